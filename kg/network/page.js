// The page of one view: draws it with sigma, filters it, and shows a node's measures, events and sources.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const ROWS = 300;
  const PALETTE = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#6c3483", "#7d6608", "#c0392b", "#2c7a7b"];
  const NUMBERS = new Set(["community", "component"]);
  const FAINT = "#e3e8ed";

  // ------------------------------------------------------------ the graph
  const graph = new graphology.Graph({ type: "undirected", multi: false });
  data.nodes.forEach((node, id) => graph.addNode(id, { x: node.x, y: node.y, label: node.label, size: node.size }));
  data.edges.forEach(([one, other, weight, years, told]) =>
    graph.addEdge(one, other, { size: 0.6 + 0.8 * Math.log2(Math.max(1, weight)), color: "#c3ccd5", weight, years, told }));

  const state = { kinds: new Set(Object.keys(data.kinds)), since: null, until: null, least: 0, around: false,
    picked: null, hovered: null, sort: data.measures.length ? 0 : -1, down: true, words: "" };
  const shown = new Set();

  function inYears(years) {
    return years.some((year) => (state.since === null || year >= state.since) && (state.until === null || year <= state.until));
  }
  function edgeIsIn(edge) {
    const { years } = graph.getEdgeAttributes(edge);
    return state.since === null && state.until === null ? true : years.length === 0 ? true : inYears(years);
  }
  function nodeIsIn(id) {
    const node = data.nodes[id];
    if (!state.kinds.has(node.kind)) return false;
    if ((state.since !== null || state.until !== null) && !inYears(yearsOf(node))) return false;
    return graph.degree(id) >= state.least;
  }
  function yearsOf(node) {
    if (node.year !== null) return [node.year];
    return node.events.filter((event) => event.start).map((event) => Number(event.start.slice(0, 4)));
  }
  function refilter() {
    shown.clear();
    data.nodes.forEach((_, id) => { if (nodeIsIn(id)) shown.add(String(id)); });
    if (state.around && state.picked !== null) {
      const near = new Set([state.picked, ...graph.neighbors(state.picked)]);
      [...shown].forEach((id) => { if (!near.has(id)) shown.delete(id); });
    }
    let edges = 0;
    graph.forEachEdge((edge, _, one, other) => { if (shown.has(one) && shown.has(other) && edgeIsIn(edge)) edges += 1; });
    at("counts").textContent = `${shown.size.toLocaleString()} of ${graph.order.toLocaleString()} nodes · ${edges.toLocaleString()} of ${graph.size.toLocaleString()} edges`;
    drawTable();
    if (renderer) renderer.refresh();
  }

  // ------------------------------------------------------------ colours and sizes
  const community = data.measures.indexOf("community");
  function colourOf(node) {
    if (at("colour").value === "community") return PALETTE[(node.measures[community] - 1) % PALETTE.length];
    return data.kinds[node.kind][1];
  }
  function resize() {
    const column = Number(at("size").value);
    const values = data.nodes.map((node) => (column >= 0 ? Math.max(0, node.measures[column]) : 1));
    const largest = Math.max(...values, 0);
    // The largest node fills the room between two neighbours, which stand one unit apart.
    const xs = data.nodes.map((node) => node.x), ys = data.nodes.map((node) => node.y);
    const wide = Math.max(...xs) - Math.min(...xs) || 1, high = Math.max(...ys) - Math.min(...ys) || 1;
    const stage = at("network").getBoundingClientRect();
    const unit = Math.min(stage.width / wide, stage.height / high);
    const room = Math.min(1, Math.max(0.45 * unit, 4) / 16);
    data.nodes.forEach((_, id) => graph.setNodeAttribute(id, "size", room * (3 + 13 * (largest ? Math.sqrt(values[id] / largest) : 0))));
  }

  // ------------------------------------------------------------ drawing
  let renderer = null;
  function draw() {
    if (!graph.order) return;
    try {
      renderer = new Sigma(graph, at("network"), {
        labelFont: '"KG Sans", system-ui, sans-serif', labelSize: 13, labelColor: { color: "#1b2631" },
        nodeProgramClasses: graph.order > 2000 ? { circle: Sigma.rendering.NodePointProgram } : {}, hideEdgesOnMove: graph.size > 3000, hideLabelsOnMove: graph.order > 2000, labelRenderedSizeThreshold: 7, labelDensity: 0.35, labelGridCellSize: 160, zIndex: true, minCameraRatio: 0.02, maxCameraRatio: 4,
        nodeReducer: reduceNode, edgeReducer: reduceEdge,
      });
    } catch (error) {
      at("failed").hidden = false;
      return;
    }
    renderer.on("clickNode", ({ node }) => pick(node));
    renderer.on("clickStage", () => pick(null));
    renderer.on("enterNode", ({ node }) => { state.hovered = node; renderer.refresh({ skipIndexation: true }); });
    renderer.on("leaveNode", () => { state.hovered = null; renderer.refresh({ skipIndexation: true }); });
    at("in").onclick = () => renderer.getCamera().animatedZoom({ duration: 200 });
    at("out").onclick = () => renderer.getCamera().animatedUnzoom({ duration: 200 });
    at("all").onclick = () => renderer.getCamera().animatedReset({ duration: 300 });
  }
  function reduceNode(id, attributes) {
    if (!shown.has(id)) return { ...attributes, hidden: true };
    const focus = state.hovered ?? state.picked;
    const result = { ...attributes, color: colourOf(data.nodes[id]) };
    if (focus === null) return result;
    if (id === focus) return { ...result, highlighted: true, forceLabel: true, zIndex: 2 };
    if (graph.areNeighbors(id, focus)) return { ...result, forceLabel: graph.degree(focus) <= 25, zIndex: 1 };
    return { ...result, color: FAINT, label: "", zIndex: 0 };
  }
  function reduceEdge(edge, attributes) {
    const [one, other] = graph.extremities(edge);
    if (!shown.has(one) || !shown.has(other) || !edgeIsIn(edge)) return { ...attributes, hidden: true };
    const focus = state.hovered ?? state.picked;
    if (focus === null) return attributes;
    const touches = one === focus || other === focus;
    return touches ? { ...attributes, color: "#5d7fa3", zIndex: 1 } : { ...attributes, color: "#f0f3f6", zIndex: 0 };
  }

  // ------------------------------------------------------------ the node panel
  function make(tag, text, parent) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (parent) parent.append(element);
    return element;
  }
  function pick(id, fly) {
    state.picked = id;
    at("to-node").disabled = id === null;
    if (id === null) show("table"); else { fillPanel(id); show("node"); }
    if (state.around) refilter(); else { drawTable(); if (renderer) renderer.refresh({ skipIndexation: true }); }
    if (fly && id !== null && renderer) {
      const { x, y } = renderer.getNodeDisplayData(id);
      renderer.getCamera().animate({ x, y, ratio: Math.min(renderer.getCamera().ratio, 0.35) }, { duration: 400 });
    }
  }
  function fillPanel(id) {
    const node = data.nodes[id], panel = at("node");
    panel.replaceChildren();
    make("h3", node.label, panel);
    const list = make("dl", undefined, panel);
    [["kind", data.kinds[node.kind][0]], ...node.facts, ...data.measures.map((name, i) => [name, number(node.measures[i])])]
      .forEach(([name, value]) => { make("dt", name, list); make("dd", value, list); });
    if (node.events.length) {
      make("h4", `Events (${node.events.length})`, panel);
      const events = make("ul", undefined, panel);
      node.events.forEach((event) => make("li", event.start ? `${event.start} ${event.label}` : event.label, events));
    }
    const near = graph.neighbors(id).sort((a, b) => weight(id, b) - weight(id, a) || data.nodes[a].label.localeCompare(data.nodes[b].label, "zh"));
    if (near.length) {
      make("h4", `Neighbours (${near.length})`, panel);
      const list = make("ul", undefined, panel);
      near.slice(0, 40).forEach((other) => {
        const item = make("li", undefined, list);
        make("button", data.nodes[other].label, item).onclick = () => pick(other, true);
        const told = graph.getEdgeAttribute(id, other, "told");
        make("span", told.length ? ` · ${weight(id, other)}: ${told.slice(0, 3).join("、")}` : ` · ${weight(id, other)}`, item);
      });
      if (near.length > 40) make("li", `and ${near.length - 40} more`, list);
    }
    if (node.sources.length) {
      make("h4", "Read from", panel);
      node.sources.forEach((source) => {
        const quote = make("blockquote", undefined, panel);
        quote.append(source.before);
        make("mark", source.quote, quote);
        quote.append(source.after);
        make("footer", `${source.title} (${source.id})`, quote);
      });
    }
    panel.scrollTop = 0;
  }
  const weight = (one, other) => graph.getEdgeAttribute(one, other, "weight");
  const number = (value) => (Number.isInteger(value) ? value.toLocaleString() : value.toPrecision(3));
  function show(what) {
    at("table").hidden = what !== "table";
    at("node").hidden = what !== "node";
    at("to-table").setAttribute("aria-pressed", what === "table");
    at("to-node").setAttribute("aria-pressed", what === "node");
  }

  // ------------------------------------------------------------ the table
  function drawTable() {
    const rows = [...shown].map(Number).filter((id) => data.nodes[id].label.includes(state.words));
    const value = (id) => (state.sort < 0 ? 0 : data.nodes[id].measures[state.sort]);
    rows.sort((a, b) => (state.sort < 0 ? 0 : (state.down ? value(b) - value(a) : value(a) - value(b)))
      || data.nodes[a].label.localeCompare(data.nodes[b].label, "zh") * (state.sort < 0 && !state.down ? -1 : 1));
    const head = make("tr");
    ["name", ...data.measures].forEach((name, i) => {
      const cell = make("th", name + (state.sort === i - 1 ? (state.down ? " ▾" : " ▴") : ""), head);
      cell.scope = "col";
      cell.onclick = () => { state.down = state.sort === i - 1 ? !state.down : true; state.sort = i - 1; drawTable(); };
    });
    document.querySelector("thead").replaceChildren(head);
    const body = document.querySelector("tbody");
    body.replaceChildren(...rows.slice(0, ROWS).map((id) => {
      const row = make("tr");
      make("td", data.nodes[id].label, row);
      data.nodes[id].measures.forEach((found) => make("td", number(found), row));
      row.tabIndex = 0;
      row.className = String(id) === state.picked ? "picked" : "";
      row.onclick = () => pick(String(id), true);
      row.onkeydown = (event) => { if (event.key === "Enter") pick(String(id), true); };
      return row;
    }));
    at("more").textContent = rows.length > ROWS ? `The first ${ROWS} of ${rows.length.toLocaleString()} rows; search or filter for others.` : rows.length ? "" : "No node passes the filters.";
  }

  // ------------------------------------------------------------ filters
  function option(select, value, text) {
    const item = make("option", text, select);
    item.value = value;
  }
  function fillFilters() {
    document.querySelector("h1").textContent = data.name;
    Object.entries(data.kinds).forEach(([kind, [title, colour]]) => {
      const label = make("label", undefined, at("kinds"));
      const box = make("input", undefined, label);
      box.type = "checkbox"; box.checked = true;
      box.onchange = () => { if (box.checked) state.kinds.add(kind); else state.kinds.delete(kind); refilter(); };
      make("i", undefined, label).style.background = colour;
      make("span", title, label);
      make("small", data.nodes.filter((node) => node.kind === kind).length.toLocaleString(), label);
    });
    const years = [...new Set(data.nodes.flatMap(yearsOf))].sort();
    if (years.length > 1) {
      at("years").hidden = false;
      ["since", "until"].forEach((edge) => {
        option(at(edge), "", "any");
        years.forEach((year) => option(at(edge), year, year));
        at(edge).onchange = () => { state[edge] = at(edge).value ? Number(at(edge).value) : null; refilter(); };
      });
    }
    at("least").oninput = () => { state.least = Number(at("least").value) || 0; refilter(); };
    at("around").onchange = () => { state.around = at("around").checked; refilter(); };
    if (community >= 0) option(at("colour"), "community", "community");
    at("colour").onchange = () => renderer && renderer.refresh();
    option(at("size"), -1, "all the same");
    data.measures.forEach((name, i) => { if (!NUMBERS.has(name)) option(at("size"), i, name); });
    at("size").value = data.measures.length && !NUMBERS.has(data.measures[0]) ? 0 : -1;
    at("size").onchange = () => { resize(); if (renderer) renderer.refresh(); };
    data.notes.forEach((note) => make("p", note, at("notes")));
    const list = at("labels");
    [...new Set(data.nodes.map((node) => node.label))].slice(0, 5000).forEach((label) => { make("option", undefined, list).value = label; });
    at("search").oninput = () => {
      state.words = at("search").value.trim();
      const hit = data.nodes.findIndex((node) => node.label === state.words);
      if (hit >= 0) pick(String(hit), true); else { show("table"); drawTable(); }
    };
    at("search").onkeydown = (event) => {
      if (event.key !== "Enter" || !state.words) return;
      const hits = data.nodes.map((_, id) => id).filter((id) => shown.has(String(id)) && data.nodes[id].label.includes(state.words));
      if (hits.length) pick(String(hits[0]), true);
    };
    at("to-table").onclick = () => show("table");
    at("to-node").onclick = () => show("node");
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") pick(null); });
  }

  fillFilters();
  resize();
  document.fonts.load('13px "KG Sans"', "中").catch(() => undefined).then(() => { draw(); refilter(); });
})();

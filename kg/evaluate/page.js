const boxes = { missed: document.getElementById("missed"), wrong: document.getElementById("wrong") };
const words = document.getElementById("words");
function show() {
  const wanted = words.value.trim();
  for (const list of document.querySelectorAll("details")) {
    let shown = 0;
    for (const item of list.querySelectorAll("li")) {
      item.hidden = !boxes[item.className].checked || !item.textContent.includes(wanted);
      shown += !item.hidden;
    }
    list.hidden = shown === 0;
  }
}
for (const control of [...Object.values(boxes), words]) control.addEventListener("input", show);

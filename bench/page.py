"""Times the page of ``kg network`` with 5,000 nodes in a real browser: until it is drawn, and while it is moved.

    python -m bench.page [--nodes 5000]        # make bench-page; needs Chromium, chromedriver and make assets

A browser without a graphics card draws in software, so that the numbers are those of a slow machine.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

import networkx as nx
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from kg.network import measure
from kg.network.page import Explorer, make_page
from kg.network.records import Network

_FLAGS = (
    "headless", "no-sandbox", "disable-quic", "no-first-run", "disable-background-networking",
    "disable-component-update", "disable-sync", "use-gl=angle", "use-angle=swiftshader",
    "enable-unsafe-swiftshader", "window-size=1400,900",
)  # fmt: skip
# Zooms in and out with the buttons and notes how long each frame took.
_MOVE = """
const done = arguments[arguments.length - 1];
const frames = []; let last = performance.now(); const start = last; let n = 0;
document.getElementById("in").click();
function tick(now) {
  frames.push(now - last); last = now;
  if (Math.floor((now - start) / 250) > n) { n += 1; document.getElementById(n % 4 < 2 ? "in" : "out").click(); }
  if (now - start < 4000) requestAnimationFrame(tick);
  else { frames.sort((a, b) => a - b); done([frames.length / 4, frames[Math.floor(frames.length * 0.95)]]); }
}
requestAnimationFrame(tick);
"""


def main() -> None:
    """Print seconds and frames."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=5000)
    nodes = parser.parse_args().nodes
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(nodes, 3, seed=1), str)
    for node, attributes in graph.nodes(data=True):
        attributes.update(label=f"第{node}号人力资源和社会保障局", type="organiser", kind="GovernmentBody")
    start = time.perf_counter()
    measured = measure(graph, ["degree", "pagerank", "community"])
    page = make_page(graph, measured, Explorer(Path(), Network({}, {}, {}, {}, (), (), {}, ())))
    made = time.perf_counter() - start
    print(f"{len(graph):,} nodes, {graph.number_of_edges():,} edges, {len(page) / 1e6:.1f} MB, made in {made:.1f} s")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_bytes(page)
        _look(file)


def _look(file: Path) -> None:
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    for flag in _FLAGS:
        options.add_argument(f"--{flag}")
    with Chrome(options=options, service=Service(shutil.which("chromedriver"))) as browser:
        start = time.perf_counter()
        browser.get(file.as_uri())
        WebDriverWait(browser, 120).until(lambda b: b.find_element(By.ID, "counts").text)
        print(f"drawn after {time.perf_counter() - start:.1f} s")
        rate, slow = browser.execute_async_script(_MOVE)
        print(f"moving: {rate:.0f} frames a second, 95 of 100 frames within {slow:.0f} ms")


if __name__ == "__main__":
    main()

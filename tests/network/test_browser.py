"""The page of a view in a real browser; needs Chromium and its driver, which CI installs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions, Keys
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from kg.network import VIEWS, Network, measure
from kg.network.page import Explorer, make_page
from tests.network.test_formats import needs_assets

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

pytestmark = [
    needs_assets,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER) and not os.environ.get("CI"),
        reason="Chromium and chromedriver are not installed (Debian: chromium, chromium-driver)",
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (
        "headless", "no-sandbox", "disable-quic", "no-first-run", "disable-background-networking",
        "disable-component-update", "disable-sync", "use-gl=angle", "use-angle=swiftshader",
        "enable-unsafe-swiftshader", "window-size=1400,900",
    ):  # fmt: skip
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: Chrome, network: Network, build: Path, tmp_path: Path) -> Chrome:
    graph = VIEWS["organisers"](network)
    file = tmp_path / "page.html"
    file.write_bytes(make_page(graph, measure(graph, ["strength", "community"]), Explorer(build, network)))
    browser.get(file.as_uri())
    WebDriverWait(browser, 20).until(lambda b: b.find_element(By.ID, "counts").text)
    return browser


def text(page: Chrome, selector: str) -> str:
    return page.find_element(By.CSS_SELECTOR, selector).text


def test_the_network_is_drawn_without_a_complaint(page: Chrome) -> None:
    assert text(page, "#counts") == "3 of 3 nodes · 2 of 2 edges"
    assert len(page.find_elements(By.CSS_SELECTOR, "#network canvas")) > 1
    assert not page.find_element(By.ID, "failed").is_displayed()
    complaints = page.get_log("browser")  # type: ignore[no-untyped-call] # selenium leaves it without types
    assert [entry for entry in complaints if entry["level"] == "SEVERE"] == []


def test_a_search_shows_measures_events_and_the_sentence(page: Chrome) -> None:
    box = page.find_element(By.ID, "search")
    box.send_keys("青川市人力资源和社会保障局")
    assert text(page, "#node h3") == "青川市人力资源和社会保障局"
    panel = text(page, "#node")
    assert "2023-02-10 东桥招聘会" in panel
    assert text(page, "#node blockquote").startswith("由青川市人社局主办。")
    assert text(page, "#node mark") == "青川市人社局"
    page.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE)
    assert page.find_element(By.ID, "table").is_displayed()


def test_filters_leave_out_nodes_in_network_and_table(page: Chrome) -> None:
    page.find_element(By.CSS_SELECTOR, "#kinds label:first-child input").click()
    assert text(page, "#counts") == "2 of 3 nodes · 1 of 2 edges"
    assert len(page.find_elements(By.CSS_SELECTOR, "tbody tr")) == 2
    page.find_element(By.ID, "least").send_keys("9")
    assert "No node passes the filters." in text(page, "#more")


def test_a_row_of_the_table_leads_to_its_node(page: Chrome) -> None:
    row = page.find_element(By.CSS_SELECTOR, "tbody tr")
    name = row.find_element(By.TAG_NAME, "td").text
    row.click()
    assert text(page, "#node h3") == name

"""Stage the pages, build the site and say where it is."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.site.building import ROOT, build_site


def main() -> None:
    """Build the site into a folder."""
    parser = argparse.ArgumentParser(prog="python -m scripts.site", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "site", help="folder for pages/ and html/")
    html = build_site(parser.parse_args().out)
    print(f"the site is {html}/index.html")


if __name__ == "__main__":
    main()

"""Puts the font and the scripts of pictures and pages beside the code that uses them; needs Node.js with npm.

    python -m scripts.assets        # make assets

The packages and their exact versions stand in package.json. Every subset of the font becomes part of one TrueType
file; scripts and licences are copied as they are.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger, Options

HERE = Path(__file__).resolve().parent
ASSETS = HERE.parents[1] / "kg" / "network" / "assets"
FONT = "NotoSansSC.ttf"
_COPIED = {
    "graphology/dist/graphology.umd.min.js": "graphology.umd.min.js",
    "graphology/LICENSE.txt": "graphology.LICENSE.txt",
    "sigma/dist/sigma.min.js": "sigma.min.js",
    "sigma/LICENSE.txt": "sigma.LICENSE.txt",
    "@fontsource/noto-sans-sc/LICENSE": "NotoSansSC.LICENSE.txt",
}
# Layout features and vertical writing, which pictures of networks do not use and which cannot be merged.
_DROPPED = ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "vhea", "vmtx"]

_SOME_DAY = 3_660_681_600
"""2020-01-01, in the seconds since 1904 that fonts count."""


def fetch(assets: Path = ASSETS) -> None:
    """Make the folder of assets anew. Raises ``RuntimeError`` where npm is missing or cannot install the packages."""
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError("npm is not installed; install Node.js (18 or later), which brings it, and try again.")
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copy(HERE / "package.json", scratch)
        run = [npm, "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        done = subprocess.run(run, cwd=scratch, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
        if done.returncode:
            raise RuntimeError(f"npm could not install the packages of package.json:\n{done.stdout}{done.stderr}")
        modules = Path(scratch) / "node_modules"
        new = Path(scratch) / "assets"
        new.mkdir()
        for source, name in _COPIED.items():
            shutil.copy(modules / source, new / name)
        merge_font(modules / "@fontsource" / "noto-sans-sc" / "files", new / FONT)
        shutil.rmtree(assets, ignore_errors=True)
        shutil.copytree(new, assets)


def merge_font(folder: Path, target: Path) -> None:
    """Write the subsets of the regular weight as one font."""
    subsets = sorted(folder.glob("noto-sans-sc-*-400-normal.woff2"))
    merger = Merger(options=Options(drop_tables=_DROPPED))
    merged = merger.merge([str(path) for path in subsets])
    # The day of making would make each build another file.
    merged["head"].modified = merged["head"].created = _SOME_DAY
    merged.recalcTimestamp = False
    merged.save(target)


if __name__ == "__main__":
    try:
        fetch()
    except RuntimeError as error:
        sys.exit(f"Error: {error}")
    print("\n".join(f"{path.stat().st_size:>9,}  {path.name}" for path in sorted(ASSETS.iterdir())))

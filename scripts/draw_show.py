"""Draw what ``kg show`` prints on a terminal as ``docs/show.svg``, the picture of the README."""

from __future__ import annotations

import html
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
KG = str(Path(sys.executable).with_name("kg"))
ARTICLE = "06-short-items.jsonl#2"
WIDTH = 100

# rich's own frame would fetch a font from the web.
_FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: monospace; font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""

_WORDS = re.compile(r'textLength="[^"]*"([^>]*>)([^<]*)</text>')
_CELL = 12.2


def _with_widths(picture: str) -> str:
    """Return the picture with words as wide as their cells: rich counts characters, and a Chinese one has two cells."""

    def widened(text: re.Match[str]) -> str:
        width = cell_len(html.unescape(text[2])) * _CELL
        return f'textLength="{width:g}" lengthAdjust="spacingAndGlyphs"{text[1]}{text[2]}</text>'

    return _WORDS.sub(widened, picture)


def main() -> None:
    """Build the seeds, show an article and write the picture."""
    terminal = {**os.environ, "FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": str(WIDTH)}
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([KG, "build", str(ROOT / "seeds"), "-o", "out"], cwd=scratch, check=True, capture_output=True)  # noqa: S603 - our own command
        shown = subprocess.run(  # noqa: S603 - our own command
            [KG, "show", "out", ARTICLE], cwd=scratch, env=terminal, check=True, capture_output=True, text=True
        )
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(shown.stdout))
    picture = console.export_svg(title=f"kg show out {ARTICLE}", code_format=_FRAME, unique_id="show")
    (ROOT / "docs" / "show.svg").write_text(_with_widths(picture), "utf-8")


if __name__ == "__main__":
    main()

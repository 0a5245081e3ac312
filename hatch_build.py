"""Build hook: wheels and sdists carry the font and the scripts of pictures and pages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface):
    """Fetches what is missing; an editable install works without, and says so where it is needed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the folder of assets, unless it is there (as in an sdist) or the install is editable."""
        root = Path(self.root)
        assets = root / "kg" / "network" / "assets"
        if version != "editable" and not assets.is_dir():
            sys.path.insert(0, str(root))
            from scripts.assets.__main__ import fetch  # noqa: PLC0415 - it lies in the tree that is built

            fetch(assets)
        build_data["artifacts"].append("/kg/network/assets/*")

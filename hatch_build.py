"""Build hook: packages carry the font and the scripts of pictures and pages, wheels also compiled modules."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from sysconfig import get_config_var
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackageHook(BuildHookInterface):
    """Fetches and compiles what the checkout lacks; an editable install works without either."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the assets and, to a wheel, the extension modules. With ``KG_COMPILE=0`` a wheel has sources alone."""
        if version != "editable":
            self._fetch_assets()
            if self.target_name == "wheel" and os.environ.get("KG_COMPILE") != "0":
                self._compile(build_data)
        build_data["artifacts"].append("/kg/network/assets/*")

    def _fetch_assets(self) -> None:
        """Make the folder of assets, unless it is there, as in an sdist."""
        assets = Path(self.root, "kg", "network", "assets")
        if not assets.is_dir():
            sys.path.insert(0, self.root)
            from scripts.assets.__main__ import fetch  # noqa: PLC0415 - it lies in the tree that is built

            fetch(assets)

    def _compile(self, build_data: dict[str, Any]) -> None:
        """Add the extension modules; where they cannot be made, the sources give the same graphs more slowly."""
        compiled = Path(self.root, "build", "compiled")
        command = [sys.executable, "-m", "scripts.compiled", str(compiled)]
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)  # noqa: S603 - fixed
        if done.returncode:
            self.app.display_warning(f"{done.stderr}Not compiled, as told above: the wheel holds sources alone.")
            return
        for path in sorted(compiled.rglob(f"*{get_config_var('EXT_SUFFIX')}")):
            build_data["force_include"][str(path)] = path.relative_to(compiled).as_posix()
        build_data["pure_python"], build_data["infer_tag"] = False, True

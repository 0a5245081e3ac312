from __future__ import annotations

from pathlib import Path

import pytest

from tests.write.conftest import Builder, full


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small build."""
    return Builder(tmp_path_factory.mktemp("load"))(full("a.md").done()).folder

"""The order of imports is a tested file, and the test itself has been seen to fail."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINT = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]


def test_imports_point_down_the_page() -> None:
    done = subprocess.run(LINT, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("measure/pdf.py", "import coban.paint.pdf", "The judge shares no code with the accused"),
        ("pages/__init__.py", "import mkdocs", "Only the plugin knows MkDocs"),
        ("campaign/model.py", "import PIL.Image", "Nouns and layout are pure"),
        ("layout/banner.py", "import coban.build", "Imports point down the page"),
        ("build/recipe.py", "import click", "Only the commands know click"),
    ],
)
def test_a_wrong_import_is_caught(tmp_path: Path, module: str, line: str, contract: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "scripts/coban", tmp_path / "coban", ignore=shutil.ignore_patterns("__pycache__"))
    broken = tmp_path / "coban" / module
    broken.write_text(broken.read_text("utf-8") + f"\n{line}\n", "utf-8")
    done = subprocess.run(
        [*LINT, "--config", "pyproject.toml"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout

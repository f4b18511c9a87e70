"""HTML and CSS as the standards have them; the Nu checker of the W3C judges."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.site.conftest import CAMPAIGNS, Sites
from tests.site.test_policy import addresses

VNU = Path(__file__).parents[1] / "web" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
HOUSE_STYLES = Path(__file__).parents[2] / "overrides" / "assets" / "stylesheets"


def complaints(*arguments: str) -> list[str]:
    """Errors and warnings of the checker."""
    assert VNU.is_file(), "the Nu HTML checker is not installed; run `make web`"
    java = shutil.which("java")
    assert java, "Java is not installed; run `make tools`"
    command = [java, "-Xss4m", "-jar", str(VNU), "--format", "gnu", "--exit-zero-always", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    # In a file, 'self' is nothing: the browser's tests hold the policy. The checker still reads its grammar.
    return [line for line in run.stderr.splitlines() if "violates Content Security Policy" not in line]


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_every_page_is_valid(sites: Sites, slug: str) -> None:
    folder = sites.folder(slug)
    checked = [str(folder / place / "index.html") for place in addresses(sites, slug)]
    checked.append(str(folder / "404.html"))
    assert len(checked) >= 5
    assert complaints(*checked) == []


def test_every_style_sheet_is_valid(sites: Sites) -> None:
    ours = [str(path) for path in sorted(HOUSE_STYLES.glob("*.css"))]
    made = [str(path) for slug in CAMPAIGNS for path in sites.folder(slug).glob("assets/stylesheets/*.css")]
    assert len(made) >= 2 * len(CAMPAIGNS)
    assert complaints("--css", *ours, *made) == []


def test_the_checker_sees_faults(tmp_path: Path) -> None:
    page, sheet = tmp_path / "page.html", tmp_path / "sheet.css"
    page.write_text("<!doctype html><html lang=vi><title>x</title><p><div id=a></div><b id=a>", "utf-8")
    sheet.write_text("b { colour: red; width: 3 }", "utf-8")
    assert len(complaints(str(page))) >= 3
    assert len(complaints("--css", str(sheet))) == 2

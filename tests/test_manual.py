"""The manual is held to the code: generated pages are current, hand-written ones name what exists."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from coban.campaign import House
from coban.cli import main
from coban.cli.format_pictures import pictures
from coban.cli.manual import pages
from coban.paint.png import encode_webp

ROOT = Path(__file__).resolve().parents[1]
MANUAL = ROOT / "docs" / "manual"


@pytest.mark.parametrize("page", sorted(pages()))
def test_a_generated_page_is_current(page: str) -> None:
    assert (MANUAL / page).read_text("utf-8") == pages()[page], "stale; run: make manual"


def test_every_format_is_shown_as_it_is_now() -> None:
    """Marks of a new machine's rasteriser may differ; another composition may not."""
    wanted = pictures(House(ROOT))
    assert {path.stem for path in (MANUAL / "formats").glob("*.webp")} == set(wanted), "run: make manual"
    stale = []
    for name, image in wanted.items():
        now = Image.open(io.BytesIO(encode_webp(image))).convert("RGB")
        with Image.open(MANUAL / "formats" / f"{name}.webp") as kept:
            old = kept.convert("RGB")
        if old.size != now.size or max(ImageStat.Stat(ImageChops.difference(old, now)).mean) > 1:
            stale.append(name)
    assert not stale, "run: make manual"


def test_every_command_teaches_with_an_example() -> None:
    text = pages()["commands.md"]
    for name, command in main.commands.items():
        assert f"## {name}\n" in text
        assert f"coban {name}" in (command.help or ""), f"{name}: no example"
        for option in command.params:
            assert getattr(option, "help", "") or option.param_type_name == "argument", (
                f"{name} {option.name}"
            )


def test_the_index_names_every_page() -> None:
    named = set(re.findall(r"\]\(([\w-]+\.md)\)", (MANUAL / "index.md").read_text("utf-8")))
    there = {path.name for path in MANUAL.glob("*.md")} - {"index.md"}
    assert named == there


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(f"docs/manual/{p.name}" for p in MANUAL.glob("*.md"))]
)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for link in re.findall(r"\]\(([^)#]+)", path.read_text("utf-8")):
        if "://" not in link:
            assert (path.parent / link).exists(), link


def test_make_help_describes_every_task() -> None:
    told = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    tasks = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert tasks
    described = {line.split()[1] for line in told.splitlines()}
    assert described == set(tasks[1].split()) - {"tools", "web"}
    for task in ("build", "test", "lint", "serve"):
        assert task in described

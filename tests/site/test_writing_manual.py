"""docs/manual/writing.md: every example builds strictly, has its picture, and no component is left out."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image
from tests.site.component_pictures import MANUAL, PAGE, examples, house

from coban.pages.components import NAMES


def test_every_component_is_shown() -> None:
    sources = "".join(example.source for example in examples())
    missing = [name for name in NAMES if not re.search(rf"\b{name}\(", sources)]
    assert missing == []


def test_every_example_has_its_picture_and_no_picture_is_left_over() -> None:
    named = {example.picture for example in examples()}
    assert named == set((MANUAL / "writing").glob("*.png"))
    for picture in named:
        with Image.open(picture) as image:
            assert image.width > 300 and len(image.convert("RGB").getcolors(1 << 20) or ()) > 8, picture.name
    text = (MANUAL / "writing.md").read_text("utf-8")
    assert text.count("![") == len(named)


def test_every_example_builds_strictly(tmp_path: Path) -> None:
    page = (house(tmp_path) / PAGE / "index.html").read_text("utf-8")
    frames = re.findall(r'<div id="vi-du-(\d+)">', page)
    assert frames == [str(number) for number in range(len(examples()))]
    assert "{{" not in page.partition("<article")[2].partition("</article>")[0]

"""Releases and pictures for tests, in a small house of their own."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from tests.build.conftest import SLUG

from coban.campaign import House

FOLDER = "bao-chi"


def release(house: House, id: str, front: str, text: str = "Một đoạn.\n", *, place: str = "Cao Lãm") -> Path:
    """Write the release; `front` holds what differs from the usual front matter."""
    usual = {"title": f"Tin {id}", "lead": "Câu mở đầu.", "date": "2022-05-10", "place": place}
    given = {line.split(":")[0] for line in front.splitlines() if not line.startswith(" ")}
    rows = [f"{key}: {value}" for key, value in usual.items() if key not in given]
    path = house.folder(SLUG) / FOLDER / f"{id}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(["---", *rows, front.strip("\n"), "---", "", text]), "utf-8")
    return path


def picture(house: House, name: str) -> Path:
    path = house.folder(SLUG) / FOLDER / name
    path.parent.mkdir(exist_ok=True)
    Image.effect_noise((640, 400), 30).convert("RGB").save(path)
    return path

"""Xứ Lạng with a small dist/ of known files, and its kits, packed once."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from coban.artefact import Artefact
from coban.campaign import Brief, House
from coban.kit import kit_folder, write_kits


@dataclass(frozen=True, slots=True)
class Packed:
    """The campaign, its pieces, and the folder of its kits."""

    brief: Brief
    rows: tuple[Artefact, ...]
    folder: Path

    def kit(self, name: str) -> Path:
        return self.folder / f"xu-lang-{name}.zip"


@pytest.fixture(scope="session")
def packed(xu_lang: Brief, tmp_path_factory: pytest.TempPathFactory) -> Packed:
    """Banners of three communes, a flag and a graphic, all as files of their kinds."""
    root = tmp_path_factory.mktemp("kits")
    for name in ("docs", "assets"):
        (root / name).symlink_to(xu_lang.house.root / name)
    brief = replace(xu_lang, house=House(root))
    codes = [place.code for place in brief.places[:3]]
    rows = [
        piece(brief, "bang-zon-xa", kind, "value", code) for code in codes for kind in ("print", "preview")
    ]
    rows += [piece(brief, "phuon", kind, "value") for kind in ("print", "preview", "thumb")]
    rows += [
        piece(brief, "facebook-bai", kind, id) for id in ("value", "app") for kind in ("digital", "thumb")
    ]
    write_kits(brief, rows)
    return Packed(brief, tuple(rows), kit_folder(brief))


def piece(brief: Brief, order: str, kind: str, message: str, place: str | None = None) -> Artefact:
    """A row and its file: right in kind and size, empty otherwise."""
    suffix = {"print": "pdf", "thumb": "webp"}.get(kind, "png")
    path = f"{kind}/{order}/{order}_{place or message}.{suffix}"
    whole = brief.house.dist(brief.campaign.slug) / path
    whole.parent.mkdir(parents=True, exist_ok=True)
    px = None if suffix == "pdf" else (1600, 400) if kind == "preview" else (40, 30)
    if px:
        Image.effect_noise(px, 60).convert("RGB").save(whole)
    else:
        whole.write_bytes(_page())
    return Artefact(
        path=path,
        kind=kind,
        order=order,
        format=order,
        message=message,
        place=place,
        size_mm=(10.0, 10.0),
        px=px,
        scale=1,
        inks=("field",),
        font="Arimo Bold",
        qr=("https://e.example/q/1/",) if place else (),
        sponsor_share=12.5 if kind == "print" else None,
        bytes=whole.stat().st_size,
        sha256="",
        key="",
        stand_ins=("emblem-hoa-hoi.svg",),
    )


def _page() -> bytes:
    stream = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.save(stream, deterministic_id=True)
    return stream.getvalue()


def files_of(kits: Sequence[Path]) -> dict[str, bytes]:
    """Bytes by name."""
    return {path.name: path.read_bytes() for path in kits}

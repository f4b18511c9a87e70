"""Digests of what a file is made from: the same digest need not be made again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from coban.artefact import sha256, sha256_of
from coban.campaign.house import PACKAGE, shipped
from coban.scene import Box, Code, Item, Picture, Sheet, Stamp, Text

PAINTED_BY = ("paint", "colour.py", "geometry.py", "qr", "scene.py", "text.py", "units.py")
"""The code that turns a sheet into bytes; a change of it makes every piece anew."""

PAINTED_WITH = ("pikepdf", "pillow", "pypdfium2", "qrcode", "svg2pdf-py", "fonttools")

JUDGED_BY = (
    "checks",
    "measure",
    "campaign",
    "colour.py",
    "geometry.py",
    "layout/die.py",
    "text.py",
    "units.py",
    "vietnamese.py",
)
JUDGED_WITH = ("pikepdf", "pillow", "pypdfium2", "zxing-cpp", "numpy")


def digest(*parts: object) -> str:
    """One digest over parts that print the same when they are the same."""
    return sha256_of("\x1f".join(map(str, parts)).encode())


def items_digest(items: Iterable[Item]) -> str:
    return digest(*(_canonical(item) for item in items))


def sheet_digest(sheet: Sheet, shared: str) -> str:
    """The sheet with everything on it; `shared` is `items_digest(sheet.shared)`, the same for all places."""
    frame = (
        sheet.title,
        sheet.width,
        sheet.height,
        sheet.bleed,
        sheet.safe,
        sheet.scale,
        sheet.px,
        sheet.slug,
        sheet.guides,
        sheet.die,
        sheet.window,
    )
    return digest(*frame, shared, items_digest(sheet.own))


@lru_cache(maxsize=1)
def painting_digest() -> str:
    return _code_digest(PAINTED_BY, PAINTED_WITH)


@lru_cache(maxsize=1)
def judging_digest() -> str:
    return digest(_code_digest(JUDGED_BY, JUDGED_WITH), tree_digest(shipped("assets") / "preflight"))


@lru_cache(maxsize=256)
def file_digest(path: Path) -> str:
    return sha256(path)


def path_digest(path: Path) -> str:
    """Of a file or of a folder; of nothing when neither is there."""
    return sha256(path) if path.is_file() else tree_digest(path)


def tree_digest(folder: Path) -> str:
    """Every file below a folder, by name and contents; nothing when there is no folder."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return digest(*(f"{p.relative_to(folder).as_posix()} {sha256(p)}" for p in files))


def jsonable(value: Any) -> str:
    """A pydantic value or plain data as canonical JSON."""
    plain = value.model_dump(mode="json") if hasattr(value, "model_dump") else value
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, default=str)


def _code_digest(modules: Iterable[str], packages: Iterable[str]) -> str:
    trees = (path_digest(PACKAGE / name) for name in modules)
    return digest(*trees, *(f"{name} {version(name)}" for name in packages))


def _canonical(item: Item) -> str:
    match item:
        case Text(line=line, face=face):
            place = (item.x, item.y, item.size)
            return repr((item.role, line.text, line.glyphs, face.name, face.version, place, item.ink))
        case Picture():
            return repr((item.role, file_digest(item.file), item.rect, item.stand_in))
        case Box() | Stamp() | Code():
            return repr(item)

"""What the shop's papers tell: a fact in words, confirmed or still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed
from coban.campaign.formats import Format
from coban.campaign.orders import Order
from coban.layout.fit import LEGIBLE_SHARE
from coban.vietnamese import OPEN, decimal, moment, number

MATERIAL_OPEN = f"{OPEN}: xưởng và đơn vị đặt in thống nhất"
NO_DOCUMENT = f"{OPEN}: văn bản không nêu"


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one thing; `open` when nobody has confirmed it yet."""

    label: str
    words: str
    open: bool = False


def material(order: Order, kind: Format) -> Told:
    """The order's own, else what the trade usually takes, which nobody has confirmed."""
    if order.material is not None:
        return said("Vật liệu", order.material)
    usual = f"thường dùng {kind.material}; " if kind.material else ""
    return Told("Vật liệu", usual + MATERIAL_OPEN, open=True)


def finishing(order: Order, kind: Format) -> Told:
    """The order's own, else the format's."""
    if order.finishing is not None:
        return said("Gia công", order.finishing)
    if kind.finishing:
        return Told("Gia công", kind.finishing)
    return Told("Gia công", MATERIAL_OPEN, open=True)


def said(label: str, fact: Any) -> Told:
    """A fact of the campaign; what no document states says so."""
    if fact is None:
        return Told(label, NO_DOCUMENT, open=True)
    if isinstance(fact, Unconfirmed):
        draft = f" (bản nháp dùng {fact.draft})" if fact.draft is not None else ""
        return Told(label, f"{OPEN}: {fact.unconfirmed}{draft}", open=True)
    return Told(label, moment(fact) if isinstance(fact, date) else _shown(fact))


def legible_from_mm(cap_mm: float) -> float:
    """From how far a letter of this cap height can be read."""
    return cap_mm / LEGIBLE_SHARE


def height(cap_mm: float) -> str:
    """'5,2 cm', '0,35 cm'."""
    return f"{decimal(cap_mm / 10, 1 if cap_mm >= 10 else 2)} cm"


def stand_in_names(brief: Brief, files: Sequence[str]) -> tuple[str, ...]:
    """'logo VNPT', 'biểu trưng'; in the order of the campaign."""
    names = dict(_artworks(brief))
    return tuple(dict.fromkeys(names.get(file, file) for file in _in_order(files, list(names))))


def _in_order(files: Sequence[str], known_files: list[str]) -> list[str]:
    return sorted(
        set(files), key=lambda f: (known_files.index(f) if f in known_files else len(known_files), f)
    )


def _artworks(brief: Brief) -> Iterator[tuple[str, str]]:
    if brief.campaign.emblem:
        yield Path(brief.campaign.emblem.file).name, "biểu trưng"
    for sponsor in brief.campaign.sponsors:
        yield Path(sponsor.logo.file).name, f"logo {sponsor.name}"


def _shown(fact: Any) -> str:
    return number(fact) if isinstance(fact, int | float) else str(fact)

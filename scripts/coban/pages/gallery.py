"""The gallery: what was made, order by order, each piece with its picture and its downloads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from coban.artefact import DIE_TAIL, Artefact
from coban.campaign.brief import Brief
from coban.campaign.orders import Order
from coban.campaign.places import Place
from coban.layout import side_title
from coban.pages.sharper import WORTH_PX, Sharper
from coban.pages.words import trim

DOWNLOADS = "tai-ve"
"""The folder of the site that holds what can be downloaded; below it paths are those of dist/<slug>/."""

LABELS = {"print": "PDF để in", "digital": "Tải ảnh", "draft": "Bản nháp, đang vẽ lại"}
"""What a piece's first button says."""


@dataclass(frozen=True, slots=True)
class Download:
    """One file of the site: its address from the site's root, and its weight."""

    href: str
    bytes: int
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of an order: for one commune, for one slogan, or the only one."""

    title: str
    place: Place | None
    size: str
    """Trim, in words."""
    thumb: str | None
    """Address of its small picture."""
    ratio: tuple[int, int]
    """Width and height of that picture in CSS pixels."""
    downloads: tuple[Download, ...]
    sharper: Sharper | None = None
    """The same picture for screens with twice the pixels."""
    address: str = ""
    """The short address printed on it, from the site's root."""


@dataclass(frozen=True, slots=True)
class District:
    """The pieces of one district's communes."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """An order with its pieces; none when it has not been made or others make it."""

    order: Order
    pieces: tuple[Piece, ...]
    districts: tuple[District, ...]


def shelves(brief: Brief, artefacts: Iterable[Artefact]) -> tuple[Shelf, ...]:
    """A shelf for each order, in the campaign's own sequence; a draft stands before what it replaces."""
    by_order: dict[str, list[Artefact]] = {}
    for artefact in artefacts:
        by_order.setdefault(artefact.order, []).append(artefact)
    return tuple(_shelf(brief, order, by_order.get(order.id, [])) for order in brief.campaign.orders)


def download_of(artefact: Artefact) -> Download:
    """A file as a button offers it: its kind is all the label says."""
    return Download(f"{DOWNLOADS}/{artefact.path}", artefact.bytes, _kind(artefact))


def _shelf(brief: Brief, order: Order, artefacts: list[Artefact]) -> Shelf:
    by_piece: dict[str, dict[str, Artefact]] = {}
    for row in artefacts:
        stem = PurePosixPath(row.path).stem
        by_piece.setdefault(stem.removesuffix(DIE_TAIL) if row.kind == "die" else stem, {})[row.kind] = row
    made = [
        _piece(brief, kinds) for kinds in by_piece.values() if kinds.keys() & {"print", "digital", "draft"}
    ]
    sequence = {message: at for at, message in enumerate(order.messages)}
    made.sort(key=lambda row: (row[1].place.code if row[1].place else "", sequence.get(row[0], 0)))
    # Of a piece for every commune the sample is shown large, the others in the finder's small cards.
    pieces = tuple(
        replace(piece, sharper=None) if piece.place and at else piece for at, (_, piece) in enumerate(made)
    )
    return Shelf(order, pieces, _districts(brief, pieces))


def _piece(brief: Brief, kinds: dict[str, Artefact]) -> tuple[str, Piece]:
    draft = kinds.get("draft")
    main = draft or kinds.get("print") or kinds["digital"]
    place = brief.place(main.place) if main.place else None
    order = brief.campaign.order(main.order)
    message = main.message or (order.messages[0] if order.messages else "")
    words = brief.campaign.message(message).text if message else order.title
    side = side_title(main.side)
    title = place.name if place else ": ".join(filter(None, (side, words)))
    thumb = draft or kinds.get("thumb")
    files = [_download(main, LABELS[main.kind])]
    files += [_download(kinds["preview"], "Xem ảnh")] if "preview" in kinds and not draft else []
    files += [_download(kinds["die"], "Đường bế")] if "die" in kinds and not draft else []
    piece = Piece(
        title=title,
        place=place,
        size=trim(main.size_mm, main.px),
        thumb=f"{DOWNLOADS}/{thumb.path}" if thumb else None,
        ratio=_ratio(main),
        downloads=tuple(files),
        sharper=None if draft else _sharper(kinds),
        address=_short_address(brief, order, place),
    )
    return message, piece


def _sharper(kinds: dict[str, Artefact]) -> Sharper | None:
    thumb, large = kinds.get("thumb"), kinds.get("preview") or kinds.get("digital")
    if thumb is None or large is None or (large.px and max(large.px) < WORTH_PX):
        return None
    return Sharper(large.path, f"{DOWNLOADS}/{thumb.path.removesuffix('.webp')}@2x.webp")


def _short_address(brief: Brief, order: Order, place: Place | None) -> str:
    listed = brief.campaign.places
    if listed is None or place is None or order.code != "place":
        return ""
    return listed.link.format(code=place.code)


def _download(artefact: Artefact, label: str) -> Download:
    suffix = _kind(artefact)
    named = label if suffix in label else f"{label} {suffix}"
    return Download(f"{DOWNLOADS}/{artefact.path}", artefact.bytes, named)


def _kind(artefact: Artefact) -> str:
    """'PDF', 'PNG'."""
    return PurePosixPath(artefact.path).suffix.lstrip(".").upper()


def _ratio(artefact: Artefact, longest: int = 480) -> tuple[int, int]:
    width, height = artefact.size_mm
    scale = longest / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _districts(brief: Brief, pieces: Sequence[Piece]) -> tuple[District, ...]:
    """Districts in the sequence of the official list, which goes by code."""
    groups: dict[str, list[Piece]] = {}
    for piece in pieces:
        if piece.place:
            groups.setdefault(piece.place.district, []).append(piece)
    return tuple(District(name, tuple(rows)) for name, rows in groups.items())

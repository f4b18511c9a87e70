"""index.html of a kit: everything in it at a glance, from the disk, without network or script."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from coban.campaign.brief import Brief
from coban.kit.choice import Kit
from coban.kit.contacts import offices
from coban.kit.facts import fact_blocks
from coban.kit.listing import PARTS, KitFile
from coban.pages.dress import pattern
from coban.press.plain import words
from coban.press.statement import statement
from coban.rights import PICTURES
from coban.vietnamese import file_words

HERE = Path(__file__).parent
SHOWN = (*PICTURES, ".svg")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with every file that it can be had as."""

    shown: KitFile
    files: tuple[KitFile, ...]

    @property
    def is_dark(self) -> bool:
        """Whether it is made for a dark ground."""
        ground = self.shown.ground
        return ground is not None and sum(bytes.fromhex(ground[1:])) < 3 * 128


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pictures of one order, or of no order."""

    id: str
    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the kit."""

    id: str
    title: str
    told: tuple[str, ...]
    """Paragraphs above its files."""
    files: tuple[KitFile, ...]
    """What is no picture."""
    shelves: tuple[Shelf, ...]
    """What is one."""
    nav: str = ""
    """How the list of parts calls it; nothing where another part's line leads here as well."""


def index_page(brief: Brief, kit: Kit, files: Sequence[KitFile]) -> bytes:
    """One HTML file: styles within, pictures from beside it."""
    whole = kit.kind in ("media-kit", "web")
    page = _environment().get_template("index.html.j2")
    ink = {name: brief.brand.ink(name).hex for name in brief.brand.inks}
    html = page.render(
        kit=kit,
        campaign=brief.campaign,
        sections=_sections(brief, kit, files),
        facts=fact_blocks(brief) if whole else [],
        reasons=_reasons(files),
        offices=offices(brief, kit.releases) if whole or kit.releases else [],
        style=(HERE / "index.css").read_text("utf-8"),
        ink=ink,
        motif=base64.b64encode(pattern(brief).encode()).decode(),
    )
    return html.encode()


def _sections(brief: Brief, kit: Kit, files: Sequence[KitFile]) -> list[Section]:
    """The releases, then the other parts; print files stand with their pictures where these are there."""
    found = []
    for number, release in enumerate(kit.releases):
        paper = statement(brief, release)
        told = (paper.status, *paper.corrected, words(paper.lead))
        mine = [file for file in files if file.release == release.id]
        nav = "" if number else PARTS["thong-cao"]
        found.append(_section(brief, f"thong-cao-{release.id}", paper.headline, nav, mine, told))
    others = [file for file in files if file.release is None and file.part]
    for part, title in PARTS.items():
        if part == "in-an" and any(file.part == "anh" for file in others):
            continue
        mine = [file for file in others if file.part == part]
        if part == "anh":
            mine += [file for file in others if file.part == "in-an"]
        if mine:
            found.append(_section(brief, part, title, title, mine))
    return found


def _section(
    brief: Brief, id: str, title: str, nav: str, files: Iterable[KitFile], told: tuple[str, ...] = ()
) -> Section:
    groups: dict[str, list[KitFile]] = {}
    for file in files:
        groups.setdefault(_subject(file), []).append(file)
    shelves: dict[str, list[Figure]] = {}
    rest: list[KitFile] = []
    for group in groups.values():
        shown = [file for file in group if file.rights and file.suffix in SHOWN]
        if shown:
            row = group[0].row
            shelf = row.order if row and group[0].release is None else ""
            shelves.setdefault(shelf, []).append(Figure(min(shown, key=_quick), tuple(group)))
        else:
            rest += group
    every = (_shelf(brief, order, figures) for order, figures in shelves.items())
    return Section(id, title, told, tuple(rest), tuple(every), nav)


def _shelf(brief: Brief, order: str, figures: Iterable[Figure]) -> Shelf:
    title = brief.campaign.order(order).title if order else ""
    return Shelf(f"anh-{order}" if order else "", title, tuple(figures))


def _reasons(files: Iterable[KitFile]) -> list[str]:
    """Why terms of use are open, each reason once: under every picture it would drown the caption."""
    found = (file.rights.why_open for file in files if file.rights and file.rights.why_open)
    return sorted({f"{why[:1].upper()}{why[1:]}." for why in found})


def _subject(file: KitFile) -> str:
    """The same for all files of one picture: preview and print file, an emblem in all its kinds."""
    if file.part == "logo" and file.rights:
        return file.title
    if file.row:
        return file.name.partition("/")[2].rpartition(".")[0]
    return file.name


def _quick(file: KitFile) -> tuple[bool, int]:
    """Drawings first, then the smallest."""
    return file.suffix != ".svg", file.bytes


@lru_cache(maxsize=1)
def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["file_words"] = _words
    return env


def _words(file: KitFile) -> str:
    told = file_words(file.name, file.bytes, file.px)
    if file.part == "in-an":
        told = f"tệp in {told}"
    return re.sub(r" (?=(?:px|kB|MB)\b)", "\u00a0", told[:1].upper() + told[1:])

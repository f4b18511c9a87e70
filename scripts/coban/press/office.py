"""A release as an administrative document in PDF, laid out by Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from coban.campaign.brief import Brief
from coban.campaign.house import House
from coban.press import heading as top
from coban.press.blocks import NOTES, Block
from coban.press.release import PressRelease
from coban.press.statement import END, KIND, Statement
from coban.typeset import as_pdf, templates

HERE = Path(__file__).parent

FACES = ("Regular", "Bold", "Italic", "BoldItalic")
"""Liberation Serif: as wide, letter for letter, as the Times New Roman that the decree asks for."""


def office_pdf(brief: Brief, release: PressRelease, paper: Statement) -> bytes:
    """The document, tagged. Raises UnmadeError when papers cannot be set on this machine."""
    env = templates(HERE)
    env.filters["groups"] = grouped
    html = env.get_template("office.html.j2").render(
        paper=paper,
        heading=top.heading(brief, release),
        author=brief.campaign.owner.name,
        country=top.COUNTRY,
        motto=top.MOTTO,
        kind=KIND,
        held=release.held,
        notes_title=NOTES,
        end=END,
        recipients=top.RECIPIENTS,
        signed=top.SIGNED,
    )
    css = (HERE / "office.css").read_text("utf-8")
    return as_pdf(html, brief.house, brief.brand, css=css, fonts=_fonts(brief.house), book=True)


def grouped(blocks: Iterable[Block]) -> list[tuple[str, list[Block]]]:
    """Neighbours of one kind together, for lists."""
    return [(kind, list(group)) for kind, group in groupby(blocks, key=lambda block: str(block.kind))]


def _fonts(house: House) -> dict[str, bytes]:
    return {name: house.asset(f"fonts/LiberationSerif-{name}.ttf").read_bytes() for name in FACES}

"""Letters of invitation as PDF: many in one file with a bookmark for each, and each alone."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from coban.campaign.brief import Brief
from coban.campaign.house import House
from coban.errors import CobanError
from coban.forms.codes import code_svg
from coban.forms.letters import RECIPIENTS, TITLE, Letter
from coban.press.heading import COUNTRY, MOTTO, SIGNED
from coban.typeset import as_pdf, templates

HERE = Path(__file__).parent
Part = tuple[bytes, Sequence[Letter], Sequence[str]]
"""A file of many letters, all that are in it, and the codes of those wanted."""

FACES = ("Regular", "Bold", "Italic", "BoldItalic")


def letters_pdf(brief: Brief, title: str, letters: Sequence[Letter]) -> bytes:
    """One file. Raises UnmadeError when papers cannot be set on this machine."""
    html = (
        templates(HERE)
        .get_template("letters.html.j2")
        .render(
            title=title,
            author=brief.campaign.owner.name,
            letters=letters,
            country=COUNTRY,
            motto=MOTTO,
            heading=TITLE,
            recipients=RECIPIENTS,
            signed=SIGNED,
        )
    )
    css = (HERE / "letter.css").read_text("utf-8")
    pictures = {letter.code: code_svg(letter.address) for letter in letters if letter.address}
    return as_pdf(
        html, brief.house, brief.brand, css=css, pictures=pictures, fonts=_fonts(brief.house), book=True
    )


def chosen(sources: Sequence[Part], title: str) -> bytes:
    """Some letters out of files of many, in this order; not tagged, as those files are."""
    made = pikepdf.new()
    for merged, letters, codes in sources:
        with pikepdf.open(BytesIO(merged)) as source, made.open_outline() as outline:
            spans = _spans(source, letters)
            for code in codes:
                outline.root.append(pikepdf.OutlineItem(code, len(made.pages)))
                first, after = spans[code]
                made.pages.extend(source.pages[first:after])
    made.Root.Lang = pikepdf.String("vi")
    made.docinfo["/Title"] = title
    stream = BytesIO()
    made.save(stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return stream.getvalue()


def _spans(source: pikepdf.Pdf, letters: Sequence[Letter]) -> dict[str, tuple[int, int]]:
    """The pages (first, one after the last) of each letter, by its bookmark."""
    number = {page.objgen: at for at, page in enumerate(source.pages)}
    with source.open_outline() as outline:
        begins = {str(item.title): number[_page(item).objgen] for item in outline.root}
    if list(begins) != [letter.code for letter in letters]:
        raise CobanError("the letters' bookmarks are not those of the letters")
    ends = [*list(begins.values())[1:], len(source.pages)]
    return dict(zip(begins, zip(begins.values(), ends, strict=True), strict=True))


def _page(item: pikepdf.OutlineItem) -> Any:
    target: Any = item.destination if item.destination is not None else item.action
    return (target if item.destination is not None else target.D)[0]


def _fonts(house: House) -> dict[str, bytes]:
    return {name: house.asset(f"fonts/LiberationSerif-{name}.ttf").read_bytes() for name in FACES}

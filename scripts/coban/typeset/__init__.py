"""Papers for people to read, from HTML: PDF in the house's face, the same bytes each time.

WeasyPrint sets them. Nothing is fetched from anywhere: a paper shows only the pictures handed over with it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from coban.campaign.formats import Brand
from coban.campaign.house import House
from coban.errors import CobanError
from coban.typeset.engine import fetcher, load_engine

__all__ = ["FACES", "as_pdf", "templates"]

HERE = Path(__file__).parent

FACES = {"400": "fonts/Arimo-Regular.ttf", "700": "fonts/Arimo-Bold.ttf"}
"""The face by weight: the shipped one, so that papers look the same whatever a machine has installed."""

FAMILY = "Coban"
"""The name that style sheets call it by; no machine has a font of this name."""

UNIT = re.compile(r"(?<=\d) (?=(?:cm|mm|m|px|tệp|bản)\b)|(?<=\d) (?=×)|(?<=×) (?=\d)")


def templates(folder: Path) -> Environment:
    """The templates of a folder, escaped; `paper.html.j2` of this one is there to be extended."""
    loader = ChoiceLoader([FileSystemLoader(folder), FileSystemLoader(HERE)])
    found = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.filters["held"] = held
    return found


def held(text: str) -> str:
    """A figure keeps its unit on its line: the space between them does not break."""
    return UNIT.sub("\u00a0", text)


def as_pdf(
    html: str,
    house: House,
    brand: Brand,
    *,
    css: str = "",
    pictures: Mapping[str, bytes] | None = None,
    tagged: bool = False,
    book: bool = False,
    fonts: Mapping[str, bytes] | None = None,
) -> bytes:
    """The paper as PDF, A4 unless `css` says otherwise; `<img src="pic:NAME">` shows `pictures[NAME]`.

    `fonts` are faces that `css` may take besides the house's: `src: url(font:NAME)`.

    A `book` has only the face and the brand's colours from here, the rest from `css`, and says that it is
    PDF/UA-1, tagged for people who have it read out. Raises UnmadeError when WeasyPrint or what it needs is
    not there; a paper that it could not set as written is a fault of ours.
    """
    weasyprint = load_engine()
    faces = {f"font:{weight}": house.asset(path).read_bytes() for weight, path in FACES.items()}
    shown = {f"pic:{name}": picture for name, picture in (pictures or {}).items()}
    with _complaints() as told:
        configured, sheet = _house_style(tuple(sorted(faces.items())), _colours(brand), book)
        page = weasyprint.HTML(string=html, base_url="paper:/", url_fetcher=fetcher(shown))
        given = fetcher({f"font:{name}": face for name, face in (fonts or {}).items()})
        own = weasyprint.CSS(string=css, base_url="paper:/", url_fetcher=given, font_config=configured)
        accessible = {"pdf_variant": "pdf/ua-1"} if book else {"pdf_tags": tagged}
        made: bytes = page.write_pdf(stylesheets=[sheet, own], font_config=configured, **accessible)
    if told:
        raise CobanError("a paper could not be set as written: " + "; ".join(told))
    return made


def _colours(brand: Brand) -> str:
    inks = "; ".join(f"--{name}: {brand.ink(name).hex}" for name in sorted(brand.inks))
    return f":root {{ {inks} }}"


@lru_cache(maxsize=4)
def _house_style(faces: tuple[tuple[str, bytes], ...], colours: str, book: bool) -> tuple[Any, Any]:
    """Fonts and the house's style sheet, of a book without the look of papers; read once in a process."""
    weasyprint = load_engine()
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    rules = [
        f"@font-face {{ font-family: {FAMILY}; font-weight: {name.removeprefix('font:')}; src: url({name}) }}"
        for name, _ in faces
    ]
    paper = "" if book else (HERE / "paper.css").read_text("utf-8")
    style = "\n".join([*rules, colours, paper])
    sheet = weasyprint.CSS(
        string=style, base_url="paper:/", url_fetcher=fetcher(dict(faces)), font_config=fonts
    )
    return fonts, sheet


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What WeasyPrint logs meanwhile: pictures it could not read, rules it does not know."""
    told: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("weasyprint")
    passes_on, log.propagate = log.propagate, False
    log.addHandler(handler)
    try:
        yield told
    finally:
        log.removeHandler(handler)
        log.propagate = passes_on

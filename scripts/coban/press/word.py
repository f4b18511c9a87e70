"""A release as an administrative document for Word, to be numbered, signed and sent by the office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from coban.campaign.brief import Brief
from coban.press import heading as top
from coban.press.blocks import NOTES, Block, Kind, Run
from coban.press.release import PressRelease
from coban.press.statement import END, KIND, Statement
from coban.press.word_parts import link, page_number, plain_style, row_of_cells, rule, sheet
from coban.typeset.docx_file import docx_bytes

LEFT_MM, RIGHT_MM = 70, 95
"""The halves of the heading; together what the margins leave of the page."""


def office_docx(brief: Brief, release: PressRelease, paper: Statement) -> bytes:
    """The document, the same bytes each time."""
    document = docx.Document()
    plain_style(document)
    sheet(document)
    page_number(document)
    _heading(document, top.heading(brief, release))
    _title(document, release, paper)
    lead = (Run("("), *paper.dateline, Run(") – "), *paper.lead)
    _block(document, Block(Kind.PARAGRAPH, lead))
    _blocks(document, paper.body)
    _subhead(document, paper.about_title)
    _block(document, Block(Kind.PARAGRAPH, (Run(paper.about),)))
    if paper.for_editors:
        _subhead(document, NOTES)
        _blocks(document, paper.for_editors)
    _subhead(document, "Liên hệ")
    for label, run in paper.contact:
        _line(document.add_paragraph(), [Run(f"{label}: "), run], indent=True, after_pt=2)
    _line(document.add_paragraph(), [Run(f"– {END} –")], align=ALIGN.CENTER, after_pt=10)
    _signature(document)
    day = datetime.combine(release.front.day, time.min)
    return docx_bytes(document, title=paper.headline, author=brief.campaign.owner.name, dated=day)


def _heading(document: Document, said: top.Heading) -> None:
    office, country = _halves(document)
    if said.above:
        _line(office.add_paragraph(), [Run(said.above)], size_pt=12, align=ALIGN.CENTER)
    for own in said.office:
        _line(office.add_paragraph(), [Run(own, bold=True)], size_pt=12, align=ALIGN.CENTER)
    rule(office.add_paragraph(), indent_mm=(LEFT_MM - 24) / 2)
    _line(office.add_paragraph(), [Run(said.number)], align=ALIGN.CENTER, before_pt=4)
    _line(country.add_paragraph(), [Run(top.COUNTRY, bold=True)], size_pt=12, align=ALIGN.CENTER)
    _line(country.add_paragraph(), [Run(top.MOTTO, bold=True)], align=ALIGN.CENTER)
    rule(country.add_paragraph(), indent_mm=(RIGHT_MM - 53) / 2)
    _line(country.add_paragraph(), [Run(said.place, italic=True)], align=ALIGN.CENTER, before_pt=8)


def _title(document: Document, release: PressRelease, paper: Statement) -> None:
    centred: dict[str, Any] = {"align": ALIGN.CENTER}
    _line(document.add_paragraph(), [Run(KIND.upper(), bold=True)], size_pt=14, before_pt=18, **centred)
    title = document.add_paragraph(style="Title")
    _line(title, [Run(paper.headline, bold=True)], size_pt=14, **centred)
    rule(document.add_paragraph(), indent_mm=60, after_pt=6)
    status = Run(paper.status, bold=release.held, italic=not release.held)
    _line(document.add_paragraph(), [status], after_pt=6, **centred)
    for line in paper.corrected:
        _line(document.add_paragraph(), [Run(line, italic=True)], after_pt=6, **centred)


def _signature(document: Document) -> None:
    left, right = _halves(document)
    told = left.add_paragraph()
    _line(told, [Run("Nơi nhận:", bold=True, italic=True)], size_pt=12)
    for recipient in top.RECIPIENTS:
        _line(left.add_paragraph(), [Run(f"- {recipient}")], size_pt=11)
    _line(right.add_paragraph(), [Run(top.SIGNED, italic=True)], align=ALIGN.CENTER)


def _halves(document: Document) -> tuple[_Cell, _Cell]:
    left, right = row_of_cells(document, (LEFT_MM, RIGHT_MM))
    return left, right


def _subhead(document: Document, words: str) -> None:
    paragraph = document.add_paragraph(style="Heading 2")
    _line(paragraph, [Run(words, bold=True)], indent=True, before_pt=6, after_pt=6)


def _blocks(document: Document, blocks: Sequence[Block]) -> None:
    for block in blocks:
        if block.kind == Kind.HEADING:
            _subhead(document, block.text)
        else:
            _block(document, block)


def _block(document: Document, block: Block) -> None:
    runs = block.runs
    if block.kind == Kind.ITEM:
        runs = (Run("- "), *runs)
    if block.kind == Kind.QUOTE:
        runs = (Run("“"), *runs, Run("”"))
    _line(document.add_paragraph(), runs, indent=True, align=ALIGN.JUSTIFY, after_pt=6)
    if block.speaker:
        _line(document.add_paragraph(), [Run(block.speaker, italic=True)], indent=True, after_pt=6)


def _line(
    paragraph: Paragraph,
    runs: Sequence[Run],
    *,
    size_pt: float = 13,
    align: ALIGN | None = None,
    indent: bool = False,
    before_pt: float = 0,
    after_pt: float = 0,
) -> None:
    """A paragraph of the decree: an indent of 1 cm, single lines, so much room around it."""
    shape = paragraph.paragraph_format
    shape.alignment = align
    shape.first_line_indent = Mm(10) if indent else None
    shape.space_before, shape.space_after = Pt(before_pt), Pt(after_pt)
    shape.line_spacing = 1.0
    for run in runs:
        if run.link:
            link(paragraph, run.text, run.link, size_pt)
            continue
        made = paragraph.add_run(run.text)
        made.bold, made.italic = run.bold or bool(run.why), run.italic
        made.font.size = Pt(size_pt)

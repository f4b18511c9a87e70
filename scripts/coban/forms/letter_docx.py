"""Letters of invitation for Word: one document of many letters, each on its own page, or one letter alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.parfmt import ParagraphFormat

from coban.forms.codes import code_png
from coban.forms.letters import RECIPIENTS, TITLE, Letter, Line, Shape
from coban.press.blocks import Run
from coban.press.heading import COUNTRY, MOTTO, SIGNED
from coban.press.word_parts import plain_style, rule, sheet
from coban.typeset.docx_file import docx_bytes

LEFT_MM, RIGHT_MM = 70, 95
"""The halves of the heading; together what the margins leave of the page."""

CODE_MM = 24
AFTER_PT = {Shape.PARAGRAPH: 4.0, Shape.LABEL: 1.0, Shape.ITEM: 1.0}


def letters_docx(title: str, author: str, letters: Sequence[Letter], day: date) -> bytes:
    """The document, the same bytes each time; `day` stands for every time in it."""
    document = docx.Document()
    plain_style(document)
    sheet(document)
    # The template's first paragraph would be a blank line above the heading.
    for paragraph in list(document.paragraphs):
        paragraph._p.getparent().remove(paragraph._p)
    for letter in letters:
        _letter(document, letter, first=letter is letters[0])
    return docx_bytes(document, title=title, author=author, dated=datetime.combine(day, time.min))


def _letter(document: Document, letter: Letter, *, first: bool) -> None:
    if not first:
        turn = _line(document.add_paragraph(), [])
        turn.page_break_before, turn.line_spacing = True, Pt(1)
    _heading(document, letter)
    _line(
        document.add_paragraph(),
        [Run(TITLE.upper(), bold=True)],
        size_pt=14,
        align=ALIGN.CENTER,
        before_pt=12,
    )
    title = document.add_paragraph(style="Title")
    _line(title, [Run(letter.about, bold=True)], size_pt=14, align=ALIGN.CENTER)
    rule(document.add_paragraph(), indent_mm=60, after_pt=6)
    after_items = False
    for line in letter.lines:
        _body_line(document.add_paragraph(), line, after_items=after_items)
        after_items = line.shape is Shape.ITEM
    _foot(document, letter)


def _heading(document: Document, letter: Letter) -> None:
    office, country = _halves(document)
    for words in letter.above:
        _line(office.add_paragraph(), [Run(words)], size_pt=12, align=ALIGN.CENTER)
    for words in letter.office:
        _line(office.add_paragraph(), [Run(words, bold=True)], size_pt=12, align=ALIGN.CENTER)
    rule(office.add_paragraph(), indent_mm=(LEFT_MM - 24) / 2)
    _line(office.add_paragraph(), [letter.number], align=ALIGN.CENTER, before_pt=3)
    _line(country.add_paragraph(), [Run(COUNTRY, bold=True)], size_pt=12, align=ALIGN.CENTER)
    _line(country.add_paragraph(), [Run(MOTTO, bold=True)], align=ALIGN.CENTER)
    rule(country.add_paragraph(), indent_mm=(RIGHT_MM - 53) / 2)
    _line(country.add_paragraph(), [letter.dated], align=ALIGN.CENTER, before_pt=4)


def _body_line(paragraph: Paragraph, line: Line, *, after_items: bool) -> None:
    before = 3.0 if after_items and line.shape is not Shape.ITEM else 0.0
    shape = _line(paragraph, line.runs, align=ALIGN.JUSTIFY, before_pt=before, after_pt=AFTER_PT[line.shape])
    shape.first_line_indent = Mm(10)
    shape.keep_with_next = line.shape is Shape.LABEL


def _foot(document: Document, letter: Letter) -> None:
    left, right = _halves(document)
    _line(left.add_paragraph(), [Run("Nơi nhận:", bold=True, italic=True)], size_pt=12, before_pt=6)
    for receiver in RECIPIENTS:
        _line(left.add_paragraph(), [Run(f"- {receiver}")], size_pt=11)
    if letter.address:
        picture = left.add_paragraph()
        _line(picture, [], before_pt=5)
        picture.add_run().add_picture(BytesIO(code_png(letter.address)), width=Mm(CODE_MM))
        _line(left.add_paragraph(), [Run(letter.address_words)], size_pt=10)
        _line(left.add_paragraph(), [Run(letter.address)], size_pt=9)
    _line(right.add_paragraph(), [Run(SIGNED, italic=True)], align=ALIGN.CENTER, before_pt=6)


def _halves(document: Document) -> tuple[_Cell, _Cell]:
    """Two cells without borders, side by side, that stay on one page."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = table.rows[0].cells
    for column, cell, width_mm in zip(table.columns, (left, right), (LEFT_MM, RIGHT_MM), strict=True):
        column.width = cell.width = Mm(width_mm)  # Word goes by the cell, LibreOffice by the column
        margins = OxmlElement("w:tcMar")
        for side in ("w:left", "w:right"):
            margin = OxmlElement(side)
            margin.set(qn("w:w"), "0")
            margin.set(qn("w:type"), "dxa")
            margins.append(margin)
        cell._tc.get_or_add_tcPr().append(margins)
        # A cell begins with an empty paragraph, which would be a blank line.
        cell._tc.remove(cell.paragraphs[0]._p)
    return left, right


def _line(
    paragraph: Paragraph,
    runs: Sequence[Run],
    *,
    size_pt: float = 13,
    align: ALIGN | None = None,
    before_pt: float = 0,
    after_pt: float = 0,
) -> ParagraphFormat:
    """What is open is highlighted: the office fills it in."""
    shape: ParagraphFormat = paragraph.paragraph_format
    shape.alignment = align
    shape.line_spacing = 1.0
    shape.space_before, shape.space_after = Pt(before_pt), Pt(after_pt)
    for run in runs:
        made = paragraph.add_run(run.text)
        made.bold, made.italic = run.bold or bool(run.why), run.italic
        made.font.size = Pt(size_pt)
        if run.why:
            made.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return shape

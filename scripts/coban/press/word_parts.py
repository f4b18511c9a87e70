"""What python-docx has no word for: faces of every script, page numbers, links, rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from coban.typeset.docx_file import LANGUAGE

FACE = "Times New Roman"
STYLES = ("Normal", "Title", "Heading 2", "Header")
AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")
"""What may follow a paragraph's borders, of all that the standard puts there."""


def plain_style(document: Document) -> None:
    """The decree's face in black for every style that is used, and the language for whoever spells it."""
    for name in STYLES:
        style = document.styles[name]
        style.font.name, style.font.size = FACE, Pt(13)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            if attribute.endswith("Theme"):
                del fonts.attrib[attribute]
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), FACE)
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
    language = _element("w:lang", **{"w:val": LANGUAGE, "w:eastAsia": LANGUAGE})
    properties = document.styles["Normal"].element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(language)


def sheet(document: Document) -> None:
    """A4 with the decree's margins."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)


def page_number(document: Document) -> None:
    """In the middle of the head margin, not on the first page."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            run._r.append(_element("w:fldChar", **{"w:fldCharType": kind}))
        else:
            code = _element("w:instrText")
            code.text = text
            run._r.append(code)


def link(paragraph: Paragraph, words: str, address: str, size_pt: float) -> None:
    """A link in black, as print shows it."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    holder = _element("w:hyperlink", **{"r:id": relation})
    run = paragraph.add_run(words)
    run.font.size = Pt(size_pt)
    holder.append(run._r)
    paragraph._p.append(holder)


def rule(paragraph: Paragraph, *, indent_mm: float, after_pt: float = 0) -> None:
    """A thin line across the paragraph, so far in from both sides."""
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(indent_mm)
    shape.space_before, shape.space_after = Pt(0), Pt(after_pt)
    shape.line_spacing = Pt(4)
    borders = _element("w:pBdr")
    line = {"w:val": "single", "w:sz": "6", "w:space": "0", "w:color": "000000"}
    borders.append(_element("w:bottom", **line))
    # Word refuses files whose elements are not in the order of the standard.
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)


def row_of_cells(document: Document, widths_mm: Sequence[float]) -> tuple[_Cell, ...]:
    """Cells without borders from margin to margin, all on one page; each still lacks its first paragraph."""
    table = document.add_table(rows=1, cols=len(widths_mm))
    table.autofit = False
    margins = _element("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margins.append(_element(side, **{"w:w": "0", "w:type": "dxa"}))
    properties = table._tbl.tblPr
    properties.insert(properties.index(properties.find(qn("w:tblLook"))), margins)
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    for column, cell, width_mm in zip(table.columns, row.cells, widths_mm, strict=True):
        column.width = cell.width = Mm(width_mm)
        # A cell begins with an empty paragraph, which would be a blank line.
        cell._tc.remove(cell.paragraphs[0]._p)
    return tuple(row.cells)


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made

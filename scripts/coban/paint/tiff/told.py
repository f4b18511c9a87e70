"""What a picture of the bleed box says of itself: it is larger than the piece, and TIFF has no boxes."""

from __future__ import annotations

from xml.sax.saxutils import escape

from coban.scene import Sheet
from coban.vietnamese import length, size

TITLE, DESCRIPTION = "dc:title", "dc:description"


def in_ascii(sheet: Sheet, scale: int) -> str:
    """For ImageDescription, which knows no Vietnamese letters.

    'Trim 600 x 100 cm, bleed 5 cm on each side: the picture is 610 x 110 cm.'
    """
    drawn = f" Drawn 1:{scale}: print at {scale * 100}%." if scale != 1 else ""
    trim, whole = _sizes(sheet)
    if not sheet.bleed:
        return f"Trim {_english(trim)}, no bleed.{drawn}"
    bleed = _english(length(sheet.bleed))
    return f"Trim {_english(trim)}, bleed {bleed} on each side: the picture is {_english(whole)}.{drawn}"


def as_xmp(sheet: Sheet, scale: int) -> bytes:
    """The title and the sizes in Vietnamese. Not the slug line, which tells the scale of the PDF."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:format>image/tiff</dc:format>"
        f"{_text(TITLE, sheet.title)}{_text(DESCRIPTION, in_vietnamese(sheet, scale))}"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def in_vietnamese(sheet: Sheet, scale: int) -> str:
    """'Khổ thành phẩm 600 × 100 cm, tràn lề 5 cm mỗi cạnh: ảnh này 610 × 110 cm.'."""
    drawn = f" Tệp vẽ 1:{scale}: in phóng {scale * 100}%." if scale != 1 else ""
    trim, whole = _sizes(sheet)
    if not sheet.bleed:
        return f"Khổ thành phẩm {trim}, không tràn lề.{drawn}"
    return f"Khổ thành phẩm {trim}, tràn lề {length(sheet.bleed)} mỗi cạnh: ảnh này {whole}.{drawn}"


def _sizes(sheet: Sheet) -> tuple[str, str]:
    """Of the trim and of the bleed box, at final size."""
    over = 2 * sheet.bleed
    return size(sheet.width, sheet.height), size(sheet.width + over, sheet.height + over)


def _text(tag: str, words: str) -> str:
    return f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{escape(words)}</rdf:li></rdf:Alt></{tag}>'


def _english(words: str) -> str:
    """'1.200,5 × 60 cm' → '1200.5 x 60 cm'."""
    return words.replace(".", "").replace(",", ".").replace("×", "x")

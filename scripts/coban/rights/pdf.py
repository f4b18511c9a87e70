"""PDF: the rights join the document's own XMP; pages, boxes, colours and what makes it PDF/X stay."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf

from coban.rights import xmp
from coban.rights.picture import PictureRights

_END = "</rdf:RDF>"
_OURS = "|".join(
    (
        "dc:description",
        "dc:rights",
        "photoshop:Credit",
        "xmpRights:UsageTerms",
        "Iptc4xmpCore:AltTextAccessibility",
    )
)
_KNOWN = re.compile(rf"<({_OURS})(?:\s[^>]*)?(?:/>|>.*?</\1>)\s*", re.S)
_EMPTY = re.compile(r"<rdf:Description[^>]*>\s*</rdf:Description>\s*")


def inscribed_pdf(raw: bytes, rights: PictureRights) -> bytes:
    """The title stays the document's. Raises ValueError where it is no whole PDF."""
    try:
        document = pikepdf.open(BytesIO(raw))
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error
    with document:
        found = document.Root.get("/Metadata")
        packet = found.read_bytes().decode("utf-8") if isinstance(found, pikepdf.Stream) else ""
        stream = document.make_stream(_joined(packet, rights))
        stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        document.Root.Metadata = stream
        written = BytesIO()
        document.save(
            written,
            deterministic_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
        )
    return written.getvalue()


def _joined(packet: str, rights: PictureRights) -> bytes:
    """The packet with ours as one more description; a new one where there is none."""
    if _END not in packet:
        return xmp.packet(rights)
    head, _, tail = _EMPTY.sub("", _KNOWN.sub("", packet)).rpartition(_END)
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in xmp.SPACES.items())
    rows = "\n".join(xmp.properties(rights))
    return f'{head}<rdf:Description rdf:about="" {spaces}>\n{rows}\n</rdf:Description>\n{_END}{tail}'.encode()

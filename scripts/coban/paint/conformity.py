"""What makes a PDF a PDF/X-4: its metadata, its document information, its output intent."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from coban import __version__
from coban.paint.body import Body, Ref, Value, deflate, text_string

VERSION = "PDF/X-4"
PRODUCER = f"coban {__version__}"
CONDITION = "FOGRA39"
CONDITION_INFO = "ISO Coated v2 300% (basICColor), Offset commercial and specialty printing, ISO 12647-2"

PDF_DATE, XMP_DATE = "(D:20000101000000Z)", "2000-01-01T00:00:00Z"
"""One date in every file: equal input gives equal bytes. When a file was made is in the manifest's record."""


def output_intent(body: Body, icc: Path) -> Ref:
    profile = body.add_stream({"N": 4}, _deflated(icc), deflated=True)
    return body.add(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFX",
            "OutputConditionIdentifier": f"({CONDITION})",
            "OutputCondition": text_string(CONDITION_INFO),
            "RegistryName": "(http://www.color.org)",
            "Info": text_string(CONDITION_INFO),
            "DestOutputProfile": profile,
        }
    )


def finished(body: Body, catalog: Mapping[str, Value], title: str) -> bytes:
    """The whole file, with its title in what describes it."""
    about, file_id = information(body, title), body.digest()
    described = {**catalog, "Metadata": metadata(body, title, file_id)}
    return body.finish(body.add(described), about, file_id)


def information(body: Body, title: str) -> Ref:
    return body.add(
        {
            "Title": text_string(title),
            "Creator": text_string(PRODUCER),
            "Producer": text_string(PRODUCER),
            "CreationDate": PDF_DATE,
            "ModDate": PDF_DATE,
            "Trapped": "/False",
        }
    )


def metadata(body: Body, title: str, file_id: bytes) -> Ref:
    packet = _PACKET.format(
        title=escape(title), producer=escape(PRODUCER), date=XMP_DATE, uuid=_uuid(file_id), version=VERSION
    )
    return body.add_raw_stream({"Type": "/Metadata", "Subtype": "/XML"}, packet.encode("utf-8"))


@lru_cache(maxsize=2)
def _deflated(icc: Path) -> bytes:
    """A megabyte, once for all files; the highest level takes seven times as long to save 2 %."""
    return deflate(icc.read_bytes(), 6)


def _uuid(file_id: bytes) -> str:
    digits = file_id.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>{version}</pdfxid:GTS_PDFXVersion>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{uuid}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{uuid}</xmpMM:InstanceID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>1</xmpMM:VersionID>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

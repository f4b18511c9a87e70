"""Print files written by hand, object by object: one that is clean, and the same with one thing wrong.

Nothing here uses coban's painters: pikepdf writes the objects; profile and font are those on the disk.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

ROOT = Path(__file__).resolve().parents[2]
ICC = ROOT / "assets/icc/ISOcoated_v2_300_bas.icc"
GREY_ICC = ROOT / "assets/icc/sGrey-v4.icc"
FONT = ROOT / "assets/fonts/Arimo-Bold.ttf"

MEDIA, BLEED, TRIM = (0, 0, 655, 902), (21, 21, 634, 881), (30, 30, 625, 872)
"""An A4 page with more than 3 mm of bleed, in points."""

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" pdf:Trapped="False" pdfxid:GTS_PDFXVersion="PDF/X-4"
 xmp:CreateDate="2022-05-12T08:00:00+07:00" xmp:ModifyDate="2022-05-12T08:00:00+07:00"
 xmp:MetadataDate="2022-05-12T08:00:00+07:00" xmpMM:DocumentID="uuid:1" xmpMM:VersionID="1"
 xmpMM:RenditionClass="default">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Thử</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""

CONTENT = (
    b"""
1 0.84 0 0.12 k 21 21 613 860 re f
0 0 0 0 k 100 100 200 200 re f
0.25 w 0 0 0 1 K 120 120 m 280 120 l S
q 0.5 w 0.5 0 0 0.5 0 0 cm 240 260 m 400 260 l S Q
0 g BT /F0 12 Tf 1 0 0 1 120 150 Tm (Xu Lang) Tj ET
BT /F3 10 Tf 1 0 0 1 120 170 Tm (a) Tj ET
q 96 0 0 96 400 400 cm /Im0 Do Q
q 48 0 0 48 400 520 cm /Gray Do Q
/Soft gs 0.2 0.1 0 0 k 400 600 50 50 re f /Plain gs
/Spot cs 1 scn 450 600 50 50 re f
/Pattern cs /Tiles scn 500 600 50 50 re f
q 500 700 50 50 re W n /Fade sh Q
/OC /Layer BDC 0 0 0 1 k 120 200 20 20 re f EMC
/Fm0 Do
q 20 0 0 20 300 300 cm BI /W 100 /H 100 /BPC 1 /IM true ID """
    + bytes(1300)
    + b""" EI Q
1 1 1 1 k 2 2 10 10 re f 0.1 w 0 0 m 0 20 l S
"""
)
"""The last line lies in the slug, beyond the bleed: 400 % and a hairline do no harm there."""


@dataclass(frozen=True)
class Desk:
    """A file on the desk, with handles on what the cases change."""

    pdf: pikepdf.Pdf

    @property
    def page(self) -> Any:
        return self.pdf.pages[0].obj

    @property
    def intent(self) -> Any:
        return self.pdf.Root.OutputIntents[0]

    def paint(self, content: bytes) -> None:
        """More content, after what is there."""
        self.page.Contents.write(self.page.Contents.read_bytes() + b"\n" + content)

    def instead(self, old: bytes, new: bytes) -> None:
        content = self.page.Contents.read_bytes()
        assert old in content
        self.page.Contents.write(content.replace(old, new))

    def xmp(self, old: str, new: str) -> None:
        packet = self.pdf.Root.Metadata.read_bytes().decode()
        assert old in packet
        self.pdf.Root.Metadata.write(packet.replace(old, new).encode())

    def name(self, kind: str, name: str, found: Any) -> None:
        """A resource of the page."""
        resources = self.page.Resources
        if kind not in resources:
            resources[kind] = Dictionary()
        resources[kind][name] = found

    def form(self, content: bytes, **resources: Any) -> Any:
        return form(self.pdf, content, **resources)

    def image(self, space: Any, channels: int, side: int = 300, value: int = 128) -> Any:
        return image(self.pdf, space, channels, side, value)


def clean() -> pikepdf.Pdf:
    """Everything that PDF/X-4 allows, at least once."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=MEDIA[2:])
    page = pdf.pages[0].obj
    page.MediaBox, page.BleedBox, page.TrimBox = Array(MEDIA), Array(BLEED), Array(TRIM)
    page.Contents = pdf.make_stream(CONTENT)
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("message")))
    page.Resources = Dictionary(
        Font=Dictionary(
            F0=pdf.make_indirect(truetype(pdf)),
            F3=pdf.make_indirect(drawn_font(pdf, b"500 0 0 0 500 500 d1 0 0 500 500 re f")),
        ),
        XObject=Dictionary(
            Im0=image(pdf, Name.DeviceCMYK, 4, 300, 128),
            Gray=image(pdf, Name.DeviceGray, 1, 200, 0),
            Fm0=form(pdf, b"0 0 0 1 k 150 220 10 10 re f"),
        ),
        ExtGState=Dictionary(
            Soft=Dictionary(
                SMask=Dictionary(S=Name.Luminosity, G=group(pdf, b"0.5 g 0 0 655 902 re f", Name.DeviceGray)),
                ca=0.5,
            ),
            Plain=Dictionary(SMask=Name("/None"), ca=1, BM=Name.Normal),
        ),
        ColorSpace=Dictionary(
            Spot=Array([Name.Separation, Name("/PANTONE 2728 C"), Name.DeviceCMYK, fade(pdf, (1, 0.7, 0, 0))])
        ),
        Pattern=Dictionary(Tiles=tiles(pdf, b"0.1 0 0 0 k 0 0 5 5 re f")),
        Shading=Dictionary(Fade=axial(Name.DeviceCMYK, fade(pdf, (1, 0.84, 0, 0.12)))),
        Properties=Dictionary(Layer=layer),
    )
    root = pdf.Root
    root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(Name=String("all"), Order=Array([layer]), ON=Array([layer]))
    )
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=String("FOGRA39"),
                DestOutputProfile=profile(pdf, ICC, 4),
            )
        ]
    )
    root.Metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String("Thử"),
            CreationDate=String("D:20220512080000+07'00'"),
            ModDate=String("D:20220512080000+07'00'"),
            Trapped=Name("/False"),
        )
    )
    return pdf


def save(pdf: pikepdf.Pdf, path: Path, **options: Any) -> Path:
    settings: Mapping[str, Any] = {"static_id": True, "min_version": "1.6", "fix_metadata_version": False}
    pdf.save(path, **{**settings, **options})
    return path


def written(path: Path, change: Callable[[Desk], None] | None = None, **options: Any) -> Path:
    """The clean file, changed."""
    pdf = pikepdf.open(BytesIO(_clean_bytes()))
    if change:
        change(Desk(pdf))
    return save(pdf, path, **options)


@lru_cache(maxsize=1)
def _clean_bytes() -> bytes:
    """Saved once: deflating the profile takes longer than all the rest."""
    out = BytesIO()
    clean().save(out, static_id=True, min_version="1.6", fix_metadata_version=False)
    return out.getvalue()


def profile(pdf: pikepdf.Pdf, file: Path, channels: int) -> Any:
    return pdf.make_stream(file.read_bytes(), N=channels)


def form(pdf: pikepdf.Pdf, content: bytes, **resources: Any) -> Any:
    return pdf.make_stream(
        content,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array(MEDIA),
        Resources=Dictionary({f"/{kind}": Dictionary(rows) for kind, rows in resources.items()}),
    )


def group(pdf: pikepdf.Pdf, content: bytes, space: Any) -> Any:
    made = form(pdf, content)
    made.Group = Dictionary(S=Name.Transparency, CS=space)
    return made


def image(pdf: pikepdf.Pdf, space: Any, channels: int, side: int, value: int) -> Any:
    made = pdf.make_stream(zlib.compress(bytes([value]) * side * side * channels))
    made.Filter = Name.FlateDecode
    made.Type, made.Subtype = Name.XObject, Name.Image
    made.Width = made.Height = side
    made.BitsPerComponent, made.ColorSpace = 8, space
    return made


def fade(pdf: pikepdf.Pdf, end: tuple[float, ...]) -> Any:
    zero = Array([0] * len(end))
    return pdf.make_indirect(Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=zero, C1=Array(end), N=1))


def axial(space: Any, function: Any) -> Any:
    return Dictionary(ShadingType=2, ColorSpace=space, Coords=Array([500, 700, 550, 700]), Function=function)


def tiles(pdf: pikepdf.Pdf, content: bytes) -> Any:
    cell = pdf.make_stream(content, PatternType=1, PaintType=1, TilingType=1, XStep=10, YStep=10)
    cell.BBox, cell.Resources = Array([0, 0, 10, 10]), Dictionary()
    return cell


def truetype(pdf: pikepdf.Pdf, *, embedded: bool = True) -> Any:
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/Arimo-Bold"), Flags=32, ItalicAngle=0, Ascent=905
    )
    if embedded:
        descriptor.FontFile2 = pdf.make_stream(FONT.read_bytes())
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/Arimo-Bold"),
        Encoding=Name.WinAnsiEncoding,
        FirstChar=32,
        LastChar=126,
        Widths=Array([600] * 95),
        FontDescriptor=pdf.make_indirect(descriptor),
    )


def drawn_font(pdf: pikepdf.Pdf, glyph: bytes) -> Any:
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 500, 500]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(a=pdf.make_stream(glyph)),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
        FirstChar=97,
        LastChar=97,
        Widths=Array([500]),
        Resources=Dictionary(),
    )

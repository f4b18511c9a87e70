"""The XMP packet: what the file says of itself in the form that PDF/X-4 asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from coban.measure.preflight.profile import Profile
from coban.measure.preflight.remark import Remark

_PREFIXES = {
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://purl.org/dc/elements/1.1/": "dc",
}
VERSION = "pdfxid:GTS_PDFXVersion"
IDS = ("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass")
DATES = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class Packet:
    """Properties by prefix and name; `fault` when it is not XML."""

    values: Mapping[str, str]
    fault: str = ""

    def value(self, name: str) -> str:
        return self.values.get(name, "")


def read(stream: Any) -> Packet | None:
    """The packet of the catalog's /Metadata; None when there is none."""
    if not isinstance(stream, pikepdf.Stream):
        return None
    try:
        root = ElementTree.fromstring(stream.read_bytes().strip(b"\0 \r\n\t"))
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError, pikepdf.PdfError) as error:
        return Packet({}, str(error) or type(error).__name__)
    values: dict[str, str] = {}
    for description in root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"):
        for name, value in description.attrib.items():
            values.setdefault(_named(name), value.strip())
        for child in description:
            values.setdefault(_named(child.tag), " ".join("".join(child.itertext()).split()))
    return Packet(values)


def remarks(packet: Packet | None, profile: Profile) -> Iterator[Remark]:
    if packet is None:
        yield Remark("xmp-missing")
        return
    if packet.fault:
        yield Remark("xmp-broken", measured=packet.fault)
        return
    accepted = profile.conformity.versions
    version = packet.value(VERSION)
    if not version:
        yield Remark("pdfx-version-missing", limit=" or ".join(accepted))
    elif version not in accepted:
        yield Remark("pdfx-version", measured=version, limit=" or ".join(accepted))
    for code, names in (("xmp-ids", IDS), ("xmp-dates", DATES), ("xmp-title", ("dc:title",))):
        missing = [name for name in names if not packet.value(name)]
        if missing:
            yield Remark(code, measured=f"no {', '.join(missing)}")
    wrong = [name for name in DATES if packet.value(name) and not _DATE.fullmatch(packet.value(name))]
    if wrong:
        yield Remark(
            "xmp-dates", measured=f"{wrong[0]} {packet.value(wrong[0])}", limit="ISO 8601 with a zone"
        )


def moment(written: str) -> str:
    """A date of XMP or of the document information as its digits to the second, for comparison.

    Zones are left out: writers put one or the other, and a wrong hour is no press's business.
    """
    digits = re.sub(r"\D", "", re.split(r"[Z+]|(?<=\d{2})-(?=\d\d[:'])", written.removeprefix("D:"))[0])
    return digits[:12]


def _named(tag: str) -> str:
    space, _, name = tag.removeprefix("{").partition("}")
    return f"{_PREFIXES.get(space, space)}:{name}" if name else tag

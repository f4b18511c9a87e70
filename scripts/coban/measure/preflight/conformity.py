"""What the file says of itself: version, file ID, trapping, and that it is not locked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from coban.measure.preflight import intent, xmp
from coban.measure.preflight.file import PdfFile
from coban.measure.preflight.remark import Remark


def remarks(file: PdfFile) -> Iterator[Remark]:
    if file.damage:
        yield Remark("damaged", measured=file.damage[0].rpartition(": ")[2])
    if not file.sheets:
        yield Remark("no-pages")
    if file.pdf.is_encrypted:
        yield Remark("encrypted", measured="opens without a password")
    version, least = file.pdf.pdf_version, file.profile.conformity.least_pdf
    if tuple(map(int, version.split("."))) < tuple(map(int, least.split("."))):
        yield Remark("pdf-version", measured=version, limit=least)
    if not _has_id(file.pdf.trailer):
        yield Remark("no-file-id")
    yield from intent.remarks(file)
    packet = xmp.read(file.catalog.get("/Metadata"))
    yield from xmp.remarks(packet, file.profile)
    about = file.pdf.trailer.get("/Info", pikepdf.Dictionary())
    if isinstance(about, pikepdf.Dictionary):
        yield from _of_information(about, packet)


def _of_information(about: Any, packet: xmp.Packet | None) -> Iterator[Remark]:
    own = about.get("/Trapped")
    told = str(own).removeprefix("/") if own is not None else (packet.value("pdf:Trapped") if packet else "")
    if not told:
        yield Remark("trapped-missing")
    elif told not in ("True", "False") or (own is not None and not isinstance(own, pikepdf.Name)):
        yield Remark("trapped-wrong", measured=told, limit="True or False")
    for key, property in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        here, there = str(about.get(key, "")), packet.value(property) if packet else ""
        if here and there and xmp.moment(here) != xmp.moment(there):
            yield Remark("dates-differ", measured=f"{here}; {there}", where=f"Info {key[1:]}, {property}")


def _has_id(trailer: Any) -> bool:
    found = trailer.get("/ID")
    return isinstance(found, pikepdf.Array) and len(found) == 2 and all(bytes(part) for part in found)

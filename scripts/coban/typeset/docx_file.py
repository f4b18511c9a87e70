"""A Word file whose bytes depend on nothing but what stands in it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from docx.document import Document

from coban.archive import FIRST_DAY, READABLE_FILE, UNIX

LANGUAGE = "vi-VN"
CONTENT_TYPES = "[Content_Types].xml"
"""Readers expect it as the first entry of the package."""


def docx_bytes(document: Document, *, title: str, author: str, dated: datetime) -> bytes:
    """The document with these properties and no others; `dated` stands for every time in it."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.language, properties.comments, properties.keywords = LANGUAGE, "", ""
    moment = dated.replace(tzinfo=None)
    properties.created = properties.modified = moment
    properties.revision = 1
    _without_thumbnail(document)
    stream = io.BytesIO()
    document.save(stream)
    return _repacked(stream.getvalue())


def _without_thumbnail(document: Document) -> None:
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _repacked(packed: bytes) -> bytes:
    """The same entries in order of name, all of one date."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.create_system, entry.external_attr = UNIX, READABLE_FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name), compresslevel=9)
    return stream.getvalue()

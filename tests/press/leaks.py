"""Search a public tree for what must not be in it yet, in every kind of file, with other people's tools.

Shares nothing with coban: it knows words and digests, unpacks whatever can be unpacked, and asks poppler,
qpdf and exiftool what stands in the rest.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import io
import re
import subprocess
import tempfile
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from PIL import Image

PACKED = (".zip", ".docx", ".xlsx")
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff")
LONGEST_TAG = re.compile(r"<[^<>]{0,400}>")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What nobody outside may find: words, parts of file names, files byte for byte."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    files: tuple[bytes, ...]

    @property
    def digests(self) -> tuple[str, ...]:
        return tuple(hashlib.sha256(raw).hexdigest() for raw in self.files)

    @property
    def pixels(self) -> frozenset[str]:
        """Of those that are pictures: what is written into one changes its bytes, not what it shows."""
        return frozenset(found for raw in self.files if (found := _pixels(raw)))


def leaks(tree: Path, secrets: Secrets) -> list[str]:
    """'path: what leaks' for every find, sorted."""
    found: set[str] = set()
    for path in sorted(p for p in tree.rglob("*") if p.is_file()):
        name = path.relative_to(tree).as_posix()
        found |= {f"{name}: {what}" for what in _in_file(name, path.read_bytes(), secrets)}
    return sorted(found)


def _in_file(name: str, raw: bytes, secrets: Secrets) -> Iterator[str]:
    yield from (f"the name '{part}'" for part in secrets.names if part in _plain(name))
    yield from (f"the words '{words}' in the name" for words in secrets.words if _slug(words) in _slug(name))
    known = (hashlib.sha256(raw).hexdigest(), Path(name).suffix, secrets)
    if known not in _found:
        _found[known] = tuple(dict.fromkeys(_in_content(name, raw, secrets)))
    yield from _found[known]


_found: dict[tuple[str, str, Secrets], tuple[str, ...]] = {}
"""What was found in a file, by digest and kind: the same one lies in several ZIPs and trees."""


def _in_content(name: str, raw: bytes, secrets: Secrets) -> Iterator[str]:
    if hashlib.sha256(raw).hexdigest() in secrets.digests:
        yield "the bytes of a file"
    if name.endswith(PICTURES) and secrets.pixels and _pixels(raw) in secrets.pixels:
        yield "the pixels of a picture"
    for text in _texts(name, raw):
        yield from _in_text(text, secrets)
    for member, content in _members(name, raw):
        yield from (f"{member}: {what}" for what in _in_file(member, content, secrets))


def _in_text(text: str, secrets: Secrets) -> Iterator[str]:
    for shown in {text, LONGEST_TAG.sub("", text), LONGEST_TAG.sub(" ", text)}:
        plain = _plain(shown)
        yield from (f"the words '{words}'" for words in secrets.words if _plain(words) in plain)
        yield from (f"the name '{part}'" for part in secrets.names if part in plain)
        yield from (f"the digest {digest[:12]}" for digest in secrets.digests if digest in plain)


def _pixels(raw: bytes) -> str | None:
    """Digest of a picture as it is seen; None for what is none."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(raw)) as picture:
            warnings.simplefilter("ignore")
            seen = picture.convert("RGBA")
    except (OSError, ValueError):
        return None
    return hashlib.sha256(repr(seen.size).encode() + seen.tobytes()).hexdigest()


def _texts(name: str, raw: bytes) -> Iterator[str]:
    """All that a file says, to whoever knows how to ask."""
    yield raw.decode("utf-8", "ignore")
    yield raw.decode("utf-16-be", "ignore")
    yield raw.decode("utf-16-le", "ignore")
    if name.endswith(".pdf"):
        yield from _asked(raw, ".pdf", ["pdftotext", "-", "-"])
        yield from _asked(raw, ".pdf", ["pdfinfo", "-"])
        yield from _asked(raw, ".pdf", ["qpdf", "--qdf", "--object-streams=disable", "FILE", "-"])
    if name.endswith((*PICTURES, ".pdf")):
        yield from _asked(raw, Path(name).suffix, ["exiftool", "-a", "-u", "-G1", "-ee", "FILE"])


_said: dict[tuple[str, ...], str] = {}
"""What tools said of files, by digest and command: the same file lies in several ZIPs and trees."""


def _asked(raw: bytes, suffix: str, command: list[str]) -> Iterator[str]:
    known = (hashlib.sha256(raw).hexdigest(), suffix, *command)
    if known not in _said:
        with tempfile.NamedTemporaryFile(suffix=suffix) as file:
            file.write(raw)
            file.flush()
            told = [file.name if part == "FILE" else part for part in command]
            done = subprocess.run(told, input=raw, capture_output=True, check=False)
        # A file that the tool cannot read is no proof of anything: what it says of it is searched as well.
        _said[known] = done.stdout.decode("utf-8", "ignore") + done.stderr.decode("utf-8", "ignore")
    yield _said[known]


def _members(name: str, raw: bytes) -> Iterator[tuple[str, bytes]]:
    if name.endswith(PACKED):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            yield "comment.txt", archive.comment
            for entry in archive.infolist():
                yield entry.filename, archive.read(entry)
    if name.endswith(".gz"):
        yield name.removesuffix(".gz"), gzip.decompress(raw)
    if name.endswith(".png"):
        yield from (("ztxt.txt", text) for text in _packed_texts(raw))


def _packed_texts(png: bytes) -> Iterator[bytes]:
    for found in re.finditer(rb"zTXt[^\0]{1,79}\0\0", png):
        try:
            yield zlib.decompressobj().decompress(png[found.end() :])
        except zlib.error:
            continue


def _plain(text: str) -> str:
    """Without the ways in which files write letters: references, escapes, percents, forms, breaks, case."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    text = unicodedata.normalize("NFC", unquote(html.unescape(text)))
    return re.sub(r"\s+", " ", text).casefold()


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def found_in(found: Iterable[str]) -> set[str]:
    """The files that something was found in."""
    return {line.split(":")[0] for line in found}

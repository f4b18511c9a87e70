"""Guard: what a finished site says of its kits is what lies in the finished ZIPs, and the other way round.

It reads files alone, pages as browsers do and ZIPs as unpackers do, and shares nothing with what made them.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

KITS = "tai-ve/kits"
ROOM = "bao-chi"
SUMS, RECORD = "SHA256SUMS", "manifest.json"


@dataclass(slots=True)
class Listed:
    """A ZIP as a page lists it."""

    page: str
    bytes: int
    sha256: str
    files: dict[str, int] = field(default_factory=dict)
    """Bytes by name in the ZIP."""


def differences(site: Path) -> list[str]:
    """Everything on which the press pages and the kits of a site do not agree; nothing is as it should be."""
    kits = {path.name: path for path in sorted((site / KITS).glob("*.zip"))}
    listed: dict[str, Listed] = {}
    found: list[str] = []
    for path in sorted((site / ROOM).rglob("*.html")):
        page = path.relative_to(site).as_posix()
        reader = _Reader(page)
        reader.feed(path.read_text("utf-8"))
        listed |= reader.listed
        found += _loose(page, path.parent, reader, kits)
    found += [f"{KITS}/{name} is on no page" for name in kits.keys() - listed.keys()]
    for name, kit in listed.items():
        if name in kits:
            found += [f"{kit.page}, {name}: {what}" for what in _compared(kit, kits[name])]
        else:
            found.append(f"{kit.page}: {name} is listed but not in {KITS}/")
    return sorted(found)


def _compared(listed: Listed, path: Path) -> Iterator[str]:
    """The page's list, the ZIP's own record and its sums against what is in it."""
    raw = path.read_bytes()
    if (listed.bytes, listed.sha256) != (len(raw), hashlib.sha256(raw).hexdigest()):
        yield "its bytes are not those that the page gives"
    with zipfile.ZipFile(path) as archive:
        inside = {file.filename: archive.read(file) for file in archive.infolist()}
    sizes = {name: len(content) for name, content in inside.items() if name not in (SUMS, RECORD)}
    yield from _unequal("the page", listed.files, sizes)
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in inside.items() if name != SUMS}
    lines = inside.get(SUMS, b"").decode().splitlines()
    yield from _unequal(SUMS, {line[66:]: line[:64] for line in lines}, digests)
    rows = json.loads(inside.get(RECORD, b'{"files": []}'))["files"]
    digests.pop(RECORD, None)
    yield from _unequal(RECORD, {row["name"]: row["sha256"] for row in rows}, digests)


def _unequal(where: str, told: Mapping[str, object], true: Mapping[str, object]) -> Iterator[str]:
    yield from (f"{where} lists '{name}', which is not in it" for name in sorted(told.keys() - true.keys()))
    yield from (f"{where} leaves out '{name}'" for name in sorted(true.keys() - told.keys()))
    both = sorted(told.keys() & true.keys())
    yield from (f"{where} gives '{name}' other bytes" for name in both if told[name] != true[name])


def _loose(page: str, folder: Path, reader: _Reader, kits: Mapping[str, Path]) -> Iterator[str]:
    """A release's own downloads are byte for byte those of its ZIP."""
    there = [name for name in reader.press if (folder / name).is_file()]
    yield from (f"{page}: {name} is offered but not there" for name in reader.press if name not in there)
    for name in reader.listed:
        if not reader.press or name not in kits:
            continue
        with zipfile.ZipFile(kits[name]) as archive:
            inside = {file: archive.read(file) for file in archive.namelist()}
        for file in there:
            if inside.get(file) != (folder / file).read_bytes():
                yield f"{page}: {file} is not in {name} with these bytes"


class _Reader(HTMLParser):
    """The kits that a page lists, and the files of a release that it offers one by one."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.listed: dict[str, Listed] = {}
        self.press: list[str] = []
        self._kit: Listed | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "data-kit" in given:
            self._kit = Listed(self.page, int(given["data-bytes"]), given["data-sha256"])
            self.listed[given["data-kit"]] = self._kit
        elif "data-file" in given and self._kit:
            self._kit.files[given["data-file"]] = int(given["data-bytes"])
        elif "data-press" in given:
            self.press.append(unquote(given["href"]))

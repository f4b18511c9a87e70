"""Everything that a campaign gives the press, gathered once; every kit is a choice of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from coban.artefact import Artefact
from coban.campaign.brief import Brief
from coban.kit.captions import CAPTIONS, caption_list
from coban.kit.contacts import contacts_text, offices
from coban.kit.facts import facts_json, facts_text, slogans_text
from coban.kit.listing import PARTS, KitFile
from coban.kit.logos import logo_files
from coban.kit.papers import papers
from coban.kit.pieces import piece_files
from coban.kit.releases import release_kit_files
from coban.kit.room import Room
from coban.pages.calendar_ics import calendar_files
from coban.press import PressRelease

PAPERS = {
    "to-du-kien": "Tờ dữ kiện, một trang A4",
    "huong-dan-thuong-hieu": "Hướng dẫn nhận diện",
    "gioi-thieu-25-tu": "Giới thiệu chiến dịch, 25 từ",
    "gioi-thieu-50-tu": "Giới thiệu chiến dịch, 50 từ",
    "gioi-thieu-100-tu": "Giới thiệu chiến dịch, 100 từ",
}
"""What papers are called, by the stem of their file."""


def gathered(
    brief: Brief, artefacts: Sequence[Artefact], releases: Sequence[PressRelease], room: Room
) -> Iterator[KitFile]:
    """Every file but index, manifest and sums. `artefacts` and `releases` are those that are out.

    Raises UnmadeError, or InputError for a damaged picture.
    """
    for release in releases:
        yield from release_kit_files(brief, release, artefacts, room)
    yield from _information(brief, releases)
    pieces = list(piece_files(brief, artefacts, releases, room))
    yield from pieces
    for folder in sorted({piece.part for piece in pieces}):
        mine = [piece for piece in pieces if piece.part == folder]
        listed = caption_list((piece.name.removeprefix(f"{folder}/"), piece.rights) for piece in mine)
        yield KitFile(f"{folder}/{CAPTIONS}", listed, f"Chú thích: {PARTS[folder].lower()}")
    yield from logo_files(brief, room)


def _information(brief: Brief, releases: Sequence[PressRelease]) -> Iterator[KitFile]:
    texts = (
        ("chien-dich.txt", facts_text(brief).encode(), "Thông tin chiến dịch, để đọc và chép"),
        ("chien-dich.json", facts_json(brief), "Thông tin chiến dịch, cho máy đọc"),
        ("khau-hieu.txt", slogans_text(brief).encode(), "Khẩu hiệu nguyên văn"),
        ("lien-he.txt", contacts_text(offices(brief, releases)).encode(), "Liên hệ theo cơ quan"),
    )
    for name, content, title in texts:
        yield KitFile(f"thong-tin/{name}", content, title)
    sequence = {stem: number for number, stem in enumerate(PAPERS)}
    found = {path.lower(): content for path, content in papers(brief).items()}
    for name in sorted(found, key=lambda name: (sequence.get(_stem(name), len(PAPERS)), name)):
        yield KitFile(name, found[name], PAPERS.get(_stem(name), _stem(name)))
    for calendar in calendar_files(brief.campaign):
        if calendar.id == "calendar":
            yield KitFile(f"lich/{calendar.path.rpartition('/')[2]}", calendar.content, calendar.title)


def _stem(name: str) -> str:
    return PurePosixPath(name).stem

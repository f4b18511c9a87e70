"""Releases in a kit: each in a folder of its own, in all formats, with its pictures and their captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coban.artefact import Artefact
from coban.campaign.brief import Brief
from coban.kit.captions import CAPTIONS, caption_list
from coban.kit.listing import KitFile
from coban.kit.room import Room
from coban.press import PressRelease, release_files, release_pictures

FOLDER = "thong-cao"
FORMATS = {
    "pdf": "bản PDF theo thể thức văn bản hành chính",
    "docx": "bản Word để sửa",
    "txt": "chữ thuần để dán",
}


def release_folder(release: PressRelease) -> str:
    return f"{FOLDER}/{release.id}/"


def release_kit_files(
    brief: Brief, release: PressRelease, artefacts: Sequence[Artefact], room: Room
) -> Iterator[KitFile]:
    """Raises UnmadeError when papers cannot be set on this machine, InputError for a damaged picture."""
    folder = release_folder(release)
    for name, content in release_files(brief, release).items():
        title = f"Thông cáo, {FORMATS[name.rpartition('.')[2]]}"
        yield KitFile(f"{folder}{name}", content, title, release=release.id)
    pictures = list(_pictures(brief, release, artefacts, room))
    yield from pictures
    if pictures:
        listed = caption_list((picture.name.removeprefix(folder), picture.rights) for picture in pictures)
        yield KitFile(f"{folder}{CAPTIONS}", listed, "Chú thích ảnh", release=release.id)


def _pictures(
    brief: Brief, release: PressRelease, artefacts: Sequence[Artefact], room: Room
) -> Iterator[KitFile]:
    for picture in release_pictures(brief, release, artefacts):
        name = f"{release_folder(release)}{picture.name}"
        copy = room.put(name, picture.content())
        yield KitFile(
            name, copy, picture.rights.title, picture.rights, picture.px, picture.piece, release=release.id
        )

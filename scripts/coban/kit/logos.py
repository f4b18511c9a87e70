"""Emblem and logos in a kit; a stand-in says so in its name, in its caption and in a list of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coban.campaign.brief import Brief
from coban.campaign.places import ascii_slug
from coban.identity import STAND_IN_NOTE, emblem_files
from coban.identity.emblem import forms, stem
from coban.kit.listing import KitFile
from coban.kit.room import Room
from coban.press import artwork_rights
from coban.rights import KINDS, PICTURES, inscribed, pixel_size

FOLDER = "logo"
STAND_INS = f"{FOLDER}/logo-tam.txt"


def logo_files(brief: Brief, room: Room) -> Iterator[KitFile]:
    """The emblem in all its forms, then the businesses' logos."""
    yield from _emblem(brief, room)
    temporary = []
    for sponsor in brief.campaign.sponsors:
        source = brief.house.artwork(brief.campaign.slug, sponsor.logo.file)
        mark = "-tam" if sponsor.logo.stand_in else ""
        name = f"{FOLDER}/{ascii_slug(sponsor.id)}{mark}{source.suffix.lower()}"
        title = f"Logo {sponsor.name}"
        rights = artwork_rights(brief, title, sponsor.full or sponsor.name, sponsor.logo)
        # A trademark of a kind that has no room for rights goes in untouched; its terms stand beside it.
        raw = source.read_bytes()
        copy = room.put(name, inscribed(raw, name, rights) if source.suffix.lower() in KINDS else raw)
        yield KitFile(name, copy, title, rights, _px(copy), ground="#ffffff")
        if sponsor.logo.stand_in:
            temporary.append(f"- {name}: {title}. {sponsor.logo.note or ''}".rstrip())
    if temporary:
        note = "\n".join([STAND_IN_NOTE, "", *temporary, ""]).encode()
        yield KitFile(STAND_INS, note, "Những tệp là hình tạm")


def _emblem(brief: Brief, room: Room) -> Iterator[KitFile]:
    """Form by form: pictures of pixels from the smallest on, then the drawings; last the note on them."""
    files = emblem_files(brief)
    whole = f"Biểu trưng {brief.campaign.name}"
    for form in forms(brief) if files else ():
        title = f"{whole}: {form.title[:1].lower()}{form.title[1:]}"
        rights = artwork_rights(brief, title, brief.campaign.owner.name, brief.campaign.emblem)
        mine = [path for path in files if path.startswith(f"{FOLDER}/{stem(brief, form)}")]
        for path in sorted(mine, key=lambda path: (not path.endswith(".png"), len(path), path)):
            name = path.lower()
            copy = room.put(name, inscribed(files.pop(path), name, rights))
            yield KitFile(name, copy, title, rights, _px(copy), ground=form.ground.hex)
    for path, content in sorted(files.items()):
        yield KitFile(path.lower(), content, f"{whole}: cách dùng")


def _px(path: Path) -> tuple[int, int] | None:
    return pixel_size(path) if path.suffix in PICTURES else None

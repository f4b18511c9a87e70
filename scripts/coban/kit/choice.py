"""Which files each ZIP holds: all, the light ones for web desks, emblem and logos, one release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coban.campaign.brief import Brief
from coban.kit.listing import KitFile
from coban.kit.releases import release_folder
from coban.kit.room import Room
from coban.kit.web import LONG_SIDE_PX, web_copy
from coban.press import PressRelease
from coban.rights import PICTURES

HEAVY = ("in-an", "thuong-hieu")
"""Parts for designers and print shops."""


@dataclass(frozen=True, slots=True)
class Kit:
    """One ZIP before it is packed."""

    name: str
    """Of the ZIP."""
    kind: str
    """media-kit, web, logos, release."""
    title: str
    about: str
    files: tuple[KitFile, ...]
    releases: tuple[PressRelease, ...] = ()
    """Those whose files are in it."""


def kits(
    brief: Brief, files: Sequence[KitFile], releases: Sequence[PressRelease], room: Room
) -> tuple[Kit, ...]:
    """Every ZIP of the campaign; none of logos where it has neither emblem nor businesses."""
    slug = brief.campaign.slug
    every = tuple(releases)
    found = [
        Kit(
            f"{slug}-media-kit.zip",
            "media-kit",
            "Bộ tài liệu đầy đủ",
            "Thông cáo, thông tin, ảnh gốc, tệp in mẫu, biểu trưng, lịch, liên hệ.",
            tuple(files),
            every,
        ),
        Kit(
            f"{slug}-media-kit-web.zip",
            "web",
            "Bản nhẹ cho báo mạng",
            f"Ảnh 72 dpi, cạnh dài nhiều nhất {LONG_SIDE_PX} px, cùng thông cáo và thông tin.",
            tuple(_light(brief, files, room)),
            every,
        ),
    ]
    logos = tuple(file for file in files if file.part == "logo")
    if logos:
        about = "Biểu trưng cho nền sáng, nền tối, một màu; logo các đơn vị."
        found.append(Kit(f"{slug}-logos.zip", "logos", "Biểu trưng và logo", about, logos))
    return (*found, *(_of_release(slug, release, files) for release in releases))


def _light(brief: Brief, files: Sequence[KitFile], room: Room) -> list[KitFile]:
    """Pictures of pixels as web copies; what only designers need is left out, also large emblems."""
    found = []
    for file in files:
        if file.part in HEAVY or (file.part == "logo" and _is_large(file)):
            continue
        shown = file.rights is not None and file.suffix in PICTURES and file.part != "logo"
        found.append(web_copy(file, room, brief.house) if shown else file)
    return found


def _is_large(file: KitFile) -> bool:
    return file.suffix == ".pdf" or (file.px is not None and max(file.px) > LONG_SIDE_PX)


def _of_release(slug: str, release: PressRelease, files: Sequence[KitFile]) -> Kit:
    """The release's own folder of the whole kit, without the folder."""
    folder = release_folder(release)
    own = tuple(
        replace(file, name=file.name.removeprefix(folder)) for file in files if file.name.startswith(folder)
    )
    about = "Thông cáo ở mọi định dạng" + (", ảnh kèm chú thích." if any(f.rights for f in own) else ".")
    return Kit(f"{slug}-{release.id}.zip", "release", release.front.title, about, own, (release,))

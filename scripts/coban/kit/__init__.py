"""The media kits: ZIPs for the press, the same byte for byte each time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from coban.archive import SUMS, Content, write_zip
from coban.artefact import Artefact, sha256
from coban.campaign.brief import Brief
from coban.errors import UnmadeError
from coban.kit.choice import Kit, kits
from coban.kit.gathering import gathered
from coban.kit.index import index_page
from coban.kit.listing import KitFile, must_travel
from coban.kit.record import INDEX, MANIFEST, README, manifest, readme
from coban.kit.room import rooms
from coban.kit.web import MOST_BYTES
from coban.press import public, releases
from coban.vietnamese import file_size

__all__ = ["kit_folder", "kit_path", "write_kits"]


def kit_folder(brief: Brief) -> Path:
    """Where all kits of a campaign lie, and nothing else."""
    return brief.house.dist(brief.campaign.slug) / "kits"


def kit_path(brief: Brief) -> Path:
    """The kit that holds everything."""
    return kit_folder(brief) / f"{brief.campaign.slug}-media-kit.zip"


def write_kits(brief: Brief, artefacts: Iterable[Artefact]) -> tuple[Path, ...]:
    """Every kit of what is out; the same bytes are not written again, and kits that are no more are removed.

    They depend on the campaign's folder, on assets/, on the finished pieces, on which releases are out and on
    coban's code and libraries. Raises UnmadeError or InputError when one cannot be made; then no kit is left,
    for an old one may hold what is not out any more.
    """
    folder = kit_folder(brief)
    try:
        kept = tuple(_write(brief, artefacts, folder))
    except BaseException:
        _remove_others(folder, ())
        raise
    _remove_others(folder, kept)
    return kept


def _write(brief: Brief, artefacts: Iterable[Artefact], folder: Path) -> Iterator[Path]:
    out, rows = releases(brief), public(brief, artefacts)
    with rooms(brief.house) as room:
        files = tuple(gathered(brief, rows, out, room))
        found = kits(brief, files, out, room)
        must_travel(kit.name for kit in found)
        packed = [_packed(brief, kit, room.folder / kit.name) for kit in found]
        for path in packed:
            yield _kept(path, folder / path.name)


def _packed(brief: Brief, kit: Kit, path: Path) -> Path:
    files = [*kit.files, KitFile(README, readme(brief, kit, kit.files), "Đọc trước")]
    files.append(KitFile(INDEX, index_page(brief, kit, files), "Xem tất cả, không cần mạng"))
    must_travel([*(file.name for file in files), MANIFEST, SUMS])
    contents: dict[str, Content] = {file.name: file.content for file in files}
    write_zip(path, {**contents, MANIFEST: manifest(brief, kit, files)})
    if kit.kind == "web" and path.stat().st_size >= MOST_BYTES:
        raise UnmadeError(_too_heavy(kit, path.stat().st_size))
    return path


def _kept(fresh: Path, target: Path) -> Path:
    """The kit in its place; one with these bytes already stays as it is."""
    if not target.is_file() or sha256(target) != sha256(fresh):
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh.replace(target)
    return target


def _remove_others(folder: Path, kept: Iterable[Path]) -> None:
    for path in set(folder.glob("*.zip")) - set(kept):
        path.unlink()


def _too_heavy(kit: Kit, size_bytes: int) -> str:
    heaviest = sorted(kit.files, key=lambda file: -file.bytes)[:3]
    told = ", ".join(f"{file.name} ({file_size(file.bytes)})" for file in heaviest)
    return (
        f"{kit.name}: it has {size_bytes:,} bytes; expected under {MOST_BYTES:,}; heaviest: {told}; "
        "take pictures out of releases, or order fewer digital pieces"
    )

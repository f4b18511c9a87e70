"""Quick small pictures of the pieces whose facts changed, to be seen while the real ones are made."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace

from coban.artefact import Artefact, read_manifest, sha256_of, write_manifest, write_whole
from coban.build.pieces import THUMB_PX, file_names, piece_row
from coban.build.workbench import workbench
from coban.campaign import load
from coban.campaign.brief import Brief
from coban.campaign.entries import Copy
from coban.campaign.house import House
from coban.errors import CobanError
from coban.layout import Commission, commissions, localise
from coban.paint.png import PngPainter, encode_webp

FOLDER = "nhap"
"""Below the folder of drafts; the site offers them under the same name."""

PULSE_SECONDS = 2.0
"""How often what is ready is told, so that pages follow while drafts are still drawn."""


def draw_drafts(house: House, slug: str) -> int:
    """A draft of every commission that differs from what is on record, its first copy. How many there were.

    Raises InputError when the facts are wrong. A piece that cannot be drawn is left to the build to tell.
    """
    brief = load(house, slug)
    folder = house.drafts(slug)
    rows: list[Artefact] = []
    told = time.monotonic()
    for row, picture in _changed(brief):
        write_whole(folder / row.path, picture)
        rows.append(row)
        if time.monotonic() - told > PULSE_SECONDS:
            write_manifest(folder / "manifest.json", slug, rows)
            told = time.monotonic()
    if rows:
        write_manifest(folder / "manifest.json", slug, rows)
    return len(rows)


def clear_drafts(house: House, slug: str) -> None:
    """The real pieces are there: pages show them, and no draft is left."""
    folder = house.drafts(slug)
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
    write_manifest(folder / "manifest.json", slug, ())


def _changed(brief: Brief) -> Iterator[tuple[Artefact, bytes]]:
    on_record = {
        row.path: row.key for row in read_manifest(brief.house.dist(brief.campaign.slug) / "manifest.json")
    }
    for order in brief.campaign.orders:
        for commission in commissions(brief, order):
            copy = next(iter(brief.copies(order)), None)
            try:
                found = _draft(commission, copy, on_record)
            except (CobanError, ValueError, OSError):
                continue
            if found:
                yield found


def _draft(
    commission: Commission, copy: Copy | None, on_record: dict[str, str]
) -> tuple[Artefact, bytes] | None:
    bench = workbench(commission.brief, commission.order.id, commission.message.id, commission.side)
    sheet = localise(bench.base, bench.commission, copy)
    row = piece_row(bench, sheet, copy)
    thumb = file_names(bench.commission, copy)["thumb"]
    if on_record.get(thumb) == row.key:
        return None
    longest = max(sheet.width, sheet.height)
    image = PngPainter(bench.base, max(1, round(THUMB_PX * sheet.width / longest))).image(sheet)
    picture = encode_webp(image)
    path = f"{FOLDER}/{thumb.removeprefix('thumb/')}"
    digest = sha256_of(picture)
    return replace(row, path=path, kind="draft", px=image.size, bytes=len(picture), sha256=digest), picture

"""One piece from facts to judged files: localise, paint, write, measure, judge. What did not change stays.

A batch holds everything a worker needs, so that any `concurrent.futures.Executor` can run it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from coban.artefact import DIE_TAIL, Artefact, sha256, sha256_of, write_whole
from coban.build import digests
from coban.build.unmade import piece_unmade
from coban.build.verdicts import Ruling, rule
from coban.build.workbench import ICC, Workbench, workbench
from coban.campaign.brief import Brief
from coban.campaign.entries import Copy, Entry
from coban.campaign.places import Place
from coban.checks import subject_for
from coban.errors import Fault
from coban.layout import Commission, localise, piece_name
from coban.paint.die import INK as DIE_INK
from coban.paint.png import encode_png, encode_webp
from coban.scene import Picture, Sheet

THUMB_PX = 480


@dataclass(frozen=True, slots=True)
class Batch:
    """Some copies of one commission."""

    brief: Brief
    order: str
    message: str
    side: str
    copies: tuple[str | None, ...]
    """Codes of communes or of rows of the order's list; None for a piece that is the same for all."""
    on_record: Mapping[str, Artefact]
    """Rows of the old manifest by path, those of these copies."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one piece."""

    artefacts: tuple[Artefact, ...]
    ruling: Ruling | None
    written: int
    fault: Fault | None = None


def make(batch: Batch) -> list[Made]:
    """Every piece of the batch; one that cannot be made never stops the others."""
    where = f"order '{batch.order}', message '{batch.message}'"
    try:
        bench = workbench(batch.brief, batch.order, batch.message, batch.side)
    except Exception as error:  # noqa: BLE001 -- other orders wait; the summary names this one
        return [Made((), None, 0, piece_unmade(where, error))]
    return [_make_one(bench, batch, code, where) for code in batch.copies]


def _make_one(bench: Workbench, batch: Batch, code: str | None, where: str) -> Made:
    copy = batch.brief.copy(bench.commission.order, code)
    try:
        return _piece(bench, batch, copy)
    except Exception as error:  # noqa: BLE001 -- 199 other pieces wait; the summary names this one
        return Made((), None, 0, piece_unmade(where, error, copy))


def _piece(bench: Workbench, batch: Batch, copy: Copy | None) -> Made:
    sheet = localise(bench.base, bench.commission, copy)
    row = piece_row(bench, sheet, copy)
    dist = batch.brief.house.dist(batch.brief.campaign.slug)
    names = file_names(bench.commission, copy)
    rows = _standing(batch.on_record, dist, names, row.key)
    written = 0
    if not rows:
        rows = _write(bench, sheet, dist, names, row)
        written = len(rows)
    main = rows[0]
    ruling = rule(
        subject_for(
            bench.commission, copy, dist / main.path, bench.base, die=die_file(dist, bench.commission, copy)
        ),
        main.path,
        main.sha256,
        bench.facts_digest,
    )
    share = ruling.verdict.value("sponsor-share")
    return Made((replace(main, sponsor_share=share), *rows[1:]), ruling, written)


def piece_row(bench: Workbench, sheet: Sheet, copy: Copy | None) -> Artefact:
    """The piece's row but for its bytes."""
    commission = bench.commission
    icc = digests.file_digest(commission.brief.house.asset(ICC))
    key = digests.digest(
        digests.sheet_digest(sheet, bench.shared_digest),
        digests.painting_digest(),
        icc,
        commission.format.max_bytes,
    )
    stand_ins = {item.file.name for item in sheet.items if isinstance(item, Picture) and item.stand_in}
    return Artefact(
        path="",
        kind="digital" if sheet.px else "print",
        order=commission.order.id,
        format=commission.format.id,
        message=commission.message.id,
        place=copy.code if isinstance(copy, Place) else None,
        entry=copy.code if isinstance(copy, Entry) else None,
        side=commission.side,
        size_mm=(sheet.width, sheet.height),
        px=sheet.px,
        scale=sheet.scale,
        inks=sheet.inks,
        font=f"{commission.face.name} {commission.face.version}",
        qr=sheet.payloads,
        sponsor_share=None,
        bytes=0,
        sha256="",
        key=key,
        stand_ins=tuple(sorted(stand_ins)),
        unconfirmed=commission.provisional,
        smallest_cap_mm=sheet.smallest_cap,
        smallest_text=sheet.smallest.line.text if sheet.smallest else "",
        caps_mm={str(role): cap for role, cap in sheet.smallest_caps.items()},
    )


def file_names(commission: Commission, copy: Copy | None) -> dict[str, str]:
    """Path from dist/<slug>/ by kind; what is judged comes first."""
    tail = f"{commission.order.id}/{piece_name(commission, copy)}"
    if commission.px:
        return {"digital": f"digital/{tail}.png", "thumb": f"thumb/{tail}.webp"}
    return {
        "print": f"print/{tail}.pdf",
        "preview": f"preview/{tail}.png",
        "thumb": f"thumb/{tail}.webp",
        **({"die": f"die/{tail}{DIE_TAIL}.pdf"} if commission.format.die else {}),
    }


def die_file(dist: Path, commission: Commission, copy: Copy | None) -> Path | None:
    """Where the piece's die file must lie; None where it is cut along its trim."""
    name = file_names(commission, copy).get("die")
    return dist / name if name else None


def _standing(
    on_record: Mapping[str, Artefact], dist: Path, names: Mapping[str, str], key: str
) -> list[Artefact]:
    """The piece's old rows when every file was made from the same and its bytes are as recorded."""
    rows = [on_record.get(name) for name in names.values()]
    standing = [row for row in rows if row and row.key == key and _intact(dist / row.path, row)]
    return standing if len(standing) == len(rows) else []


def _intact(path: Path, row: Artefact) -> bool:
    return path.is_file() and path.stat().st_size == row.bytes and sha256(path) == row.sha256


def _write(
    bench: Workbench, sheet: Sheet, dist: Path, names: Mapping[str, str], row: Artefact
) -> list[Artefact]:
    image = bench.image(sheet)
    thumb = image.copy()
    thumb.thumbnail((THUMB_PX, THUMB_PX))
    files = {"thumb": encode_webp(thumb)}
    if sheet.px is None:
        files["print"] = bench.pdf(sheet)
        files["preview"] = encode_png(image)
        if sheet.die:
            files["die"] = bench.die(sheet, sheet.die)
    else:
        files["digital"] = encode_png(image, bench.commission.format.max_bytes, sheet)
    rows = []
    for kind, name in names.items():
        write_whole(dist / name, files[kind])
        size, digest = len(files[kind]), sha256_of(files[kind])
        px = row.px if kind == "digital" else (thumb.size if kind == "thumb" else image.size)
        px = None if kind in ("print", "die") else px
        inks = (DIE_INK,) if kind == "die" else row.inks
        rows.append(replace(row, path=name, kind=kind, px=px, inks=inks, bytes=size, sha256=digest))
    return rows

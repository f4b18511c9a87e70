"""Subjects for the judge: a piece made by hand, told as the campaign xu-lang would have ordered it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
from tests.checks.die_files import DieFile, write_die
from tests.checks.patterns import write_files
from tests.checks.pieces import BOLD, FACES, Line, Piece, lang_son, write
from tests.measure import broken_files, press_files

from coban.campaign import Brief, Campaign, House
from coban.campaign.entries import Entry
from coban.checks import Subject
from coban.geometry import Rect
from coban.scene import Picture, Role, Sheet, Text
from coban.text import face

PAYLOAD = "https://xulang.vn/q/05971/"
CODE = "05971"
LOCKUP = ("Công dân số Xứ Lạng -", "Chủ nhân trong không gian số")


def make(brief: Brief, folder: Path, case: dict[str, Any]) -> tuple[Subject, dict[str, Any]]:
    """The subject of a case, its file written, and the options for the check.

    `piece` changes the finished file, `lines` one of its lines, `subject` what it should be.
    """
    write_files(folder)
    brief = replace(with_facts(brief, case.get("campaign", {})), house=House(folder))
    place = brief.place(CODE)
    piece = lang_son(LOCKUP, place.title, PAYLOAD)
    if case.get("digital"):
        piece = _digital(piece)
    planned = piece
    piece = replace(piece, **{k: _tuple(v) for k, v in case.get("piece", {}).items()})
    for index, change in case.get("lines", {}).items():
        lines = list(piece.lines)
        lines[int(index)] = replace(lines[int(index)], **change)
        piece = replace(piece, lines=tuple(lines))
    for extra in case.get("more_lines", []):
        piece = replace(piece, lines=(*piece.lines, Line(**extra)))
    path = write(piece, folder / ("piece.png" if case.get("digital") else "piece.pdf"))
    if "press" in case:
        _press_file(path, case["press"])
    if "image" in case:
        _put_image(
            path,
            case["image"],
            case.get("image_px", 4),
            case.get("image_at", [3000, 900, 9]),
            bytes(case.get("image_fill", [0, 0, 0])),
        )
    if case.get("stripped"):
        _strip_layers(path)
    subject = _subject(brief, path, case)
    if "die" in case:
        subject = _with_die(subject, planned, case["die"])
    if "svg" in case:
        drawn = folder / "piece.svg"
        drawn.write_text(case["svg"], "utf-8")
        subject = replace(subject, path=drawn, kind="digital", elsewhere=True, plan=None)
    if case.get("planned"):
        subject = replace(subject, plan=lambda: _plan(planned, subject, case.get("emblem_at")))
    return subject, dict(case.get("options", {}))


def _with_die(subject: Subject, piece: Piece, die: Any) -> Subject:
    """The piece with rounded corners: its die file as described, the bytes of it, `missing`, or not given."""
    subject = replace(subject, format=subject.format.model_copy(update={"die": "5cm"}))
    if die is None:
        return subject
    path = subject.path.with_name("piece_be.pdf")
    if isinstance(die, dict) and "press" in die:
        _press_file(path, die["press"])
    elif isinstance(die, dict):
        write_die(piece, DieFile(**die), path)
    elif die != "missing":
        path.write_text(die, "utf-8")
    return replace(subject, die=path)


def _plan(piece: Piece, subject: Subject, emblem_at: list[float] | None) -> Sheet:
    """The sheet of the piece as it was meant: its lines, and where the emblem belongs."""
    white = subject.brief.brand.ink("white")
    texts = [
        Text(Role(line.role), subject.face.shape(line.words), subject.face, line.x, line.y, line.size, white)
        for line in piece.lines
    ]
    emblem = [Picture(Role.EMBLEM, Path("emblem"), Rect(*emblem_at))] if emblem_at else []
    trim = Rect(0, 0, piece.width, piece.height)
    return Sheet("", trim.width, trim.height, 0, trim, 1, subject.px, (*texts, *emblem))


def _subject(brief: Brief, path: Path, case: dict[str, Any]) -> Subject:
    digital = bool(case.get("digital"))
    order = brief.campaign.order("facebook-bia" if digital else "bang-zon-xa")
    subject = Subject(
        path=path,
        kind="digital" if digital else "print",
        brief=brief,
        order=order,
        format=brief.formats["facebook-cover" if digital else "bang-zon"],
        message=brief.campaign.message("value"),
        copy=None if digital else brief.place(CODE),
        trim_mm=(851 * 25.4 / 96, 315 * 25.4 / 96) if digital else (6000, 1000),
        payloads=(PAYLOAD,),
        entries=(),
        face=face(BOLD),
        px=(851, 315) if digital else None,
    )
    wanted = dict(case.get("subject", {}))
    if "face" in wanted:
        wanted["face"] = face(FACES[wanted["face"]])
    if "message" in wanted:
        wanted["message"] = wanted["message"] and brief.campaign.message(wanted["message"])
    if "place" in wanted:
        place = wanted.pop("place")
        wanted["copy"] = place and replace(brief.place(CODE), code=place)
    if "payload" in wanted:
        payload = wanted.pop("payload")
        wanted["payloads"] = (payload,) if payload else ()
    if "entry" in wanted:
        wanted["copy"] = Entry(**wanted.pop("entry"))
        wanted["entries"] = (wanted["copy"],)
    if "sponsors" in wanted:
        wanted["order"] = order.model_copy(update={"sponsors": wanted.pop("sponsors")})
    if "max_bytes" in wanted:
        wanted["format"] = subject.format.model_copy(update={"max_bytes": wanted.pop("max_bytes")})
    if "design" in wanted:
        wanted["format"] = subject.format.model_copy(update={"design": wanted.pop("design")})
    if "artwork" in wanted:
        wanted["brief"] = official(brief) if wanted.pop("artwork") == "official" else brief
    return replace(subject, **{k: _tuple(v) for k, v in wanted.items()})


def _digital(piece: Piece) -> Piece:
    """The same composition as a cover picture of 851 × 315 px."""
    width, height = 851 * 25.4 / 96, 315 * 25.4 / 96
    lines = (
        replace(piece.lines[0], x=56, y=34, size=11),
        replace(piece.lines[1], x=56, y=46, size=8),
    )
    return replace(
        piece,
        width=width,
        height=height,
        bleed=0,
        scale=1,
        px=(851, 315),
        panel=(0, 0, 36, height),
        logo=(6, 30, 22, 12),
        emblem=(42, 30, 12, 12),
        lines=lines,
        code=(180, 18, 34),
    )


def with_facts(brief: Brief, facts: dict[str, Any]) -> Brief:
    """The campaign with some facts changed; rows of a section are named by their id, `only` drops others."""
    raw = brief.campaign.model_dump()
    facts = dict(facts)
    for section, kept in facts.pop("only", {}).items():
        raw[section] = [row for row in raw[section] if row["id"] in kept]
    for section, change in facts.items():
        if isinstance(raw.get(section), list | tuple):
            raw[section] = [{**row, **change.get(row["id"], {})} for row in raw[section]]
        else:
            raw[section] = {**raw[section], **change} if isinstance(change, dict) else change
    return replace(brief, campaign=Campaign.model_validate(raw))


def official(brief: Brief) -> Brief:
    """The campaign as if every official picture had come."""
    campaign = brief.campaign
    sponsors = tuple(
        s.model_copy(update={"logo": s.logo.model_copy(update={"stand_in": False})})
        for s in campaign.sponsors
    )
    emblem = campaign.emblem and campaign.emblem.model_copy(update={"stand_in": False})
    return replace(brief, campaign=campaign.model_copy(update={"sponsors": sponsors, "emblem": emblem}))


def _put_image(path: Path, role: str, px: int, at: list[float], rgb: bytes) -> None:
    """A square raster picture inside a layer; `at` is its x, y and side in mm."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        picture = pdf.make_stream(rgb * px * px)
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Width, picture.Height, picture.BitsPerComponent = px, px, 8
        picture.ColorSpace = pikepdf.Name.DeviceRGB
        forms = pdf.pages[0].obj.Resources.XObject
        form = next(forms[name] for name in forms if name.endswith(role))
        form.Resources.XObject = pikepdf.Dictionary(Picture=picture)
        place = f" q {at[2]} 0 0 {at[2]} {at[0]} {at[1]} cm /Picture Do Q"
        form.write(form.read_bytes() + place.encode())
        pdf.save(path)


def _press_file(path: Path, name: str) -> None:
    """A print file for the preflight, clean or with the named fault, in place of the banner."""
    changes = {change: make for rows in broken_files.CHANGES.values() for change, make in rows}
    press_files.written(path, None if name == "clean" else changes[name])


def _strip_layers(path: Path) -> None:
    """The page as a converter flattens it: all content in the page's own stream, no layers."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        forms = page.obj.Resources.XObject
        content = b"".join(b"q " + forms[name].read_bytes() + b" Q " for name in sorted(forms))
        fonts = next(iter(forms.values())).Resources.Font
        page.obj.Resources = pikepdf.Dictionary(Font=fonts)
        page.obj.Contents = pdf.make_stream(content)
        pdf.save(path)


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value

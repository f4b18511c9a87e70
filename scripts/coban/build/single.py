"""One piece of an order at a time, as the kind of file that its name says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coban.build.choosing import Choice
from coban.build.loading import check_artwork
from coban.build.output import PIECE_KINDS, suffix_of, write_output, write_with
from coban.build.wishes import TIFF_DPI, TIFFS, Wishes
from coban.build.workbench import Workbench
from coban.campaign.brief import Brief
from coban.campaign.entries import Copy
from coban.checks import Verdict, judge, subject_for
from coban.errors import UnmadeError
from coban.layout import at_scale, localise, piece_name
from coban.paint.picture import encode_picture
from coban.paint.svg import paint_svg
from coban.scene import Sheet


@dataclass(frozen=True, slots=True)
class Rendered:
    """One finished piece."""

    path: Path
    title: str
    verdict: Verdict | None
    """None for a drawing, or a view of a piece in another kind of file: only finished pieces are judged."""
    unjudged: str
    """Why there is no verdict, and where one can be had."""


def render(
    brief: Brief, choice: Choice, *, output: Path | None = None, wishes: Wishes | None = None
) -> Rendered:
    """Make one piece and judge it. Raises InputError that lists what could have been asked for."""
    check_artwork([brief])
    wishes = wishes or Wishes()
    bench, copy = choice.found(brief)
    sheet = localise(bench.base, bench.commission, copy)
    finished = ".png" if sheet.px else ".pdf"
    path = output or Path(piece_name(bench.commission, copy) + finished)
    suffix = suffix_of(path, PIECE_KINDS)
    wishes.must_fit(path, suffix, sheet)
    if wishes.scale and suffix == ".pdf":
        sheet = at_scale(sheet, bench.commission, copy, wishes.scale)
    _write(bench, sheet, path, suffix, wishes)
    unjudged = _unjudged(path, suffix, finished, sheet, wishes)
    return Rendered(path, sheet.title, None if unjudged else _verdict(bench, copy, path), unjudged)


def _verdict(bench: Workbench, copy: Copy | None, path: Path) -> Verdict:
    return judge(subject_for(bench.commission, copy, path))


def _unjudged(path: Path, suffix: str, finished: str, sheet: Sheet, wishes: Wishes) -> str:
    if suffix != finished:
        return f"the finished piece is a {finished} file; make that with -o to judge it."
    if suffix == ".pdf" and sheet.scale != 1 and not wishes.pdf.user_unit:
        return (
            f"without UserUnit the file does not tell that it is 1:{sheet.scale}; "
            f"`coban preflight {path}` judges it as a file"
            + (", with `--profile banner` as one of 1:10." if sheet.scale == 10 else ".")
        )
    return ""


def _write(bench: Workbench, sheet: Sheet, path: Path, suffix: str, wishes: Wishes) -> None:
    if suffix == ".pdf":
        write_output(path, bench.pdf(sheet, wishes.pdf))
    elif suffix == ".svg":
        write_output(path, paint_svg(sheet, live_text=wishes.live_text is not False).encode())
    elif suffix in TIFFS:
        painter = bench.tiff(wishes.dpi or TIFF_DPI, wishes.scale or 1, strips=bool(wishes.strips))
        write_with(path, lambda: painter.write(sheet, path))
    else:
        write_output(path, _picture(bench, sheet, suffix, wishes.dpi))


def _picture(bench: Workbench, sheet: Sheet, suffix: str, dpi: int | None) -> bytes:
    """A digital piece at its own pixels, a print piece as its preview or at so many dpi."""
    most = bench.commission.format.max_bytes
    painted = encode_picture(bench.image(sheet, dpi), suffix, sheet, most)
    if most and len(painted) > most:
        raise UnmadeError(
            f"the {suffix} has {len(painted):,} bytes; at most {most:,} are allowed for "
            f"'{bench.commission.format.id}'; make it a .webp, or a .png in few colours"
        )
    return painted

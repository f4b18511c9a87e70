"""One file at a time: a piece of an order, or a code alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coban.artefact import write_whole
from coban.build.loading import check_artwork
from coban.build.pieces import subject_for
from coban.build.workbench import ICC, Workbench, workbench
from coban.campaign.brief import Brief
from coban.campaign.house import shipped
from coban.campaign.orders import Order
from coban.campaign.places import Place
from coban.campaign.spots import unknown
from coban.checks import Verdict, judge
from coban.errors import InputError, UnmadeError
from coban.layout import code_sheet, commissions, localise, piece_name
from coban.measure.qr import decode_file
from coban.paint.pdf import PdfPainter
from coban.paint.png import PngPainter, encode_png
from coban.paint.svg import paint_svg
from coban.qr import QUIET_ZONE_MODULES, matrix
from coban.scene import Sheet

SUFFIXES = (".pdf", ".png", ".svg")
CODE_PX_PER_MODULE = 12


@dataclass(frozen=True, slots=True)
class Rendered:
    """One finished piece."""

    path: Path
    title: str
    verdict: Verdict | None
    """None for an SVG: a drawing for the web, not a finished piece."""


def render(
    brief: Brief,
    order_id: str,
    *,
    place: str | None = None,
    message: str | None = None,
    size: str | None = None,
    output: Path | None = None,
) -> Rendered:
    """Make one piece and judge it. Raises InputError that lists what could have been asked for."""
    check_artwork([brief])
    order = _order(brief, order_id)
    commune = _place(brief, order, place)
    bench = workbench(brief, order.id, _message(brief, order, message, size), size)
    sheet = localise(bench.base, bench.commission, commune)
    path = output or Path(piece_name(bench.commission, commune) + (".png" if sheet.px else ".pdf"))
    suffix = _suffix(path)
    _write(path, _painted(bench, sheet, suffix))
    finished = suffix == (".png" if sheet.px else ".pdf")
    subject = subject_for(bench.commission, commune, path)
    return Rendered(path, sheet.title, judge(subject, brief.brand.checks) if finished else None)


def make_code(text: str, path: Path, side_mm: float) -> int:
    """A QR code as a file, read again before it counts; says how many modules it has on a side."""
    suffix = _suffix(path)
    sheet = code_sheet(text, side_mm)
    modules = len(matrix(text))
    across = modules + 2 * QUIET_ZONE_MODULES
    match suffix:
        case ".pdf":
            painted = PdfPainter(sheet, shipped("assets") / ICC).paint(sheet)
        case ".png":
            painted = encode_png(PngPainter(sheet, across * CODE_PX_PER_MODULE).image(sheet))
        case _:
            painted = paint_svg(sheet).encode()
    _write(path, painted)
    read = decode_file(path)
    if read != text:
        path.unlink()
        raise UnmadeError(f"{path}: the finished code says {read!r} instead of {text!r}; it was removed")
    return modules


def _painted(bench: Workbench, sheet: Sheet, suffix: str) -> bytes:
    match suffix:
        case ".pdf":
            return bench.pdf(sheet)
        case ".png":
            return encode_png(bench.image(sheet), bench.commission.format.max_bytes, sheet)
        case _:
            return paint_svg(sheet).encode()


def _order(brief: Brief, order_id: str) -> Order:
    known = [order.id for order in brief.campaign.orders]
    if order_id not in known:
        raise InputError.at(
            brief.file,
            unknown("order", order_id, known),
        )
    return brief.campaign.order(order_id)


def _place(brief: Brief, order: Order, code: str | None) -> Place | None:
    if order.places != "all":
        if code:
            raise InputError.at("--place", f"order '{order.id}' is the same everywhere; leave --place out")
        return None
    first = brief.places[0].code
    if not code:
        raise InputError.at(
            "--place", f"order '{order.id}' is made for each commune; say which, such as --place {first}"
        )
    if code not in {place.code for place in brief.places}:
        file = brief.campaign.places.file if brief.campaign.places else "places.csv"
        raise InputError.at(
            "--place", f"'{code}' is no code in docs/{brief.campaign.slug}/{file}; one is {first}"
        )
    return brief.place(code)


def _message(brief: Brief, order: Order, message: str | None, size: str | None) -> str:
    every = [commission.message.id for commission in commissions(brief, order, size=size)]
    if not every and order.made_by:
        raise InputError.at(f"order '{order.id}'", f"is designed by others: {order.made_by}")
    if not every:
        raise InputError.at(
            f"order '{order.id}'",
            "has no format, slogan or size yet; give a size with --size, such as --size 850x120cm",
        )
    if message is None and len(every) > 1:
        raise InputError.at(
            "--message", f"order '{order.id}' has {len(every)} slogans; say which: {', '.join(every)}"
        )
    if message and message not in every:
        raise InputError.at(
            "--message", f"'{message}' is no slogan of order '{order.id}'; it has: {', '.join(every)}"
        )
    return message or every[0]


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError.at(
            str(path), f"its type is unknown; expected a name that ends in {', '.join(SUFFIXES)}"
        )
    return suffix


def _write(path: Path, painted: bytes) -> None:
    try:
        write_whole(path, painted)
    except OSError as error:
        raise InputError.at(
            str(path), f"cannot be written ({error.strerror}); choose another place with -o"
        ) from error

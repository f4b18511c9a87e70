"""One piece of an order at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coban.build.loading import check_artwork
from coban.build.output import suffix_of, write_output
from coban.build.pieces import subject_for
from coban.build.workbench import Workbench, workbench
from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed, usable
from coban.campaign.orders import Order
from coban.campaign.places import Place
from coban.campaign.spots import unknown
from coban.checks import Verdict, judge
from coban.errors import InputError
from coban.layout import commissions, localise, piece_name
from coban.paint.png import encode_png
from coban.paint.svg import paint_svg
from coban.scene import Sheet


@dataclass(frozen=True, slots=True)
class Rendered:
    """One finished piece."""

    path: Path
    title: str
    verdict: Verdict | None
    """None for a drawing, or a view of a piece in another kind of file: only finished pieces are judged."""
    finished_suffix: str
    """The kind of file that would be judged."""


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
    bench = workbench(brief, order.id, _message(brief, order, message, size), size=size)
    sheet = localise(bench.base, bench.commission, commune)
    finished = ".png" if sheet.px else ".pdf"
    path = output or Path(piece_name(bench.commission, commune) + finished)
    suffix = suffix_of(path)
    write_output(path, _painted(bench, sheet, suffix))
    subject = subject_for(bench.commission, commune, path)
    verdict = judge(subject) if suffix == finished else None
    return Rendered(path, sheet.title, verdict, finished)


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
    if not every:
        raise InputError.at(f"order '{order.id}'", _why_nothing(order))
    if message is None and len(every) > 1:
        raise InputError.at(
            "--message", f"order '{order.id}' has {len(every)} slogans; say which: {', '.join(every)}"
        )
    if message and message not in every:
        raise InputError.at(
            "--message", f"'{message}' is no slogan of order '{order.id}'; it has: {', '.join(every)}"
        )
    return message or every[0]


def _why_nothing(order: Order) -> str:
    """Why there is nothing to compose: the first reason that stands in the way."""
    if order.made_by:
        return f"is designed by others: {order.made_by}"
    if usable(order.format) is None:
        why = order.format.unconfirmed if isinstance(order.format, Unconfirmed) else "it is not given"
        return f"has no format yet: {why}; put a row of assets/formats.yml there when it is known"
    if not order.messages:
        return "has no slogan yet; put the ids of slogans under 'messages'"
    return "has no size yet; give one with --size, such as --size 850x120cm"

"""What pages call besides facts: slogans by id, steps, cards, downloads, codes, the calendar, open facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from coban.artefact import Artefact
from coban.campaign.facts import Unconfirmed
from coban.campaign.spots import unknown
from coban.pages import words
from coban.pages.agenda import agenda
from coban.pages.gallery import Download, download_of
from coban.pages.microsite import Microsite
from coban.pages.square_code import square_code

NAMES = (
    "message",
    "slogan",
    "steps",
    "cards",
    "download",
    "qr",
    "calendar",
    "targets",
    "unconfirmed",
)
"""The methods of Components that pages may call."""

OWN_DOWNLOADS = ("kit", "calendar")
"""What `download` offers besides orders; `calendar:<phase>` is an office's calendar of one phase."""


class WrongName(LookupError):
    """A page names something that the campaign does not have; the message lists what it has."""

    def __str__(self) -> str:
        return str(self.args[0])


def components(site: Microsite, env: Environment, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The components by name, for one page: `facts` are its own, with the `link` that it sees."""

    def part(name: str, **own: object) -> Markup:
        return Markup(env.get_template(f"parts/{name}.html").render({**facts, **own}))

    page = Components(site, facts["link"], part)
    return {name: getattr(page, name) for name in NAMES}


@dataclass(frozen=True, slots=True)
class Components:
    """The components as one page sees them."""

    site: Microsite
    link: Callable[[str], Markup]
    """A path from the site's root as seen from the page; raises WrongName for what is no page or file."""
    part: Callable[..., Markup]
    """`part("calendar", entries=…)`: overrides/parts/calendar.html with the page's facts and these."""

    def message(self, id: str) -> str:
        """A slogan to the letter, for running text; the filter `quoted` sets the marks around it."""
        _must_be("message", id, (message.id for message in self.site.brief.campaign.messages))
        return self.site.brief.campaign.message(id).text

    def slogan(self, id: str) -> Markup:
        """A slogan standing alone, in the brand's face."""
        return self.part("slogan", text=self.message(id))

    def steps(self, *, caller: Callable[[], str]) -> Markup:
        """`{% call steps() %}` around a numbered list: one action a step, with large numbers."""
        return Markup('<div class="cb-steps" markdown="1">\n\n{}\n\n</div>').format(Markup(caller().strip()))

    def cards(self, *ids: str) -> Markup:
        """Doors to the guides of these services, or of all."""
        services = {service.id: service for service in self.site.brief.campaign.services}
        for id in ids:
            _must_be("service", id, services)
        return self.part("cards", services=[services[id] for id in ids or services])

    def download(
        self, what: str, text: str | None = None, *, message: str | None = None, place: str | None = None
    ) -> Markup:
        """Buttons with kind and size: of an order's piece, the media kit, a calendar file."""
        return self.part("download", **self._offer(what, text, message, place))

    def qr(self, path: str = "./") -> Markup:
        """A code that opens a page of this site, with its address; open where the site's address is."""
        self.link(path)
        root = self.site.brief.campaign.site
        if isinstance(root, Unconfirmed):
            return self.part("code", why=root.unconfirmed)
        address = f"{root.rstrip('/')}/{path.removeprefix('./')}"
        shown = address.partition("://")[2].rstrip("/")
        return self.part("code", why=None, drawing=square_code(address, f"Mã QR mở {shown}"), address=shown)

    def calendar(self, phase: str | None = None) -> Markup:
        """What happens when, of one phase or of all."""
        campaign = self.site.brief.campaign
        if phase:
            _must_be("phase", phase, (row.id for row in campaign.phases))
        return self.part("calendar", entries=agenda(campaign, phase))

    def targets(self, phase: str | None = None) -> Markup:
        """The figures to reach, of one phase or of all."""
        campaign = self.site.brief.campaign
        if phase:
            _must_be("phase", phase, (row.id for row in campaign.phases))
        return self.part("targets", targets=[row for row in campaign.targets if phase in (None, row.phase)])

    def unconfirmed(self, why: str) -> str:
        """«chưa xác nhận» within a sentence, with the reason."""
        return words.fact(Unconfirmed(unconfirmed=why))

    def _offer(
        self, what: str, text: str | None, message: str | None, place: str | None
    ) -> dict[str, object]:
        orders = {order.id: order for order in self.site.brief.campaign.orders}
        if what in orders:
            return self._pieces(what, text, message, place)
        calendars = {file.id: file for file in self.site.calendars}
        if what in calendars:
            file = calendars[what]
            return _offered(text or file.title, [Download(file.path, len(file.content), "ICS")])
        if what == "kit":
            kit = self.site.kit
            files = [Download(kit.href, kit.bytes, "ZIP")] if kit else []
            return _offered(text or "Bộ tài liệu báo chí", files)
        _must_be("download", what, [*orders, "kit", *calendars])
        raise AssertionError(what)

    def _pieces(
        self, what: str, text: str | None, message: str | None, place: str | None
    ) -> dict[str, object]:
        brief = self.site.brief
        order = brief.campaign.order(what)
        if message:
            _must_be("message", message, order.messages)
        elif len(order.messages) > 1:
            raise WrongName(
                f"order '{what}' has {len(order.messages)} slogans; name one, as in "
                f"download('{what}', message='{order.messages[0]}')"
            )
        if place:
            _must_be("place", place, (row.code for row in brief.places))
        elif order.places == "all":
            raise WrongName(
                f"order '{what}' has a piece for each commune; name one by its code, as in "
                f"download('{what}', place='{brief.places[0].code}')"
            )
        rows = [row for row in self.site.artefacts if _is(row, what, message, place)]
        return _offered(text or order.title, [download_of(row) for row in rows])


def _is(row: Artefact, order: str, message: str | None, place: str | None) -> bool:
    return (
        row.order == order
        and row.kind in ("print", "digital")
        and message in (None, row.message)
        and place in (None, row.place)
    )


def _offered(text: str, files: list[Download]) -> dict[str, object]:
    return {"text": text, "files": files}


def _must_be(kind: str, name: str, names: Iterable[str]) -> None:
    """Raises WrongName with the names that exist."""
    listed = list(names)
    if name not in listed:
        raise WrongName(unknown(kind, name, listed))

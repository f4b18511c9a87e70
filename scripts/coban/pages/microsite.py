"""Microsite: everything the pages of one campaign may show, gathered once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from coban.artefact import Artefact, read_manifest
from coban.campaign import load
from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed
from coban.campaign.house import House
from coban.campaign.model import Campaign
from coban.campaign.site_pages import standard_pages
from coban.pages.address import public_address
from coban.pages.agenda import Entry, agenda
from coban.pages.calendar_ics import CalendarFile, calendar_files
from coban.pages.gallery import Shelf, shelves
from coban.pages.handouts import Handouts, handouts
from coban.pages.kits import Kit, kit_of, kits_of
from coban.pages.navigation import Step, first_steps
from coban.pages.newsroom import Newsroom, newsroom
from coban.pages.sharper import Sharper
from coban.pages.signed import Signed, signed
from coban.pages.unconfirmed import Gap, gaps
from coban.press import public
from coban.press.credits import NO_LICENCE
from coban.rights import PictureRights


@dataclass(frozen=True, slots=True)
class Microsite:
    """A campaign's facts and what was made from them."""

    brief: Brief
    artefacts: tuple[Artefact, ...]
    shelves: tuple[Shelf, ...]
    agenda: tuple[Entry, ...]
    calendars: tuple[CalendarFile, ...]
    kits: tuple[Kit, ...]
    """The ZIPs for the press."""
    handouts: Handouts
    newsroom: Newsroom
    gaps: tuple[Gap, ...]
    rights: Mapping[str, PictureRights] = field(default_factory=dict)
    """What the site's copies of pictures carry inside, by path from dist/<slug>/."""

    @property
    def address(self) -> str | None:
        """Where the site will lie; None while that is not public."""
        return public_address(self.brief)

    @property
    def first_steps(self) -> tuple[Step, ...]:
        """The buttons at the head of the home page."""
        return first_steps(self.brief.campaign)

    @property
    def terms(self) -> Unconfirmed:
        """On which terms the pieces may be used; a release may know more of a picture that it shows."""
        return Unconfirmed(unconfirmed=NO_LICENCE)

    @property
    def kit_paths(self) -> tuple[str, ...]:
        """The ZIPs on offer, from the site's root."""
        return tuple(kit.href for kit in self.kits)

    @property
    def sharper(self) -> tuple[Sharper, ...]:
        """Pictures of the gallery for screens with twice the pixels."""
        return tuple(piece.sharper for shelf in self.shelves for piece in shelf.pieces if piece.sharper)

    @property
    def kit(self) -> Kit | None:
        """The one that holds everything."""
        return kit_of(self.kits, "media-kit")

    def release_kit(self, id: str) -> Kit | None:
        """The one of a release."""
        return kit_of(self.kits, "release", id)

    @property
    def made(self) -> int:
        """Pieces on offer."""
        return sum(len(shelf.pieces) for shelf in self.shelves)

    def standard_pages(self) -> tuple[str, ...]:
        """Pages that every campaign of this kind has; the campaign's folder may hold its own version."""
        campaign = self.brief.campaign
        always = standard_pages(
            app=bool(campaign.app), services=bool(campaign.services), targets=bool(campaign.targets)
        )
        return (*always, *self.handouts.pages())


def microsite(house: House, slug: str) -> Microsite:
    """Load the campaign and what dist/ holds of it. Raises InputError."""
    return microsite_of(load(house, slug))


def microsite_of(brief: Brief, *, sign: bool = False) -> Microsite:
    """What dist/ holds of a campaign that is loaded already; `sign`: its pictures will carry their rights."""
    manifest = brief.house.dist(brief.campaign.slug) / "manifest.json"
    shown = _public(brief, read_manifest(manifest))
    given = signed(brief, shown) if sign else Signed(shown, {})
    artefacts = given.artefacts
    news = newsroom(brief, artefacts)
    return Microsite(
        brief=brief,
        artefacts=artefacts,
        shelves=shelves(brief, artefacts),
        agenda=agenda(brief.campaign),
        calendars=calendar_files(brief.campaign),
        kits=kits_of(brief),
        handouts=handouts(brief, artefacts),
        newsroom=news,
        gaps=gaps(_announced(brief.campaign, news)),
        rights=given.rights,
    )


def with_drafts(site: Microsite, drafts: Iterable[Artefact]) -> Microsite:
    """The same while pieces are drawn anew: of those that wait the gallery shows the draft."""
    return replace(site, shelves=shelves(site.brief, (*site.artefacts, *_public(site.brief, drafts))))


def _public(brief: Brief, rows: Iterable[Artefact]) -> tuple[Artefact, ...]:
    """Rows that stand for something, without what is held back until a release is out."""
    return tuple(row for row in public(brief, rows) if _current(row, brief))


def _announced(campaign: Campaign, news: Newsroom) -> Campaign:
    """The campaign without the plans for releases that are not out."""
    out = {page.release.id for page in news.pages}
    planned = tuple(row for row in campaign.releases if row.id in out)
    return campaign.model_copy(update={"releases": planned})


def _current(row: Artefact, brief: Brief) -> bool:
    """Whether the campaign still has the order, the slogan and the commune of a row.

    What is addressed to someone is not for everybody: of invitations and badges the first is shown.
    """
    campaign = brief.campaign
    first = {rows[0].code for order, rows in brief.lists.items() if rows and order == row.order}
    return (
        row.order in {order.id for order in campaign.orders}
        and row.message in {None, *(message.id for message in campaign.messages)}
        and row.place in {None, *(place.code for place in brief.places)}
        and row.entry in {None, *first}
    )

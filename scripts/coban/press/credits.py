"""Whose a picture is and on which terms it may be used: one answer for pages, papers, kits and files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coban.artefact import Artefact
from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed, known
from coban.campaign.model import Artwork
from coban.campaign.orders import Order
from coban.layout import side_title
from coban.press.front import FrontPicture
from coban.press.release import PressRelease
from coban.press.withheld import piece_of
from coban.rights import PictureRights
from coban.vietnamese import OPEN, day

NO_LICENCE = "văn bản không nêu điều kiện sử dụng; hỏi cơ quan chủ trì trước khi đăng"
"""No document names a licence, so none is invented."""

STAND_IN = "Hình tạm, không phải hình chính thức; đừng đăng hay in."


def release_rights(brief: Brief, picture: FrontPicture) -> PictureRights:
    """Of a picture as its release words them."""
    licence = picture.licence
    why = licence.unconfirmed if isinstance(licence, Unconfirmed) else NO_LICENCE
    terms = known(licence) if licence else None
    return PictureRights(
        title=picture.title,
        caption=picture.caption,
        credit=picture.credit or brief.campaign.owner.name,
        licence=terms,
        why_open=None if terms else why.rstrip("."),
        alt=picture.alt,
    )


def piece_rights(
    brief: Brief, row: Artefact, *, sponsored: bool, releases: Iterable[PressRelease] = ()
) -> PictureRights:
    """Of a piece that coban made: as the newest of the releases that show it words them, else from its order.

    `sponsored`: businesses' logos were measured on it.
    """
    for release in releases:
        for picture in release.front.pictures:
            if picture.order and row.place is None and piece_of(brief, picture) == (row.order, row.message):
                return release_rights(brief, picture)
    order = brief.campaign.order(row.order)
    return PictureRights(
        title=_title(order, row),
        caption=_caption(brief, order, row),
        credit=brief.campaign.owner.name,
        licence=None,
        why_open=NO_LICENCE,
        alt=_alt(brief, order, row, sponsored),
    )


def artwork_rights(brief: Brief, title: str, owner: str, artwork: Artwork | None) -> PictureRights:
    """Of an emblem or a logo: it belongs to whom it stands for."""
    temporary = artwork is not None and artwork.stand_in
    return PictureRights(
        title=title,
        caption=f"{title}.{f' {STAND_IN}' if temporary else ''}",
        credit=owner,
        licence=None,
        why_open=NO_LICENCE,
        alt=f"{title}{' (hình tạm)' if temporary else ''}",
    )


def _title(order: Order, row: Artefact) -> str:
    return ", ".join(filter(None, (order.title, side_title(row.side))))


def _caption(brief: Brief, order: Order, row: Artefact) -> str:
    """Where, when, what; then what is not confirmed of it."""
    campaign = brief.campaign
    where = brief.place(row.place).title if row.place else f"Tỉnh {campaign.province}"
    what = _title(order, row)
    slogan = f", thông điệp {_quoted(campaign.message(row.message).text)}" if row.message else ""
    sample = "; mẫu của một nơi, nơi khác chỉ đổi tên và mã" if row.place else ""
    still_open = f" Quy cách {OPEN}: {'; '.join(row.unconfirmed)}." if row.unconfirmed else ""
    return f"{where}, {_when(brief, order)}: {what}{slogan}{sample}.{still_open}"


def _quoted(slogan: str) -> str:
    """Between quotation marks; one that has its own stands as it is, to the letter."""
    return slogan if "“" in slogan else f"“{slogan}”"


def _when(brief: Brief, order: Order) -> str:
    phases = [phase for phase in brief.campaign.phases if order.phase in (None, phase.id)]
    first: date = min(phase.starts for phase in phases)
    last: date = max(phase.ends for phase in phases)
    return day(first) if first == last else f"{day(first)} – {day(last)}"


def _alt(brief: Brief, order: Order, row: Artefact, sponsored: bool) -> str:
    """What it shows, from what is on record of it."""
    campaign = brief.campaign
    shows = [f"dòng chữ {_quoted(campaign.message(row.message).text)}"] if row.message else []
    shows += [f"tên {brief.place(row.place).title}"] if row.place else []
    shows += ["mã QR"] if row.qr else []
    names = [sponsor.name for sponsor in campaign.sponsors]
    shows += [f"logo {', '.join(names)}"] if sponsored and names else []
    return f"{_title(order, row)}{': ' if shows else ''}{'; '.join(shows)}."

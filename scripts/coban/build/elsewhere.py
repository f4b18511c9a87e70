"""Judge a piece that somebody else made: `coban check FILE`, by as much as is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coban.build.loading import load_all
from coban.campaign import House, load_brand
from coban.campaign.brief import Brief
from coban.campaign.entries import Copy
from coban.campaign.formats import Format, trim_of
from coban.campaign.model import Campaign
from coban.campaign.orders import Order
from coban.campaign.spots import unknown
from coban.checks import Need, Subject, Verdict, judge, rules_of, subject_for
from coban.checks.profiles import Rule, profile, rules_from, shipped_profiles
from coban.errors import InputError
from coban.layout import Commission, commissions

KINDS = {".pdf": "print", ".tif": "print", ".tiff": "print", ".png": "digital", ".svg": "digital"}
KINDS |= {".jpg": "digital", ".jpeg": "digital", ".webp": "digital"}
"""What is judged, and as what."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What the file should be, as far as anyone says."""

    profiles: tuple[str, ...] = ()
    """The brand's and others of assets/checks/; none means the brand's, the codes' and, of a PDF, print."""
    campaign: str | None = None
    order: str | None = None
    message: str | None = None
    place: str | None = None
    size: str | None = None
    """Of a picture that does not tell its own."""


def is_file(name: str) -> bool:
    """Whether a word of the command line names a file and no campaign."""
    return Path(name).suffix.lower() in KINDS or "/" in name


def judge_file(house: House, path: Path, meant: Meant) -> Verdict:
    """The verdict by what can be measured. Raises InputError when the file or what is meant is unknown."""
    if not path.is_file():
        raise InputError.at(str(path), "the file is not there")
    if path.suffix.lower() not in KINDS:
        known = ", ".join(KINDS)
        raise InputError.at(str(path), f"its kind '{path.suffix}' cannot be judged; expected {known}")
    if meant.campaign is None:
        return _by_brand(house, path, meant)
    return _by_campaign(load_all(house, [meant.campaign])[0], path, meant)


def _by_brand(house: House, path: Path, meant: Meant) -> Verdict:
    """By the file alone: checks that need to know more do not apply."""
    brands = [found.stem for found in house.assets("brand/*.yml")]
    named = [name for name in meant.profiles if name in brands]
    brand = load_brand(house, (named or ["xanh-coban"])[0])
    brief = Brief(house, _nobody(brand.id), (), {}, brand)
    subject = Subject(
        path=path,
        kind=KINDS[path.suffix.lower()],
        brief=brief,
        order=Order(id="tep", title=path.name),
        format=Format(id="tep", title=path.name),
        message=None,
        copy=None,
        trim_mm=trim_of(meant.size)[:2] if meant.size else (0.0, 0.0),
        payloads=(),
        entries=(),
        face=house.face(brand.font),
        elsewhere=True,
    )
    return judge(subject, _rules(brief, path, meant), told=())


def _by_campaign(brief: Brief, path: Path, meant: Meant) -> Verdict:
    order = _named("order", meant.order, brief.campaign.orders) if meant.order else None
    if order is None:
        raise InputError.at("--campaign", "says whose piece it is, not which; add --order")
    commission = _commission(brief, order, meant)
    copy = _copy(brief, order, meant.place)
    subject = replace(
        subject_for(commission, copy, path), kind=KINDS[path.suffix.lower()], plan=None, elsewhere=True
    )
    told: list[Need] = ["campaign", "order", "slogan", "place"]
    return judge(subject, _rules(brief, path, meant), told=told)


def _rules(brief: Brief, path: Path, meant: Meant) -> list[Rule]:
    if not meant.profiles and meant.campaign:
        return rules_of(brief)
    is_pdf = path.suffix.lower() == ".pdf"
    names = meant.profiles or (brief.brand.id, "ma-qr", *(["in-an"] if is_pdf else []))
    rules: dict[str, Rule] = {}
    for name in names:
        if name == brief.brand.id:
            rules |= _by_id(rules_from(brief.brand.checks, f"assets/brand/{name}.yml", name))
        elif name in (known := shipped_profiles(brief.house)):
            found = profile(brief.house, name)
            asked = rules_from(found.checks, f"assets/checks/{name}.yml", name)
            rules |= _by_id(replace(rule, advice=found.advice) for rule in asked)
        else:
            raise InputError.at("--profile", unknown("profile", name, [brief.brand.id, *known]))
    return list(rules.values())


def _by_id(rules: Iterable[Rule]) -> dict[str, Rule]:
    return {rule.check.id: rule for rule in rules}


def _commission(brief: Brief, order: Order, meant: Meant) -> Commission:
    every = commissions(brief, order, size=meant.size)
    fits = [one for one in every if meant.message in (None, one.message.id)]
    if not fits:
        known = [one.message.id for one in every]
        raise InputError.at("--message", unknown("slogan", str(meant.message), known))
    if len(fits) > 1:
        names = ", ".join(dict.fromkeys(one.message.id for one in fits))
        raise InputError.at("--message", f"order '{order.id}' has several pieces; say which slogan: {names}")
    return fits[0]


def _copy(brief: Brief, order: Order, code: str | None) -> Copy | None:
    copies = {one.code if one else None: one for one in brief.copies(order)}
    if code not in copies:
        first = next(iter(copies))
        hint = f"one is {first}" if first else "it is the same everywhere; leave --place out"
        raise InputError.at("--place", f"'{code}' is none of order '{order.id}'; {hint}")
    return copies[code]


def _named(kind: str, id: str, rows: Sequence[Order]) -> Order:
    known = [row.id for row in rows]
    if id not in known:
        raise InputError.at(f"--{kind}", unknown(kind, id, known))
    return next(row for row in rows if row.id == id)


def _nobody(brand: str) -> Campaign:
    """No campaign at all: its checks are not asked."""
    nothing = {"name": "Không rõ", "tagline": "Không rõ", "about": "Không rõ", "province": "Không rõ"}
    unknown_site = {"unconfirmed": "Không biết chiến dịch nào"}
    return Campaign.model_validate(
        {
            "coban": 1,
            "slug": "tep-ngoai",
            **nothing,
            "owner": {"name": "Không rõ"},
            "site": unknown_site,
            "brand": brand,
            "sources": (),
            "phases": (),
            "messages": (),
            "orders": (),
        }
    )

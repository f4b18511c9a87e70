"""Judge a piece that somebody else made: `coban check FILE`, by as much as is known of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from coban.build.choice import Choice
from coban.build.choosing import Chosen, choose
from coban.build.loading import load_all
from coban.build.painting import die_beside
from coban.campaign import House, load_brand
from coban.campaign.brief import Brief
from coban.campaign.formats import Format, trim_of
from coban.campaign.model import Campaign
from coban.campaign.orders import Order
from coban.campaign.spots import unknown
from coban.checks import Need, Subject, Verdict, judge, rules_of, subject_for
from coban.checks.profiles import Rule, profile, rules_from, shipped_profiles
from coban.errors import Fault, InputError

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
    side: str | None = None
    place: str | None = None
    """The commune of the copy, by code or name."""
    row: str | None = None
    """The row of the order's list that the copy is for."""
    size: str | None = None
    """Of a picture that does not tell its own."""


def is_file(name: str) -> bool:
    """Whether a word of the command line names a file and no campaign."""
    path = Path(name)
    return path.suffix.lower() in KINDS or "/" in name or path.is_file()


def judge_file(house: House, path: Path, meant: Meant) -> Verdict:
    """The verdict by what can be measured. Raises InputError when the file or what is meant is unknown."""
    if not path.is_file():
        raise InputError.at(str(path), "the file is not there")
    if path.suffix.lower() not in KINDS:
        known = ", ".join(KINDS)
        raise InputError.at(str(path), f"its kind '{path.suffix}' cannot be judged; expected {known}")
    if meant.campaign is None:
        _must_stand_alone(meant)
        return _by_brand(house, path, meant)
    return _by_campaign(load_all(house, [meant.campaign])[0], path, meant)


def _must_stand_alone(meant: Meant) -> None:
    """Raises InputError with all that is said of a piece of no campaign, and a size that is none."""
    of_a_campaign = ("order", "message", "side", "place", "row")
    why = "says which piece of a campaign it is, not whose; add --campaign"
    faults = [Fault(f"--{word}", 0, why) for word in of_a_campaign if getattr(meant, word)]
    try:
        trim_of(meant.size or "1x1mm")
    except ValueError as error:
        faults.append(Fault("--size", 0, str(error)))
    if faults:
        raise InputError(faults)


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
    if meant.order is None:
        raise InputError.at("--campaign", "says whose piece it is, not which; add --order")
    chosen = _chosen(brief, meant.order, meant)
    beside = die_beside(path)
    die = beside if beside.is_file() else None
    subject = subject_for(chosen.commission, chosen.copies[0], path, die=die)
    subject = replace(subject, kind=KINDS[path.suffix.lower()], plan=None, elsewhere=True)
    told: list[Need] = ["campaign", "order", "slogan", "place"]
    return judge(subject, _rules(brief, path, meant), told=told)


def _chosen(brief: Brief, order: str, meant: Meant) -> Chosen:
    """The one piece that the file should be. Raises InputError with all that is unknown or not said."""
    words = [(word,) if word else () for word in (meant.place, meant.row, meant.message, meant.side)]
    places, rows, messages, sides = words
    chosen, faults = choose(
        brief,
        Choice((order,), places, (), rows, messages, sides, meant.size, only_one=True),
    )
    if faults:
        raise InputError(faults)
    return chosen[0]


def _rules(brief: Brief, path: Path, meant: Meant) -> list[Rule]:
    is_pdf = path.suffix.lower() == ".pdf"
    if not meant.profiles and meant.campaign:
        # A picture was sent because the shop wants one: that it is no PDF is no finding.
        return [rule for rule in rules_of(brief) if is_pdf or rule.check.id != "preflight"]
    names = meant.profiles or (brief.brand.id, "ma-qr", *(["in-an"] if is_pdf else []))
    rules: dict[str, Rule] = {}
    faults: list[Fault] = []
    for name in names:
        if name == brief.brand.id:
            rules |= _by_id(rules_from(brief.brand.checks, f"assets/brand/{name}.yml", name))
        elif name in (known := shipped_profiles(brief.house)):
            found = profile(brief.house, name)
            asked = rules_from(found.checks, f"assets/checks/{name}.yml", name)
            rules |= _by_id(replace(rule, advice=found.advice) for rule in asked)
        else:
            faults.append(Fault("--profile", 0, unknown("profile", name, [brief.brand.id, *known])))
    if faults:
        raise InputError(faults)
    return list(rules.values())


def _by_id(rules: Iterable[Rule]) -> dict[str, Rule]:
    return {rule.check.id: rule for rule in rules}


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

"""From `docs/<slug>/` to a Brief, or every fault of its files at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from coban.campaign.brief import Brief
from coban.campaign.entries import EntryList, read_entries
from coban.campaign.facts import SLUG
from coban.campaign.format_sense import senseless
from coban.campaign.formats import Brand, Format, FormatList
from coban.campaign.glyphs import missing_letters
from coban.campaign.house import House
from coban.campaign.model import Campaign
from coban.campaign.needs import unmet_needs
from coban.campaign.place_list import Communes, read_places
from coban.campaign.reader import Tree, read_yaml
from coban.campaign.references import disagreements, ids, twice
from coban.campaign.site_pages import dead_target
from coban.campaign.sizes import wrong_sizes
from coban.campaign.spots import Problem, each, said, unknown, usable_text
from coban.campaign.wording import check
from coban.errors import Fault, InputError

NEEDED_INKS = ("field", "cobalt", "white", "pale", "line")
"""What compositions call by name."""


def load(house: House, slug: str) -> Brief:
    """The campaign of this slug with all it refers to. Raises InputError with every fault of every file."""
    tree = _open(house, slug)
    campaign, problems = check(Campaign, tree.value)
    formats, format_ids, faults = _formats(house)
    communes = _communes(house, slug, tree.value)
    brand, brand_faults = _brand(house, tree.value.get("brand", Campaign.model_fields["brand"].default))
    entries = dict(_lists(house, slug, tree.value))
    listed = {found.file: found.faults for found in entries.values()}
    faults += [*tree.faults, *communes.faults, *chain(*listed.values()), *brand_faults]
    later = [
        *disagreements(tree.value, format_ids),
        *_around(house, slug, tree.value),
        *_count(tree.value, communes),
        *dead_target(house.folder(slug), tree.value),
        *wrong_sizes(tree.value, formats),
        *unmet_needs(tree.value, formats),
    ]
    if brand:
        letters = missing_letters(house, brand, tree.value, communes, tuple(entries.values()))
        later += letters.problems
        faults += letters.faults
    faults += [tree.fault(*problem) for problem in (*problems, *_news(problems, later))]
    if faults or campaign is None or brand is None:
        raise InputError(faults)
    lists = {order: found.entries for order, found in entries.items()}
    return Brief(house, campaign, communes.places, formats, brand, lists, tree.lines)


def load_brand(house: House, name: str) -> Brand:
    """A brand without a campaign. Raises InputError."""
    brand, faults = _brand(house, name)
    if brand is None:
        known = [path.stem for path in house.assets("brand/*.yml")]
        raise InputError(faults or [Fault("brand", 0, unknown("brand", name, known))])
    return brand


def _open(house: House, slug: str) -> Tree:
    file = f"docs/{slug}/campaign.yml"
    path = house.folder(slug) / "campaign.yml"
    if not SLUG.fullmatch(slug) or not path.is_file():
        raise InputError.at(file, unknown("campaign", slug, house.campaigns()))
    return read_yaml(path, file)


def _news(problems: list[Problem], later: list[Problem]) -> Iterator[Problem]:
    """Later problems that do not stand where the types are wrong already: one fault for one mistake."""
    spots = [spot for spot, _ in problems]
    for spot, message in later:
        if not any(spot[: len(wrong)] == wrong or wrong[: len(spot)] == spot for wrong in spots):
            yield spot, message


def _formats(house: House) -> tuple[Mapping[str, Format], list[str], list[Fault]]:
    try:
        tree = read_yaml(house.asset("formats.yml"), "assets/formats.yml")
    except InputError as error:
        return {}, [], list(error.faults)
    found, problems = check(FormatList, tree.value)
    names = ids(tree.value, "formats")
    problems += twice(tree.value, "formats")
    problems += senseless(tree.value)
    rows = found.formats if found else ()
    faults = [*tree.faults, *(tree.fault(*problem) for problem in problems)]
    return {row.id: row for row in rows}, names, faults


def _brand(house: House, name: Any) -> tuple[Brand | None, list[Fault]]:
    """The brand; a name that there is none of is reported with the campaign's own faults."""
    known = [path.stem for path in house.assets("brand/*.yml")]
    if name not in known:
        return None, []
    file = f"assets/brand/{name}.yml"
    try:
        tree = read_yaml(house.asset(f"brand/{name}.yml"), file)
    except InputError as error:
        return None, list(error.faults)
    brand, problems = check(Brand, tree.value)
    if brand and brand.id != name:
        problems.append((("id",), f"id: expected the file's name '{name}', got the text '{brand.id}'"))
    if brand and not house.asset(brand.font.file).is_file():
        problems.append((("font", "file"), f"font.file: '{brand.font.file}' is not in assets/"))
    if brand and brand.sponsors.goal > brand.sponsors.limit:
        problems.append((("sponsors", "goal"), "sponsors.goal: expected at most the limit"))
    for ink in (ink for ink in NEEDED_INKS if brand and ink not in brand.inks):
        problems.append((("inks",), f"inks: '{ink}' is missing; expected at least {', '.join(NEEDED_INKS)}"))
    faults = [*tree.faults, *(tree.fault(*problem) for problem in problems)]
    return (None if faults else brand), faults


def _communes(house: House, slug: str, raw: Mapping[str, Any]) -> Communes:
    """The communes; a file that is not there is reported with the campaign's own faults."""
    name = _text(raw.get("places"), "file")
    file = f"docs/{slug}/{name}"
    try:
        return read_places(house.artwork(slug, name), file) if name else Communes(file)
    except InputError:
        return Communes(file)


def _lists(house: House, slug: str, raw: Mapping[str, Any]) -> Iterator[tuple[str, EntryList]]:
    """The list of each order that has one; a file that is not there is reported with the campaign's own."""
    for _, row in each(raw, "orders"):
        name = _listed(row)
        try:
            if name:
                yield str(row.get("id")), read_entries(house.artwork(slug, name), f"docs/{slug}/{name}")
        except InputError:
            continue


def _listed(row: Mapping[str, Any]) -> str:
    """The path of an order's list; a draft's when it is not confirmed."""
    return _text({"list": usable_text(row.get("list"))}, "list")


def _count(raw: Mapping[str, Any], communes: Communes) -> Iterator[Problem]:
    listed = raw.get("places")
    count = listed.get("count") if isinstance(listed, dict) else None
    found = len(communes.places)
    if found and not communes.faults and isinstance(count, int) and count != found:
        message = f"places.count says {count}, but the list holds {found} communes; correct one of them"
        yield ("places", "count"), message


def _around(house: House, slug: str, raw: Mapping[str, Any]) -> Iterator[Problem]:
    """The folder's name, and what the campaign expects to find in the folders."""
    if isinstance(raw.get("slug"), str) and raw["slug"] != slug:
        yield ("slug",), f"slug '{raw['slug']}' is not the folder's name; expected '{slug}'"
    brands = [path.stem for path in house.assets("brand/*.yml")]
    if isinstance(raw.get("brand"), str) and raw["brand"] not in brands:
        yield ("brand",), unknown("brand", raw["brand"], brands)
    motifs = [p.stem for p in house.assets("motifs/*.svg") if not p.stem.startswith("emblem-")]
    if isinstance(raw.get("motif"), str) and raw["motif"] not in motifs:
        yield ("motif",), unknown("motif", raw["motif"], motifs)
    files = [
        (("places", "file"), _text(raw.get("places"), "file")),
        (("emblem", "file"), _text(raw.get("emblem"), "file")),
        *(((*spot, "guide"), _text(row, "guide")) for spot, row in each(raw, "services")),
        *(((*spot, "list"), _listed(row)) for spot, row in each(raw, "orders")),
        *(((*spot, "logo", "file"), _text(row.get("logo"), "file")) for spot, row in each(raw, "sponsors")),
    ]
    for spot, path in files:
        try:
            _ = path and house.artwork(slug, path)
        except InputError as error:
            yield spot, said(raw, spot, error.faults[0].message)


def _text(row: Any, key: str) -> str:
    """The text of this key, '' when there is none or when it is no path at all."""
    value = row.get(key) if isinstance(row, dict) else None
    return value if isinstance(value, str) and len(value) <= 200 else ""

"""What `coban render` is asked for, as a plan of files; or everything that is wrong with it, at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coban.build.choosing import Choice, Chosen, choose
from coban.build.loading import check_artwork
from coban.build.output import PIECE_KINDS, suffix_of
from coban.build.painting import finished
from coban.build.wishes import Wishes
from coban.build.workbench import Workbench, workbench
from coban.campaign.brief import Brief
from coban.campaign.entries import Copy
from coban.campaign.house import House
from coban.campaign.load import load
from coban.campaign.spots import unknown
from coban.errors import CobanError, Fault, InputError
from coban.layout import Commission, at_scale, piece_name

FORMATS = {"pdf": ".pdf", "tiff": ".tif", "svg": ".svg", "png": ".png", "webp": ".webp", "jpg": ".jpg"}
ALSO = {"tif": "tiff", "jpeg": "jpg"}


@dataclass(frozen=True, slots=True)
class Target:
    """Where the files go and of what kind they are, by the words of the command line."""

    output: Path | None = None
    """One file."""
    into: Path | None = None
    """A folder."""
    format: str | None = None

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it, whatever the pieces are."""
        if self.format is not None and not self._wanted:
            yield Fault("--format", 0, unknown("format", self.format, list(FORMATS)))
        if not self.output:
            return
        if self.into:
            yield Fault("--into", 0, "-o names the file, and its folder; leave one of the two out")
        try:
            suffix = suffix_of(self.output, PIECE_KINDS)
        except InputError as error:
            yield from error.faults
            return
        if self._wanted and FORMATS.get(_usual(suffix)) != self._wanted:
            yield Fault("--format", 0, f"{self.output.name} is of another kind; leave one of the two out")

    def suffix(self, commission: Commission) -> str:
        """Of the commission's files."""
        if self.output:
            return self.output.suffix.lower()
        return self._wanted or finished(commission)

    @property
    def _wanted(self) -> str | None:
        return FORMATS.get(_usual(self.format)) if self.format else None


@dataclass(frozen=True, slots=True)
class Run:
    """The files of one commission."""

    commission: Commission
    copies: tuple[Copy | None, ...]
    folder: Path
    suffix: str
    size: str | None
    """As it was typed."""

    def path(self, copy: Copy | None) -> Path:
        """By the piece's name in the catalogue."""
        return self.folder / f"{piece_name(self.commission, copy)}{self.suffix}"

    def bench(self) -> Workbench:
        return bench_of(self.commission, self.size)


@dataclass(frozen=True, slots=True)
class Plan:
    """Files to be made, all of which can be."""

    brief: Brief
    runs: tuple[Run, ...]
    wishes: Wishes
    alone: Path | None
    """The one file, when one piece was named rather than a set of them."""

    @property
    def count(self) -> int:
        return sum(len(run.copies) for run in self.runs)


def plan(
    house: House, slug: str, choice: Choice, target: Target, wishes: Wishes, faults: Iterable[Fault] = ()
) -> Plan:
    """The files that are meant. Raises InputError with all that is wrong, `faults` among it."""
    faults = [*faults, *target.faults()]
    try:
        brief = load_for(house, slug)
    except InputError as error:
        raise InputError([*error.faults, *faults]) from error
    try:
        check_artwork([brief])
    except InputError as error:
        faults += error.faults
    chosen, more = choose(brief, choice)
    runs = list(_runs(chosen, choice, target))
    count = sum(len(run.copies) for run in runs)
    if target.output and count > 1:
        told = f"names one file, but {count} pieces are meant; give a folder with --into"
        faults.append(Fault("-o", 0, told))
    named = target.output.name if target.output else None
    for run in runs:
        name = named or (run.path(run.copies[0]).name if count == 1 else f"{run.suffix} files")
        more += wishes.faults(name, run.suffix, run.commission)
    faults += [*more, *_too_long(runs, wishes)]
    if faults:
        raise InputError(faults)
    one = runs[0] if count == 1 and choice.names_one else None
    alone = (target.output or one.path(one.copies[0])) if one else None
    return Plan(brief, tuple(runs), wishes, alone)


def load_for(house: House, slug: str) -> Brief:
    """The campaign's facts; InputError also says which folder holds no campaign at all."""
    if not house.campaigns():
        cure = "go to the folder that does, or below it, or name it with --root"
        raise InputError.at(f"{house.root}/", f"holds no campaign (docs/SLUG/campaign.yml); {cure}")
    return load(house, slug)


def bench_of(commission: Commission, size: str | None) -> Workbench:
    """The commission set up for painting, or the bench that this process has of it."""
    return workbench(commission.brief, commission.order.id, commission.message.id, commission.side, size=size)


def _runs(chosen: Sequence[Chosen], choice: Choice, target: Target) -> Iterator[Run]:
    """One piece lies in the folder that is named, or here; pieces of several orders in a folder for each."""
    orders = {one.commission.order.id for one in chosen}
    for one in chosen:
        folder = target.into or Path()
        if not choice.names_one and (len(orders) > 1 or target.into is None):
            folder /= one.commission.order.id
        yield Run(one.commission, one.copies, folder, target.suffix(one.commission), choice.size)


def _too_long(runs: Sequence[Run], wishes: Wishes) -> Iterator[Fault]:
    """What only painting tells of a scale or of live text: a first copy, without its own part, is tried."""
    first = {(run.commission.order.id, run.commission.side): run for run in reversed(runs)}
    for (order, _), run in first.items():
        if run.suffix != ".pdf" or run.commission.px or not (wishes.scale or wishes.live_text):
            continue
        try:
            bench = run.bench()
            sheet = bench.base
            if wishes.scale:
                sheet = at_scale(sheet, run.commission, None, wishes.scale)
            bench.pdf(sheet, wishes.pdf)
        except InputError as error:
            option = "--scale" if wishes.scale else "--live-text"
            yield from (Fault(option, 0, f"order '{order}': {fault.message}") for fault in error.faults)
        except CobanError:
            continue  # No fault of what was asked for: it is told where the piece cannot be made.


def _usual(name: str) -> str:
    """'.JPEG' → 'jpg'."""
    plain = name.lower().removeprefix(".")
    return ALSO.get(plain, plain)

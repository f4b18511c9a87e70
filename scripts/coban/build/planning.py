"""What `coban render` is asked for, as a plan of files; or everything that is wrong with it, at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coban.build.choice import Choice
from coban.build.choosing import Chosen, choose
from coban.build.granting import Files, grant
from coban.build.loading import check_artwork, load_for
from coban.build.target import Target
from coban.build.wishes import Wishes
from coban.build.workbench import Workbench, workbench
from coban.campaign.brief import Brief
from coban.campaign.entries import Copy
from coban.campaign.house import House
from coban.errors import CobanError, Fault, InputError
from coban.layout import Commission, at_scale, piece_name


@dataclass(frozen=True, slots=True)
class Run:
    """The files of one commission."""

    commission: Commission
    copies: tuple[Copy | None, ...]
    folder: Path
    suffix: str
    size: str | None
    """As it was typed."""
    wishes: Wishes
    """Those that mean something for its files."""

    def path(self, copy: Copy | None) -> Path:
        """By the piece's name in the catalogue."""
        return self.folder / f"{piece_name(self.commission, copy)}{self.suffix}"

    def bench(self) -> Workbench:
        """The commission set up for painting, or the bench that this process has of it."""
        of = self.commission
        return workbench(of.brief, of.order.id, of.message.id, of.side, size=self.size)


@dataclass(frozen=True, slots=True)
class Plan:
    """Files to be made, all of which can be."""

    brief: Brief
    runs: tuple[Run, ...]
    left: tuple[str, ...]
    """Which orders a wish leaves alone that means something for others."""
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
    granted = grant(wishes, [Files(_named(run, target, count), run.suffix, run.commission) for run in runs])
    runs = [replace(run, wishes=some) for run, some in zip(runs, granted.wishes, strict=True)]
    faults += [*more, *granted.faults, *_too_long(runs)]
    if faults:
        raise InputError(faults)
    one = runs[0] if count == 1 and choice.names_one else None
    alone = (target.output or one.path(one.copies[0])) if one else None
    return Plan(brief, tuple(runs), granted.left, alone)


def _runs(chosen: Sequence[Chosen], choice: Choice, target: Target) -> Iterator[Run]:
    """One piece lies in the folder that is named, or here; pieces of several orders in a folder for each."""
    orders = {one.commission.order.id for one in chosen}
    for one in chosen:
        folder = target.into or Path()
        if not choice.names_one and (len(orders) > 1 or target.into is None):
            folder /= one.commission.order.id
        yield Run(one.commission, one.copies, folder, target.suffix(one.commission), choice.size, Wishes())


def _named(run: Run, target: Target, count: int) -> str:
    """What a fault calls the run's files, of `count` in all."""
    if target.output:
        return target.output.name
    return run.path(run.copies[0]).name if count == 1 else f"{run.suffix} files"


def _too_long(runs: Sequence[Run]) -> Iterator[Fault]:
    """What only painting tells of a scale or of live text: a first copy, without its own part, is tried."""
    first = {(run.commission.order.id, run.commission.side): run for run in reversed(runs)}
    for (order, _), run in first.items():
        if run.suffix != ".pdf" or run.commission.px or not (run.wishes.scale or run.wishes.live_text):
            continue
        try:
            bench = run.bench()
            sheet = bench.base
            if run.wishes.scale:
                sheet = at_scale(sheet, run.commission, None, run.wishes.scale)
            bench.pdf(sheet, run.wishes.pdf)
        except InputError as error:
            option = "--scale" if run.wishes.scale else "--live-text"
            yield from (Fault(option, 0, f"order '{order}': {fault.message}") for fault in error.faults)
        except CobanError:
            continue  # No fault of what was asked for: it is told where the piece cannot be made.

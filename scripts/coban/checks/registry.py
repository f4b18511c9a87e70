"""The registry: one check, one file, one name. A check yields findings and measured values, or nothing."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal

from coban.campaign.spots import unknown
from coban.checks import catalogue
from coban.checks.outcome import Finding, Marked, Measured
from coban.errors import Fault, InputError

Said = Finding | Measured | Marked
Run = Callable[..., Iterable[Said]]
LooksAt = Literal["campaign", "artefact", "site"]
Need = Literal["campaign", "order", "slogan", "place", "plan"]
"""What a file that was made elsewhere must come with, or the check cannot know what is right."""
Option = float | str | bool


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check with what `explain` and the manual tell about it."""

    id: str
    label: str
    """Vietnamese, for the report."""
    title: str
    rationale: str
    looks_at: LooksAt
    kinds: tuple[str, ...]
    """Kinds of pieces it is for: print, digital."""
    source: str
    run: Run
    options: Mapping[str, Option]
    needs: frozenset[Need]
    slow: bool
    """Costs too much for every piece of every build: run by `coban check`, on a sample."""


_REGISTRY: dict[str, Check] = {}

_WANTED: Mapping[type, str] = {float: "a number", bool: "yes or no", str: "text"}
"""Kinds of options, as an error names them."""


def check(
    id: str,
    *,
    label: str,
    looks_at: LooksAt,
    rationale: str,
    source: str,
    kinds: tuple[str, ...] = ("print", "digital"),
    needs: tuple[Need, ...] = (),
    slow: bool = False,
) -> Callable[[Run], Run]:
    """Registers a function; its docstring's first line is the title, its keyword arguments the options."""

    def register(run: Run) -> Run:
        title = (inspect.getdoc(run) or "").partition("\n")[0]
        if not title or not rationale.strip():
            raise TypeError(f"check '{id}' needs a one-line docstring and a rationale")
        if id in _REGISTRY:
            raise TypeError(f"check id '{id}' is taken by {_REGISTRY[id].run.__module__}")
        _, *options = inspect.signature(run).parameters.values()
        _REGISTRY[id] = Check(
            id,
            label,
            title,
            " ".join(inspect.cleandoc(rationale).split()),
            looks_at,
            kinds,
            source,
            run,
            {option.name: option.default for option in options},
            frozenset(needs),
            slow,
        )
        return run

    return register


@lru_cache(maxsize=1)
def registered() -> Mapping[str, Check]:
    """Every check by its id. A file of checks that cannot be imported stops the program."""
    for module in iter_modules(catalogue.__path__):
        import_module(f"{catalogue.__name__}.{module.name}")
    return dict(sorted(_REGISTRY.items()))


def chosen(profile: Mapping[str, Mapping[str, Any]], file: str) -> list[tuple[Check, dict[str, Option]]]:
    """The profile's checks with their options. Raises InputError with all that are unknown, in `file`."""
    known = registered()
    faults, picked = [], []
    for id, options in profile.items():
        if id not in known:
            faults.append(Fault(file, 0, unknown("check", id, list(known))))
            continue
        faults += [Fault(file, 0, fault) for fault in _wrong_options(known[id], options or {})]
        picked.append((known[id], dict(options or {})))
    if faults:
        raise InputError(faults)
    return picked


def _wrong_options(check: Check, options: Mapping[str, Any]) -> Iterable[str]:
    for name, value in options.items():
        if name not in check.options:
            yield f"check '{check.id}': {unknown('option', name, list(check.options))}"
            continue
        default = check.options[name]
        wanted = next(words for kind, words in _WANTED.items() if isinstance(default, kind))
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not (is_number if isinstance(default, float) else isinstance(value, type(default))):
            yield f"check '{check.id}': option '{name}' is {value!r}; expected {wanted}, such as {default}"

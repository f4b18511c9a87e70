"""The code that something is made by: a module, all that its imports reach, the templates beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from coban.artefact import sha256, sha256_of
from coban.campaign.house import PACKAGE

ALL = ".*"
"""Ends the name of a package whose modules are imported by name while the program runs."""

_IMPORT = re.compile(
    r"^[ \t]*(?:from (coban[\w.]*) import (\([^)]*\)|[^\n#]+)|import (coban[\w.]*))", re.MULTILINE
)
"""Also within functions, and in texts that look so: a module too many makes something anew, no more."""

_NAME = re.compile(r"\w+")


@lru_cache(maxsize=8)
def code_digest(*modules: str) -> str:
    """Of the code that importing these modules brings in, by name and contents."""
    files = sorted(reached(*modules))
    return sha256_of(
        "\n".join(f"{path.relative_to(PACKAGE).as_posix()} {sha256(path)}" for path in files).encode()
    )


def reached(*modules: str) -> frozenset[Path]:
    """The files of these modules and of all that they import of coban, with whatever lies beside them.

    `coban.kit`, or `coban.checks.catalogue.*` for every module of a package. Raises LookupError for what is
    none: a list that names code that has moved would hold nothing to it.
    """
    waiting, found = [name for module in modules for name in _named(module)], set[Path]()
    while waiting:
        path = _file(waiting.pop())
        if path is None or path in found:
            continue
        found.add(path)
        waiting += _imported(path)
    beside = {other for folder in {path.parent for path in found} for other in _beside(folder)}
    return frozenset(found | beside)


def _named(module: str) -> list[str]:
    package = module.removesuffix(ALL)
    path = _file(package)
    if path is None or (package != module and path.name != "__init__.py"):
        raise LookupError(f"no module '{module}' of coban; what was made by it is named anew where it went")
    if package == module:
        return [package]
    return [package, *(f"{package}.{one.stem}" for one in path.parent.glob("*.py"))]


def _imported(path: Path) -> Iterator[str]:
    """What a module names in its imports, and the packages above it, which are imported first."""
    above = path.parent.relative_to(PACKAGE).parts
    yield from (".".join(("coban", *above[:depth])) for depth in range(len(above) + 1))
    for module, names, whole in _IMPORT.findall(path.read_text("utf-8")):
        yield module or whole
        yield from (f"{module}.{name}" for name in _NAME.findall(names))


def _file(module: str) -> Path | None:
    """None for what is no module: a name within one."""
    path = PACKAGE.joinpath(*module.split(".")[1:])
    return next((one for one in (path.with_suffix(".py"), path / "__init__.py") if one.is_file()), None)


@lru_cache(maxsize=64)
def _beside(folder: Path) -> tuple[Path, ...]:
    """Templates and style sheets."""
    return tuple(path for path in folder.iterdir() if path.is_file() and path.suffix not in (".py", ".pyc"))

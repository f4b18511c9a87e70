"""The codes of a check's findings, read from its source so that no second list can drift."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import lru_cache

from coban.checks.registry import Check, registered

ANY_CHECK = {"unmeasured": "UNSURE", "broken": "ERROR", "not-told": "SKIP"}
"""Codes that the judge itself gives on behalf of any check."""


def codes(check: Check) -> dict[str, str]:
    """Code → outcome of every finding in the check's source, in the order of the file."""
    return dict(_of(check.id))


@lru_cache(maxsize=256)
def _of(id: str) -> tuple[tuple[str, str], ...]:
    return tuple(_findings(registered()[id]))


def _findings(check: Check) -> Iterator[tuple[str, str]]:
    module = inspect.getmodule(check.run)
    assert module is not None, check.id
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding":
            outcome, code = node.args[:2]
            if isinstance(code, ast.Constant):
                names = [n.attr for n in ast.walk(outcome) if isinstance(n, ast.Attribute)]
                yield str(code.value), " or ".join(dict.fromkeys(names))

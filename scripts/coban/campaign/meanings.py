"""What each key of a noun means: the docstring under it in the source, on one line.

Read when somebody asks: pydantic would do it for every noun at every start of coban.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from coban.campaign.facts import Noun


@cache
def meanings(noun: type[Noun]) -> dict[str, str]:
    """The docstring of each key; a noun's own go before those it inherits."""
    found: dict[str, str] = {}
    for part in reversed(noun.__mro__):
        if issubclass(part, Noun) and part is not Noun:
            found.update(_documented(part))
    return {key: found[key] for key in noun.model_fields if key in found}


def _documented(noun: type[Noun]) -> Iterator[tuple[str, str]]:
    [stated] = ast.parse(textwrap.dedent(inspect.getsource(noun))).body
    body = stated.body if isinstance(stated, ast.ClassDef) else []
    for key, told in pairwise(body):
        match key, told:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, " ".join(text.split())

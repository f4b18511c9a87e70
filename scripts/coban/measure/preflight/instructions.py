"""The operators of a content stream with plain operands, those that a walk asks for."""

from __future__ import annotations

import warnings
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pikepdf

PATHS = "m l c v y h re n"
"""Only needed to know where a mark lies: most of the bytes, so they are left out unless asked for."""

_ALWAYS = (
    "q Q cm w gs g G rg RG k K cs CS sc SC scn SCN f F f* B B* b b* S s sh Do BI ID EI "
    "Tf Tr Tj TJ ' \" d0 d1 BDC BMC EMC"
)

_CACHED_BYTES = 500_000

Operand = float | str | None
"""A number, a name with its slash; None for anything else."""

Instruction = tuple[str, tuple[Operand, ...], Any]
"""Operator, operands, and the object itself where they do not say all (inline images)."""


def instructions(content: bytes, *, paths: bool) -> tuple[tuple[Instruction, ...], str]:
    """The instructions in order, and what is wrong with the stream ("" when it is sound)."""
    return (_kept if len(content) < _CACHED_BYTES else _parsed)(content, paths)


def _parsed(content: bytes, paths: bool) -> tuple[tuple[Instruction, ...], str]:
    # The owner must outlive its stream.
    owner = pikepdf.new()
    stream = owner.make_stream(content)
    operators = f"{_ALWAYS} {PATHS}" if paths else _ALWAYS
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            rows = pikepdf.parse_content_stream(stream, operators=operators)
        except pikepdf.PdfError as error:
            return (), str(error)
    return tuple(_instruction(row) for row in rows), str(warned[0].message) if warned else ""


_kept = lru_cache(maxsize=48)(_parsed)


def _instruction(row: Any) -> Instruction:
    if isinstance(row, pikepdf.ContentStreamInlineImage):
        return "BI", (), row.iimage
    return str(row.operator), tuple(map(_plain, row.operands)), None


def _plain(operand: Any) -> Operand:
    if isinstance(operand, int | float | Decimal):
        return float(operand)
    return str(operand) if isinstance(operand, pikepdf.Name) else None

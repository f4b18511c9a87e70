"""What preflight says of a file: remarks with a code each; what a code means stands in assets as words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from coban.campaign.house import shipped


class Grade(IntEnum):
    """How grave a remark is; only FAIL keeps a file from the press."""

    INFO = 0
    UNSURE = 1
    """It could not be measured: a person must look."""
    WARN = 2
    FAIL = 3


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its words: what is wrong, why that matters, how it is cured."""

    id: str
    family: str
    grade: Grade
    what: str
    why: str
    cure: str
    vietnamese: str
    """What and cure in one or two sentences, for the report."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing found. Values are written as the press writes them, with their units."""

    code: str
    page: int = 0
    """From 1; 0 when the file as a whole is meant."""
    measured: str = ""
    limit: str = ""
    where: str = ""
    """The object on the page: 'form /Fm0 › image /Im3'."""

    @property
    def grade(self) -> Grade:
        return codes()[self.code].grade


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything said of one file, worst first."""

    path: Path
    profile: str
    pages: int
    remarks: tuple[Remark, ...]
    read: bool = True
    """False when it is no PDF that can be read; then there is one remark, and it says why."""

    @property
    def grade(self) -> Grade:
        return max((remark.grade for remark in self.remarks), default=Grade.INFO)

    def of(self, grade: Grade) -> tuple[Remark, ...]:
        return tuple(remark for remark in self.remarks if remark.grade == grade)


def worst_first(remarks: list[Remark]) -> tuple[Remark, ...]:
    """Each once; grave before mild, then by page, in the order found."""
    return tuple(sorted(dict.fromkeys(remarks), key=lambda remark: (-remark.grade, remark.page)))


@lru_cache(maxsize=1)
def codes() -> Mapping[str, Code]:
    """Every code that preflight knows, in the order of its manual."""
    families: dict[str, Any] = YAML(typ="safe").load(shipped("assets") / "preflight" / "codes.yml")
    return {
        id: Code(
            id, family, Grade[row["grade"]], *(row[key].strip() for key in ("what", "why", "cure", "vi"))
        )
        for family, rows in families.items()
        for id, row in rows.items()
    }

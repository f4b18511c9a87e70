"""Places: communes, known by their official code because names repeat."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

CODE = re.compile(r"[0-9]{5}")


@dataclass(frozen=True, slots=True)
class Place:
    """A commune as it stood at the time of the campaign."""

    code: str
    name: str
    district: str
    province: str

    @property
    def slug(self) -> str:
        """'Thị trấn Cao Lộc' → 'thi-tran-cao-loc'."""
        return ascii_slug(self.name)

    @property
    def title(self) -> str:
        """The line printed on a piece: name and district."""
        return f"{self.name}, {self.district}"


def fold(text: str) -> str:
    """Lower case without marks, for search and file names: 'Đồng Đăng' → 'dong dang'."""
    # đ has no decomposition in Unicode, so it is named outright.
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


def ascii_slug(text: str) -> str:
    """A name as it may stand in a file name or an address."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")

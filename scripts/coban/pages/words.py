"""Dates, numbers, sizes and open facts as a Vietnamese editor writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from markupsafe import Markup, escape

from coban.campaign.facts import Unconfirmed
from coban.campaign.model import Campaign
from coban.vietnamese import OPEN, day, size

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAY_KEYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_WITHIN = str.maketrans("“”", "‘’")

_REACHED = {
    "tel": re.compile(r"\+?\(?\d(?:[ .()-]*\d){2,14}"),
    "mailto": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
}
"""One number or one address and nothing else; what says more than that stays words."""


def weekday(moment: date | datetime) -> str:
    """2022-05-12 → 'thứ Năm'."""
    return WEEKDAYS[moment.weekday()]


def when(moment: date | datetime) -> str:
    """A day with its weekday, and the hour when there is one: '17 giờ, thứ Ba, 10/5/2022'."""
    text = f"{weekday(moment)}, {day(moment)}"
    if not isinstance(moment, datetime) or (moment.hour, moment.minute) == (0, 0):
        return text
    hour = f"{moment.hour} giờ" + (f" {moment.minute:02}" if moment.minute else "")
    return f"{hour}, {text}"


def span(first: date | datetime, last: date | datetime | None) -> str:
    """'12/5/2022' or 'từ 01/10 đến 10/10/2022'."""
    if last is None or _same_day(first, last):
        return day(first)
    opening = day(first)
    if first.year == last.year:
        opening = opening.rpartition("/")[0]
    return f"từ {opening} đến {day(last)}"


def weekdays(keys: tuple[str, ...]) -> str:
    """('thu', 'sat', 'sun') → 'thứ Năm, thứ Bảy và Chủ nhật'."""
    names = [WEEKDAYS[WEEKDAY_KEYS.index(key)] for key in keys]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}"


def trim(size_mm: tuple[float, float], px: tuple[int, int] | None) -> str:
    """The size of a piece: '600 × 100 cm', '420 × 594 mm', '1080 × 1080 px'."""
    if px:
        return f"{px[0]} × {px[1]} px"
    return size(*size_mm)


def capital(text: str) -> str:
    """The first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """Somebody's words to the letter between marks; marks of their own become single ones within."""
    return f"“{text.translate(_WITHIN)}”"


def kept(text: str, campaign: Campaign) -> str:
    """A display line as HTML: words that the campaign's editor keeps together never part at a line's end."""
    phrases = {phrase for message in campaign.messages for phrase in message.keep if " " in phrase}
    found = sorted((p.strip(" -,“”") for p in phrases), key=lambda phrase: (-len(phrase), phrase))
    pattern = "|".join(re.escape(str(escape(phrase))) for phrase in found)
    safe = str(escape(text))
    marked = re.sub(pattern, r'<span class="cb-keep">\g<0></span>', safe, flags=re.I) if pattern else safe
    return Markup(marked)


def together(text: str, keep: Iterable[str]) -> Markup:
    """The text as HTML in which these phrases stay on one line."""
    safe = escape(text)
    for phrase in sorted(map(escape, set(keep)), key=lambda each: (-len(each), each)):
        safe = safe.replace(phrase, phrase.replace(" ", "\u00a0"))
    return Markup(safe)


def fact(value: object) -> str:
    """A fact as it stands on a page; an open one says so, with the reason where a reader can find it."""
    if isinstance(value, Unconfirmed):
        return Markup('<span class="cb-open" title="{}">{}</span>').format(value.unconfirmed, OPEN)
    if isinstance(value, date):
        return escape(day(value))
    return escape(value)


def reach(value: object) -> str:
    """A way to reach an office: a telephone dials its number, and opens a letter to its address."""
    schemes = (name for name, form in _REACHED.items() if isinstance(value, str) and form.fullmatch(value))
    if scheme := next(schemes, None):
        target = re.sub(r"[^+\d]", "", str(value)) if scheme == "tel" else value
        return Markup('<a href="{}:{}">{}</a>').format(scheme, target, value)
    return fact(value)


def _same_day(first: date | datetime, last: date | datetime) -> bool:
    return (first.year, first.month, first.day) == (last.year, last.month, last.day)

"""Slips for operators: what is sent when to whom, counted, ready to paste; or why there is no text yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from coban.artefact import write_whole
from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed, known, usable
from coban.campaign.places import ascii_slug
from coban.campaign.plan import Channel, Schedule
from coban.errors import InputError
from coban.forms.citing import cited
from coban.forms.sms import Sms, sms, strangers, unclear, unmarked
from coban.vietnamese import OPEN, day, number

FOLDER = "tin-nhan"
MARKED, PLAIN = "noi-dung-co-dau.txt", "noi-dung-khong-dau.txt"
CARRIERS = re.compile(r"viettel|vnpt|vinaphone|mobifone|vietnamobile|gmobile|itel|wintel", re.I)
BOM = "\ufeff"
"""Old Notepads take a text without it for ANSI."""


def write_slips(brief: Brief) -> list[Path]:
    """dist/<slug>/tin-nhan/<channel>/<operator>.txt, and the bare texts beside them where there is one.

    Raises InputError when no channel of the campaign is an SMS.
    """
    channels = sms_channels(brief)
    if not channels:
        slug = brief.campaign.slug
        raise InputError.at(brief.file, f"campaign '{slug}' has no channel whose name says SMS; add one")
    folder = brief.house.dist(brief.campaign.slug) / FOLDER
    written = []
    for channel in channels:
        for name, content in sorted(_files(brief, channel).items()):
            path = folder / channel.id / name
            write_whole(path, content)
            written.append(path)
        if usable(channel.text) is None:
            for name in (MARKED, PLAIN):  # of a text that was taken back
                (folder / channel.id / name).unlink(missing_ok=True)
    return written


def sms_channels(brief: Brief) -> tuple[Channel, ...]:
    return tuple(channel for channel in brief.campaign.channels if "SMS" in channel.name)


def operators(channel: Channel) -> tuple[str, ...]:
    """The companies that send it, as the documents call them; the offices that only write it are left out."""
    named = re.split(r"[,;]| và ", channel.who)
    return tuple(dict.fromkeys(one.strip() for one in named if CARRIERS.search(one)))


def slip(brief: Brief, channel: Channel, operator: str) -> str:
    """The slip for one operator."""
    campaign = brief.campaign
    lines = [
        "PHIẾU NHẮN TIN SMS",
        "",
        f"Chiến dịch: {campaign.name}",
        f"Cơ quan đề nghị: {campaign.owner.name}",
        f"Đơn vị nhắn tin: {operator}",
        f"Đợt: {channel.name}",
        f"Yêu cầu: {channel.what}",
        f"Thời gian: {_when(channel.schedule)}",
        f"Căn cứ: {cited(brief, channel.source)}" if channel.source else "",
        "",
        *_texts(channel),
    ]
    return "\n".join(lines) + "\n"


def counted(found: Sms) -> str:
    """'GSM-7, 142 ký tự, 1 tin', 'UCS-2, 132 ký tự, 2 tin (67 + 65)'"""
    parts = len(found.parts)
    lengths = f" ({' + '.join(str(sms(part).units) for part in found.parts)})" if parts > 1 else ""
    return f"{found.alphabet}, {number(found.units)} ký tự, {number(parts)} tin{lengths}"


def _files(brief: Brief, channel: Channel) -> dict[str, bytes]:
    whom = operators(channel) or (channel.who,)
    files = {f"{ascii_slug(one)[:60].strip('-')}.txt": _notepad(slip(brief, channel, one)) for one in whom}
    if text := usable(channel.text):
        files[MARKED] = _notepad(text)
        files[PLAIN] = unmarked(text).encode()
    return files


def _texts(channel: Channel) -> Iterator[str]:
    text = usable(channel.text)
    if isinstance(channel.text, Unconfirmed):
        yield f"NỘI DUNG {OPEN.upper()}: {channel.text.unconfirmed}."
        yield "Chỉ nhắn tin khi cơ quan đề nghị đã gửi nội dung chính thức."
    if text is None:
        return
    draft = " (BẢN THẢO)" if isinstance(channel.text, Unconfirmed) else ""
    for title, words in ((f"BẢN CÓ DẤU{draft}", text), (f"BẢN KHÔNG DẤU{draft}", unmarked(text))):
        yield from ("", f"{title}: {counted(sms(words))}", "", words)
    yield from ("", *_warnings(text))


def _warnings(text: str) -> Iterator[str]:
    for plain, words in unclear(text):
        meant = ", ".join(f"“{word}”" for word in words)
        yield f"Bản không dấu: “{plain}” viết cho {meant}; đọc lại câu xem có hiểu nhầm không."
    if left := strangers(unmarked(text)):
        yield f"Bản không dấu còn chữ ngoài bảng GSM-7: {' '.join(left)}; thay đi để khỏi thành UCS-2."


def _when(schedule: Schedule | None) -> str:
    first = known(schedule.starts) if schedule else None
    if first is None:
        open_start = schedule.starts if schedule else None
        why = f": {open_start.unconfirmed}" if isinstance(open_start, Unconfirmed) else ""
        return f"{OPEN}{why}"
    last = known(schedule.ends) if schedule and schedule.ends else None
    return f"ngày {day(first)}" if last in (None, first) else f"từ ngày {day(first)} đến ngày {day(last)}"


def _notepad(text: str) -> bytes:
    return (BOM + text).replace("\n", "\r\n").encode()

"""The texts that editors paste under a story: 25, 50 and 100 words, each a plain text file of its own."""

from __future__ import annotations

from coban.campaign.boilerplate import word_count
from coban.campaign.brief import Brief

FOLDER = "thong-tin"
COUNTED = "đếm theo chữ: mỗi tiếng giữa hai dấu cách là một chữ"


def boilerplate_texts(brief: Brief) -> dict[str, bytes]:
    """By name in the kit; none for a campaign without them: nobody invents a text for editors."""
    texts = brief.campaign.boilerplate
    if texts is None:
        return {}
    return {
        f"{FOLDER}/gioi-thieu-{room}-tu.txt": _file(brief, room, text).encode()
        for room, text in texts.by_length.items()
    }


def _file(brief: Brief, room: int, text: str) -> str:
    """The text comes first, so that it can be copied without reading on."""
    head = f"Giới thiệu “{brief.campaign.name}”, nhiều nhất {room} từ."
    count = f"{word_count(text)} từ ({COUNTED})."
    return f"{text}\n\n---\n{head} {count}\nNguồn: {brief.campaign.owner.name}.\n"

from __future__ import annotations

from collections.abc import Iterator

from coban.campaign import open_facts, printed_stand_ins
from coban.campaign.brief import Brief
from coban.checks.outcome import Finding, Outcome
from coban.checks.registry import Said, check


@check(
    "unconfirmed",
    label="Điều chưa xác nhận",
    looks_at="campaign",
    rationale="""
        The documents leave facts open: a size, a link, an hour. coban never invents them; each stays on
        this list until someone supplies it, and a release does not go out before the list is empty. Nor does
        it while a piece shows a stand-in for somebody's logo or for the emblem. A campaign that has no text
        for editors is told so, and nothing is written in its place.
    """,
    source="DESIGN.md, Words",
)
def unconfirmed(brief: Brief, release: bool = False) -> Iterator[Said]:
    """Every fact of the campaign is confirmed, and a release shows no stand-in."""
    for fact in open_facts(brief):
        yield Finding(
            Outcome.FAIL if release else Outcome.WARN,
            "open-fact",
            fact.why,
            f"{fact.at}, {fact.where}",
        )
    if brief.campaign.boilerplate is None:
        yield Finding(
            Outcome.WARN,
            "no-boilerplate",
            "Chưa có đoạn giới thiệu 25, 50 và 100 từ nên bộ tài liệu báo chí không có tệp này. Hãy viết mục "
            "boilerplate trong campaign.yml.",
            f"{brief.file}, boilerplate",
        )
    for picture in printed_stand_ins(brief) if release else ():
        yield Finding(
            Outcome.FAIL,
            "stand-in-in-release",
            f"'{picture.file}' còn là hình tạm. Hãy thay bằng tệp chính thức rồi bỏ stand_in.",
            f"{picture.at}:{picture.line}, {picture.where}",
        )

"""Where a fact stands, as an office cites it: number and title of the document, then the section."""

from __future__ import annotations

from coban.campaign.brief import Brief
from coban.campaign.facts import known


def cited(brief: Brief, source: str) -> str:
    """'004 II.1, 004 PL I' → 'số 483/KH-UBND, mục II.1, PL I'; a document without its number by its title."""
    sections: dict[str, list[str]] = {}
    for part in source.split(","):
        document, _, section = part.strip().partition(" ")
        sections.setdefault(document, []).append(section.strip())
    return "; ".join(_document(brief, document, found) for document, found in sections.items())


def _document(brief: Brief, id: str, sections: list[str]) -> str:
    source = next((one for one in brief.campaign.sources if one.id == id), None)
    number = known(source.number) if source else None
    name = f"số {number}" if number else f"“{source.title}”" if source else id
    told = ", ".join(section for section in sections if section)
    return f"Văn bản {name}{f', mục {told}' if told else ''}"

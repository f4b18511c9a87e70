"""A release as plain HTML for feed readers: no classes, absolute addresses, all parts that its page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup, escape

from coban.pages.address import Where
from coban.pages.newsroom import ReleasePage, ShownPicture
from coban.press import Statement
from coban.press.blocks import NOTES, Block, Kind, Run
from coban.vietnamese import file_size


def release_html(page: ReleasePage, where: Where) -> str:
    """The parts in the order of the page; the headline is the entry's title."""
    paper = page.paper
    return "\n".join(
        [
            *(_p(Markup("<strong>{}</strong>").format(note)) for note in correction_notes(paper)),
            _p(Markup("({}) – {}").format(_runs(paper.dateline), _runs(paper.lead))),
            *_blocks(paper.body),
            *(_picture(picture, where) for picture in page.pictures),
            *_titled(paper.about_title, [_p(escape(paper.about))]),
            *_titled(NOTES, list(_blocks((*paper.notes, *paper.caution)))),
            *_titled("Liên hệ", [_p(_contact(paper))]),
            *_titled("Tệp để tải", [_files(page, where)]),
        ]
    )


def correction_notes(paper: Statement) -> tuple[str, ...]:
    """What later versions changed, each closed as a sentence."""
    return tuple(note if note.endswith((".", "?", "!", "…")) else f"{note}." for note in paper.corrected)


def _blocks(blocks: Iterable[Block]) -> Iterator[Markup]:
    """Items that follow one another make one list."""
    for is_item, group in groupby(blocks, key=lambda block: block.kind == Kind.ITEM):
        if is_item:
            items = Markup("").join(Markup("<li>{}</li>").format(_runs(block.runs)) for block in group)
            yield Markup("<ul>{}</ul>").format(items)
        else:
            yield from map(_block, group)


def _block(block: Block) -> Markup:
    words = _runs(block.runs)
    if block.kind == Kind.HEADING:
        return Markup("<h2>{}</h2>").format(words)
    if block.kind == Kind.QUOTE:
        return Markup("<blockquote><p>“{}”</p><p>{}</p></blockquote>").format(words, block.speaker)
    return _p(words)


def _runs(runs: Iterable[Run]) -> Markup:
    return Markup("").join(map(_run, runs))


def _run(run: Run) -> Markup:
    if run.why:
        return Markup('<em title="{}">{}</em>').format(run.why, run.text)
    if run.link:
        return Markup('<a href="{}">{}</a>').format(run.link, run.text)
    for tag, meant in (("strong", run.bold), ("em", run.italic)):
        if meant:
            return Markup("<{0}>{1}</{0}>").format(Markup(tag), run.text)
    return escape(run.text)


def _picture(picture: ShownPicture, where: Where) -> Markup:
    """With all that a picture desk asks for below it."""
    return Markup(
        '<figure><a href="{whole}"><img src="{shown}" alt="{alt}" width="{width}" height="{height}"></a>'
        "<figcaption><strong>{title}.</strong> {caption} Nguồn: {credit}. Điều kiện sử dụng: {terms}."
        "</figcaption></figure>"
    ).format(
        whole=where(picture.download.href),
        shown=where(picture.shown),
        alt=picture.front.alt,
        width=picture.px[0],
        height=picture.px[1],
        title=picture.front.title,
        caption=picture.front.caption,
        credit=picture.credit,
        terms=_run(picture.terms),
    )


def _contact(paper: Statement) -> Markup:
    rows = (Markup("{}: {}").format(label, _run(run)) for label, run in paper.contact)
    return Markup("<br>").join(rows)


def _files(page: ReleasePage, where: Where) -> Markup:
    rows = (
        Markup('<li><a href="{}">{}</a> ({})</li>').format(
            where(file.href), file.label, file_size(file.bytes)
        )
        for file in page.downloads
    )
    return Markup("<ul>{}</ul>").format(Markup("").join(rows))


def _titled(title: str, parts: list[Markup]) -> list[Markup]:
    return [Markup("<h2>{}</h2>").format(title), *parts] if parts else []


def _p(words: Markup) -> Markup:
    return Markup("<p>{}</p>").format(words)

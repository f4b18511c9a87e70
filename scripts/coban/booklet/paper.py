"""A chapter's HTML as paper can show it: links lead to pages of the book or say their address."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag, urlsplit
from xml.etree import ElementTree

import tinyhtml5

from coban.booklet.chapters import Chapter, address_of

Element = ElementTree.Element

ONLY_ON_SCREEN = ("button", "form", "input", "noscript", "script", "style", "template")
NAMES = ("id", "for", "aria-labelledby", "aria-describedby")
"""Attributes that name an element of the same page."""

INLINE = ("a", "abbr", "b", "code", "em", "i", "span", "strong")

SVG = "http://www.w3.org/2000/svg"

ELSEWHERE = ("http", "https", "mailto", "tel", "sms")


@dataclass(slots=True)
class Paper:
    """Turns chapters into parts of one book."""

    within: Mapping[str, str]
    """The id of each chapter by its address."""
    address: Callable[[str], str | None]
    """The whole address of a page of the site; None while nobody has confirmed it."""
    picture: Callable[[str, str], Path | None]
    """The file that a page means by a path: `picture("huong-dan/isee.md", "../man-hinh.png")`."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """What the chapters show, by name; it fills as they are turned."""

    def turned(self, chapter: Chapter) -> str:
        """The chapter's HTML, its ids its own in the whole book."""
        body = tinyhtml5.parse(chapter.html, namespace_html_elements=False).find("body")
        _drop(body, typed(self.address(chapter.address) or ""))
        for element in list(body.iter()):
            element.tag = element.tag.rpartition("}")[2]
        for element in list(body.iter()):
            self._turn(element, chapter)
        _free_spaces(body)
        return _inner(body)

    def _turn(self, element: Element, chapter: Chapter) -> None:
        for name in NAMES:
            if value := element.get(name):
                element.set(name, " ".join(f"{chapter.id}--{each}" for each in value.split()))
        if element.tag == "a" and element.get("href"):
            self._link(element, chapter)
        elif element.tag == "img":
            self._show(element, chapter)
        elif element.tag == "svg":
            self._frame(element, chapter)
        elif element.tag in ("details", "summary"):
            element.attrib.pop("open", None)
            element.set("class", f"{element.get('class', '')} {element.tag}".strip())
            element.tag = "div" if element.tag == "details" else "p"

    def _link(self, link: Element, chapter: Chapter) -> None:
        target = link.attrib.pop("href")
        for name in ("target", "rel", "download"):
            link.attrib.pop(name, None)
        if urlsplit(target).scheme in ELSEWHERE:
            link.set("href", target)
            shown = typed(target)
            if shown and shown.partition("/")[0] not in "".join(link.itertext()):
                link.set("class", f"{link.get('class', '')} said".strip())
                link.set("data-address", shown)
            return
        path, spot = urldefrag(target)
        page = _seen_from(chapter, path)
        if page in self.within:
            link.set("href", f"#{self.within[page]}--{spot}" if spot else f"#{self.within[page]}")
            link.set("class", f"{link.get('class', '')} within".strip())
        elif address := self.address(page):
            link.set("href", address)
        else:
            link.tag = "span"

    def _show(self, image: Element, chapter: Chapter) -> None:
        """The picture within the book, or its words where there is no such file."""
        file = self.picture(chapter.page, image.get("src", ""))
        if file is None:
            words = image.get("alt", "")
            image.attrib.clear()
            image.tag, image.text = "span", words
            return
        for each in ("srcset", "sizes", "loading", "decoding"):
            image.attrib.pop(each, None)
        image.set("src", self._kept(chapter, file.suffix, file.read_bytes()))

    def _frame(self, drawing: Element, chapter: Chapter) -> None:
        """A drawing within the page as a picture: only pictures have words that are read out."""
        words, style = drawing.get("aria-label", ""), drawing.get("class", "")
        whole = {name: value for name, value in drawing.attrib.items() if "}" not in name}
        after, drawing.tail = drawing.tail, None
        drawing.attrib.clear()
        drawing.attrib.update(whole | {"xmlns": SVG})
        source = self._kept(chapter, ".svg", ElementTree.tostring(drawing))
        drawing.clear()
        drawing.tag, drawing.tail = "img", after
        drawing.attrib.update({"src": source, "alt": words, "class": style})

    def _kept(self, chapter: Chapter, suffix: str, content: bytes) -> str:
        name = f"{chapter.id}-{len(self.pictures)}{suffix}"
        self.pictures[name] = content
        return f"pic:{name}"


def _seen_from(chapter: Chapter, path: str) -> str:
    """The address that a link of the page means, from the site's root."""
    if not path:
        return chapter.address
    base = posixpath.dirname(chapter.page) if path.endswith(".md") else chapter.address
    found = posixpath.normpath(posixpath.join(base, path))
    if path.endswith(".md"):
        return address_of(found)
    return "" if found == "." else found + ("/" if path.endswith("/") else "")


def typed(address: str) -> str:
    """'https://dx.mic.gov.vn/' → 'dx.mic.gov.vn', as people type it; '' for what is no web address."""
    parts = urlsplit(address)
    return (parts.netloc + parts.path).rstrip("/") if parts.scheme in ("http", "https") else ""


def _drop(parent: Element, own: str) -> None:
    """Take out what works on a screen only, and the code of the page itself; the text that follows stays."""
    before: Element | None = None
    for child in list(parent):
        gone = child.tag in ONLY_ON_SCREEN or "hidden" in child.attrib or _own_code(child, own)
        if not gone:
            _drop(child, own)
            before = child
            continue
        if before is None:
            parent.text = (parent.text or "") + (child.tail or "")
        else:
            before.tail = (before.tail or "") + (child.tail or "")
        parent.remove(child)


def _own_code(element: Element, own: str) -> bool:
    """Whether it is the code that stands beside the chapter's title, or says that there is none yet."""
    if "cb-code" not in element.get("class", "").split():
        return False
    return element.find("figcaption") is None or "".join(element.itertext()).strip() == own


def _free_spaces(parent: Element) -> None:
    """Spaces before links and bold words as elements of their own.

    WeasyPrint 70 breaks a line after its first word when all of it fits but for the space at its end and
    such an element follows.
    """
    for at, child in reversed(list(enumerate(parent))):
        _free_spaces(child)
        before = parent[at - 1] if at else parent
        text = (before.tail if at else before.text) or ""
        if child.tag not in INLINE or not text.strip() or text == text.rstrip():
            continue
        if at:
            before.tail = text.rstrip()
        else:
            before.text = text.rstrip()
        space = Element("span")
        space.text = " "
        parent.insert(at, space)


def _inner(body: Element) -> str:
    parts: Iterator[str] = (ElementTree.tostring(child, "unicode", "html") for child in body)
    return (body.text or "") + "".join(parts)

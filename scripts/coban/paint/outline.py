"""The bookmarks of a file of many pages: what each page is, for whoever looks for one of 200."""

from __future__ import annotations

from collections.abc import Sequence

from coban.paint.body import Body, Ref, Value, text_string


def bookmarks(body: Body, pages: Sequence[tuple[str, Ref]]) -> Ref:
    """The outline: one line for each page, by its title; at least one page."""
    root = body.reserve()
    items = [body.reserve() for _ in pages]
    for index, (title, page) in enumerate(pages):
        entries: dict[str, Value] = {"Title": text_string(title), "Parent": root, "Dest": [page, "/Fit"]}
        if index:
            entries["Prev"] = items[index - 1]
        if index + 1 < len(items):
            entries["Next"] = items[index + 1]
        body.put(items[index], entries)
    return body.put(root, {"Type": "/Outlines", "First": items[0], "Last": items[-1], "Count": len(items)})

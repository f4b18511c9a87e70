"""The guides as a booklet on paper: A5 to read and to have read out, and imposed on A4 to be stapled."""

from __future__ import annotations

from coban.booklet.book import Book, book_of, set_book
from coban.booklet.impose import imposed

__all__ = ["Book", "book_of", "imposed", "set_book"]

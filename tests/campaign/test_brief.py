"""A brief goes to other processes with every task; it is packed and unpacked once."""

from __future__ import annotations

import pickle

from coban.campaign import Brief


def test_a_brief_that_was_sent_twice_arrives_as_one(xu_lang: Brief) -> None:
    first, second = (pickle.loads(pickle.dumps(("task", xu_lang)))[1] for _ in range(2))
    assert first == xu_lang
    assert first is second


def test_another_brief_is_another_one(xu_lang: Brief, tuyen_quang: Brief) -> None:
    sent = pickle.loads(pickle.dumps([xu_lang, tuyen_quang, xu_lang]))
    assert sent == [xu_lang, tuyen_quang, xu_lang]

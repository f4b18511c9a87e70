"""`coban explain` says everything the registry knows; tests/test_manual.py holds the page of it."""

from __future__ import annotations

import pytest

from coban.checks import explain, registered
from coban.checks.codes import codes
from coban.checks.registry import Check
from coban.errors import InputError


@pytest.mark.parametrize("check", registered().values(), ids=lambda check: check.id)
def test_explain_tells_title_reason_options_and_codes(check: Check) -> None:
    told = explain(check.id)
    assert told.startswith(check.title)
    assert check.rationale in told
    assert all(f"`{option}`" in told for option in check.options)
    assert all(f"`{code}`" in told for code in codes(check))
    assert codes(check)


def test_an_unknown_check_is_answered_with_those_that_are_known() -> None:
    with pytest.raises(InputError) as raised:
        explain("sponsor-shar")
    known = ", ".join(registered())
    message = f"check 'sponsor-shar' is unknown; did you mean 'sponsor-share'? known checks: {known}"
    assert str(raised.value) == f"explain: {message}"
    assert raised.value.exit_code == 2

"""QR matrices, decoded again by zxing-cpp, which did not make them."""

from __future__ import annotations

import unicodedata

import numpy as np
import numpy.typing as npt
import pytest
import qrcode
import zxingcpp
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coban import qr
from coban.errors import InputError


def decode(matrix: qr.Matrix) -> zxingcpp.Barcode:
    """What a reader sees: 4 pixels for each module, with the quiet zone."""
    dark = np.pad(as_array(matrix), qr.QUIET_ZONE_MODULES)
    pixels = np.where(np.kron(dark, np.ones((4, 4), dtype=bool)), 0, 255).astype(np.uint8)
    [found] = zxingcpp.read_barcodes(pixels, formats=zxingcpp.BarcodeFormat.QRCode)
    return found


def as_array(matrix: qr.Matrix) -> npt.NDArray[np.bool_]:
    return np.array([list(row) for row in matrix], dtype=np.bool_)


@pytest.mark.parametrize(
    "payload", ["https://xulang.vn/q/06001/", "Công dân số Xứ Lạng", "0123456789", "x" * 500]
)
def test_it_says_what_it_was_told(payload: str) -> None:
    found = decode(qr.matrix(payload))
    assert found.text == payload
    assert found.ec_level == "M"


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="abcxyzđĐếỆ 0123456789:/?&=-", min_size=1, max_size=80))
def test_any_text_is_read_again(payload: str) -> None:
    assert decode(qr.matrix(payload)).text == payload


def test_the_smallest_version_is_taken() -> None:
    """26 bytes fit version 2 at M, which holds 26; one more needs version 3 (ISO/IEC 18004, table 7)."""
    assert len(qr.matrix("https://xulang.vn/q/06001/")) == 25
    assert len(qr.matrix("https://xulang.vn/q/06001/?")) == 29


@pytest.mark.parametrize("payload", ["https://xulang.vn/q/06001/", "Xứ Lạng"])
def test_rectangles_cover_the_dark_modules_once(payload: str) -> None:
    matrix = qr.matrix(payload)
    painted = np.zeros((len(matrix), len(matrix)), dtype=int)
    for column, row, width, height in qr.runs(matrix):
        painted[row : row + height, column : column + width] += 1
    assert (painted == as_array(matrix)).all()


def test_nothing_and_too_much() -> None:
    with pytest.raises(InputError, match="the text is empty; expected a link or some words"):
        qr.matrix("")
    assert len(qr.matrix("a" * qr.LONGEST_PAYLOAD_BYTES)) == 177
    with pytest.raises(InputError) as caught:
        qr.matrix("a" * (qr.LONGEST_PAYLOAD_BYTES + 1))
    assert str(caught.value) == (
        "QR: the text has 2332 bytes and fits no code; at correction M the largest holds 2331 bytes, "
        "or 5596 digits alone; shorten it, or print a link to it"
    )


def test_digits_are_packed_as_digits() -> None:
    digits = "0123456789" * 300
    assert decode(qr.matrix(digits)).text == digits
    assert len(qr.matrix("7" * qr.MOST_DIGITS)) == 177
    with pytest.raises(InputError, match="the text has 5597 bytes and fits no code"):
        qr.matrix("7" * (qr.MOST_DIGITS + 1))


def test_a_payload_is_bytes_for_machines() -> None:
    """Composed and decomposed letters are different payloads: neither is made into the other."""
    decomposed = unicodedata.normalize("NFD", "Xứ Lạng")
    assert decode(qr.matrix(decomposed)).bytes == decomposed.encode()
    assert qr.matrix(decomposed) != qr.matrix("Xứ Lạng")


@settings(max_examples=40, deadline=None)
@given(
    st.one_of(st.from_regex(r"https://[a-z]{2,12}\.vn/q/[0-9]{5}/", fullmatch=True), st.text(max_size=300))
)
def test_the_mask_is_the_one_that_the_library_takes(payload: str) -> None:
    """Masks are weighed on whole numbers here; the library draws the code anew for each."""
    assume(payload)
    assert qr.matrix.__wrapped__(payload) == by_library(payload)


@pytest.mark.parametrize("letters", [120, 400, 900, 2331])
def test_the_mask_of_a_large_code_is_the_one_that_the_library_takes(letters: int) -> None:
    """From version 7 on a code tells its version as well."""
    payload = "Xứ Lạng "[: letters % 7] + "a" * (letters - 20)
    assert qr.matrix(payload) == by_library(payload)


def by_library(payload: str) -> qr.Matrix:
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(payload)
    code.make(fit=True)
    return tuple(bytes(row) for row in code.modules)

"""`coban sms`: count a text, and say it without diacritics."""

from __future__ import annotations

import sys

import click

from coban.campaign import House, load
from coban.cli.frame import root_option
from coban.errors import InputError
from coban.forms import sms, strangers, unclear, unmarked, write_slips


@click.command("sms")
@click.argument("text", required=False)
@click.option(
    "--campaign", "slug", metavar="SLUG", help="Write the slips of this campaign's SMS for each operator."
)
@click.option("--plain", is_flag=True, help="Only the text without diacritics, to paste or to pipe.")
@click.option(
    "--most", type=click.IntRange(min=1), metavar="N", help="End with 1 when the text takes more parts."
)
@root_option
@click.pass_context
def sms_command(
    context: click.Context, text: str | None, slug: str | None, plain: bool, most: int | None, house: House
) -> None:
    """Count an SMS as networks do, with and without diacritics.

    160 letters of GSM-7 make a message, or 70 of UCS-2 as soon as one letter such as ế is among them; parts
    of a longer one hold 153 or 67. TEXT may be - for standard input. With --campaign, slips for each operator
    go to dist/SLUG/tin-nhan/, with the text ready to paste, or with the reason why there is none yet.

    \b
    Examples:
      coban sms "Mời bạn cài đặt ứng dụng Công dân số Xứ Lạng"
      coban sms --plain - < tin.txt
      coban sms --campaign xu-lang
    """
    if (text is None) == (slug is None):
        raise InputError.at("sms", "expected either a text or --campaign SLUG")
    if slug:
        for path in write_slips(load(house, slug)):
            click.echo(str(path))
        return
    words = _words(text or "")
    if plain:
        click.echo(unmarked(words))
    else:
        _print(words)
    parts = len(sms(unmarked(words) if plain else words).parts)
    if most and parts > most:
        click.echo(f"{parts} parts; expected at most {most}: shorten the text", err=True)
        context.exit(1)


def _words(text: str) -> str:
    try:
        words = (sys.stdin.buffer.read().decode() if text == "-" else text).strip()
        words.encode()
    except UnicodeError:
        raise InputError.at("sms", "the text is not UTF-8; type it anew, or save it as UTF-8") from None
    if not words:
        raise InputError.at("sms", "the text is empty; expected some words")
    return words


def _print(words: str) -> None:
    plain = unmarked(words)
    for title, text in (("as it is", words), ("without diacritics", plain)):
        found = sms(text)
        parts = f"{len(found.parts)} part{'' if len(found.parts) == 1 else 's'}"
        click.echo(f"{title}: {parts}, {found.units} of {found.room} letters of {found.alphabet}")
    click.echo(f"\n{plain}\n")
    if foreign := strangers(words):
        click.echo(f"Not in GSM-7: {' '.join(foreign)}")
    if left := strangers(plain):
        click.echo(f"Not in GSM-7 even without diacritics: {' '.join(left)}; replace them")
    for short, longer in unclear(words):
        click.echo(f"Unclear without diacritics: '{short}' for {', '.join(longer)}; read the sentence again")

"""Values from YAML can start neither HTML nor Markdown, and templates can reach nothing but facts."""

from __future__ import annotations

from pathlib import Path

import markdown as python_markdown
import pytest

from coban.campaign.facts import Unconfirmed
from coban.pages import markdown

HOSTILE = [
    "<script>alert(1)</script>",
    "[bấm](javascript:alert(1))",
    "![x](http://evil.test/x.png)",
    "**đậm** _nghiêng_ `mã`",
    "a\n\n# Tiêu đề",
    '"><img src=x onerror=alert(1)>',
    "x{: onclick=alert(1) }",
    "| a | b |",
    "~~gạch~~ ^trên^",
    "{{ 7 * 7 }}",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_stays_text(value: str) -> None:
    env = markdown.environment([])
    text = markdown.render(env, "Trước {{ value }} sau", {"value": value})
    html = python_markdown.markdown(text, extensions=["attr_list", "md_in_html", "tables"])
    assert html.count("<") == 2, html
    assert html.startswith("<p>Trước ") and html.endswith(" sau</p>")


def test_ordinary_words_come_through_to_the_letter() -> None:
    env = markdown.environment([])
    slogan = "Thủ tục đất đai - Tại “Công dân số Xứ Lạng”"
    assert markdown.render(env, "{{ slogan }}", {"slogan": slogan}) == slogan


def test_an_open_fact_is_shown_as_such() -> None:
    env = markdown.environment([])
    shown = markdown.render(env, "{{ phone }}", {"phone": Unconfirmed(unconfirmed="Sở cung cấp")})
    assert shown == '<span class="cb-open" title="Sở cung cấp">chưa xác nhận</span>'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ campain.name }}", "'campain' is undefined"),
        ("một\nhai {% if %}", "line 2 below the front matter: "),
        ("một\n\n{{ campain.name }}", "line 3 below the front matter: 'campain' is undefined"),
        ("{{ 1 + 'a' }}", "line 1 below the front matter: unsupported operand"),
        ("{{ ''.__class__.__mro__ }}", "__class__"),
        ('{% include "../../etc/passwd" %}', "passwd"),
    ],
)
def test_a_fault_names_what_is_wrong(text: str, words: str, tmp_path: Path) -> None:
    env = markdown.environment([tmp_path])
    with pytest.raises(markdown.TemplateFault) as caught:
        markdown.render(env, text, {})
    assert words in str(caught.value)

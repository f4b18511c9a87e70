"""Values from YAML can start neither HTML nor Markdown, and templates can reach nothing but facts."""

from __future__ import annotations

from pathlib import Path

import markdown as python_markdown
import pytest

from coban.campaign.brief import Brief
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
    ("text", "line", "words"),
    [
        ("{{ campain }}", 1, "name 'campain' is unknown; did you mean 'campaign'? known names: campaign, "),
        ("một\nhai {% if %}", 2, "Expected an expression"),
        (
            "một\n\n{{ campaign.nam }}",
            3,
            "'nam' is unknown; did you mean 'name'? known facts of campaign: about, ",
        ),
        ("{{ campaign.owner.fax }}", 1, "fact of owner 'fax' is unknown; known facts of owner: address, "),
        ("{{ 1 + 'a' }}", 1, "unsupported operand"),
        ("{{ ''.__class__.__mro__ }}", 1, "__class__"),
        ("{{ campaign.name | dya }}", 1, "filter 'dya' is unknown; did you mean 'day'? known filters: abs, "),
        ("{% if 1 is chan %}{% endif %}", 1, "'chan' is unknown; "),
        (
            'một\n{% include "parts/mot.html" %}',
            2,
            "part 'parts/mot.html' is unknown; did you mean 'parts/hai.html'?",
        ),
        ('{% include "../../etc/passwd" %}', 1, "passwd"),
        ('một\n{% include "parts/hai.html" %}', 2, "in parts/hai.html: name 'service' is unknown; "),
    ],
)
def test_a_fault_names_the_line_and_what_exists(
    text: str, line: int, words: str, tmp_path: Path, xu_lang: Brief
) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "hai.html").write_text("a\n{{ service }}\n", "utf-8")
    env = markdown.environment([tmp_path])
    with pytest.raises(markdown.TemplateFault) as caught:
        markdown.render(env, text, {"campaign": xu_lang.campaign})
    assert words in caught.value.message
    assert caught.value.line == line

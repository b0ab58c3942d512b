"""Characters that steer a page are gone from names, and seen in reports."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twosource.write.html.characters import ODD, plain, shown
from twosource.write.html.environment import environment


@given(st.text())
def test_plain_text_has_nothing_that_steers(text) -> None:
    assert not ODD.search(plain(text))
    assert plain(plain(text)) == plain(text)


@given(st.text(st.characters(exclude_categories=())))
def test_shown_text_can_be_written_and_opens_no_tag(text) -> None:
    written = str(shown(text)).replace('<span class="odd">', "").replace("</span>", "")
    written.encode()
    assert "<" not in written


@given(st.text(st.characters(codec="ascii", exclude_categories=("Cc",))))
def test_ordinary_text_is_shown_as_it_is(text) -> None:
    assert shown(text).unescape() == text


@given(st.text())
def test_whatever_a_template_prints_is_clean_and_escaped(text) -> None:
    printed = environment().from_string("{{ text }}").render(text=text)
    assert not set("<>\"'") & set(printed)
    assert not ODD.search(printed)

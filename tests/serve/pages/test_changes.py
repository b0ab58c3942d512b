"""Lines of what changed: where their links lead."""

from __future__ import annotations

from twosource.serve.views.changes import line
from twosource.write.changes import Change
from twosource.write.contract import Cite


def test_a_title_is_shown_by_its_report_and_words_by_their_place() -> None:
    cites = (Cite("ab12", 0, 0), Cite("ab12", 3, 9, 1), Cite("cd34", 0, 7, 1))
    change = Change("event-new", "Event", None, None, "The mill was sold.", cites, 0.5)
    assert line(change, {}).words == ("/reports/ab12", "/reports/ab12?words=3-9#words", "/reports/cd34?words=0-7#words")

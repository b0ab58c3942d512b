"""Where a report only retells what somebody wrote or said."""

from __future__ import annotations

from twosource.write.recounts import retold_from

NEWS = ["The king left Lima in May.", "Ana Ruiz said the mill was sold."]


def test_news_retells_nothing() -> None:
    assert retold_from([*NEWS, "The mill employed nine people."], [False, True, False]) == 3


def test_what_follows_an_announcement_of_a_book_is_retold() -> None:
    told = [*NEWS, "Here are five of the best moments in her book.", "The duke urged Ruiz to run."]
    assert retold_from(told, [False, True, False, False]) == 3


def test_a_speech_behind_all_credits_is_retold() -> None:
    speech = ["He served this country.", "Our mills are proud.", "There is no doubt why this man has left."]
    assert retold_from([*NEWS, *speech], [False, True, False, False, False]) == 2

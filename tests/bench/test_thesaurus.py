"""Which words may tell one happening: the entry that a mention stands for, and what two entries have to do."""

from __future__ import annotations

import pytest
from spacy.language import Language

from event_pairs import features, mention_of
from thesaurus import lemma_of, near_words, news_words


@pytest.mark.parametrize(
    ("text", "words", "entry"),
    [
        ("The army executed two deserters.", "executed", ("execute",)),
        ("The storm claimed the lives of nine miners.", "claimed", ("claim", "life")),
        ("The old mayor was laid to rest in Lota.", "laid", ("lay", "to", "rest")),
        ("Police shot the driver dead.", "shot", ("shoot", "dead")),  # apart
        ("The pilot took his own life.", "took", ("take", "own", "life")),  # without "his"
        ("The guard shot himself.", "shot", ("shoot", "self")),
        ("The clerk alphabetized the files.", "alphabetized", ("alphabetize",)),  # in no group
    ],
)
def test_a_mention_stands_for_the_longest_entry_that_its_words_make(nlp, marked, text, words, entry) -> None:
    head = marked(text, words).root
    assert news_words().entry_of(head, lemma_of(head, nlp)) == entry


def test_a_phrase_elsewhere_in_the_sentence_is_not_the_mention(marked) -> None:
    head = marked("The mayor resigned after the storm claimed nine lives.", "resigned").root
    assert news_words().entry_of(head, "resign") == ("resign",)


def test_words_of_a_group_are_told_from_steps_of_one_scene(nlp: Language, marked) -> None:
    said = (
        ("Police arrested two men in Lota.", "arrested"),
        ("Two men were nabbed in Lota.", "nabbed"),
        ("Two men were charged in Lota.", "charged"),
        ("Two men in Lota were arrested.", "arrested"),
    )
    mentions = [mention_of(marked(text, words), f"d{n}", nlp) for n, (text, words) in enumerate(said)]
    known = dict(features(mentions))
    assert [(known[pair]["news_word"], known[pair]["other_step"]) for pair in ((0, 1), (0, 2), (0, 3))] == [
        (1, 0), (0, 1), (0, 0),
    ]  # fmt: skip


def test_nearness_is_mutual_and_no_word_is_near_itself() -> None:
    table = near_words()
    assert all(word in table[other] for word, others in table.items() for other in others)
    assert not any(word in others for word, others in table.items())

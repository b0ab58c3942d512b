"""Each task on linking, through tiny invented gold files, and the table's own arithmetic."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

import linking
from predict import TASKS, predictions, texts_beside

FERRY = (
    "LOTA (Norpress) — The ferry Valdis sank off Port Amsel on Monday, killing nine people, the coast guard said. "
    "Divers were searching the wreck of the Valdis for survivors.",
    "PORT AMSEL — Nine people died when the ferry Valdis sank near Port Amsel, the coast guard said. "
    "The Valdis had carried divers and survivors were brought ashore.",
)
BUDGET = (
    "KESTVAL — Parliament rejected the budget of Prime Minister Orla Brandt on Tuesday after a debate about pensions. "
    "Brandt said she would present another budget.",
    "KESTVAL — Lawmakers voted down the pensions budget of Prime Minister Orla Brandt. Brandt promised a new budget.",
)


def write(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def event(doc: str, text: str, word: str, story: str) -> dict[str, Any]:
    start = text.index(word)
    return {"doc": doc, "story": story, "kind": "event", "start": start, "end": start + len(word), "surface": word}


def test_every_task_of_linking_can_be_asked_for() -> None:
    assert {"clusters", "ecb-events", "names", "timelines"} <= set(TASKS)


def test_texts_beside_gold_are_found_by_name() -> None:
    assert texts_beside(Path("a/ecbplus_mentions.jsonl")) == Path("a/ecbplus_docs.jsonl")
    assert texts_beside(Path("semeval15_timelines.jsonl")).name == "semeval15_docs.jsonl"


def test_clusters_are_the_stories_of_a_pile(tmp_path: Path, nlp: Language) -> None:
    gold = [
        {"id": str(number), "outlet": "", "date": "2031-03-04", "title": None, "text": text, "story": "hidden"}
        for number, text in enumerate((FERRY[0], BUDGET[0], FERRY[1], BUDGET[1]))
    ]
    found = {one["id"]: one["cluster"] for one in predictions("clusters", write(tmp_path / "pile.jsonl", gold), nlp)}
    assert found["0"] == found["2"] != found["1"] == found["3"]


def test_clusters_take_lines_of_one_id(tmp_path: Path, nlp: Language) -> None:
    gold = [{"id": "same", "outlet": None, "date": None, "title": None, "text": text} for text in (FERRY[0], BUDGET[0])]
    found = list(predictions("clusters", write(tmp_path / "pile.jsonl", gold), nlp))
    assert [one["id"] for one in found] == ["same", "same"]
    assert found[0]["cluster"] != found[1]["cluster"]


def test_events_of_one_word_are_one_within_a_story(tmp_path: Path, nlp: Language) -> None:
    texts = {"d1": FERRY[0], "d2": FERRY[1], "d3": FERRY[1]}
    write(tmp_path / "sea_docs.jsonl", [{"id": name, "text": text} for name, text in texts.items()])
    gold = [
        event("d1", FERRY[0], "sank", "ferry"),
        event("d2", FERRY[1], "sank", "ferry"),
        event("d3", FERRY[1], "sank", "other"),
        event("d1", FERRY[0], "killing", "ferry"),
        event("d2", FERRY[1], "died", "ferry"),
        {**event("d2", FERRY[1], "Nine people", "ferry"), "kind": "entity"},
    ]
    found = list(predictions("ecb-events", write(tmp_path / "sea_mentions.jsonl", gold), nlp))
    assert len(found) == 5  # no entity
    clusters = {(one["doc"], one["start"]): one["cluster"] for one in found}
    sank, again, elsewhere, killing, died = (clusters[row["doc"], row["start"]] for row in gold[:5])
    assert sank == again
    assert elsewhere != sank
    assert killing == died != sank


def test_a_timeline_is_dated_and_in_order(tmp_path: Path, nlp: Language) -> None:
    sentences = [
        "Budget vote",
        "June 12 , 2031",
        "Finance minister Orla Brandt visited Lota on June 10 , 2031 .",
        "Brandt resigned on June 11 , 2031 .",
    ]
    write(tmp_path / "x_docs.jsonl", [{"corpus": "c", "doc_id": "7", "dct": "2031-06-12", "sentences": sentences}])
    gold = write(tmp_path / "x_timelines.jsonl", [{"corpus": "c", "entity": "Orla Brandt", "timeline": ["hidden"]}])
    (found,) = predictions("timelines", gold, nlp)
    assert [(one["order"], one["date"]) for one in found["timeline"]] == [("1", "2031-06-10"), ("2", "2031-06-11")]
    assert found["timeline"][0]["events"] == [{"doc": "7", "sent": "2", "head": "visited"}]


def test_names_have_a_score_a_line(tmp_path: Path, nlp: Language) -> None:
    gold = [
        {"a": "Pak Yong-ho", "b": "Park Young Ho", "same": True},
        {"a": "Pak Yong-ho", "b": "Pak Yong-min", "same": False},
        {"name1": "Norfell Corp.", "name2": "Norfell Inc", "schema": "Company", "is_match": "true"},
    ]
    same, other, company = predictions("names", write(tmp_path / "pairs.jsonl", gold), nlp)
    assert same > other
    assert company > 0.5


def test_the_best_f1_is_that_of_the_best_threshold() -> None:
    gold = [{"is_match": "true"}, {"is_match": "false"}, {"is_match": "true"}]
    scores = linking.scores_of_names(gold, [0.9, 0.8, 0.7])
    assert scores["auc"] == pytest.approx(0.5)
    assert scores["best_f1"] == pytest.approx(0.8)


def test_speed_is_measured_on_a_stream_at_one_rate() -> None:
    assert all(0 < seconds < 1 for seconds in linking.seconds_each(40))


def test_a_missing_folder_is_said_and_nothing_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["linking.py", str(tmp_path / "none")])
    assert linking.main() == 0
    assert "nothing measured" in capsys.readouterr().out

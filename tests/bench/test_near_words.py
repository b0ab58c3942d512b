"""The list of near words: a small WordNet goes in, pairs of words that mean one thing come out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "train" / "near_words.py"
LICENSE = "  1 Whoever copies this keeps this line.  \n"
FILLERS = 3000  # what many words mean counts less, so that there have to be many


def wordnet(folder: Path, verbs: list[str], nouns: list[str], often: list[str]) -> Path:
    """A WordNet of these meanings; each word has one, in the order of its line."""
    for kind, meanings in {"verb": verbs, "noun": nouns, "adj": [], "adv": []}.items():
        senses: dict[str, list[str]] = {}
        for meaning in meanings:
            place, _, _, count, *rest = meaning.split()
            for word in rest[: 2 * int(count, 16) : 2]:
                senses.setdefault(word, []).append(place)
        index = (f"{word} {kind[0]} {len(places)} 0 1 0 {' '.join(places)}  \n" for word, places in senses.items())
        (folder / f"index.{kind}").write_text(LICENSE + "".join(index), encoding="utf-8")
        lines = (f"{meaning} | what it means\n" for meaning in meanings)
        (folder / f"data.{kind}").write_text(LICENSE + "".join(lines), encoding="utf-8")
    counts = (f"{sense} 1 3\n" for sense in often)
    (folder / "cntlist.rev").write_text("".join(counts), encoding="utf-8")
    return folder


def test_words_of_one_meaning_and_nouns_of_a_verb_are_near_and_uncounted_words_are_left_out(tmp_path: Path) -> None:
    verbs = [
        "00000001 30 v 02 sink 0 founder 0 001 + 00000001 n 0101",
        "00000002 30 v 02 sail 0 founder 0 000",
        "00000003 30 v 02 sail 0 navigate 0 000",
        *(f"{number:08} 30 v 01 filler{number} 0 000" for number in range(10, FILLERS)),
    ]
    nouns = ["00000001 04 n 01 sinking 0 001 + 00000001 v 0101", "00000004 06 n 02 boat 0 vessel 0 000"]
    counted = [f"{word}%2:30:00::" for word in ("sink", "founder", "sail")] + [
        f"{word}%1:04:00::" for word in ("sinking", "boat", "vessel")
    ]
    command = [sys.executable, str(SCRIPT), str(wordnet(tmp_path, verbs, nouns, counted))]
    made = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert "# Whoever copies this keeps this line." in made
    assert [line for line in made if not line.startswith("#")] == ["founder sail sink sinking", "sink sinking"]

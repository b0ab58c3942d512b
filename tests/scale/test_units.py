"""Units of work and the packs that come of them: named by their contents, cut by their contents."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.collect.reports import Received
from twosource.errors import InputError
from twosource.scale import packs
from twosource.scale.items import Item, item_of
from twosource.scale.units import STRETCH, read_units


def items(count: int, start: int = 0) -> list[Item]:
    return [item_of(Received(f"Text {n}.", f"a.txt:{n}", "a", f"{n:064x}")) for n in range(start, start + count)]


def names(found: list[Item], size: int = 8, program: str = "p") -> list[str]:
    return [unit.name for unit in read_units(found, size, program)]


def test_units_hold_all_items_in_order_and_none_is_large() -> None:
    found = items(300)
    units = list(read_units(found, 8, "p"))
    assert [item for unit in units for item in unit.items] == found
    assert max(unit.reports for unit in units) <= STRETCH * 8
    assert 300 / 16 <= len(units) <= 300 / 4


def test_one_report_more_changes_few_units() -> None:
    found = items(300)
    more = [*found[:150], *items(1, 1000), *found[150:]]
    assert len(set(names(found)) - set(names(more))) <= 3


def test_another_program_does_other_units() -> None:
    assert not set(names(items(40))) & set(names(items(40), program="q"))


def test_what_is_known_of_a_report_is_part_of_the_name() -> None:
    one, other = (Received("Text.", path, "a", "0" * 64) for path in ("a.txt", "b.txt"))
    assert item_of(one).id == item_of(other).id
    assert names([item_of(one)]) != names([item_of(other)])


@given(st.lists(st.binary(max_size=200), max_size=8), st.text(max_size=20))
def test_packs_give_back_every_piece(pieces: list[bytes], word: str) -> None:
    file = io.BytesIO(packs.packed({"word": word}, [packs.squeezed(piece) for piece in pieces]))
    head, places = packs.opened(file)
    assert head == {"word": word}
    assert [packs.unsqueezed(packs.piece(file, place)) for place in places] == pieces


@given(st.data())
def test_a_damaged_pack_is_known_and_named(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    raw = bytearray(packs.packed({"a": 1}, [packs.squeezed(b"contents" * 20), packs.squeezed(b"more")]))
    at = data.draw(st.integers(raw.index(b"\n") + 1, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    path = tmp_path_factory.mktemp("packs") / "one.pack"
    path.write_bytes(raw)
    with pytest.raises(InputError, match=r"one\.pack: damaged"):
        packs.unpacked(path)


@pytest.mark.parametrize("raw", [b"", b"no pack\n", b"[]\n", b'{"sizes": [1]}\n', b'{"sizes": 1, "sums": 2}\n'])
def test_what_is_no_pack_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match="damaged"):
        packs.opened(io.BytesIO(raw))

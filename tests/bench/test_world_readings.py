from __future__ import annotations

from collections import Counter
from itertools import islice

from twosource.link import link
from twosource.link.stories import partition, signature
from twosource.records import pack
from world.readings import stream, tellings

COUNT = 400


def test_the_same_seed_gives_the_same_bytes_and_another_one_others() -> None:
    one, again, other = (b"\n".join(pack(reading) for reading in stream(60, seed)) for seed in (3, 3, 4))
    assert one == again != other


def test_a_longer_stream_begins_as_a_shorter_one() -> None:
    assert list(stream(30, 1)) == list(islice(stream(60, 1), 30))


def test_reports_come_at_one_rate_in_order_of_time() -> None:
    moments = [
        reading.report.published.interval.start for reading in stream(COUNT, per_day=100) if reading.report.published
    ]
    days = Counter(moment.date() for moment in moments if moment)
    assert moments == sorted(moments)
    assert set(days.values()) == {100}


def test_all_spans_are_of_the_text() -> None:
    for reading in stream(40, 2):
        text = reading.report.text
        for entity in reading.entities:
            assert {text[mention.span.start : mention.span.end] for mention in entity.mentions} == {entity.name}
        for event in reading.events:
            assert text[event.trigger.start : event.trigger.end] in text[event.span.start : event.span.end]
            for argument in event.arguments:
                assert text[argument.span.start : argument.span.end] == argument.name
        for said in reading.attributions:
            assert said.cue
            assert text[said.cue.start : said.cue.end] == "said"
        assert [text[span.start : span.end][-1] for span in reading.sentences] == ["."] * len(reading.sentences)


def test_stories_are_found_again() -> None:
    told = list(tellings(COUNT, 5))
    truth = {one.reading.report.id: one.story for one in told}
    found = partition([signature(one.reading) for one in told])
    assert sum(len({truth[name] for name in story}) == 1 for story in found) > 0.9 * len(found)
    assert len(found) < 1.3 * len(set(truth.values()))


def test_a_story_of_it_can_be_linked() -> None:
    told = list(tellings(COUNT, 6))
    most = Counter(one.story for one in told).most_common(1)[0][0]
    story = link([one.reading for one in told if one.story == most])
    assert len(story.events) <= 4
    assert {len({mention.report for mention in event.mentions}) for event in story.events} == {len(story.readings)}

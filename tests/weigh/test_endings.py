"""Endings of two reports that exclude each other are a conflict; what came later, or is of others, is none."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.weigh import weigh

MONDAY, WEDNESDAY = date(2021, 3, 1), date(2021, 3, 3)


def disputed(build, one, other, days=(MONDAY, MONDAY)):
    """Whether two reports, each with an event for what it tells, are in conflict on the state; and the verdicts."""
    for name, text, day in zip("ab", (one, other), days, strict=True):
        build.report(name, text, f"Outlet {name.upper()}", day)
        clause = text.split("\n", maxsplit=1)[0]
        build.event(name, build.mention(name, clause, clause.split()[1], nominal=True))
    assessments = weigh(build.story())
    conflicts = [one for one in assessments.relations if (one.slot, one.kind) == ("status", "conflict")]
    assert bool(conflicts) is any(one.verdict == "disputed" for one in assessments.events)
    return bool(conflicts)


AGAINST = {
    "dead, wounded": ("Mayor Ana Ruiz was shot dead on Monday.", "Mayor Ana Ruiz was wounded on Monday."),
    "dead, survived": ("Gunmen killed Mayor Ana Ruiz on Monday.", "Mayor Ana Ruiz survived a shooting on Monday."),
    "dead, unhurt": ("Mayor Ana Ruiz died in the fire.", "Mayor Ana Ruiz escaped unhurt from the fire."),
    "resigned, refused": ("Mayor Ana Ruiz resigned on Monday.", "Mayor Ana Ruiz refused to resign on Monday."),
    "resigned, did not": ("Mayor Ana Ruiz resigned on Monday.", "Mayor Ana Ruiz did not resign on Monday."),
    "arrested, denied": ("Police arrested Mayor Ana Ruiz.", "Police denied that they had arrested Mayor Ana Ruiz."),
    "arrested, let go": ("Mayor Ana Ruiz was arrested.", "Mayor Ana Ruiz was questioned in Lima and let go."),
    "arrested, nobody": (
        "Two men who robbed a bank in Tarn were arrested on Monday.",
        "Two men robbed a bank in Tarn on Monday.\nNobody has been arrested so far.",
    ),
    "arrested, no arrests made": (
        "Two men who robbed a bank in Tarn were arrested on Monday.",
        "Two men robbed a bank in Tarn on Monday.\nNo arrests have been made.",
    ),
    "resigned as, refused": (
        "Ana Ruiz resigned as mayor on Monday.",
        "Mayor Ana Ruiz refused to resign on Monday over a loan.",
    ),
    "freed, still held": ("Rebels freed Mayor Ana Ruiz.", "Mayor Ana Ruiz is still being held."),
    "convicted, acquitted": ("A judge sentenced Mayor Ana Ruiz.", "A judge acquitted Mayor Ana Ruiz."),
    "passed, rejected": (
        "The senate passed a bill to tax silver mills on Monday.",
        "The senate voted down a bill to tax silver mills on Monday.",
    ),
    "upheld, struck down": (
        "The high court upheld a ban on silver exports on Monday.",
        "The high court struck down a ban on silver exports on Monday.",
    ),
    "town taken, not taken": (
        "Rebels captured the hill town of Tarn in northern Rovia.",
        "Rebels attacked the hill town of Tarn in northern Rovia but were driven back.",
    ),
    "deal, no deal": (
        "Peace talks on the port of Tarn ended with a deal on Monday.",
        "Peace talks on the port of Tarn ended without a deal on Monday.",
    ),
}


@pytest.mark.parametrize("name", AGAINST)
def test_endings_that_exclude_each_other_are_a_conflict(build, name: str) -> None:
    assert disputed(build, *AGAINST[name])


def test_what_was_and_is_no_more_is_a_conflict_of_a_later_report_too(build) -> None:
    one, other = "Rebels captured Mayor Ana Ruiz.", "Mayor Ana Ruiz is still at large, two officers said."
    assert disputed(build, one, other, (MONDAY, WEDNESDAY))


def test_a_report_that_tells_a_denial_of_its_own_news_is_a_conflict_with_itself(build) -> None:
    text = "Mayor Ana Ruiz was placed under house arrest.\nPolice said that no one had been arrested."
    assert disputed(build, text, "The town waited on Monday.")


APART = {
    "died later": ("Mayor Ana Ruiz was wounded.", "Mayor Ana Ruiz died in Lima."),
    "caught later": ("Mayor Ana Ruiz is still at large.", "Mayor Ana Ruiz was captured."),
    "resigned later": ("Mayor Ana Ruiz refused to resign.", "Mayor Ana Ruiz resigned."),
    "arrested later": ("Nobody has been arrested.", "Two men were arrested."),
    "freed later": ("Mayor Ana Ruiz remains in custody.", "Rebels freed Mayor Ana Ruiz."),
    "acquitted later": ("A judge convicted Mayor Ana Ruiz.", "A judge acquitted Mayor Ana Ruiz."),
}


@pytest.mark.parametrize("name", APART)
def test_what_a_later_report_has_newer_is_none(build, name: str) -> None:
    assert not disputed(build, *APART[name], (MONDAY, WEDNESDAY))


ALIKE = {
    "two people": ("Mayor Ana Ruiz was killed in a blast.", "Judge Ben Cole was wounded in a blast."),
    "counts": ("Twelve people were killed in a crash.", "Thirty people were wounded in a crash."),
    "tells both": ("Mayor Ana Ruiz was killed.", "Mayor Ana Ruiz was wounded.\nMayor Ana Ruiz died in Lima."),
    "two houses": (
        "The lower house approved a tax on silver mills on Monday.",
        "The upper house rejected a tax on silver mills on Monday.",
    ),
    "two bills": (
        "The senate approved a tax on silver mills on Monday.",
        "The senate rejected the sale of a harbor to a foreign bank.",
    ),
    "a chance": ("Police may arrest Mayor Ana Ruiz.", "Mayor Ana Ruiz has not been arrested."),
    "a demand": ("Dockers demanded that Mayor Ana Ruiz resign.", "Mayor Ana Ruiz refused to resign."),
    "two contests": (
        "Democrats won the House in the vote in Tarn on Tuesday.",
        "Democrats lost the Senate in the vote in Tarn on Tuesday.",
    ),
    "two pacts": (
        "Peru signed the fishing pact at a summit in Lima on Tuesday.",
        "Peru refused to sign the climate pact at a summit in Lima on Tuesday.",
    ),
    "two matches": (
        "Tarn United won the match against Lima City in the national cup on Monday.",
        "Tarn United lost the match against Oslo City in the national cup on Monday.",
    ),
    "a town, its airport": (
        "Rebels captured the town of Tarn in the far north on Monday.",
        "Rebels failed to take the airport of the town of Tarn in the far north on Monday.",
    ),
    "nobody elsewhere": (
        "Police arrested Mayor Ana Ruiz at a march for clean water in Tarn.",
        "People joined a march for clean water in Lima and Tarn.\nNo one was arrested in Lima.",
    ),
    "no arrests made elsewhere": (
        "Police arrested Mayor Ana Ruiz at a march for clean water in Tarn.",
        "People joined a march for clean water in Lima and Tarn.\nNo arrests were made in Lima.",
    ),
    "nobody, another fire": (
        "Police arrested Mayor Ana Ruiz over a fire at a bank in Tarn.",
        "A fire burned a bank in Tarn.\nNo one has been arrested over that fire.",
    ),
    "nobody, another happening": (
        "Police arrested Mayor Ana Ruiz over a bank loan on Monday.",
        "A bus fell into the river near Lima on Monday.\nNo one has been arrested.",
    ),
    "nobody over something, in one report": (
        "Mayor Ana Ruiz was arrested in Tarn for a fight.\nNo one was arrested over the bottles.",
        "Fans threw bottles in Tarn.",
    ),
    "nobody, of the unnamed": (
        "Two men were arrested in Tarn for a fight.\nNobody has been arrested.",
        "Fans threw bottles in Tarn.",
    ),
    "nobody, others between": (
        "Mayor Ana Ruiz was arrested in Tarn for a fight.\nOther fans threw bottles.\nNo one was arrested.",
        "Fans threw bottles in Tarn.",
    ),
    "a second time": (
        "Mayor Ana Ruiz escaped unhurt from a crash.",
        "Mayor Ana Ruiz was injured in a second crash.",
    ),
    "another office": (
        "Mayor Ana Ruiz resigned from the board of a bank in Tarn.",
        "Mayor Ana Ruiz refused to resign on Monday.",
    ),
    "a brother": ("Gunmen killed the brother of Mayor Ana Ruiz.", "Mayor Ana Ruiz was wounded."),
}


@pytest.mark.parametrize("name", ALIKE)
def test_what_only_looks_like_a_contradiction_is_none(build, name: str) -> None:
    assert not disputed(build, *ALIKE[name])


def test_who_says_that_nobody_was_held_speaks_of_whom_his_report_has_held(build) -> None:
    build.report("a", "Two men were arrested on Monday.", "Outlet A", MONDAY)
    text = "Mayor Ana Ruiz was arrested in Lima.\nPolice said that no one had been arrested."
    build.report("b", text, "Outlet B", MONDAY)
    build.event("men", build.mention("a", "Two men were arrested on Monday", "arrested", type="COERCE"))
    assert [one.verdict for one in weigh(build.story()).events] != ["disputed"]


DAYS = {
    "one arrest on two days": (
        "Police arrested Mayor Ana Ruiz on {}.",
        "Mayor Ana Ruiz was arrested in Lima on {}.",
        True,
    ),
    "two people": ("Police arrested Mayor Ana Ruiz on {}.", "Judge Ben Cole was arrested in Lima on {}.", False),
    "a second time": (
        "Police arrested Mayor Ana Ruiz on {}.",
        "Mayor Ana Ruiz was arrested again in Lima on {}.",
        False,
    ),
    "found dead": ("Mayor Ana Ruiz was found dead on {}.", "Mayor Ana Ruiz died on {}.", False),
    "the day of the word": (
        "Police arrested Mayor Ana Ruiz on {}.",
        "Ana Ruiz was arrested, her aide said on {}.",
        False,
    ),
}


@pytest.mark.parametrize("name", DAYS)
def test_what_happens_to_somebody_once_is_on_one_day(build, name: str) -> None:
    *texts, conflict = DAYS[name]
    for report, text, day, word in zip("ab", texts, (MONDAY, WEDNESDAY), ("Monday", "Wednesday"), strict=True):
        clause = text.format(word)
        build.report(report, clause, f"Outlet {report.upper()}", WEDNESDAY)
        said, verb = "said" in clause, next(word for word in ("arrested", "found", "died") if word in clause)
        time = {} if said else {"time": (day, word)}
        build.event(report, build.mention(report, clause.rstrip("."), verb, type="COERCE", **time))
    found = {(one.slot, one.kind) for one in weigh(build.story()).relations}
    assert (("time", "conflict") in found) is conflict


HOW = {
    "by whom": ("Rebel leader Ben Cole was not killed by the army on Monday but by rivals.", False),
    "why": ("Rebel leader Ben Cole was not killed on Monday because of a ransom.", False),
    "over what": ("Rebel leader Ben Cole was not killed over his speech.", False),
    "at all": ("Rebel leader Ben Cole was not killed by the army.", True),
}


@pytest.mark.parametrize("name", HOW)
def test_who_denies_how_or_why_something_was_done_does_not_deny_it(build, name: str) -> None:
    text, conflict = HOW[name]
    build.report("a", "Rebel leader Ben Cole was killed on Monday.", "Outlet A", MONDAY)
    build.report("b", text, "Outlet B", MONDAY)
    one = build.mention("a", "Rebel leader Ben Cole was killed on Monday", "killed")
    build.event("killing", one, build.mention("b", text.rstrip("."), "killed", "denied"))
    found = {(one.slot, one.kind) for one in weigh(build.story()).relations}
    assert (("status", "conflict") in found) is conflict

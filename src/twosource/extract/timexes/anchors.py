"""What a time expression counts from. In come a Doc and a phrase; out come its tense and what stands around it.

The tense of the governing verb tells "Wednesday" of the past from "Wednesday" to come; the last date before the
phrase is what "two days later" counts from; a date beside an event's noun dates "the day after the vote".
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from twosource import lexicon
from twosource.extract.timexes.context import FUTURE, PAST, UNKNOWN, Tense
from twosource.extract.timexes.lexemes import contexts
from twosource.model import Span

CLIMB = 12  # heads up the tree at most
SINCE = 4  # words before a phrase in which "since" speaks of it: "since shortly after the"
VERBAL = ("VERB", "AUX")
TIMES = ("DATE", "TIME")


@cache
def cues() -> dict[str, frozenset[str]]:
    """The words of `lexicon/tenses.toml` by what they tell."""
    return {entry["tells"]: frozenset(entry["words"]) for entry in lexicon.load("tenses")["cue"]}


def tense_at(doc: Doc, first: int, last: int) -> Tense:
    """The tense of the phrase that reaches from one token to another, both included."""
    words = cues()
    before = doc[first - 1] if first else None
    if first > 1 and _is_put_off(doc[first - 2], doc[first - 1]):
        before = doc[first - 2]
    if before is not None and before.lower_ in words["onward"]:
        return _onward(doc[first : last + 1].root, before)
    if before is not None and before.lower_ == "of" and first > 1 and doc[first - 2].lower_ == "ahead":
        return Tense(FUTURE, "ahead-of", span_of(before))
    if before is not None and before.lower_ == "as" and first > 1 and doc[first - 2].lower_ in contexts()["as-soon"]:
        return Tense(FUTURE, "as-soon-as", span_of(before))
    if first > 1 and f"{doc[first - 2].lower_} {doc[first - 1].lower_}" in words["as-of"]:
        return _as_of(doc[first : last + 1].root, doc[first - 2])
    if before is not None and before.lower_ in words["new-day"] and (moved := _moved(before)) is not None:
        return Tense(FUTURE, "moved-to", span_of(moved))
    clause = _clause_of(doc, last + 1)
    if clause is not None:
        return Tense(FUTURE, "when-ahead", span_of(clause))
    since = next((word for word in doc[max(first - SINCE, 0) : first] if word.lower_ == "since"), None)
    if since is not None:
        return Tense(PAST, "since", span_of(since))
    spoken = before if before is None or before.lower_ not in contexts()["day"] or first < 2 else doc[first - 2]
    if spoken is not None and spoken.tag_ == "VBD" and spoken.pos_ == "VERB":
        return Tense(PAST, "past-verb-before", span_of(spoken))
    root = doc[first : last + 1].root
    tense = _wanted(root) or _climb(root)
    return replace(tense, weak=tense.sign == UNKNOWN or _is_attribute(root), direct=_is_direct(root))


def _is_put_off(link: Token, after: Token) -> bool:
    """Whether "until after" stands below a verb of putting off: "put off until after Easter"."""
    words = cues()
    pair = after.lower_ == "after" and link.lower_ in words["onward"]
    return pair and not words["putting-off"].isdisjoint(word.lemma_.lower() for word in link.ancestors)


def _moved(link: Token) -> Token | None:
    """The verb of what gets a new day behind "to" or "for": "was moved to", "was brought forward to"."""
    words, above = cues(), link.head
    verb = above if above.pos_ in VERBAL else above.head
    if verb.lemma_.lower() in words["moving"]:
        return verb
    shifted = any(word.lower_ in words["shifted"] for word in link.doc[verb.i + 1 : link.i])
    return verb if shifted and verb.lemma_.lower() in words["shifting"] else None


def _clause_of(doc: Doc, after: int) -> Token | None:
    """The verb of what is to come on a day, in a clause right behind it: "on Sunday, when the party will march"."""
    after += after < len(doc) and doc[after].text == ","
    if after >= len(doc) or doc[after].lower_ != "when":
        return None
    verb, words = doc[after].head, cues()
    if verb.i < after or (verb.pos_ not in VERBAL and verb.lower_ not in words["awaiting"]):
        return None
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(helper.lower_ in words["coming"] for helper in helpers):
        return verb
    if verb.lemma_ == "be":  # "when they are to march": the parse has either verb above
        helpers += [word for child in verb.children if child.dep_ == "xcomp" for word in child.children]
    bound = any(helper.tag_ == "TO" for helper in helpers)
    main = verb if verb.lemma_ == "be" else verb.head if bound else helpers[0] if helpers else verb
    if main.tag_ not in ("VBZ", "VBP"):
        return None
    told = (verb, *(child for child in verb.children if child.dep_ in ("acomp", "xcomp")))
    due = any(word.lower_ in words["awaiting"] or word.lemma_.lower() in words["foreseeing"] for word in told)
    return verb if due or (bound and main.lemma_ == "be") else None


def _is_direct(time: Token) -> bool:
    """Whether only adverbs stand between a verb and a time that hangs on it: "begins again in May"."""
    top = time.head if time.head.pos_ == "ADP" else time
    verb = top.head
    between = time.doc[verb.i + 1 : top.i] if verb.i < top.i else ()
    return verb.pos_ in VERBAL and all(word.dep_ in ("advmod", "prt") for word in between)


def _wanted(time: Token) -> Tense | None:
    """The tense of the day of what is called for, or set as an end: "called for a Friday vote", "a Friday deadline"."""
    words, above = cues(), time.head
    noun = above.head if time.dep_ == "pobj" and above.lower_ == "on" else above
    if noun.pos_ != "NOUN" or (noun is above and time.dep_ not in ("compound", "nmod")):
        return None
    prep, holder = noun.head, noun.head.head
    if noun.dep_ == "pobj" and prep.lower_ == "for" and noun.lemma_.lower() in _happenings():
        verb = holder.head if holder.dep_ == "dobj" and holder.lower_ in words["hoped"] else holder
        planned = any(child.dep_ == "dobj" and child.lower_ in words["hoped"] for child in verb.children)
        own = noun is above and planned and verb.lemma_.lower() in words["planning"]
        if own or (holder.pos_ == "VERB" and not planned and holder.lemma_.lower() in words["calling"]):
            return Tense(FUTURE, "called-for", span_of(holder))
    given = prep.lemma_ in words["giving"] or (prep.lemma_ in words["having"] and not _is_of_past(prep))
    if noun.dep_ == "dobj" and noun.lemma_ in words["ends"] and given:
        return Tense(FUTURE, "given-an-end", span_of(noun))
    return None


@cache
def _happenings() -> frozenset[str]:
    """Nouns of what is held on a day, such as a vote or a march."""
    kinds = lexicon.load("statuses")["kinds"]
    return frozenset((*kinds["scheduled"], *kinds["called"]))


def _is_of_past(verb: Token) -> bool:
    """Whether a verb or a helper of it stands in the past: "had", "was facing", "has faced"."""
    helpers = [child.tag_ for child in verb.children if child.dep_ == "aux"]
    return verb.tag_ in ("VBD", "VBN") or "VBD" in helpers


def _is_attribute(root: Token) -> bool:
    """Whether a phrase belongs to a noun: "Thursday's hearing", "a hearing on Thursday"."""
    above = root.head.head if root.head.pos_ == "ADP" else root.head
    return above.pos_ in ("NOUN", "PROPN") and above != root


def names_something(time: Token) -> bool:
    """Whether a time hangs on a noun by "of", which is none of time itself: "the riot of Nov. 15"."""
    noun = time.head.head
    return time.dep_ == "pobj" and time.head.lower_ == "of" and noun.pos_ == "NOUN" and noun.ent_type_ not in TIMES


def span_of(token: Token) -> Span:
    """The characters of a token."""
    return Span(token.idx, token.idx + len(token))


def _onward(root: Token, preposition: Token) -> Tense:
    """After "until", "by", "ahead of": to come, unless the verb says that it is over."""
    above = _climb(root)
    if _is_defied(preposition.head):
        return Tense(PAST, "awaited-then", span_of(preposition.head.head))  # "defied an order to leave by Monday"
    if preposition.head.tag_ in ("VBG", "VB") and preposition.lower_ in contexts()["maybe-over"]:
        above = Tense(FUTURE, "to-do-by")  # "gave up hope of reaching a deal by Christmas"
    if above.sign == PAST and (preposition.lower_ in contexts()["maybe-over"] or preposition.is_sent_start):
        return above
    return Tense(FUTURE, f"{preposition.lower_}-ahead", span_of(preposition))


def _is_defied(verb: Token) -> bool:
    """Whether what was to be done by then was not done: "defied an order to leave by Monday"."""
    order, deed = verb.head, verb.head.head
    return (
        verb.dep_ == "acl" and order.dep_ == "dobj" and deed.lemma_.lower() in cues()["defying"] and _is_of_past(deed)
    )


def _as_of(root: Token, preposition: Token) -> Tense:
    """After "as of": over, unless the verb says that it will be."""
    above = _climb(root)
    return above if above.rule == "future-verb" else Tense(PAST, "as-of", span_of(preposition))


def _climb(token: Token) -> Tense:
    """The tense of the nearest verb above that shows one; the present counts only of the verb right above."""
    node, words = token, cues()
    named = token.dep_ in ("poss", "compound") or any(child.dep_ == "case" for child in token.children)
    for step in range(CLIMB):
        if node.pos_ in VERBAL or node.lower_ in words["awaiting"]:
            tense = _tense_of(node, token)
            if tense is not None and (tense.rule != "present-verb" or (step < 3 and not named)):
                return tense
        if node.head == node:
            break
        node = node.head
    return Tense(UNKNOWN, "no-tense")


def _tense_of(verb: Token, time: Token) -> Tense | None:
    """The tense that a verb shows of a time by itself and its auxiliaries; None where one has to look further up."""
    words, cue = cues(), span_of(verb)
    if verb.dep_ == "pcomp" and verb.head.head.lower_ in words["hoped"]:
        return Tense(FUTURE, "hoped-for", span_of(verb.head.head))
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    for helper in helpers:
        if helper.tag_ == "MD":
            perfect = any(child.lower_ == "have" for child in helpers)
            failed = helper.lower_ == "could" and is_denied(verb)
            if perfect or failed:
                return Tense(PAST, "modal-past", cue)
            rule = "future-of-then" if helper.lower_ in words["of-then"] else "future-verb"
            return Tense(FUTURE, rule, span_of(helper))
    if verb.lower_ in words["awaiting"] and verb.tag_ not in ("VB", "VBG") and not _is_deed(verb, time):
        over = verb.dep_ == "acl" and (above := _climb(verb.head)).sign == PAST and above.rule == "past-verb"
        return Tense(FUTURE, "awaited-then" if over else "awaited", cue)
    if any(helper.tag_ == "TO" for helper in helpers):
        return _infinitive(verb)
    forms = {helper.tag_ for helper in helpers} | {verb.tag_}
    if "VBD" in forms or (verb.tag_ == "VBN" and (not helpers or any(h.lemma_ == "have" for h in helpers))):
        return Tense(PAST, "past-verb", cue)
    if forms & {"VBZ", "VBP"} or (verb.tag_ == "VB" and not helpers and _has_subject(verb)):
        return Tense(FUTURE, "present-verb", cue)
    return None


def _has_subject(verb: Token) -> bool:
    """Whether a main verb that is tagged as an infinitive has a subject: "voters in Peru go to the polls"."""
    return verb.dep_ == "ROOT" and any(child.dep_ == "nsubj" for child in verb.children)


def _is_deed(verb: Token, time: Token) -> bool:
    """Whether it was done to something then: "set the town abuzz on Friday", not "set a trial for Friday"."""
    if verb.lower_ not in cues()["deed"] or time.head.lower_ == "for":
        return False
    if verb.dep_ == "acl" and time.head.head == verb and time.head.lower_ in cues()["deed-day"]:
        return True  # "a record that was set on Friday": what is to come is "set for" a day
    parts = {child.dep_ for child in verb.children}
    return "auxpass" not in parts and not parts.isdisjoint(("dobj", "ccomp", "prt"))


def is_denied(verb: Token) -> bool:
    """Whether a verb is said not to be so: "could not be found", "neither of them could be reached"."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    deniers = cues()["denying"]
    return any(child.dep_ == "neg" for child in verb.children) or any(
        word.lower_ in deniers for subject in subjects for word in (subject, *subject.children)
    )


def _infinitive(verb: Token) -> Tense | None:
    """What "to" with a verb tells: "plans to" and a headline's "to rule" look ahead, "had planned to" looks back."""
    words, above = cues(), verb.head
    if above == verb or above.pos_ not in VERBAL:
        then = above.lower_ in words["arranged"] and any(word.lower_ == "had" for word in above.head.children)
        return Tense(FUTURE, "had-been-due" if then else "to-infinitive", span_of(verb))
    if above.lemma_ == "be" and any(child.lower_ == "have" for child in verb.children if child.dep_ == "aux"):
        return Tense(FUTURE, "was-to-have", span_of(above))
    if above.lemma_ == "be" and above.tag_ in ("VBP", "VBZ"):  # "are to meet on Tuesday"
        return Tense(FUTURE, "to-infinitive", span_of(above))
    if above.lemma_ == "be" and above.tag_ == "VBD" and not _is_equated(verb):  # "was to be sworn in Friday"
        return Tense(FUTURE, "brought-forward" if _is_brought_forward(above) else "had-been-due", span_of(above))
    if above.lemma_ not in words["intending"] and above.lower_ not in words["awaiting"]:
        return None
    if above.tag_ == "VBD" and above.lemma_ in words["seeking"] and verb.lemma_ in words["by-speaking"]:
        return None
    if any(child.dep_ == "aux" and child.lower_ in ("had", "'d") for child in above.children):
        due = above.lower_ in words["arranged"]
        return Tense(FUTURE if due else PAST, "had-been-due" if due else "had-planned", span_of(above))
    return Tense(FUTURE, "to-infinitive", span_of(verb))


def _is_brought_forward(clause: Token) -> bool:
    """Whether what was due, in a clause beside its noun, got an earlier day: its own then lies ahead as well."""
    words = cues()
    verb = next((word for word in clause.ancestors if word.pos_ == "VERB"), None)
    if clause.dep_ != "relcl" or verb is None or verb.lemma_.lower() not in words["shifting"]:
        return False
    return any(child.lower_ in words["earlier"] for child in verb.children)


def _is_equated(verb: Token) -> bool:
    """Whether the subject is what was done: "her mistake was to resign", not "the decision was to be taken"."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    subjects = [child for child in verb.head.children if child.dep_ == "nsubj"]
    return not passive and any(subject.lemma_.lower() in cues()["equated"] for subject in subjects)

"""Whether a word has a sense where it stands. In come a sense's guard and the word's surroundings; out goes yes or no.

"Charged with fraud" is a charge and "charged a fee" is none: the guard of the first asks for a person as object.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from spacy.tokens import Token

from twosource import lexicon
from twosource.extract.events.frames import Frame, frame_of, prepositional
from twosource.extract.events.kinds import Kinds
from twosource.extract.events.senses import Guard, load_senses

DETERMINERS = frozenset(("the", "this", "that", "these", "those", "both"))
TIMES = frozenset(("DATE", "TIME"))
DASHES = frozenset(("-", "–", "—", "to"))
BESIDE = frozenset(("compound", "amod", "nmod", "conj", "npadvmod"))
Preps = Mapping[str, list[Token]]


def verb_holds(guard: Guard, frame: Frame, kinds: Kinds) -> bool:
    """Whether a verb in its frame has the guarded sense."""
    return (
        _objects_hold(guard, frame.objects, kinds)
        and _subjects_hold(guard, frame.subjects, kinds)
        and _preps_hold(guard, frame.preps, kinds)
        and _complements_hold(guard, frame)
        and guard.not_particle.isdisjoint(frame.particles)
        and not (guard.not_adverb and any(word.lower_ in guard.not_adverb for word in frame.verb.children))
        and not (guard.named and _asks_for_no_name(frame))
        and not (guard.not_own and any(_is_own(token) for token in frame.objects))
        and (not guard.dated or _is_dated(frame))
        and (not guard.judges or any(_is_judgment(clause) for clause in frame.clauses))
        and (not guard.perfect or any(child.lemma_ == "have" and child.dep_ == "aux" for child in frame.verb.lefts))
        and (not guard.content or kinds.voices.has_content(frame.verb))
        and (not guard.nearby or any(token.lemma_.lower() in guard.nearby for token in frame.verb.sent))
        and (not guard.any_of or any(_offers(frame, need, kinds) for need in guard.any_of))
    )


def noun_holds(guard: Guard, noun: Token, verb: Token | None, kinds: Kinds) -> bool:
    """Whether a noun, perhaps carried by a verb, has the guarded sense."""
    words = {child.lemma_.lower() for child in noun.children if child.dep_ in BESIDE}
    if noun.dep_ == "conj":
        words.add(noun.head.lemma_.lower())
    if (guard.modifier and not guard.modifier & words) or guard.not_modifier & words:
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ in guard.not_under:
        return False
    if guard.light and not (verb is not None and verb.lemma_.lower() in guard.light):
        return False
    if guard.carried_by and not (verb is not None and _any_is(frame_of(verb).subjects, guard.carried_by, kinds)):
        return False
    preps = prepositional(noun)
    return _preps_hold(guard, preps, kinds) and _form_holds(guard, noun) and _company_holds(guard, noun, preps, kinds)


def _asks_for_no_name(frame: Frame) -> bool:
    """Whether it is asked for what keeps a speaker's name back, which is no demand on anybody."""
    words = lexicon.load("events/words")["nameless"]
    nouns = [*frame.objects, *(one for tokens in frame.preps.values() for one in tokens)]
    if any(noun.lemma_.lower() in words["nouns"] for noun in nouns):
        return True
    below = (child for child in frame.verb.rights if child.dep_ in ("xcomp", "ccomp", "advcl"))
    return any(one.lemma_.lower() in words["verbs"] and _is_kept(one, words["names"]) for one in below)


def _is_kept(verb: Token, names: Collection[str]) -> bool:
    """Whether it is "not to be named", or a name that is "withheld"."""
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    negated = any(child.dep_ == "neg" for child in verb.children)
    kept = any(child.lemma_.lower() in names for child in verb.children if child.dep_ in ("nsubjpass", "dobj"))
    return (passive and negated) or kept


def _is_own(noun: Token) -> bool:
    return any(child.tag_ == "PRP$" for child in noun.lefts)


def is_specific(noun: Token) -> bool:
    """Whether the phrase points at one happening: the, this, Monday's, a second, their."""
    return any(
        child.dep_ == "poss" or child.lower_ in DETERMINERS or child.ent_type_ in ("DATE", "TIME", "ORDINAL")
        for child in noun.children
    )


def has_actor(noun: Token, kinds: Kinds) -> bool:
    """Whether somebody stands beside the noun: a possessor, a modifier, or behind a preposition."""
    return any(kinds.is_actor(token) for token in _company(noun, prepositional(noun)))


def _objects_hold(guard: Guard, objects: list[Token], kinds: Kinds) -> bool:
    if guard.object and not _any_is(objects, guard.object, kinds):
        return False
    others = [one for one in objects if not _is_count(one)]
    if guard.object_or_none and others and not _any_is(others, guard.object_or_none, kinds):
        return False
    if guard.transitive is not None and guard.transitive != bool(objects):
        return False
    return not _any_is(objects, guard.not_object, kinds)


def _is_count(token: Token) -> bool:
    """Whether it closes the count of a vote: "passed 52-48"."""
    dash = token.pos_ == "NUM" and token.i > 1 and token.nbor(-1).text in DASHES
    return dash and token.nbor(-2).pos_ == "NUM"


def _subjects_hold(guard: Guard, subjects: list[Token], kinds: Kinds) -> bool:
    if guard.subject and subjects and not _any_is(subjects, guard.subject, kinds):
        return False
    if guard.acting and not _any_is(subjects, guard.acting, kinds):
        return False
    return not _any_is(subjects, guard.not_subject, kinds)


def _preps_hold(guard: Guard, preps: Preps, kinds: Kinds) -> bool:
    if guard.not_prep & preps.keys() or (guard.prep and guard.prep.isdisjoint(_undated(preps))):
        return False
    behind = [token for tokens in preps.values() for token in tokens]
    if guard.prep_object and not _any_is(behind, guard.prep_object, kinds):
        return False
    return not _any_is(behind, guard.not_prep_object, kinds)


def _undated(preps: Preps) -> Iterator[str]:
    """The prepositions that bring more than a day: no "call on Sunday" is a call on somebody."""
    return (prep for prep, tokens in preps.items() if any(one.ent_type_ not in TIMES for one in tokens))


def _complements_hold(guard: Guard, frame: Frame) -> bool:
    found = _complements(frame)
    if (guard.complement and not guard.complement & found) or guard.not_complement & found:
        return False
    return not any(token.lemma_.lower() in guard.not_infinitive for token in frame.infinitives)


def _form_holds(guard: Guard, noun: Token) -> bool:
    children = list(noun.children)
    if guard.determined and noun.tag_ != "NNS" and not any(child.dep_ in ("det", "poss") for child in children):
        return False
    if guard.singular is not None and guard.singular != (noun.tag_ in ("NN", "NNP")):
        return False
    return guard.counted is None or guard.counted == any(child.dep_ == "nummod" for child in children)


def _company_holds(guard: Guard, noun: Token, preps: Preps, kinds: Kinds) -> bool:
    if guard.possessed and not any(child.dep_ == "poss" and kinds.is_actor(child) for child in noun.children):
        return False
    return not guard.acted or _any_is(_company(noun, preps), guard.acted, kinds)


def _company(noun: Token, preps: Preps) -> Iterator[Token]:
    """Who stands beside a noun: possessor, modifiers, what is behind its prepositions."""
    yield from (child for child in noun.children if child.dep_ in ("compound", "poss", "amod", "nmod"))
    for tokens in preps.values():
        yield from tokens


def _complements(frame: Frame) -> set[str]:
    found = {"clause"} if frame.clauses else set()
    return found | {"infinitive"} if frame.infinitives else found


def _is_dated(frame: Frame) -> bool:
    """Whether a date hangs on the verb itself."""
    return any(child.dep_ == "npadvmod" and child.ent_type_ in TIMES for child in frame.verb.children) or any(
        token.ent_type_ in TIMES for tokens in frame.preps.values() for token in tokens
    )


def _offers(frame: Frame, need: str, kinds: Kinds) -> bool:
    """Whether the frame has one of several things that would each do: a preposition, a complement, a kind of object."""
    if need.startswith("@"):
        return _any_is(frame.objects, {need}, kinds)
    return need in frame.preps or need in _complements(frame)


def _is_judgment(clause: Token) -> bool:
    """Whether it says what a happening is: "the lawsuit was without merit"."""
    subjects = (child for child in clause.lefts if child.dep_ == "nsubj" and child.pos_ == "NOUN")
    known = (one for one in subjects if one.lemma_.lower() in load_senses().nouns)
    definite = any(child.lower_ in DETERMINERS or child.dep_ == "poss" for one in known for child in one.lefts)
    return clause.lemma_ == "be" and definite


def _any_is(tokens: Iterable[Token], wanted: Collection[str], kinds: Kinds) -> bool:
    return bool(wanted) and any(_is(token, wanted, kinds) for token in tokens)


def _is(token: Token, wanted: Collection[str], kinds: Kinds) -> bool:
    lemma = token.lemma_.lower()
    if lemma in wanted or any(word in wanted and holds(token) for word, holds in kinds.tests.items()):
        return True
    if not kinds.meant(token).isdisjoint(wanted):
        return True
    if "@event" in wanted and lemma in load_senses().nouns:
        return True
    return lemma in kinds.amounts and _any_is(_of(token), wanted, kinds)


def _of(amount: Token) -> Iterator[Token]:
    """What an amount is of: rebels in "hundreds of rebels"."""
    for child in amount.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (inner for inner in child.children if inner.dep_ == "pobj" and inner.i > amount.i)

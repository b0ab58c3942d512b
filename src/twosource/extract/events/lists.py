"""Members of a list, whom "whose" stands for, who stands before a participle. In comes one word; out go the others.

Names that the parser broke up or put in apposition count too ("Peru, Chile, and Oman met").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

MOST = 12  # how many members of one list are read


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it: A, B and C."""
    first = first_of_two(token)
    if first is not None:
        yield first
    for _ in range(MOST):
        yield token
        following = _next_of_list(token)
        if following is None:
            return
        token = following


def _next_of_list(token: Token) -> Token | None:
    """What follows a member of a list, also where the parser sees apposition ("Peru, Chile, and Oman met").

    Of a name that the parser broke up, its last word may carry the rest: "Ana" above "Lund and Vega".
    """
    for child in token.rights:
        if child.dep_ == "conj" or (child.dep_ == "appos" and _is_listed(child)):
            return child
        if child.ent_iob_ == "I" and child.ent_type_ == token.ent_type_ and child.i == token.i + 1:
            return next((one for one in child.rights if one.dep_ == "conj"), None)
    return None


def _is_listed(name: Token) -> bool:
    """Whether a name between commas is one of a list of names of its kind: another follows it by "and"."""
    others = [one for one in name.rights if one.dep_ == "conj"]
    joined = any(one.dep_ == "cc" for one in name.rights)
    kind = name.ent_type_
    return joined and bool(kind) and kind == name.head.ent_type_ and all(one.ent_type_ == kind for one in others)


def first_of_two(token: Token) -> Token | None:
    """Lund in "Lund and Greek officials", which the parser takes for officials of Lund."""
    for child in token.lefts:
        if child.pos_ == "PROPN" and child.dep_ in ("nmod", "compound") and child.i + 2 < token.i:
            after = token.doc[child.i + 2]
            if token.doc[child.i + 1].dep_ == "cc" and after.head == child and after.pos_ == "ADJ":
                return child
    return None


def listed_with(verb: Token) -> Token | None:
    """The first of a list of gerunds: "making" of "making arrests, housing men, seizing drugs"."""
    noun = verb.head
    if verb.tag_ != "VBG" or not verb.i or verb.doc[verb.left_edge.i - 1].lower_ != ",":
        return None
    for _ in range(MOST):
        if noun.dep_ != "conj":
            break
        noun = noun.head
    above: Token = noun.head if noun.dep_ == "dobj" else noun
    return above if noun is not verb.head and above.tag_ == "VBG" else None


def whose(owner: Token) -> Token:
    """The noun that "whose" takes up: Lund in "Lund, whose visit began on Friday"; else the owner itself."""
    if owner.tag_ != "WP$":
        return owner
    clause = next((verb for verb in owner.ancestors if verb.dep_ == "relcl"), None)
    return clause.head if clause is not None else owner


def doer_before(participle: Token) -> list[Token]:
    """Who stands before a participle whose act it is: "with A and B banning trips", "within hours of A giving aid"."""
    start = participle.left_edge.i
    if participle.tag_ != "VBG" or not start:
        return []
    noun = participle.doc[start - 1]
    while noun.dep_ == "conj":
        noun = noun.head
    return [noun] if noun.dep_ == "pobj" and noun.head.lower_ in ("with", "of") and noun.pos_ == "PROPN" else []


def among(participle: Token) -> list[Token]:
    """Who is told to be of those to whom it was done: "among those fired was Lund", "Lund was one of those fired"."""
    those, prep = participle.head, participle.head.head
    if (
        those.lower_ not in ("those", "people")
        or prep.lower_ not in ("among", "amongst", "of")
        or participle.tag_ != "VBN"
    ):
        return []
    verb = prep.head if prep.head.pos_ == "AUX" else prep.head.head
    return [child for child in verb.children if child.dep_ in ("nsubj", "csubj")] if verb.lemma_ == "be" else []

"""The component `twosource_subjects`: a verb gets back the subject that the parser hung elsewhere. Doc in, Doc out.

    doc = nlp("After praising Ana Ruiz, the mayor, Omar Lund, resigned.")
    doc[10].dep_, doc[10].head.text      # the mayor is nobody beside Ana Ruiz: ("nsubj", "resigned")

English has no statement without a subject. Where a verb at the top of a sentence has none, it was taken for a further
member of what opens the sentence, for the subject of a participle beside it, or for the modal verb "may".
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from twosource.extract.labels import ANY_SUBJECTS
from twosource.extract.semicolons import part_speakers

AUXILIARIES = frozenset(("aux", "auxpass"))
PARTICIPLES = frozenset(("VBN", "VBG", "VBD"))  # "Lund, found in Lima" is tagged as if somebody found
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
BETWEEN = frozenset(("aux", "auxpass", "neg", "advmod"))  # what stands between a subject and its verb
OPENING = frozenset(("prep", "advcl", "csubj", "npadvmod", "ccomp"))  # what opens a sentence before its subject
BESIDE = frozenset(("appos", "conj", "npadvmod"))  # what a subject behind a comma is mistaken for
BEHIND = frozenset(("attr", "dobj", "oprd"))  # what a subject behind its verb is taken for
CLAUSES = frozenset(("ccomp", "advcl"))
NOUNS = frozenset(("NOUN", "PROPN"))
QUOTES = frozenset(('"', "”", "’", "''"))
PLACES = frozenset(("GPE", "LOC"))
TIMES = frozenset(("DATE", "TIME"))
STEPS = 8  # heads between the last word of a subject and the opening that it was hung on


@Language.component(
    "twosource_subjects", requires=["token.dep", "token.head", "doc.ents"], assigns=["token.dep", "token.head"]
)
def subjects(doc: Doc) -> Doc:
    """Gives each finite main verb without a subject the one that stands before it; parts speakers at a semicolon."""
    part_speakers(doc)
    for verb in [sent.root for sent in doc.sents]:
        if verb.pos_ not in ("VERB", "AUX") or any(child.dep_ in ANY_SUBJECTS - {"csubj"} for child in verb.children):
            continue
        if _is_named_may(verb) or not _is_finite(verb):
            continue
        subject = _of_participle(verb) or (None if _is_inverted(verb) else _swallowed(verb))
        if subject is not None:
            _hang(subject, verb)
    return doc


def _hang(subject: Token, verb: Token) -> None:
    """Makes a noun the subject of the verb; a clause that was taken for its subject only goes along with it."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    for child in verb.lefts:
        if child.dep_ == "csubj":
            child.dep_ = "advcl"
    subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"


def _is_finite(verb: Token) -> bool:
    """Whether it states something; "talks called off" and "come in" do not."""
    helpers = [child for child in verb.lefts if child.dep_ in AUXILIARIES]
    return next(word.tag_ for word in (*helpers, verb)) in FINITE


def _is_inverted(verb: Token) -> bool:
    """Whether a noun behind "was" may be its subject: "along with the mayor, the king, was arrested Cole"."""
    being = verb.lemma_ == "be" or any(child.dep_ == "auxpass" for child in verb.children)
    return being and any(child.dep_ in BEHIND and child.pos_ in NOUNS for child in verb.rights)


def _is_named_may(verb: Token) -> bool:
    """Whether its "May" is somebody of that name, who then is its subject: no modal stands before "said"."""
    may = next((child for child in verb.lefts if child.dep_ == "aux" and child.text == "May"), None)
    if may is None or verb.tag_ not in ("VBD", "VBZ"):
        return False
    may.dep_, may.tag_, may.pos_, may.lemma_ = "nsubj", "NNP", "PROPN", "May"
    return True


def _of_participle(verb: Token) -> Token | None:
    """Lund of "Lund, accompanied by a lawyer, said", hung on the participle; which then only says more of Lund."""
    for clause in verb.lefts:
        bare = clause.tag_ in PARTICIPLES and not any(child.dep_ in AUXILIARIES for child in clause.children)
        if clause.dep_ in CLAUSES and bare and _ends_with_comma(clause):
            subject = next(
                (child for child in clause.lefts if child.dep_ in ANY_SUBJECTS and child.dep_ != "expl"), None
            )
            if subject is not None and _ends_with_comma(subject) and not _has_apposition(subject):
                clause.dep_, clause.head = "acl", subject
                return subject
    return None


def _swallowed(verb: Token) -> Token | None:
    """The noun right before the verb that was taken for a further member of what opens the sentence."""
    found: list[Token] = []
    token = _last_before(verb)
    for _ in range(STEPS):
        if token.head in (verb, token):
            break
        if token.dep_ in BESIDE and _follows_comma(token):
            found.append(token)
        token = token.head
    if token.head != verb or token.dep_ not in OPENING:
        return None
    if token.dep_ == "csubj" and any(noun.dep_ == "conj" for noun in found[:1]):
        return None  # "raising taxes on students, schools and firms has consequences"
    if token.dep_ == "npadvmod":
        return token if token.pos_ == "NOUN" and token.ent_type_ not in TIMES and _follows_comma(token) else None
    return _whole(found, verb) if found else None


def _whole(found: list[Token], verb: Token) -> Token | None:
    """The owner of "its owner, Ana Ruiz", Ruiz of "Ana Ruiz, its owner, said": what the last noun is put beside."""
    last, first = found[0], found[0].head
    if last.pos_ == "PROPN" and first.pos_ == "NOUN" and first.dep_ in BESIDE:
        return first
    closed = verb.doc[_last_before(verb).i + 1].text == ","
    if last.dep_ == "appos" and closed and first.ent_type_ and last.ent_type_ != first.ent_type_:
        return first if first in found else None
    listed = any(child.dep_ == "cc" for child in last.rights)  # "along with Vega, Lund, Cole and Ruiz"
    for outer in found[1:] if listed else ():
        last = outer if last.head == outer else last
    return last


def _last_before(verb: Token) -> Token:
    """The last word before the verb and its auxiliaries, adverbs and commas; or the end of a quotation."""
    token = verb
    while token.i > verb.sent.start:
        token = token.nbor(-1)
        if token.text in QUOTES and token.i > verb.sent.start and token.nbor(-1).is_punct:
            break  # "…, our privacy,” said the senator"
        if not token.is_punct and not (token.dep_ in BETWEEN and token.head == verb):
            break
    return token


def _has_apposition(noun: Token) -> bool:
    """Whether the comma behind it closes what is put beside it: "the mayor, Ana Ruiz, resigned"."""
    return any(child.dep_ in ("appos", "relcl", "acl") for child in noun.rights)


def _ends_with_comma(top: Token) -> bool:
    """Whether a comma follows what hangs on a word, or closes it."""
    last = top.right_edge
    return last.text == "," or (last.i + 1 < len(last.doc) and last.nbor().text == ",")


def _follows_comma(noun: Token) -> bool:
    """Whether a noun stands behind a comma and no "and" joins it to what is before it; nor is it a town's country."""
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i > noun.sent.start else None
    joined = any(child.dep_ == "cc" and child.i < noun.i for child in noun.head.children)
    inside = noun.ent_type_ in PLACES and noun.head.ent_type_ in PLACES
    return noun.pos_ in NOUNS and before is not None and before.text == "," and not joined and not inside

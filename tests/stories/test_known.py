"""What two reports of a day tell, each in words of its own: known where they tell one thing, and not where they do not.

Each pair is two short reports of one Saturday. What makes them two happenings is what a shorter line would leave out.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language

from twosource.extract.reading import Reader
from twosource.pipeline import collect_text, tell
from twosource.settings import load_settings

OUTLETS = ("Harbor Post", "Coast Daily")

ONE = [
    (
        "The Senate on Friday approved a sweeping water bill that would close forty dams. Its author wept.",
        "The Senate passed the showcase legislation on water on Friday after a night of speeches. It closes dams.",
        "The Senate passed the legislation on water on Friday",
    ),
    (
        "Police arrested Omar Lund on Friday at his villa near Quito. Lund ran the port of Lima.",
        "Omar Lund, who once ran the port of Lima, was arrested by police on Friday after a long search near Quito.",
        "Omar Lund was arrested by police on Friday",
    ),
    (
        "A federal judge on Friday sentenced Ben Cole to nine years in prison, ending a long trial.",
        "Ben Cole was sentenced on Friday to nine years in prison by a judge, who called him a thief.",
        "Ben Cole was sentenced on Friday to nine years in prison",
    ),
    (
        "The council of Rovia fired its harbor chief Dana Frost on Friday, after a year of heavy losses at the port.",
        "Rovia’s council on Friday ousted harbor chief Dana Frost; the port had made losses.",
        "Rovia’s council on Friday ousted harbor chief Dana Frost",
    ),
    (
        "President Ana Ruiz signed the long-awaited fishing treaty in Lima on Friday, hours after a storm had passed.",
        "President Ana Ruiz on Friday signed the treaty on fishing at a palace in Lima, as protesters sang outside.",
        "President Ana Ruiz on Friday signed the treaty on fishing",
    ),
    (
        "Ana Ruiz resigned as mayor of Lima on Friday, saying she was tired of the quarrels of her council.",
        "Ana Ruiz quit as mayor of Lima on Friday after weeks of quarrels.",
        "Ana Ruiz quit as mayor of Lima on Friday",
    ),
    (
        "Lima Airways bought its smaller rival Coast Air on Friday, after months of talks in Quito.",
        "Lima Airways on Friday acquired Coast Air, a deal that shook the trade.",
        "Lima Airways on Friday acquired Coast Air",
    ),
    (
        "A ferry sank off Port Amsel on Friday with tourists aboard, killing nine people, the coast guard said.",
        "On Friday a ferry sank off Port Amsel in high waves; tourists were aboard.",
        "A ferry sank off Port Amsel on Friday with tourists aboard",
    ),
    (
        "The Supreme Court of Rovia on Friday upheld the harbor tax, which shipowners had fought for years.",
        "Rovia’s Supreme Court upheld a harbor tax on Friday in a case that shipowners had brought.",
        "Rovia’s Supreme Court upheld a harbor tax on Friday",
    ),
    (
        "The army of Rovia shot down a foreign drone near Lake Venn on Friday, the second in a month.",
        "Rovia’s army shot down a drone near Lake Venn on Friday, and said that it was foreign.",
        "The army of Rovia shot down a foreign drone near Lake Venn on Friday",
    ),
    (
        "Ben Cole beat Ana Ruiz in the race for mayor of Lima on Friday, by a handful of votes.",
        "Ben Cole defeated Ana Ruiz in Friday’s race for mayor of Lima after a bitter campaign.",
        "Ben Cole defeated Ana Ruiz in Friday’s race for mayor of Lima",
    ),
    (
        "The bank of Rovia bought its smaller rival Amsel Trust on Friday, surprising markets.",
        "Amsel Trust was bought by the bank of Rovia on Friday.",
        "Amsel Trust was bought by the bank of Rovia on Friday",
    ),
    (
        "Workers at the Amsel shipyard walked out on Friday in a row over pay that has lasted for weeks.",
        "On Friday, workers at the Amsel shipyard walked out over pay and blocked its gates.",
        "On Friday, workers at the Amsel shipyard walked out over pay",
    ),
    (
        "Prosecutors in Quito charged Dana Frost with fraud on Friday, three years after a fire that ruined her bank.",
        "Dana Frost was charged with fraud on Friday by prosecutors in Quito, who had looked into her bank.",
        "Dana Frost was charged with fraud on Friday by prosecutors in Quito",
    ),
    (
        "Rovia and Venland signed a border treaty in Geneva on Friday, closing a feud that had lasted for decades.",
        "Rovia and Venland on Friday signed a treaty in Geneva about their border, with little ceremony.",
        "Rovia and Venland on Friday signed a treaty in Geneva about their border",
    ),
    (
        "A jury in Lima found Omar Lund guilty of murder on Friday, after two days of talks behind closed doors.",
        "Omar Lund was found guilty of murder by a Lima jury on Friday; he wept.",
        "Omar Lund was found guilty of murder by a Lima jury on Friday",
    ),
    (
        "Venland’s parliament on Friday rejected the budget of Prime Minister Ana Ruiz, a blow to her coalition.",
        "Parliament in Venland rejected Prime Minister Ana Ruiz’s budget on Friday.",
        "Parliament in Venland rejected Prime Minister Ana Ruiz’s budget on Friday",
    ),
    (
        "Mayor Ana Ruiz of Quito opened the long harbor bridge on Friday, with fireworks and speeches.",
        "On Friday Ana Ruiz, the mayor of Quito, opened the harbor bridge.",
        "Mayor Ana Ruiz of Quito opened the harbor bridge on Friday",
    ),
    (
        "Gunmen kidnapped the writer Ben Cole in Lima on Friday, near a market full of people.",
        "Ben Cole was kidnapped by gunmen in Lima on Friday as he left a market.",
        "Ben Cole was kidnapped by gunmen in Lima on Friday",
    ),
    (
        "The council of Amsel sold its old mill to Ben Cole on Friday, after a year of quarrels.",
        "Amsel’s council on Friday sold the mill to Ben Cole, who once worked there.",
        "Amsel’s council on Friday sold the mill to Ben Cole",
    ),
    (
        "King Harald of Venland abdicated on Friday in favor of his daughter, in a brief speech on radio.",
        "On Friday Venland’s King Harald abdicated in favor of his daughter, after a long illness.",
        "On Friday Venland’s King Harald abdicated in favor of his daughter",
    ),
    (
        "Rovia recalled its ambassador from Lima on Friday over the arrest of a fisherman, a sharp step.",
        "Rovia on Friday recalled its ambassador from Lima, in anger at the arrest of a fisherman.",
        "Rovia recalled its ambassador from Lima on Friday over the arrest of a fisherman",
    ),
    (
        "Two trains collided near Amsel on Friday, and rescuers worked through the night.",
        "Two trains collided near Amsel on Friday in thick fog.",
        "Two trains collided near Amsel on Friday",
    ),
    (
        "The Senate confirmed Ana Ruiz as defense minister on Friday, over the protests of a few members.",
        "Ana Ruiz was confirmed by the Senate on Friday as defense minister.",
        "Ana Ruiz was confirmed by the Senate on Friday as defense minister",
    ),
    (
        "Omar Lund married the singer Dana Frost in a chapel in Lima on Friday, with few guests.",
        "Dana Frost and Omar Lund were in Lima on Friday. Omar Lund married Dana Frost there on Friday at noon.",
        "Omar Lund married Dana Frost",
    ),
]

TWO = [
    # what stands before a name and is no title, and what makes another verb
    (
        "Raiders shot non-Christian Omar Lund in Lima on Friday.",
        "Raiders shot Omar Lund in Lima on Friday.",
    ),
    (
        "Guards raided the barn Omar Lund leases on Friday.",
        "Guards raided the shop Omar Lund leases on Friday.",
    ),
    (
        "Guards burned the boat Andina built on Friday.",
        "Guards burned the barge Andina built on Friday.",
    ),
    (
        "The judge turned away Omar Lund on Friday.",
        "The judge turned to Omar Lund on Friday.",
    ),
    # two bills, two treaties, two bans
    (
        "The Senate on Friday approved a gun bill that would close forty shops. Ana Ruiz wept.",
        "The Senate on Friday approved a fishing bill that would close twelve harbors. Omar Lund cheered.",
    ),
    (
        "The House passed the border bill on Friday, with few speeches. Guards would be hired.",
        "The House passed a bill on Friday to pay for new schools. Teachers would be hired.",
    ),
    (
        "Rovia signed a fishing treaty with Venland in Geneva on Friday.",
        "Rovia signed a treaty on prisoners with Amselia in Geneva on Friday.",
    ),
    (
        "Rovia banned foreign ships from its harbors on Friday.",
        "Rovia banned ships without flags from its harbors on Friday.",
    ),
    # two places
    (
        "A fire killed two people in Lima on Friday, the police said.",
        "A fire killed two people in Quito on Friday, the police said.",
    ),
    (
        "Police arrested a man in Lima on Friday after a robbery at a bank.",
        "Police arrested a man in Quito on Friday after a robbery at a bank.",
    ),
    (
        "A bomb exploded outside a church in Lima on Friday and hurt nobody.",
        "A bomb exploded outside a mosque in Lima on Friday and killed four people.",
    ),
    # two days
    (
        "Ana Ruiz met Ben Cole in Lima on Thursday to talk about the harbor.",
        "Ana Ruiz met Ben Cole in Lima on Friday to talk about the harbor.",
    ),
    (
        "The Lima council fired Dana Frost on March 2, after a quarrel over pay.",
        "The Lima council fired Dana Frost on March 4, after a quarrel over pay.",
    ),
    # two victims, two doers
    (
        "Gunmen killed the judge Ben Cole in Lima on Friday near his house.",
        "Gunmen killed the judge Omar Lund in Lima on Friday near his house.",
    ),
    (
        "A son of Ana Ruiz was arrested in Lima on Friday for theft.",
        "Ana Ruiz was arrested in Lima on Friday for theft.",
    ),
    (
        "The former aide of Ana Ruiz was charged with fraud in Lima on Friday.",
        "The brother of Ana Ruiz was charged with fraud in Lima on Friday.",
    ),
    (
        "Rovia attacked Venland’s fleet on Friday near Lake Venn.",
        "Venland attacked Rovia’s fleet on Friday near Lake Venn.",
    ),
    (
        "Ben Cole sued Ana Ruiz in Lima on Friday over a house.",
        "Ana Ruiz sued Ben Cole in Lima on Friday over a house.",
    ),
    (
        "The army shelled rebels near Amsel on Friday, witnesses said.",
        "Rebels shelled the army near Amsel on Friday, witnesses said.",
    ),
    # privatives
    (
        "Police in Lima arrested the former mayor of Amsel, Ben Cole, on Friday.",
        "Police in Lima arrested the mayor of Amsel, Omar Lund, on Friday.",
    ),
    (
        "Rovia’s army stopped an attempted coup in Lima on Friday.",
        "Rovia’s army staged a coup in Lima on Friday.",
    ),
    (
        "The council of Lima on Friday approved a draft budget for its harbor.",
        "The council of Lima rejected a budget for its harbor on Friday.",
    ),
    (
        "Lima’s acting mayor resigned on Friday over a scandal at the port.",
        "Lima’s deputy mayor resigned on Friday over a scandal at the harbor office.",
    ),
    (
        "Venland tested a mock missile near Lake Venn on Friday.",
        "Venland lost a missile near Lake Venn on Friday.",
    ),
    (
        "Police in Quito found a fake bomb in a bus on Friday.",
        "Police in Quito found a bomb in a school on Friday.",
    ),
    # scopes: all, only, first, no, not, unless
    (
        "Rovia expelled all diplomats from Venland on Friday, in a row over fish.",
        "Rovia expelled all diplomats from Amselia on Friday, in a row over oil.",
    ),
    (
        "The council of Lima fired every teacher of its night school on Friday.",
        "The council of Lima fired every teacher of its music school on Friday.",
    ),
    (
        "Ana Ruiz on Friday closed the only hospital for children in Lima.",
        "Ana Ruiz on Friday closed the only hospital for sailors in Lima.",
    ),
    (
        "The Lima council on Friday refused to sell the old mill to Ben Cole.",
        "The Lima council on Friday sold the old mill to Ben Cole.",
    ),
    (
        "Ana Ruiz did not sign the harbor treaty in Lima on Friday.",
        "Ana Ruiz signed the harbor treaty in Lima on Friday.",
    ),
    (
        "Rovia will close its border with Venland on Friday, its government said.",
        "Rovia closed its border with Amselia on Friday, its government said.",
    ),
    (
        "Ben Cole nearly killed a guard in Lima on Friday.",
        "Ben Cole killed a guard in Lima on Friday.",
    ),
    (
        "Omar Lund resigned on Friday as head of Lima’s port if a court agrees.",
        "Omar Lund resigned on Friday as head of Lima’s zoo.",
    ),
    (
        "Most members of the Lima council left the hall on Friday in protest.",
        "Two members of the Lima council left the hall on Friday in protest.",
    ),
    # numbers
    (
        "A blast at a mine near Amsel killed 12 workers on Friday.",
        "A blast at a mine near Amsel killed 40 workers on Friday.",
    ),
    (
        "Police in Lima arrested three students from Amsel on Friday at a march.",
        "Police in Lima arrested three students from Quito on Friday at a march.",
    ),
    (
        "Ben Cole was sentenced to nine years in prison in Lima on Friday for theft.",
        "Ben Cole was sentenced to two years in prison in Lima on Friday for theft.",
    ),
    (
        "The second bridge of Lima collapsed on Friday in a storm.",
        "The third bridge of Lima collapsed on Friday in a storm.",
    ),
    # other things of one kind
    (
        "The Lima police raided the office of the Harbor Party on Friday.",
        "The Lima police raided the office of the Farmers’ Party on Friday.",
    ),
    (
        "President Ana Ruiz vetoed a bill on abortion on Friday in Lima.",
        "President Ana Ruiz vetoed a bill on fishing on Friday in Lima.",
    ),
    (
        "A court in Lima freed the singer Dana Frost on Friday.",
        "A court in Lima freed the banker Omar Lund on Friday.",
    ),
    (
        "A ship carrying grain sank near Amsel on Friday.",
        "A ship carrying tourists sank near Venn on Friday.",
    ),
    (
        "Ana Ruiz’s lawyer left Lima on Friday in a private plane.",
        "Ana Ruiz left Lima on Friday in a private plane.",
    ),
    (
        "Protesters burned the flag of Venland in Lima on Friday.",
        "Protesters burned the flag of Rovia in Lima on Friday.",
    ),
    (
        "Venland’s navy seized a Rovian trawler on Friday near Lake Venn.",
        "Venland’s navy seized an Amselian tanker on Friday near Lake Venn.",
    ),
    (
        "The mayor of Lima, Ana Ruiz, fired the police chief, Ben Cole, on Friday.",
        "The police chief of Lima, Ben Cole, fired a deputy, Omar Lund, on Friday.",
    ),
    (
        "Ben Cole said on Friday that Ana Ruiz had robbed the bank of Lima.",
        "Ben Cole robbed the bank of Lima on Friday.",
    ),
    (
        "A woman from Amsel won the Lima marathon on Friday.",
        "A woman from Quito won the Lima chess cup on Friday.",
    ),
]


@pytest.fixture(scope="module")
def lines(nlp: Language):
    """What is known from two texts."""
    settings, reader = load_settings(), Reader(nlp)

    def read(*texts: str) -> list[str]:
        readings = []
        for outlet, text in zip(OUTLETS, texts, strict=True):
            told = {"outlet": outlet, "date": "2021-03-06"}
            (report,), _ = collect_text(text, told, settings=settings)
            readings.append(reader.read(replace(report, id=outlet.split()[0])))
        (account,) = tell(readings)
        return [line.text for line in account.brief if line.section == "known"]

    return read


@pytest.mark.parametrize(("one", "other", "told"), ONE, ids=[told for _, _, told in ONE])
def test_one_thing_in_other_words_is_known(lines, one, other, told) -> None:
    found = lines(one, other)
    (line,) = found
    words, _, sayers = line.removeprefix("March 5: ").rpartition(" — ")
    assert words == told
    assert all(outlet in sayers for outlet in OUTLETS)


@pytest.mark.parametrize(("one", "other"), TWO, ids=[one[:40] for one, _ in TWO])
def test_two_things_in_like_words_are_not(lines, one, other) -> None:
    assert lines(one, other) == []
    assert lines(other, one) == []

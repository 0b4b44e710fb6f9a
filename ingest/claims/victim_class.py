"""Of which class people are whom a text only counts: `71 dead`, `17 of its men`, `35 were killed`.

The guide leaves bare people `unknown` unless the passage shows who they were. What shows it, from
the strongest sign to the weakest: a group named in front of the sentence (`Of the assailants …`),
a possessive that points to the speaker (`17 of its men`), a speaker who tells of his own dead, the
statement that a short count goes on with, the target of the attack told in the same passage, and an
equal figure elsewhere in the document whose people are named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.claims.draft import Draft
from ingest.claims.groups import POSSESSIVES
from ingest.claims.nouns import nouns
from ingest.lexicon import kinds, rows, words
from ingest.parties.lexicon import names
from ingest.text.page import Field, Page, Sentence
from ingest.text.phrases import Match, PhraseTable
from ingest.text.tokens import Token, tokenise

Figure = tuple[str, int | None, int | None]

OWN_CLASS = {
    "government": "state_force",
    "state_force": "state_force",
    "armed_group": "armed_group",
}
OPPOSITE = {"state_force": "armed_group", "armed_group": "state_force"}
ARMED = frozenset({"state_force", "armed_group"})
KNOWN = ARMED | {"civilian"}
BACK = frozenset({"them", "whom", "their", "these", "those"})
FIGURES = frozenset({"tally", "count", "figure", "figures", "toll", "estimate", "estimates"})
FRONTED = frozenset({"of", "among", "as"})
FRONT = 6  # tokens in which a fronted group is looked for
NEARBY = 2  # sentences back in a paragraph to the target of an attack
SMALLEST_FIGURE = 5  # smaller numbers are equal by chance
DIRECTIONS = frozenset(
    {
        "on",
        "against",
        "stormed",
        "shelled",
        "bombed",
        "raided",
        "ambushed",
        "attacked",
        "hit",
        "struck",
        "targeted",
        "targeting",
    }
)
TARGET_REACH = 4  # tokens before a force in which it is told that it was hit
MEN = frozenset({None, "man", "other", "member", "side"})
LOSS_REACH = 5  # tokens between "suffered" and the dead
# Subjects of "lost" that stand for who speaks (`the group said it had lost two men`).
SPEAKING_SUBJECTS = frozenset({"it", "they", "he", "she", "we", "group", "had", "have", "has"})
PEOPLE = frozenset({"person", "people", "victim", "body", "individual"})


@dataclass(frozen=True, slots=True)
class Target:
    """Who is hit where a target is hit; `if_struck` marks one that has to be told as hit (soldiers
    attack as well, a hospital takes the wounded in)."""

    victim_class: str
    if_struck: bool


@cache
def _targets() -> PhraseTable[Target]:
    return PhraseTable(
        (row["phrase"], Target(row["victim_class"], row["kind"] == "struck"))
        for row in rows("target_noun")
    )


def refine_classes(page: Page, drafts: Sequence[Draft]) -> None:
    """Sets `victim_class` of the drafts of people where the grammar could not tell it.

    The claimants have to be known. What stays untold is `unknown`; things keep None.
    """
    people = [draft for draft in drafts if draft.object == "person"]
    for draft in people:
        _side_with_speaker(page, draft)
        if draft.victim_class not in KNOWN:
            found = (
                _from_side(page, draft) if draft.sentence is None else _from_passage(page, draft)
            )
            found = found or _from_words(page, draft)
            draft.victim_class = found or (
                "civilian" if draft.victim_class == "people" else "unknown"
            )
        elif (
            draft.total is not None and draft.total.victim_class in ARMED and _of_them(page, draft)
        ):
            draft.victim_class = draft.total.victim_class  # women among the fighters
    known = _classes_by_figure(people)
    for draft in people:
        if draft.victim_class == "unknown" and draft.sentence is not None and draft.head in MEN:
            equal = known.get((draft.outcome, draft.low, draft.high), set())
            draft.victim_class = next(iter(equal)) if len(equal) == 1 else "unknown"
    _unmix_totals(people)


def _side_with_speaker(page: Page, draft: Draft) -> None:
    """`12 of my soldiers`, said by a rebel, `the enemy's dead`: of the speaker's side or not."""
    speaker = OWN_CLASS.get(draft.claimant_class or "")
    if draft.sentence is None or speaker is None or draft.victim_class == "civilian":
        return
    said = _between(
        page.sentences[draft.sentence], *(draft.victim_span or (draft.start, draft.end))
    )
    if "enemy" in said:
        draft.victim_class = OPPOSITE[speaker]
    elif draft.victim_class == "state_force" and "my" in said:
        draft.victim_class = speaker


def _of_them(page: Page, draft: Draft) -> bool:
    """`15 of them women`: a part that is told to be of the whole."""
    whole = draft.total
    is_age = draft.head in kinds("noun_kind")["age"]
    if draft.sentence is None or whole is None or not is_age or whole.head in MEN | PEOPLE:
        return False
    said = _between(page.sentences[draft.sentence], draft.start, draft.end)
    return any(pair in (("of", "them"), ("of", "whom")) for pair in pairwise(said))


# -- sentences ------------------------------------------------------------------------------------


def _from_passage(page: Page, draft: Draft) -> str | None:
    assert draft.sentence is not None
    sentence = page.sentences[draft.sentence]
    if {"nobody", "one"} & set(
        _between(sentence, draft.start, draft.end)
    ) and draft.qualifier == "none":
        return None
    return (
        _fronted(sentence, draft)
        or _suspected(page, draft)
        or _own(sentence, draft)
        or _among(sentence, draft)
        or _loser(sentence, draft)
        or _antecedent(page, sentence, draft)
        or _continued(draft, here=True)
        or _target(draft, [sentence])
        or _continued(draft)
        or _target(draft, _sentences_back(page, sentence))
    )


def _fronted(sentence: Sentence, draft: Draft) -> str | None:
    """`Of the assailants, it said, several were dead`, `Aid workers since May: 14 killed`."""
    if draft.head not in MEN:
        return None
    if sentence.tokens[0].norm not in FRONTED:
        return _labelled(sentence, draft)
    for index in range(1, min(FRONT, len(sentence.tokens))):
        match = nouns().at(sentence.tokens, index)
        if match is not None:
            earlier = sentence.tokens[match.first].start < draft.start
            return (
                match.value.victim_class if match.value.victim_class in KNOWN and earlier else None
            )
    return None


def _labelled(sentence: Sentence, draft: Draft) -> str | None:
    """The class of the group in front of a colon, unless that is who speaks."""
    before = sentence.before(draft.start)
    colons = [index for index, token in enumerate(before) if token.text == ":"]
    label = _without_speaker(before[: colons[-1]], draft) if colons else []
    match = nouns().at(label, 0) if label else None
    return (
        match.value.victim_class
        if match is not None and match.value.victim_class in KNOWN
        else None
    )


def _without_speaker(tokens: Sequence[Token], draft: Draft) -> list[Token]:
    """The tokens but for the words that name the claimant."""
    speaker = {token.norm for token in tokenise(draft.claimant_text or "")}
    return [token for token in tokens if token.norm not in speaker]


def _own(sentence: Sentence, draft: Draft) -> str | None:
    """The speaker's own people: `17 of its men`, `their losses`, `the army admits 23 dead`."""
    speaker = OWN_CLASS.get(draft.claimant_class or "")
    if speaker is None or draft.head in PEOPLE:
        return None
    span = _between(sentence, draft.start, draft.end)
    before = [token.norm for token in sentence.before(draft.start)[-5:]]
    behind = sentence.index_at(draft.end)
    after = [token.norm for token in sentence.tokens[behind : behind + 4]]
    if any(word in POSSESSIVES for word in [*span, *before[-3:], *after[:3]]):
        return speaker
    if any(one == "own" and other in FIGURES for one, other in pairwise(before)):
        return None
    if any(word in ("own", "friendly", "our") for word in [*span, *before, *after]):
        return speaker
    is_fighting = draft.claimant_class in ("state_force", "armed_group")
    return (
        speaker if is_fighting and any(word in words("own_loss_verb") for word in before) else None
    )


def _loser(sentence: Sentence, draft: Draft) -> str | None:
    """Whoever `lost` people or `suffered` dead lost his own: the class of the subject."""
    if draft.head in PEOPLE:
        return None
    verb = draft.trigger_span[0]
    before = sentence.before(draft.start) + sentence.between(verb, verb + 1)
    verbs = [i for i, token in enumerate(before) if token.norm in words("own_loss_verb")]
    if not verbs or len(before) - verbs[-1] > LOSS_REACH:
        return None
    subject = before[: verbs[-1]]
    if subject and subject[-1].norm in SPEAKING_SUBJECTS:
        return OWN_CLASS.get(draft.claimant_class or "")
    return _last_class(subject) or _side_class(subject)


def _among(sentence: Sentence, draft: Draft) -> str | None:
    """`no casualties among the cadets`."""
    first = sentence.index_at(draft.end)
    behind = range(first, min(first + 4, len(sentence.tokens)))
    if not behind or sentence.tokens[behind[0]].norm not in ("among", "amongst"):
        return None
    for index in behind[1:3]:
        match = nouns().at(sentence.tokens, index)
        if match is not None and match.value.victim_class in KNOWN:
            return match.value.victim_class
    return None


def _antecedent(page: Page, sentence: Sentence, draft: Draft) -> str | None:
    """The group that `five of them` and `bodies of their comrades` go back to."""
    if not BACK & set(_between(sentence, draft.start, draft.end)):
        return None
    for other in _sentences_back(page, sentence):
        found = _last_class(_without_speaker(other.before(draft.start), draft))
        if found is not None:
            return found
    return None


def _last_class(tokens: Sequence[Token]) -> str | None:
    for index in range(len(tokens) - 1, -1, -1):
        match = nouns().at(tokens, index)
        if match is not None and match.value.victim_class in KNOWN:
            return match.value.victim_class
    return None


def _continued(draft: Draft, here: bool = False) -> str | None:
    """The class of the statement that this one goes on with.

    A demonym in a list with militants (`four American and 21 ISGS militants`) is the other side;
    the number of a people goes on with a demonym only.
    """
    model = draft.total or draft.same_victims
    if here and model is not None and model.sentence != draft.sentence:
        return None
    if here and model is not None and model.victim_class == "unknown" and model.head in PEOPLE:
        return "unknown"  # "killed 40 people and injured several dozen"
    if model is None or model.victim_class not in KNOWN or draft.head in PEOPLE - {"body"}:
        return None
    if model.head in kinds("noun_kind")["age"]:
        return None
    is_demonym = draft.victim_span is not None and draft.head is None
    if draft.victim_class == "people":
        return model.victim_class if model.head is None and model.victim_span is not None else None
    if is_demonym and model.victim_class == "armed_group" and draft.total is None:
        return "state_force"
    return model.victim_class


def _target(draft: Draft, passage: Sequence[Sentence]) -> str | None:
    """The class of those who were where the attack struck (`stormed the camp … 27 dead`)."""
    if draft.qualifier == "none" or (
        draft.head not in MEN | PEOPLE and draft.head not in kinds("noun_kind")["generic"]
    ):
        return None
    for sentence in passage:
        tokens = _without_speaker(sentence.before(draft.start), draft)
        found = [
            match.value.victim_class
            for match in _targets().find(tokens)
            if _is_struck(tokens, match)
        ]
        if found:
            return None if draft.head in PEOPLE and found[-1] != "civilian" else found[-1]
    return None


def _is_struck(tokens: Sequence[Token], match: Match[Target]) -> bool:
    """Whether a target is told as one."""
    before = tokens[max(0, match.first - TARGET_REACH) : match.first]
    if tokens[match.last - 1].norm == "camp" and before and before[-1].is_capitalised:
        return False  # "Zamzam camp" is one of displaced people as often as not
    return not match.value.if_struck or any(token.norm in DIRECTIONS for token in before)


def _between(sentence: Sentence, start: int, end: int) -> list[str]:
    return [token.norm for token in sentence.between(start, end)]


def _sentences_back(page: Page, sentence: Sentence) -> list[Sentence]:
    """The sentence and those before it in its paragraph, nearest first."""
    found = [sentence]
    for number in range(sentence.no - 1, max(-1, sentence.no - 1 - NEARBY), -1):
        other = page.sentences[number]
        if other.paragraph_no != sentence.paragraph_no:
            break
        found.append(other)
    return found


def _suspected(page: Page, draft: Draft) -> str | None:
    """`two suspected members of the group`."""
    if draft.victim_span is None:
        return None
    said = {token.norm for token in tokenise(page.text, *draft.victim_span)}
    return "armed_group" if said & {"suspected", "suspects", "alleged"} else None


def _from_words(page: Page, draft: Draft) -> str | None:
    """What single words tell: hostages are civilians, suspects are of a group."""
    said = [token.norm for token in tokenise(page.text, draft.start, draft.end)]
    if "suspected" in said or "suspects" in said:
        return "armed_group"
    return "civilian" if "hostage" in said or "hostages" in said else None


# -- the whole document ---------------------------------------------------------------------------


def _classes_by_figure(people: Sequence[Draft]) -> dict[Figure, set[str]]:
    """The classes of those of whom each figure is said, where their class is known."""
    known: dict[Figure, set[str]] = {}
    for draft in people:
        large = max(draft.low or 0, draft.high or 0) >= SMALLEST_FIGURE
        if large and draft.victim_class in KNOWN:
            classes = known.setdefault((draft.outcome, draft.low, draft.high), set())
            classes.add(draft.victim_class or "unknown")
    return known


def _unmix_totals(people: Sequence[Draft]) -> None:
    """A total whose parts are of several classes is of none."""
    parts: dict[int, set[str]] = {}
    for draft in people:
        if draft.total is not None and draft.victim_class in KNOWN:
            parts.setdefault(id(draft.total), set()).add(draft.victim_class or "unknown")
    for draft in people:
        if len(parts.get(id(draft), ())) > 1:
            draft.victim_class = "unknown"


# -- infobox --------------------------------------------------------------------------------------


def _from_side(page: Page, draft: Draft) -> str | None:
    """The class of a side in an infobox, from the label before the number or the combatants."""
    assert draft.field is not None
    field = page.fields[draft.field]
    label = _label_class(field, draft)
    if label is not None:
        return label
    number = field.key[len(field.key.rstrip("0123456789")) :]
    if not number:
        return None
    for other in page.fields:
        if other.key.casefold() == f"combatant{number}":
            return _side_class(other.tokens)
    # An article whose attackers are combatant2 leaves the side they hit without a line.
    return "state_force" if number == "1" else None


def _label_class(field: Field, draft: Draft) -> str | None:
    """`Niger: 30 killed`: the class of the name before the last colon."""
    before = [token for token in field.tokens if token.end <= draft.start]
    colons = [index for index, token in enumerate(before) if token.text == ":"]
    return _side_class(before[max(0, colons[-1] - FRONT) : colons[-1]]) if colons else None


def _side_class(tokens: Sequence[Token]) -> str | None:
    kinds = {match.value.kind for match in names().find(tokens) if match.value.party is not None}
    if not kinds:
        return None
    return "armed_group" if kinds == {"group"} else "state_force"

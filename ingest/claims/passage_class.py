"""What a sentence and its passage show of people whom they only count.

From the strongest sign to the weakest: a group named in front of the sentence (`Of the
assailants ...`), a possessive that points to the speaker (`17 of its men`), a speaker who tells of
his own dead, the statement that a short count goes on with, the target of the attack.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.claims.continuing import BACK
from ingest.claims.draft import ARMED, KNOWN, OWN_CLASS, Draft
from ingest.claims.groups import POSSESSIVES
from ingest.claims.infobox_class import named_side
from ingest.claims.nouns import nouns
from ingest.claims.struck import struck_class
from ingest.lexicon import kinds, words
from ingest.parties.index import PartyIndex
from ingest.parties.losses import bereaved
from ingest.text.page import Page, Sentence
from ingest.text.tokens import Token, tokenise

OPPOSITE = {"state_force": "armed_group", "armed_group": "state_force"}
FRONTED = frozenset({"of", "among", "as"})
FRONT = 6  # tokens in which a fronted group is looked for
NEARBY = 2  # sentences back in a paragraph to the target of an attack
SMALLEST_FIGURE = 5  # smaller numbers are equal by chance
MEN = frozenset({None, "man", "other", "member", "side"})
LOSS_REACH = 5  # tokens between "suffered" and the dead
# Subjects of "lost" that stand for who speaks (`the group said it had lost two men`).
SPEAKING_SUBJECTS = frozenset({"it", "they", "he", "she", "we", "i", "group", "itself"})
AUXILIARIES = frozenset({"had", "have", "has", "also"})
JOINS = frozenset({"and", "but", "or"})
ASIDE = 10  # tokens between two commas in front of a verb
VICTIM_WORDS = frozenset({"dead", "victims", "deceased", "killed", "fallen", "slain"})
VICTIM_SUBJECT = 6  # tokens in which a sentence says that it is about the dead
NOTHING: frozenset[str] = frozenset()
BEING = frozenset({"were", "was", "are", "is"})
COMPLEMENT_REACH = 5
LEAVING = frozenset({"left", "leave", "leaving", "abandoned", "abandoning"})
SUBJECT_REACH = 4
NEAR_NAME = 3  # tokens in front of a verb in which its subject is named
LABEL_TAIL = 3  # words of a label behind its group (`Aid workers since May: 14 killed`)
FOES = frozenset({"opponent", "adversary", "foe", "rival", "enemy"})
REMAINS = frozenset({"body", "corpse", "dead", "casualty", "prisoner", "captive"})
# Verbs whose subject is not the one that was hit (`the rebels opened fire. Two of them died`).
ATTACKING = frozenset(
    {"opened", "opening", "attacked", "ambushed", "fired", "stormed", "struck", "raided", "shelled"}
    | {"bombed", "overran", "surrounded", "detonated", "attacking", "ambushing"}
)
PEOPLE = frozenset({"person", "people", "victim", "body", "individual"})


def from_passage(page: Page, index: PartyIndex, draft: Draft, is_cut: bool = False) -> str | None:
    """The class that the passage shows; `is_cut` keeps what was told before it out."""
    assert draft.sentence is not None
    sentence = page.sentences[draft.sentence]
    if {"nobody", "one"} & set(
        between(sentence, draft.start, draft.end)
    ) and draft.qualifier == "none":
        return None
    return (
        _fronted(sentence, draft)
        or _suspected(page, draft)
        or bereaved(index, draft).actor_class
        or _complement(sentence, draft)
        or _own(sentence, draft)
        or _among(sentence, draft)
        or _loser(index, sentence, draft)
        or _left_behind(index, sentence, draft)
        or (_continued(page, draft, here=True) if draft.total is not None else None)
        or _antecedent(page, sentence, draft)
        or _continued(page, draft, here=True)
        or _target(draft, [sentence])
        or (None if is_cut else _continued(page, draft))
        or (None if is_cut else _target(draft, _sentences_back(page, sentence)))
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
    if match is None or len(label) - match.last > LABEL_TAIL:
        return None  # "Nurses at the hospital told a different story: ..."
    return match.value.victim_class if match.value.victim_class in KNOWN else None


def _without_speaker(tokens: Sequence[Token], draft: Draft) -> list[Token]:
    """The tokens but for the words that name the claimant."""
    speaker = {token.norm for token in tokenise(draft.claimant_text or "")}
    return [token for token in tokens if token.norm not in speaker]


def _own(sentence: Sentence, draft: Draft) -> str | None:
    """The speaker's own people: `17 of its men`, `their losses`, `the army admits 23 dead`."""
    speaker = OWN_CLASS.get(draft.claimant_class or "")
    if speaker is None or draft.head in PEOPLE:
        return None
    span = between(sentence, draft.start, draft.end)
    before = [token.norm for token in sentence.before(draft.start)[-5:]]
    after = [token.norm for token in sentence.tokens if token.start >= draft.end][:4]
    after = [] if "by" in after[:1] else after  # "the sixth killed by his own vest"
    if draft.head in FOES:
        return OPPOSITE[speaker]
    if any(word in POSSESSIVES for word in [*span, *before[-3:], *after[:3]]):
        return speaker
    if any(one == "own" and other in words("figure_noun") for one, other in pairwise(before)):
        return None
    if any(word in ("own", "friendly", "our") for word in [*span, *before, *after]):
        return speaker
    model = draft.same_victims
    is_answer = model is not None and model.victim_class == OPPOSITE[speaker]
    is_fighting = is_answer or draft.claimant_class in ("state_force", "armed_group")
    return (
        speaker if is_fighting and any(word in words("own_loss_verb") for word in before) else None
    )


def _loser(index: PartyIndex, sentence: Sentence, draft: Draft) -> str | None:
    """Whoever `lost` people or `suffered` dead lost his own: the class of the subject."""
    if draft.head in PEOPLE:
        return None
    before = sentence.before(draft.start)
    before += [token for token in sentence.tokens if token.start == draft.trigger_span[0]]
    verbs = [i for i, token in enumerate(before) if token.norm in words("own_loss_verb")]
    if not verbs or len(before) - verbs[-1] > LOSS_REACH:
        return None
    subject = _without_aside(before[: verbs[-1]])
    if subject and subject[-1].norm in SPEAKING_SUBJECTS:
        return OWN_CLASS.get(draft.claimant_class or "")
    if subject and subject[-1].norm == "enemy":
        return enemy_class(index, draft)
    if subject and subject[-1].norm in JOINS:
        return _first_side(_without_speaker(subject, draft), draft)
    near = _last_class(subject[-1:]) or named_side(subject[-NEAR_NAME:])
    if near is not None:
        return near
    return _last_class(subject) or named_side(subject)


def enemy_class(index: PartyIndex, draft: Draft) -> str:
    """Of which class the speaker's enemy is: where no group is named, two states fight."""
    speaker = OWN_CLASS.get(draft.claimant_class or "", "state_force")
    return OPPOSITE[speaker] if index.groups else "state_force"


def _first_side(subject: Sequence[Token], draft: Draft) -> str | None:
    """`its fighters killed 22 soldiers and lost three`: the subject of the verb before."""
    if {token.norm for token in subject} & (SPEAKING_SUBJECTS | POSSESSIVES):
        return OWN_CLASS.get(draft.claimant_class or "")
    for index in range(len(subject)):
        match = nouns().at(subject, index)
        if match is not None and match.value.victim_class in ARMED:
            return match.value.victim_class
        side = named_side(subject[index : index + 1])
        if side is not None:
            return side
    return None


def _without_aside(subject: Sequence[Token]) -> Sequence[Token]:
    """The subject of a verb without auxiliaries and what is set in (`the rebels, it said, had`)."""
    last = len(subject)
    while last and subject[last - 1].norm in AUXILIARIES:
        last -= 1
    if last and subject[last - 1].text == ",":
        commas = [n for n, token in enumerate(subject[: last - 1]) if token.text == ","]
        last = commas[-1] if commas and last - commas[-1] <= ASIDE else last - 1
    return subject[:last]


def _left_behind(index: PartyIndex, sentence: Sentence, draft: Draft) -> str | None:
    """`the attackers left 15 bodies behind`: their own."""
    if draft.head not in REMAINS and draft.rule != "bodies":
        return None
    before = sentence.before(draft.start)
    verb = next((n for n, t in enumerate(before[-LOSS_REACH:]) if t.norm in LEAVING), None)
    if verb is None:
        return None
    subject = before[: len(before) - len(before[-LOSS_REACH:]) + verb]
    if subject and subject[-1].norm == "enemy":
        return enemy_class(index, draft)
    found = _last_class(subject[-SUBJECT_REACH:]) or named_side(subject[-SUBJECT_REACH:])
    return found if found in ARMED else None


def _among(sentence: Sentence, draft: Draft) -> str | None:
    """`no casualties among the cadets`."""
    behind = [index for index, token in enumerate(sentence.tokens) if token.start >= draft.end][:4]
    if not behind or sentence.tokens[behind[0]].norm not in ("among", "amongst"):
        return None
    for index in behind[1:3]:
        match = nouns().at(sentence.tokens, index)
        if match is not None and match.value.victim_class in KNOWN:
            return match.value.victim_class
    return None


def _complement(sentence: Sentence, draft: Draft) -> str | None:
    """`three of the wounded were villagers`, `nine of the dead were gendarmes`."""
    if draft.head not in MEN | PEOPLE | REMAINS:
        return None
    first = sentence.index_at(draft.end)
    opening = tuple(token.norm for token in sentence.tokens[first : first + 4])
    if opening == (",", "all", "of", "them"):
        first += 3  # "300 people, all of them soldiers"
    elif not opening or opening[0] not in BEING:
        return None
    for index in range(first + 1, min(first + COMPLEMENT_REACH, len(sentence.tokens))):
        match = nouns().at(sentence.tokens, index)
        if match is not None and match.value.object == "person":
            return match.value.victim_class if match.value.victim_class in KNOWN else None
        if sentence.tokens[index].norm in words("function_word") - {"all", "the"}:
            return None
    return None


def told_behind(page: Page, draft: Draft) -> str | None:
    """What a next sentence says of all those killed: `The victims were farm workers`."""
    if draft.sentence is None or draft.head not in MEN | PEOPLE | REMAINS:
        return None
    here = page.sentences[draft.sentence]
    for sentence in page.sentences[draft.sentence + 1 : draft.sentence + 1 + NEARBY]:
        if sentence.paragraph_no != here.paragraph_no:
            return None
        norms = [token.norm for token in sentence.tokens[:VICTIM_SUBJECT]]
        verb = next((n for n, word in enumerate(norms) if word in BEING), 0)
        if verb and norms[0] in ("the", "all") and set(norms[:verb]) & VICTIM_WORDS:
            match = nouns().at(sentence.tokens, verb + 1) or nouns().at(sentence.tokens, verb + 2)
            told = match.value.victim_class if match is not None else None
            return told if told in KNOWN else None
    return None


def _antecedent(page: Page, sentence: Sentence, draft: Draft) -> str | None:
    """The group that `five of them` and `bodies of their comrades` go back to."""
    if not BACK & set(between(sentence, draft.start, draft.end)):
        return None
    model = draft.total or draft.same_victims
    if model is not None and model.head in PEOPLE and model.victim_class == "unknown":
        return "unknown"  # "13 people were injured. Two of them died"
    for other in _sentences_back(page, sentence):
        before = other.before(draft.start)
        found = _last_class(_without_speaker(before, draft), ATTACKING)
        if found is not None:
            return found
    return None


def _last_class(tokens: Sequence[Token], not_before: frozenset[str] = NOTHING) -> str | None:
    """The class of the last group; one that is the subject of a given verb counts the least."""
    acting: str | None = None
    for index in range(len(tokens) - 1, -1, -1):
        match = nouns().at(tokens, index)
        if match is None or match.value.victim_class not in KNOWN:
            continue
        if not not_before & {token.norm for token in tokens[match.last : match.last + 2]}:
            return match.value.victim_class
        acting = acting or match.value.victim_class
    return acting


def _continued(page: Page, draft: Draft, here: bool = False) -> str | None:
    """The class of the statement that this one goes on with.

    A demonym in a list with militants (`four American and 21 ISGS militants`) is the other side;
    the number of a people goes on with a demonym only.
    """
    model = draft.total or draft.same_victims
    if here and model is not None and model.sentence != draft.sentence:
        return None
    if here and model is not None and model.victim_class == "unknown":
        return "unknown"  # "killed 40 people and injured several dozen"
    if model is None or model.victim_class not in KNOWN or draft.head in PEOPLE - {"body"}:
        return None
    if model.head in kinds("noun_kind")["age"]:
        return None
    is_demonym = draft.head is None and _has_name(page, draft)
    if draft.victim_class == "people":
        return model.victim_class if model.head is None and model.victim_span is not None else None
    if is_demonym and model.victim_class == "armed_group" and draft.total is None:
        return "state_force"
    return model.victim_class


def _has_name(page: Page, draft: Draft) -> bool:
    """`four American`, not `seven more`."""
    if draft.victim_span is None:
        return False
    tokens = tokenise(page.text, draft.quantity_span[1], draft.victim_span[1])
    return any(token.is_capitalised for token in tokens)


def _target(draft: Draft, passage: Sequence[Sentence]) -> str | None:
    """The class of those who were where the attack struck (`stormed the camp … 27 dead`)."""
    if draft.qualifier == "none" or (
        draft.head not in MEN | PEOPLE and draft.head not in kinds("noun_kind")["generic"]
    ):
        return None
    for sentence in passage:
        before = sentence.before(draft.start)
        found = struck_class(_without_speaker(before, draft))
        if found is not None:
            return None if draft.head in PEOPLE and found != "civilian" else found
    return None


def between(sentence: Sentence, start: int, end: int) -> list[str]:
    """The words of a sentence between two offsets."""
    return [token.norm for token in sentence.tokens if start <= token.start < end]


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

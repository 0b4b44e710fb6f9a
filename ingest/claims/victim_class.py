"""Of which class people are whom a text only counts: `71 dead`, `17 of its men`, `35 were killed`.

The guide leaves bare people `unknown` unless the passage shows who they were. What shows it, from
the strongest sign to the weakest: a group named in front of the sentence (`Of the assailants …`),
a possessive that points to the speaker (`17 of its men`), a speaker who tells of his own dead, the
statement that a short count goes on with, the target of the attack told in the same passage, and an
equal figure elsewhere in the document whose people are named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from ingest.claims.accused import accused
from ingest.claims.continuing import goes_on
from ingest.claims.draft import ARMED, KNOWN, OWN_CLASS, Draft
from ingest.claims.infobox_class import class_of_side
from ingest.claims.passage_class import (
    MEN,
    PEOPLE,
    between,
    enemy_class,
    from_passage,
    told_behind,
)
from ingest.claims.seafarers import Ships
from ingest.claims.speakers_people import Struck
from ingest.lexicon import kinds, rows, words
from ingest.parties.index import PartyIndex
from ingest.parties.losses import LOSS_WORDS
from ingest.parties.names import PartyMention
from ingest.parties.owners import name_behind
from ingest.text.page import Page, Sentence
from ingest.text.tokens import fold, tokenise

Figure = tuple[str, int | None, int | None, int]

NATION_REACH = 12  # characters from a nation's word to what it counts (`Kenyan deaths`)
WAR_TOLL = 1000  # from which the dead of a nation are fighters as well
SMALLEST_FIGURE = 5  # smaller numbers are equal by chance
CAPTIVES = frozenset({"prisoner", "captive"})
# `7,000 people, most of them civilians`: the word is that of a part.
SHARES = frozenset({"most", "mostly", "many", "mainly", "majority", "including", "among", "half"})
SHARE_REACH = 4
BROTHERS = frozenset({"son", "brother", "boy", "lad"})
MILITIA = frozenset({"militiaman", "militia", "fighter", "gunman", "militia member"})
RANKS = frozenset({"commander", "officer", "leader", "captain", "colonel", "lieutenant", "general"})
GENERIC_BODIES = ("the force", "the group", "the corps", "the movement", "the unit")
UNIFORM_REACH = 4  # tokens behind the dead in which their clothes are told
LOST_REACH = 4  # tokens from `we` to the verb of losing
FIRST_PERSON = frozenset({"i", "we"})
VOLUNTEERS = frozenset({"volunteer", "volunteers"})
LOOK_BACK = 12  # claims before a bare number


def refine_classes(page: Page, index: PartyIndex, drafts: Sequence[Draft]) -> None:
    """Sets `victim_class` of the drafts of people where the grammar could not tell it.

    The claimants have to be known. What stays untold is `unknown`; things keep None.
    """
    people = [draft for draft in drafts if draft.object == "person"]
    ships = Ships(page)
    for draft in people:
        _brothers_in_arms(page, draft)
        _by_names(page, index, draft)
        _by_attributes(page, draft)
        _as_auxiliaries(page, index, draft)
        draft.victim_class = ships.class_of(draft) or draft.victim_class
        draft.victim_class = accused(index, draft).actor_class or draft.victim_class
    struck = Struck(page, index, people)
    for position, draft in enumerate(people):
        before = people[max(0, position - LOOK_BACK) : position]
        is_cut = _cut(page, draft, before)
        _side_with_speaker(page, index, draft)
        if draft.victim_class not in KNOWN:
            draft.victim_class = _found_class(page, index, struck, draft, is_cut)
        elif (
            draft.total is not None and draft.total.victim_class in ARMED and _of_them(page, draft)
        ):
            draft.victim_class = draft.total.victim_class  # women among the fighters
    known = _classes_by_figure(page, index, people)
    for draft in people:
        if draft.victim_class == "unknown" and draft.sentence is not None and draft.head in MEN:
            equal = known.get(_figure(page, index, draft), set())
            draft.victim_class = next(iter(equal)) if len(equal) == 1 else "unknown"
    for draft in people:
        if draft.victim_class == "unknown" and draft.outcome == "killed" and draft.total is None:
            draft.victim_class = told_behind(page, draft) or draft.victim_class
    _unmix_totals(people)


def _brothers_in_arms(page: Page, draft: Draft) -> None:
    """`two of our brothers`, `17 of its sons`: said by a side, they are its men."""
    if draft.sentence is None or draft.head not in BROTHERS:
        return
    said = between(page.sentences[draft.sentence], draft.start, draft.end)
    if {"our", "its"} & set(said):
        draft.victim_class, draft.head = None, "man"


def _by_names(page: Page, index: PartyIndex, draft: Draft) -> None:
    """`eleven members of the FC`: a name that only the document introduces tells the class."""
    if draft.sentence is None:
        return
    behind = name_behind(index, draft)
    if behind is not None:
        _set_by_name(draft, (behind,), known=True)
    if draft.victim_span is None:
        return
    is_open = draft.victim_class not in KNOWN or draft.head in kinds("noun_kind")["generic"]
    start, end = draft.victim_span
    if draft.head == "member" and page.text[start:end].endswith(GENERIC_BODIES):
        _set_by_name(draft, _named_last(index, draft.sentence, start), known=True)
        return
    inside = [m for m in index.near(draft.sentence, start) if start <= m.start and m.end <= end]
    if is_open or draft.head in MILITIA:
        is_told = draft.victim_class in KNOWN and draft.head not in MILITIA | {"member", "man"}
        _set_by_name(draft, inside, known=not is_told)


def _named_last(index: PartyIndex, sentence: int, offset: int) -> Sequence[PartyMention]:
    """The group or force that the paragraph names last before an offset."""
    for number in range(sentence, index.paragraph_of(sentence).start - 1, -1):
        named = [m for m in index.near(number, offset) if m.end <= offset]
        found = [m for m in named if m.kind in ("group", "force")]
        if found:
            return found[-1:]
    return ()


def _set_by_name(draft: Draft, mentions: Sequence[PartyMention], known: bool) -> None:
    for mention in mentions:
        if (known or not mention.is_known) and mention.kind in ("group", "force", "mission"):
            draft.victim_class = "armed_group" if mention.kind == "group" else "state_force"


def _by_attributes(page: Page, draft: Draft) -> None:
    """What stands in front of the noun: `kebele militiamen`, `retired soldiers`."""
    if draft.victim_span is None or draft.victim_class not in ARMED:
        return
    said = {token.norm for token in tokenise(page.text, *draft.victim_span)}
    if said & words("former_word") and draft.victim_class == "state_force":
        draft.victim_class = "civilian"
    elif said & words("state_side") and draft.head in MILITIA:
        draft.victim_class = "state_force"
    elif draft.head in RANKS and draft.total is not None:
        draft.victim_class = draft.total.victim_class  # "27 terrorists, including 2 commanders"


def _as_auxiliaries(page: Page, index: PartyIndex, draft: Draft) -> None:
    """`several volunteers` in a text on the Volunteers for the Defence of the Homeland."""
    if draft.victim_class != "civilian" or draft.victim_span is None:
        return
    said = {token.norm for token in tokenise(page.text, *draft.victim_span)}
    if not said & VOLUNTEERS:
        return
    forces = (mention for mention in index.mentions if mention.kind == "force")
    named = (fold(page.text[force.start : force.end]).split() for force in forces)
    if any(set(words_) & VOLUNTEERS for words_ in named):
        draft.victim_class = "state_force"


def _cut(page: Page, draft: Draft, before: Sequence[Draft]) -> bool:
    """Parts a bare number from the claim before it where it does not go on with that one."""
    model = draft.same_victims
    if model is None or draft.total is not None or goes_on(page, draft, model, before):
        return False
    draft.same_victims = None
    if draft.victim_span is None:
        draft.victim_class = None
    return True


def _found_class(page: Page, index: PartyIndex, struck: Struck, draft: Draft, is_cut: bool) -> str:
    if draft.sentence is None:
        found = class_of_side(page, draft)
    else:
        found = _attribute(page.sentences[draft.sentence], draft)
        found = found or from_passage(page, index, draft, is_cut)
    found = found or _from_words(page, draft)
    if (
        found in (None, "unknown")
        and draft.head in MEN | CAPTIVES
        and draft.victim_class in (None, "unknown")
    ):
        found = struck.by_speaker(draft)
    is_nation = draft.victim_class == "people" and max(draft.low or 0, draft.high or 0) < WAR_TOLL
    is_national = is_nation or draft.rule == "toll"  # "57 Kenyans", "Kenyan deaths at 63"
    if found in (None, "unknown") and is_national and _fights_abroad(index, draft):
        return "state_force"
    return found or ("civilian" if is_nation else "unknown")


def _fights_abroad(index: PartyIndex, draft: Draft) -> bool:
    """`57 Kenyans` in a text on Kenya's soldiers in Somalia."""
    if draft.sentence is None or index.scene in (None, index.state):
        return False
    named = index.near(draft.sentence, draft.start)
    return any(
        m.party == index.state and draft.start <= m.start + NATION_REACH and m.end <= draft.end
        for m in named
    )


def _side_with_speaker(page: Page, index: PartyIndex, draft: Draft) -> None:
    """`12 of my soldiers`, said by a rebel, `the enemy's dead`: of the speaker's side or not."""
    speaker = OWN_CLASS.get(draft.claimant_class or "")
    if draft.sentence is None or speaker is None or draft.victim_class == "civilian":
        return
    said = between(page.sentences[draft.sentence], *(draft.victim_span or (draft.start, draft.end)))
    if "enemy" in said:
        draft.victim_class = enemy_class(index, draft)
    elif draft.victim_class == "state_force" and ("my" in said or _we_lost(page, draft)):
        draft.victim_class = speaker


def _we_lost(page: Page, draft: Draft) -> bool:
    """`And I lost three soldiers`: whoever says so counts his own."""
    assert draft.sentence is not None
    before = page.sentences[draft.sentence].before(draft.trigger_span[1])[-LOST_REACH:]
    norms = [token.norm for token in before]
    return bool(norms) and norms[-1] in words("own_loss_verb") and bool(set(norms) & FIRST_PERSON)


def _of_them(page: Page, draft: Draft) -> bool:
    """`15 of them women`, `including 26 women`: a part that is told to be of the whole."""
    whole = draft.total
    is_age = draft.head in kinds("noun_kind")["age"]
    is_vague = whole is not None and whole.head in (MEN - {"member"}) | PEOPLE
    if draft.sentence is None or whole is None or not is_age or is_vague:
        return False
    sentence = page.sentences[draft.sentence]
    said = between(sentence, draft.start, draft.end)
    is_part = [t.norm for t in sentence.before(draft.quantity_span[0])[-1:]] == ["including"]
    return is_part or any(pair in (("of", "them"), ("of", "whom")) for pair in pairwise(said))


def _classes_by_figure(
    page: Page, index: PartyIndex, people: Sequence[Draft]
) -> dict[Figure, set[str]]:
    """The classes of those of whom each figure is said, where their class is known."""
    known: dict[Figure, set[str]] = {}
    for draft in people:
        large = max(draft.low or 0, draft.high or 0) >= SMALLEST_FIGURE
        if large and draft.victim_class in KNOWN:
            classes = known.setdefault(_figure(page, index, draft), set())
            classes.add(draft.victim_class or "unknown")
    return known


def _figure(page: Page, index: PartyIndex, draft: Draft) -> Figure:
    """What makes two figures the same; in a list of events only those of one entry are."""
    entry = 0
    if draft.sentence is not None and index.label_of(draft.sentence) is not None:
        entry = page.sentences[draft.sentence].paragraph_no
    return draft.outcome, draft.low, draft.high, entry


def _unmix_totals(people: Sequence[Draft]) -> None:
    """A total whose parts are of several classes is of none; parts of one class tell its own."""
    parts: dict[int, set[str]] = {}
    sums: Counter[int] = Counter()
    for draft in people:
        if draft.total is not None and draft.victim_class in KNOWN:
            parts.setdefault(id(draft.total), set()).add(draft.victim_class or "unknown")
            sums[id(draft.total)] += draft.low or 0
    for draft in people:
        told = parts.get(id(draft), set())
        if len(told) > 1:
            draft.victim_class = "unknown"
        elif told and draft.victim_class == "unknown" and sums[id(draft)] == draft.low:
            draft.victim_class = next(iter(told))


def _in_uniform(sentence: Sentence, draft: Draft) -> bool:
    """`31 bodies in Kenyan uniform`."""
    first = sentence.index_at(draft.end)
    behind = [token.norm for token in sentence.tokens[first : first + UNIFORM_REACH]]
    return behind[:1] == ["in"] and bool({"uniform", "uniforms", "fatigues"} & set(behind))


@cache
def _telling_words() -> dict[str, str]:
    return {row["word"]: row["victim_class"] for row in rows("telling_word")}


def _attribute(sentence: Sentence, draft: Draft) -> str | None:
    """`Civilian deaths were given as 500`: the word in front of the noun of losses."""
    before = sentence.before(draft.trigger_span[0])[-1:]
    trigger = [t.norm for t in sentence.between(*draft.trigger_span)]
    is_noun = draft.victim_span is None and set(trigger) <= LOSS_WORDS
    return _telling_words().get(before[0].norm) if before and is_noun else None


def _from_words(page: Page, draft: Draft) -> str | None:
    """What single words tell: hostages are civilians, suspects and `rebel corpses` of a group."""
    said = [token.norm for token in tokenise(page.text, draft.start, draft.end)]
    if draft.sentence is not None and _in_uniform(page.sentences[draft.sentence], draft):
        return "state_force"
    for position, word in enumerate(said):
        is_part = SHARES & set(said[max(0, position - SHARE_REACH) : position])
        if word in _telling_words() and not is_part:
            is_turned = word == "enemy" and draft.claimant_class == "armed_group"
            return "state_force" if is_turned else _telling_words()[word]
    return None

"""Which named party of a passage attacked, and which was attacked, by the words around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.incidents.event_words import FROM_AFAR, EventWord, find_cues
from ingest.incidents.segments import Segment
from ingest.parties.finding import PartyIndex
from ingest.parties.names import PartyMention
from ingest.places.names import place_words
from ingest.text.page import Page, Sentence
from ingest.text.tokens import Token

DASHES = frozenset(";:—–-")
BE = lexicon.kinds("discourse")["be"]
DENIALS = lexicon.kinds("discourse")["denial"]
SILENT = lexicon.kinds("discourse")["silent"]
ACCUSING = lexicon.kinds("discourse")["accusing"]
VERB_REACH = 10
BACK_REACH = 5
ASIDE_REACH = 14
NEAR_NOUN = 4
BLAME_REACH = 3
SPEECH_REACH = 6
DENIAL_REACH = 4
FORCE_WORDS = frozenset(("the", "a", "army", "government", "security", "armed", "special", "state"))
OWNERS = frozenset(("its", "their", "his", "whose"))
OWN = lexicon.kinds("discourse")["own"]


@dataclass(slots=True)
class Role:
    """A party in a passage: `role` is `attacker`, `target`, `speaker` or empty (named, no more)."""

    party: str
    actor_class: str
    role: str
    start: int


def roles(page: Page, segment: Segment, parties: PartyIndex) -> list[Role]:
    """The parties named in a passage with their roles, in order."""
    sentence = page.sentences[segment.sentence]
    tokens, reader = sentence.tokens, _Reader(sentence, segment)
    found = []
    for mention in _mentions(segment, parties):
        first, last = sentence.index_at(mention.start), sentence.index_at(mention.end)
        if mention.party is None or mention.kind in ("border", "styled", "capital"):
            continue
        if mention.kind == "group" and _is_affiliation(tokens, first, last):
            continue
        role = reader.role(mention, first, last)
        if role or mention.kind == "group":
            class_ = "armed_group" if mention.kind == "group" else "state_force"
            found.append(Role(mention.party, class_, role, mention.start))
    return found


def they_act(page: Page, segment: Segment) -> bool:
    """Whether `they` or `its fighters` struck."""
    sentence = page.sentences[segment.sentence]
    tokens, reader = sentence.tokens, _Reader(sentence, segment)
    first = sentence.index_at(segment.start)
    return any(
        reader.acts(last)
        for index in range(first, first + len(segment.tokens))
        if (last := _own_men(tokens, index))
    )


def strangers_act(page: Page, segment: Segment) -> bool:
    """Whether gunmen or the like whom nobody names struck (`Gunmen overran`)."""
    sentence = page.sentences[segment.sentence]
    tokens, reader = sentence.tokens, _Reader(sentence, segment)
    first = sentence.index_at(segment.start)
    strangers = lexicon.kinds("discourse")["attackers"]
    return any(
        tokens[index].norm in strangers and reader.acts(index + 1)
        for index in range(first, first + len(segment.tokens))
    )


def _own_men(tokens: Sequence[Token], index: int) -> int | None:
    """The index behind `they`, `its fighters` or `some sixty of its men`."""
    if tokens[index].norm == "they":
        return index + 1
    after = tokens[index + 1 : index + 2]
    is_own = tokens[index].norm in OWNERS and bool(after)
    return index + 2 if is_own and after[0].norm in lexicon.kinds("discourse")["own_men"] else None


def deniers(page: Page, segment: Segment, parties: PartyIndex) -> set[str]:
    """The parties that deny the deed (`X denied involvement`, not `denied that 20 had died`)."""
    sentence = page.sentences[segment.sentence]
    tokens = sentence.tokens
    found = set()
    for mention in _mentions(segment, parties):
        last = sentence.index_at(mention.end)
        for index in range(last, min(len(tokens) - 1, last + DENIAL_REACH)):
            is_deed = tokens[index + 1].norm != "that"
            if tokens[index].norm in DENIALS and is_deed and mention.party:
                found.add(mention.party)
    return found


def acting_forces(page: Page, segment: Segment) -> bool:
    """Whether soldiers, police or the like of no named state are those who struck."""
    sentence = page.sentences[segment.sentence]
    tokens, reader = sentence.tokens, _Reader(sentence, segment)
    first = sentence.index_at(segment.start)
    for index in range(first, first + len(segment.tokens)):
        if reader.is_of_state(index):
            return True
        if not _is_force(tokens, index) or _is_modifier(tokens, index):
            continue
        if reader.strikes(index) or reader.acts(index + 1) or reader.boasts(index + 1):
            return True
        if reader.is_killer(index):
            return True
    return False


def _is_force(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].norm == "force":
        return index > 0 and tokens[index - 1].norm == "air"
    return tokens[index].norm in lexicon.kinds("discourse")["force"]


def _is_modifier(tokens: Sequence[Token], index: int) -> bool:
    """Whether a force only says whose a thing is (`police station`, `army convoy`)."""
    if index + 1 >= len(tokens):
        return True
    words, norm = place_words(), tokens[index + 1].norm
    return norm in words["dropped"] or norm in words["kept"] or norm in words["belongings"]


@cache
def _speech() -> frozenset[str]:
    """Verbs and nouns of saying, after which a new subject comes."""
    words = lexicon.kinds("discourse")
    return words["speech"] | words["clause_head"]


def _mentions(segment: Segment, parties: PartyIndex) -> Iterator[PartyMention]:
    found = parties.sentences[segment.sentence]
    first = bisect_left(found, segment.start, key=lambda mention: mention.start)
    for mention in found[first:]:
        if mention.start >= segment.end:
            return
        yield mention


def _is_affiliation(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`the al-Qaeda affiliate`, `loyal to Islamic State`, `the branch of` name another group."""
    words = lexicon.kinds("discourse")["affiliate"]
    after = [token.norm for token in tokens[last : last + 3]]
    before = [token.norm for token in tokens[max(0, first - 4) : first]]
    loyal = lexicon.kinds("discourse")["loyalty"]
    linked = (
        bool(before) and before[-1] in ("to", "of", "with", "the") and bool(loyal & set(before))
    )
    silent = bool(SILENT & {token.norm for token in tokens[last : last + 8]})
    return bool(words & set(after[:2])) or linked or silent


class _Reader:
    """Tells the roles of parties in one passage."""

    def __init__(self, sentence: Sentence, segment: Segment) -> None:
        self._tokens = sentence.tokens
        self._events = {event.first: event for event in segment.events}
        self._triggers = {draft.trigger_span[0]: draft for draft in segment.drafts}
        self._blame = {match.last - 1 for match in find_cues(segment.tokens, "blame")}
        self._victims = [d.victim_span for d in segment.drafts if d.victim_span]
        self._offset = sentence.index_at(segment.start)

    def role(self, mention: PartyMention, first: int, last: int) -> str:
        """`attacker`, `target` or an empty string."""
        if self._is_agent(first):
            return "attacker"
        start = mention.start
        if self._is_struck(first) or any(a <= start < b for a, b in self._victims):
            return "target"
        if mention.kind != "group" and self._is_setting(first):
            return ""
        noun = self._noun_after(last)
        if noun is not None and (mention.kind == "group" or noun.type in FROM_AFAR):
            return "attacker"
        if self._is_passive(last):
            return "target"
        if (
            mention.kind == "name"
            and self._tokens[last : last + 1]
            and self._tokens[last].text == ","
        ):
            return ""
        is_force = mention.kind in ("group", "force", "name")
        if (is_force or self._is_far(last)) and self.acts(last, mention.party):
            return "attacker"
        if is_force and self.boasts(last, mention.party):
            return "attacker"
        return "speaker" if self._speech_after(last) is not None or self._is_source(first) else ""

    def _is_far(self, last: int) -> bool:
        """Whether a state or its arms are said to strike (`Iran fired missiles at`, `US aircraft
        struck`).
        """
        verb = self._verb_after(last)
        event = self._events.get(verb) if verb is not None else None
        arms = lexicon.kinds("discourse")["arms"]
        is_armed = any(token.norm in arms for token in self._tokens[last : last + 3])
        return event is not None and (event.type in FROM_AFAR or is_armed)

    def _is_source(self, first: int) -> bool:
        before = [token.norm for token in self._tokens[max(0, first - 3) : first]]
        return "according" in before

    def _speech_after(self, last: int) -> int | None:
        """The index of the verb of saying right behind a name (`X, in a statement, said`)."""
        words = lexicon.kinds("discourse")["speech"]
        for index in range(last, min(len(self._tokens), last + SPEECH_REACH)):
            if self._tokens[index].norm in words:
                return index
            if self._tokens[index].text in DASHES:
                return None
        return None

    def boasts(self, last: int, party: str | None = None) -> bool:
        """Whether who is named before `last` tells of its own deeds (`X said it had killed`)."""
        speech = self._speech_after(last)
        if speech is None or self._tokens[speech].norm in ACCUSING:
            return False
        for index in range(speech + 1, min(len(self._tokens), speech + SPEECH_REACH)):
            if self._tokens[index].norm in OWN:
                return self.acts(index + 1, party)
        return False

    def _is_setting(self, first: int) -> bool:
        """Whether a state only says where (`the Mopti region of Mali`, `in southern Israel`)."""
        words = place_words()
        while first and self._tokens[first - 1].norm in words["direction"]:
            first -= 1
        before = self._tokens[first - 1].norm if first else ""
        return before in words["preposition"] or before in words["weak_preposition"]

    def is_killer(self, first: int) -> bool:
        """Whether violence was done `by` those named here."""
        begin = first
        while begin and self._tokens[begin - 1].norm in FORCE_WORDS:
            begin -= 1
        is_agent = begin > 1 and self._tokens[begin - 1].norm == "by"
        return is_agent and self._is_done(begin - 1)

    def is_of_state(self, index: int) -> bool:
        """`army drone strike`, `military shelling`: whose strike it was."""
        if self._tokens[index].norm not in lexicon.kinds("discourse")["forces_of"]:
            return False
        event = self._events.get(index + 1)
        return event is not None and event.form != "verb" and event.type in FROM_AFAR

    def _is_agent(self, first: int) -> bool:
        """`by X`, `blamed on X`, `held by X`, `X is suspected`."""
        for index in range(first - 1, max(-1, first - 1 - BACK_REACH), -1):
            if self._tokens[index].norm == "by":
                return self._tokens[index - 1].norm != "claimed" and self._is_done(index)
            if index - self._offset in self._blame and first - index <= BLAME_REACH:
                return True
            if self._tokens[index].kind == "mark" or index in self._events:
                return False
        return False

    def _is_done(self, by: int) -> bool:
        """Whether violence is done `by`; `arrested by soldiers`, `caves used by X` tell of none."""
        if self._is_of_other_verb(by - 1):
            return False
        for index in range(by - 1, max(-1, by - 1 - VERB_REACH), -1):
            draft = self._triggers.get(self._tokens[index].start)
            if draft is not None and draft.outcome == "captured":
                return draft.victim_class not in ("armed_group", "unknown")
            if draft is not None or any(e.last == index + 1 for e in self._events.values()):
                return True
        return False

    def _is_of_other_verb(self, index: int) -> bool:
        """Whether a participle that tells of no violence stands right before `by`."""
        if index < 0 or self._tokens[index].start in self._triggers:
            return False
        norm = self._tokens[index].norm
        is_event = any(event.last == index + 1 for event in self._events.values())
        return norm in lexicon.kinds("discourse")["holding"] and not is_event

    def _is_struck(self, first: int) -> bool:
        """`attacked X`, `an attack on X`."""
        against = lexicon.kinds("discourse")["against"]
        for index in range(first - 1, max(-1, first - 1 - NEAR_NOUN), -1):
            event = next((e for e in self._events.values() if e.last == index + 1), None)
            if event is not None:
                return event.form == "takes_place" or self._tokens[first - 1].norm in against
            if self._tokens[index].norm in against and any(
                e.last in (index, index - 1) for e in self._events.values()
            ):
                return True
        return self._is_struck_of(first)

    def _is_struck_of(self, first: int) -> bool:
        """`bombed a camp of X`, `struck fighters of X`."""
        index = first - 1
        while index >= 0 and self._tokens[index].norm in ("the", "of", "a"):
            index -= 1
        if index == first - 1 or "of" not in (t.norm for t in self._tokens[index + 1 : first]):
            return False
        while index >= max(0, first - BACK_REACH) and self._tokens[index].kind != "mark":
            event = next((e for e in self._events.values() if e.last == index), None)
            if event is not None:
                return event.form == "takes_place"
            index -= 1
        return False

    def _noun_after(self, last: int) -> EventWord | None:
        """The event noun in `ISGS ambush`, `Russian missile strike`, `the group's raid`."""
        for index in range(last, min(len(self._tokens), last + NEAR_NOUN)):
            event = self._events.get(index)
            if event is not None:
                is_noun = event.form in ("noun", "plural", "weapon") and event.type != "clash"
                return event if is_noun else None
            if self._tokens[index].kind == "mark" and self._tokens[index].text not in "-–’'":
                return None
        return None

    def acts(self, last: int, party: str | None = None) -> bool:
        """Whether what ends before `last`, of a party, is the subject of a verb of violence."""
        verb = self._verb_after(last)
        if verb is None or self._is_victim(verb, party):
            return False
        if [token.norm for token in self._tokens[verb + 1 : verb + 2]] == ["back"]:
            return False
        if self._tokens[verb].norm.endswith("ing") and self._tokens[verb - 1].text == ",":
            return False
        event = self._events.get(verb)
        if event is not None and event.type in ("clash", "accident"):
            return False
        return not any(t.norm in BE for t in self._tokens[max(last, verb - 3) : verb])

    def _is_victim(self, verb: int, party: str | None) -> bool:
        """Whether the outcome word here is said of the forces that stand before it."""
        draft = self._triggers.get(self._tokens[verb].start)
        if draft is None:
            return False
        own = party is None or draft.victim_party == party
        return own and draft.start < self._tokens[verb].start and draft.victim_class != "civilian"

    def strikes(self, index: int) -> bool:
        """Whether a word for forces begins a verb of violence (`jets bombed`)."""
        event = self._events.get(index)
        return event is not None and event.form == "verb"

    def _is_passive(self, last: int) -> bool:
        verb = self._verb_after(last)
        return verb is not None and any(
            token.norm in BE for token in self._tokens[max(last, verb - 3) : verb]
        )

    def _aside_end(self, last: int) -> int:
        """Behind what stands between commas after a name (`the sect, come by water, attacked`)."""
        near = self._tokens[last : last + ASIDE_REACH]
        commas = [last + number for number, token in enumerate(near) if token.text == ","]
        return commas[1] + 1 if len(commas) == 2 and commas[0] <= last + 1 else last

    def _verb_after(self, last: int) -> int | None:
        """The index of the next verb of violence in the clause."""
        for index in range(last, min(len(self._tokens), self._aside_end(last) + VERB_REACH)):
            event = self._events.get(index)
            if event is not None and event.form in ("verb", "takes_place"):
                return index
            if self._tokens[index].start in self._triggers:
                return index
            token = self._tokens[index]
            is_glued = index > 0 and token.start == self._tokens[index - 1].end
            is_break = token.text in DASHES and not (token.text == "-" and is_glued)
            if is_break or event is not None or token.norm in _speech():
                return None
        return None

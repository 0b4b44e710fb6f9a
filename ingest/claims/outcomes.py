"""Outcome words: what befell people or things, and on which side of the word they stand.

The lexicon `outcome` has verbs, adjectives, nouns and labels. Forms of regular verbs are made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.lexicon import kinds, rows
from ingest.text.phrases import PhraseTable
from ingest.text.tokens import Token

VOWELS = "aeiou"
LIMB_REACH = 4  # tokens from "lost" to the limb
HIT = frozenset({"hit", "struck", "grazed", "nicked", "clipped", "slashed", "cut"})
PARTED = 9  # tokens from a verb to the particle behind its object
BOUND = frozenset({"with", "of", "in", "to", "and"})  # no object stands in front of these
PRONOUNS = frozenset({"it", "them"})
CLOSERS = frozenset(",;:.()")
VERBS = frozenset({"transitive", "active", "intransitive", "ergative"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome word in one of its forms.

    `form` is `finite` (kills), `past` (killed: active or participle), `participle` (slain),
    `gerund` (killing), `base` (kill), `adjective`, `noun` or `label`; `kind` is that of the lexicon
    row: `transitive`, `ergative`, `active`, `intransitive`, `adjective`, `noun`, `label`. `person`
    and `thing` are the outcome for people and for things, or None.
    """

    phrase: str
    kind: str
    form: str
    person: str | None
    thing: str | None
    only: frozenset[str]

    def of(self, object_: str, noun: str | None = None) -> str | None:
        """The outcome for an object, None where the word is not said of it.

        Some words are outcomes for some objects or nouns only (`intercepted` of aircraft, `took`
        of hostages).
        """
        is_named = noun in self.only and noun != "other"  # "five others" are no things
        if self.only and object_ not in self.only and not is_named:
            return None
        return self.person if object_ == "person" else self.thing


@dataclass(slots=True)
class Trigger:
    """An outcome word at tokens `first` up to `last` (exclusive)."""

    first: int
    last: int
    outcome: Outcome


@cache
def outcomes() -> PhraseTable[Outcome]:
    """All forms of all outcome words."""
    return PhraseTable(_entries())


def telling_phrases() -> list[str]:
    """The forms that tell an outcome; `fell back` is listed only to be none."""
    return [phrase for phrase, outcome in _entries() if outcome.person or outcome.thing]


@cache
def _entries() -> tuple[tuple[str, Outcome], ...]:
    entries: list[tuple[str, Outcome]] = []
    for row in rows("outcome"):
        person, thing, only = (
            row["person"] or None,
            row["thing"] or None,
            frozenset(row["only"].split()),
        )
        for text, form in _forms(row["phrase"], row["forms"], row["kind"]):
            entries.append((text, Outcome(row["phrase"], row["kind"], form, person, thing, only)))
    return tuple(entries)


def find_triggers(tokens: Sequence[Token]) -> list[Trigger]:
    """The outcome words in a list of tokens, in order.

    Of a verb that its object parts (`beat two men to death`) the first word is the trigger.
    """
    found = [Trigger(match.first, match.last, match.value) for match in outcomes().find(tokens)]
    for first, tail, outcome in _parted(tokens):
        if any(t.first <= first < t.last and t.last - t.first > 1 for t in found):
            continue
        if any(t.last - t.first > 1 and t.first < tail[0] < t.last for t in found):
            continue  # "killed 30 soldiers and made off with …"
        inside = {first, *range(*tail)}
        found = [t for t in found if inside.isdisjoint(range(t.first, t.last))]
        found.append(Trigger(first, first + 1, outcome))
    found = [_of_limb(tokens, trigger) or trigger for trigger in found]
    taken = {index for trigger in found for index in range(trigger.first, trigger.last)}
    found += [hit for hit in _hits(tokens) if hit.first not in taken]
    return sorted(found, key=lambda trigger: trigger.first)


def _of_limb(tokens: Sequence[Token], trigger: Trigger) -> Trigger | None:
    """`lost his right foot`: who loses a limb is injured."""
    if trigger.outcome.phrase != "lose":
        return None
    for index in range(trigger.last + 1, min(trigger.last + LIMB_REACH, len(tokens))):
        if tokens[index].norm in kinds("noun_kind")["limb"]:
            hurt = replace(
                trigger.outcome, kind="intransitive", person="injured", thing=None, only=frozenset()
            )
            return Trigger(trigger.first, index + 1, hurt)
        if tokens[index].kind != "word":
            return None
    return None


def _hits(tokens: Sequence[Token]) -> Iterator[Trigger]:
    """`was hit in the shoulder`, `struck in his left arm`: who is hit in a limb is injured."""
    for index, token in enumerate(tokens[:-2]):
        if token.norm not in HIT or tokens[index + 1].norm not in ("in", "on", "through"):
            continue
        for word in tokens[index + 2 : index + 2 + LIMB_REACH]:
            if word.norm in kinds("noun_kind")["limb"]:
                hurt = Outcome("hit in", "participle", "participle", "injured", None, frozenset())
                yield Trigger(index, index + 1, hurt)
                break
            if word.kind != "word":
                break


@cache
def _parting() -> dict[str, list[tuple[tuple[str, ...], Outcome]]]:
    """Verbs of several words whose object may stand inside: first word → the rest of each."""
    found: dict[str, list[tuple[tuple[str, ...], Outcome]]] = {}
    for phrase, outcome in _entries():
        first, *rest = phrase.split()
        if rest and outcome.kind == "transitive" and rest[-1] not in BOUND:
            found.setdefault(first, []).append((tuple(rest), outcome))
    return found


def _parted(tokens: Sequence[Token]) -> Iterator[tuple[int, tuple[int, int], Outcome]]:
    """The verbs parted by their object: index, the tokens of the rest, outcome."""
    parting = _parting()
    for index in [at for at, token in enumerate(tokens) if token.norm in parting]:
        if index + 1 < len(tokens) and tokens[index + 1].norm in PRONOUNS:
            continue  # "setting it on fire" is said of what was named before
        for rest, outcome in parting[tokens[index].norm]:
            for start in range(index + 2, min(index + PARTED, len(tokens) - len(rest) + 1)):
                if tokens[start - 1].text in CLOSERS:
                    break
                if tokens[start].norm != rest[0]:
                    continue
                last = start + len(rest)
                is_whole = last == len(tokens) or tokens[last].norm != "of"  # "took two out of"
                if tuple(t.norm for t in tokens[start:last]) == rest and is_whole:
                    yield index, (start, last), outcome
                    break


def _forms(phrase: str, explicit: str, kind: str) -> Iterable[tuple[str, str]]:
    if kind not in VERBS:
        return [(phrase, kind)]
    if explicit:
        third, past, gerund, participle = explicit.split(";")
    else:
        verb, _, tail = phrase.partition(" ")
        tail = f" {tail}" if tail else ""
        third, past, gerund = _third(verb) + tail, _past(verb) + tail, _gerund(verb) + tail
        participle = past
    # A past of its own (slew, took) is no participle; one that serves as both has to be told apart.
    both = past == participle
    forms = [
        (phrase, "base"),
        (third, "finite"),
        (past, "past" if both else "finite"),
        (gerund, "gerund"),
    ]
    if not both:
        forms.append((participle, "participle"))
    seen: dict[str, str] = {}
    for text, form in forms:
        seen[text] = form if form == "past" else seen.get(text, form)
    return list(seen.items())


def _third(verb: str) -> str:
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return _doubled(verb) + "ed"


def _gerund(verb: str) -> str:
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else _doubled(verb)) + "ing"


def _doubled(verb: str) -> str:
    """`stab` → `stabb`, `strip` → `stripp`; verbs of more syllables keep their consonant."""
    short = sum(c in VOWELS for c in verb) == 1
    closed = len(verb) > 2 and verb[-1] not in VOWELS + "wxy" and verb[-2] in VOWELS
    return verb + verb[-1] if short and closed else verb

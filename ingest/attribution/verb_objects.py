"""What follows a verb and makes it one of reporting, or not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ingest.attribution.noun_phrase import QUOTES, STOP_REACH, STOPS, Span
from ingest.attribution.reported import ReportedSources
from ingest.attribution.sources import speech_words
from ingest.parties.lexicon import lexicon_rows, lexicon_words
from ingest.parties.names import PERFECT

NUMBER_WORDS = frozenset(
    {
        "number",
        "numbers",
        "figures",
        "toll",
        "dead",
        "death",
        "losses",
        "count",
        "figure",
        "at",
        "final",
    }
)
NEAR_FIGURE = 3
HELD = frozenset({"held", "holds", "hold"})
HEADCOUNT = frozenset({"number", "numbered"})
NO_SPEECH = frozenset(
    [
        ("believe", "in"),
        ("believes", "in"),
        ("believed", "in"),
        ("respond", "to"),
        ("responded", "to"),
        ("reply", "to"),
        ("replied", "to"),
    ]
)
PUT_FORMS = frozenset({"put", "puts", "give", "gives", "gave", "given", "has", "have", "had"})
DEATHS = frozenset({"death", "deaths", "killing", "killings", "murder", "loss"})
PROCLAIMED = frozenset({"declared", "declares", "announced", "announces"})
AFTERWARDS = frozenset({"after", "following", "when", "because", "since"})
FINITE = PERFECT | {"that", "to"}
LIVES = frozenset({"lives", "life"})
OBJECT_REACH = 8


@lru_cache(maxsize=1)
def noun_forms() -> frozenset[str]:
    """Forms of reporting verbs that may as well be nouns or adjectives (`reports`, `count`)."""
    return frozenset(row["verb"] for row in lexicon_rows("reporting_verb") if row["noun"] == "yes")


class VerbObjects(ReportedSources):
    """Tells verbs that report a figure from the same words that do not."""

    def object_fits(self, position: int, kind: str) -> bool:
        """Whether what follows the verb makes it one of reporting."""
        following = [self.norm(index) for index in range(position + 1, position + OBJECT_REACH)]
        if kind == "of":
            return "of" in following[:5]
        if kind == "describe":
            return "as" in following
        if kind == "accuse":
            return self.has_figure(self.tokens[position].end, self.sentence.end)
        if (self.norm(position), *following[:1]) in NO_SPEECH:
            return False
        if kind == "arrive":
            return "at" in following[:2]
        if self.norm(position) in PROCLAIMED and self.is_proclaimed(position):
            return False
        if kind == "deplore":
            return bool(set(following[:4]) & DEATHS)
        if kind == "that":
            return "that" in following[: 5 if self.norm(position) in HELD else 1]
        if kind == "out":
            return following[:1] == ["out"]
        if kind == "figure":
            return self.counts(position, following)
        return kind == "speech" or (kind == "claim" and self.is_claim(position, following))

    def counts(self, position: int, following: Sequence[str]) -> bool:
        """`put the dead at 12`, `listed five civilians`: a figure comes after the verb."""
        if not self.has_figure(self.tokens[position].end, self.sentence.end):
            return False
        if self.norm(position) in HEADCOUNT:
            return bool(NUMBER_WORDS & set(following))
        if self.norm(position) not in PUT_FORMS:
            return True
        if self.norm(position) in PERFECT and self.is_auxiliary(position):
            return False
        ahead = range(position + 1, position + OBJECT_REACH)
        said = [index for index in ahead if self.norm(index) not in QUOTES]
        is_near = self.has_figure(self.tokens[position].end, self.offset(said[NEAR_FIGURE])) or any(
            index < len(self.tokens) and self.tokens[index].kind == "number"
            for index in said[:NEAR_FIGURE]
        )
        return is_near or bool(NUMBER_WORDS & set(following))

    def is_proclaimed(self, position: int) -> bool:
        """`declared three days of mourning after 12 people died`: told is what was decided."""
        for index in range(position + 1, position + STOP_REACH):
            norm = self.norm(index)
            if norm in AFTERWARDS:
                return self.has_figure(self.offset(index), self.sentence.end)
            if norm in STOPS or norm in FINITE or norm in speech_words("be") or norm == "":
                return False
            if self.has_figure(self.offset(index), self.offset(index + 1)):
                return False
        return False

    def is_auxiliary(self, position: int) -> bool:
        """`has killed 20`, `had since lost five`: no verb of its own."""
        for index in range(position + 1, position + OBJECT_REACH):
            token = self.tokens[index] if index < len(self.tokens) else None
            if token is not None and token.norm in QUOTES:
                continue
            if token is None or token.kind != "word":
                return False
            if token.norm in lexicon_words("participle", "word") or token.norm.endswith("ed"):
                return True
        return False

    def is_claim(self, position: int, following: Sequence[str]) -> bool:
        """`claimed to have killed`, not `claimed responsibility` or `claimed 20 lives`."""
        if LIVES & set(following):
            return False
        words = [norm for norm in following if norm not in speech_words("article")][:2]
        return not any(norm in speech_words("claimed deed") for norm in words)

    def is_doubtful(self, position: int, subject: Span) -> bool:
        """Whether a form is rather a noun (`the UN report biased`, `an earlier tweet`)."""
        if all(self.norm(i) in speech_words("article") for i in range(*subject)):
            return True
        is_form = self.norm(position) in noun_forms()
        if is_form and position in self.compounds:
            return True  # a press note
        is_headline = self.sentence.part == "headline"
        if is_form and not is_headline and self.tokens[position].is_capitalised:
            return True  # the Telangana State Committee
        return is_form and not self.is_subject_like(subject, position)

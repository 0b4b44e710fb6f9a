"""How fast documents are read, beside a plain tokenizer and phrase matcher on the same text.

    python benchmarks/reading.py [--megabytes 1.0] [--seed 1] [--spacy PYTHON] [--profile FILE]

Three kinds of documents are drawn by a seeded generator: news of which one sentence in ten has a
casualty word, dense articles about attacks, and text without any casualty word. Each is read by
`ingest.read.read`, split into words and searched for every outcome word by Python's `re`, and, with
`--spacy`, by the blank English tokenizer and `PhraseMatcher` of a Python that has spaCy. Printed
are megabytes of UTF-8 a second on one core and how many times faster the others are.
`--profile` writes where the time of `read` goes, for each kind.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import json
import pstats
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Document
from ingest.lexicon import rows
from ingest.read import read

SPACY_WORKER = Path(__file__).with_name("spacy_matcher.py")
SENTENCES = 40  # in one document, about 4 kB
IN_A_PARAGRAPH = 3
WORD = re.compile(r"\w+|[^\w\s]")
PROFILE_ROWS = 25


def words(text: str) -> list[str]:
    """The words of a line."""
    return text.split()


PLACES = words("Gao Kidal Mosul Aleppo Marawi Quetta Kherson Goma Juba Cali Maiduguri Aden")
COUNTRIES = words("Mali Iraq Syria Pakistan Ukraine Nigeria Colombia Yemen Somalia Sudan Niger")
PEOPLES = words("Malian Iraqi Syrian Pakistani Ukrainian Nigerian Colombian Yemeni Somali")
GROUPS = ("Boko Haram", "al-Shabaab", "JNIM", "Islamic State", "the ELN", "the Houthis")
MONTHS = words("January March May July September November")
VICTIMS = words("soldiers policemen villagers farmers gendarmes nurses students drivers")
SOURCES = ("officials", "the army", "residents", "a security source", "the defence ministry")
SYLLABLES = words("ba do ka li mo na ra so ti ve zu len mar tor vin")

ATTACKS = (
    "{group} attacked a {people} army post near {place} on {day} {month} {year}, killing {n} "
    "{victims} and wounding {m}, {source} said.",
    "At least {n} {victims} were killed and {m} others injured when a bomb went off in {place}.",
    "The {people} army said {n} {group} fighters had been killed and two vehicles destroyed.",
    "{source} put the death toll at {n}, while the group spoke of {m}.",
    "Gunmen kidnapped {n} {victims} on the road between {place} and {place2}.",
    "The bodies of {n} {victims}, including {m} women, were found near {place} on {day} {month}.",
    "{name}, a local official, was shot dead in {place} and his house burned down.",
    "No casualties were reported in {place2}, {source} added.",
)
TALK = (
    "{name} told reporters in {place} that the talks with {people} traders would go on in {month}.",
    "The price of {thing} rose by {n} percent in {year}, according to a survey by {name2}.",
    "{country} and its neighbours signed an agreement on {thing} on {day} {month} {year}.",
    "The ministry of {thing} plans to build {n} new schools in the district of {place}.",
    "{name} was born in {place} in {year} and studied in {place2} before moving to {country}.",
    "Heavy rain fell on {place} for {m} days and the road to {place2} stayed closed.",
    "Some {n} delegates from {country} met at the university to speak about {thing}.",
    "The {people} team won {m} of its {n} matches, and {name} scored twice in {place}.",
    "A spokesman for {name2} said that the works on the railway would begin in {month}.",
)
THINGS = words("cotton water energy trade fishing health transport rice tourism culture")


@dataclass(frozen=True)
class Kind:
    """Documents of one kind: `dense` is the share of sentences with a casualty word."""

    name: str
    dense: float


KINDS = (
    Kind("news, one sentence in ten", 0.1),
    Kind("attack articles", 1.0),
    Kind("no casualty word", 0.0),
)


def name_of(chance: random.Random) -> str:
    """A made-up name of two words."""
    words = ("".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))) for _ in range(2))
    return " ".join(word.capitalize() for word in words)


def sentence(chance: random.Random, kind: Kind) -> str:
    """One sentence with all its blanks filled."""
    template = chance.choice(ATTACKS if chance.random() < kind.dense else TALK)
    text = template.format(
        group=chance.choice(GROUPS),
        people=chance.choice(PEOPLES),
        place=chance.choice(PLACES),
        place2=chance.choice(PLACES),
        country=chance.choice(COUNTRIES),
        day=chance.randint(1, 28),
        month=chance.choice(MONTHS),
        year=chance.randint(2005, 2024),
        n=chance.randint(2, 90),
        m=chance.randint(2, 30),
        victims=chance.choice(VICTIMS),
        source=chance.choice(SOURCES),
        name=name_of(chance),
        name2=name_of(chance),
        thing=chance.choice(THINGS),
    )
    return text[0].upper() + text[1:]


def document(chance: random.Random, kind: Kind) -> str:
    """A headline and paragraphs of a few sentences."""
    drawn = [sentence(chance, kind) for _ in range(SENTENCES)]
    body = [" ".join(drawn[at : at + IN_A_PARAGRAPH]) for at in range(0, SENTENCES, IN_A_PARAGRAPH)]
    return "\n\n".join([f"News from {chance.choice(PLACES)}", *body]) + "\n"


def documents(kind: Kind, megabytes: float, seed: int) -> list[str]:
    """Documents of one kind up to a size; the same seed gives the same texts."""
    chance = random.Random(f"{seed} {kind.name}")
    texts: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        texts.append(document(chance, kind))
        size += len(texts[-1].encode())
    return texts


def outcome_words() -> list[str]:
    """Every outcome word that the lexicon lists, in the forms that stand there."""
    found = {row["phrase"] for row in rows("outcome")}
    found |= {form for row in rows("outcome") for form in row["forms"].split(";") if form}
    return sorted(found, key=lambda phrase: (-len(phrase), phrase))


def read_all(texts: Sequence[str]) -> int:
    """Reads the documents; gives the number of claims."""
    return sum(len(read(Document("doc", text)).claims) for text in texts)


def match_all(texts: Sequence[str]) -> int:
    """Splits the documents into words and finds the outcome words by one alternation."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, outcome_words()))})\b", re.IGNORECASE)
    return sum(bool(WORD.findall(text)) and len(pattern.findall(text)) for text in texts)


def spacy_seconds(python: str, texts: Sequence[str]) -> float:
    """Seconds that spaCy takes in the environment of another Python."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder, "work.json")
        work.write_text(json.dumps({"texts": list(texts), "phrases": outcome_words()}))
        command = [python, str(SPACY_WORKER), str(work)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def seconds(work: Callable[[Sequence[str]], int], texts: Sequence[str]) -> float:
    """Processor seconds of one run."""
    started = time.process_time()
    work(texts)
    return time.process_time() - started


def profile(texts: Sequence[str]) -> str:
    """The functions of `read` that take the most time of their own."""
    profiler = cProfile.Profile()
    profiler.runcall(read_all, texts)
    table = io.StringIO()
    stats = pstats.Stats(profiler, stream=table).strip_dirs()
    stats.sort_stats("tottime").print_stats(PROFILE_ROWS)
    return table.getvalue()


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Speed of reading.")
    parser.add_argument("--megabytes", type=float, default=1.0, help="of each kind (1.0)")
    parser.add_argument("--seed", type=int, default=1, help="of the generator (1)")
    parser.add_argument("--spacy", metavar="PYTHON", help="a Python that has spaCy")
    parser.add_argument("--profile", type=Path, metavar="FILE", help="write where the time goes")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> None:
    """Prints one line for each kind of documents."""
    chosen = options(arguments)
    read_all([document(random.Random(0), kind) for kind in KINDS])  # loads the lexicons
    profiles = []
    print(f"{'documents':28}{'read':>12}{'re':>12}{'times':>8}{'spaCy':>12}{'times':>8}")
    for kind in KINDS:
        texts = documents(kind, chosen.megabytes, chosen.seed)
        size = sum(len(text.encode()) for text in texts) / 1e6
        own = size / seconds(read_all, texts)
        line = f"{kind.name:28}{own:7.2f} MB/s"
        speeds = [size / seconds(match_all, texts)]
        if chosen.spacy:
            speeds.append(size / spacy_seconds(chosen.spacy, texts))
        print(line + "".join(f"{speed:7.2f} MB/s{speed / own:8.1f}" for speed in speeds))
        if chosen.profile:
            profiles.append(f"## {kind.name}\n\n{profile(texts)}")
    if chosen.profile:
        chosen.profile.write_text("\n".join(profiles))


if __name__ == "__main__":
    main(sys.argv[1:])

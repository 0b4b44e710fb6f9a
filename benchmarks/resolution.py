"""How well and how fast incidents are resolved across documents, on mentions of known truth.

    python benchmarks/resolution.py [--events 60000] [--mentions 100000] [--seed 1] [--keep FILE]

Events are drawn over real places of the gazetteer, some towns far oftener than others; documents
retell them with misspelt places, days that are one off, only the month, forgotten parties and
changed figures. A mention is clear when it names the day, a place and who was attacked, and the
place is spelt right or nearly so. Printed are pairwise precision and recall over all mentions and
over the clear ones, the seconds of the build and its peak memory.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
COUNTRIES = ("NER", "MLI", "BFA", "NGA", "TCD", "SOM", "AFG", "IRQ", "SYR", "COL", "PHL", "MOZ")
GROUPS = ("JNIM", "ISGS", "ISWAP", "Boko Haram", "AQIM", "MILF", "ELN", "BLA")
TYPES = ("ambush", "armed_assault", "bombing", "clash", "shelling", "kidnapping")
FIRST_DAY = date(2012, 1, 1)
DAYS = 3650


@dataclass(frozen=True)
class Event:
    """What happened: the truth that mentions tell more or less well."""

    number: int
    kind: str
    day: date
    place: str
    country: str
    attacker: str
    killed: int


@dataclass(frozen=True)
class Mention:
    """One document's telling of an event; `clear` when nothing was left out or blurred."""

    event: int
    kind: str
    start: date | None
    end: date | None
    precision: str
    place: str | None
    country: str
    attacker: str | None
    target: str | None
    killed: int | None
    clear: bool


def read_places(chance: random.Random, count: int) -> list[tuple[str, str]]:
    """Names and countries of gazetteer places, in an order of how often they are attacked."""
    gazetteer = ROOT / "sql" / "reference" / "gazetteer.parquet"
    with duckdb.connect() as connection:
        rows = connection.execute(
            "select min(name), country_iso3 from read_parquet(?) where kind = 'place' "
            "and country_iso3 in (select unnest(?)) group by name_key, country_iso3 order by 2, 1",
            [str(gazetteer), list(COUNTRIES)],
        ).fetchall()
    return chance.sample(rows, min(count, len(rows)))


def draw_events(chance: random.Random, count: int) -> list[Event]:
    """Events over places of very unequal fortune (the n-th place has a share of 1/sqrt(n))."""
    places = read_places(chance, max(50, count // 12))
    weights = [1 / (rank + 1) ** 0.5 for rank in range(len(places))]
    chosen = chance.choices(places, weights, k=count)
    return [
        Event(
            number,
            chance.choice(TYPES),
            FIRST_DAY + timedelta(days=chance.randrange(DAYS)),
            place,
            country,
            GROUPS[COUNTRIES.index(country) % len(GROUPS)],
            1 + int(chance.expovariate(1 / 12)),
        )
        for number, (place, country) in enumerate(chosen)
    ]


def misspell(chance: random.Random, name: str) -> str:
    """The name with one letter doubled, dropped or changed, as other languages spell it."""
    at = chance.randrange(1, len(name)) if len(name) > 1 else 0
    letter = chance.choice("aeiouhk")
    return chance.choice((name[:at] + name[at + 1 :], name[:at] + letter + name[at + 1 :]))


def tell(chance: random.Random, event: Event) -> Mention:
    """One telling: mostly right, sometimes blurred."""
    mention = Mention(
        event.number, event.kind, event.day, event.day, "day", event.place, event.country,
        event.attacker, event.country, event.killed, True,
    )  # fmt: skip
    if chance.random() < 0.06:
        mention = replace(mention, place=misspell(chance, event.place))
    if chance.random() < 0.25:
        mention = replace(mention, killed=round(event.killed * chance.uniform(0.7, 1.5)))
    if chance.random() < 0.15:
        mention = replace(mention, attacker=None)
    if chance.random() < 0.1:
        mention = replace(mention, kind=chance.choice(("armed_assault", "other", event.kind)))
    return blur(chance, event, mention)


def blur(chance: random.Random, event: Event, mention: Mention) -> Mention:
    """Now and then only the month, no day at all, a day off, no place, or no victim told."""
    kind = chance.random()
    if kind < 0.05:
        first = event.day.replace(day=1)
        last = first.replace(day=monthrange(first.year, first.month)[1])
        return replace(mention, start=first, end=last, precision="month", clear=False)
    if kind < 0.06:
        return replace(mention, start=None, end=None, precision="unknown", clear=False)
    if kind < 0.08:
        day = event.day + timedelta(days=chance.choice((-1, 1)))
        return replace(mention, start=day, end=day, clear=False)
    if kind < 0.1:
        return replace(mention, place=None, clear=False)
    if kind < 0.12:
        return replace(mention, target=None, clear=False)
    return mention


def write_documents(chance: random.Random, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Deal mentions to documents of one to four, never two tellings of one event in one."""
    left = list(mentions)
    chance.shuffle(left)
    while left:
        wanted, document = chance.choice((1, 1, 2, 3, 4)), list[Mention]()
        while left and len(document) < wanted:
            if left[-1].event in {mention.event for mention in document}:
                break
            document.append(left.pop())
        yield document


def staging_rows(documents: Iterable[Sequence[Mention]]) -> tuple[list[list[object]], ...]:
    """Rows of staging.document, incident_mention and claim_mention."""
    texts: list[list[object]] = []
    incidents: list[list[object]] = []
    claims: list[list[object]] = []
    for number, document in enumerate(documents):
        name = f"doc_{number:08d}"
        texts.append([name, f"{name}.txt"])
        for place_in_text, told in enumerate(document):
            incidents.append(
                [name, place_in_text, told.kind, told.start, told.end, told.precision, told.place,
                 told.country, told.attacker, told.target]
            )  # fmt: skip
            if told.killed is not None:
                claims.append([name, place_in_text, told.killed, told.target])
    return texts, incidents, claims


STAGING = {
    "document": "select column0 as document_id, 'news' as document_type, column1 as path, "
    "column0 as sha256, 1 as characters, 'x' as text, 'text' as format, '1' as reader_version, "
    "true as is_current from source",
    "incident_mention": "select column0 as document_id, column1::integer as incident_no, "
    "column2 as incident_type, column3::date as date_start, column4::date as date_end, "
    "column5 as date_precision, column6 as place_name, column7 as country_iso3, "
    "column8 as attacker_party, if(column8 is null, null, 'armed_group') as attacker_class, "
    "column9 as target_party, if(column9 is null, null, 'state_force') as target_class, "
    "true as is_main, column1::integer as char_start, char_start + 1 as char_end, "
    "'x' as quote, 'benchmark' as rule from source",
    "claim_mention": "select 'clm_' || column0 || column1 as claim_id, column0 as document_id, "
    "column1::integer as incident_no, 'incident' as scope, 'killed' as outcome, "
    "'person' as object, column2::integer as quantity_low, quantity_low as quantity_high, "
    "column2 as quantity_text, 'exact' as qualifier, 'state_force' as victim_class, "
    "column3 as victim_party, false as is_revised, 'body' as part, 0 as char_start, "
    "1 as char_end, 'x' as quote, '' as context_before, '' as context_after, "
    "'benchmark' as rule from source",
}


def fill_staging(database: Path, tables: Sequence[list[list[object]]], folder: Path) -> None:
    """Make the staging tables of `ingest/rows.py` and load the rows through CSV."""
    sys.path.insert(0, str(ROOT))
    from ingest.intake.staging import prepare

    with duckdb.connect(str(database)) as connection:
        prepare(connection)
        for (table, query), rows in zip(STAGING.items(), tables, strict=True):
            path = folder / f"{table}.csv"
            with path.open("w", encoding="utf-8", newline="") as lines:
                csv.writer(lines).writerows(rows)
            source = f"read_csv('{path}', header = false, all_varchar = true, nullstr = '')"
            connection.execute(
                f"insert into staging.{table} by name with source as (from {source}) {query}"
            ).fetchall()


def pair_scores(labels: Iterable[tuple[int, str]]) -> tuple[float, float]:
    """Pairwise precision and recall of (true event, found incident) labels."""

    def pairs(counts: Counter[object]) -> int:
        return sum(count * (count - 1) // 2 for count in counts.values())

    rows = list(labels)
    both = pairs(Counter(rows))
    found = pairs(Counter(incident for _, incident in rows))
    true = pairs(Counter(event for event, _ in rows))
    return both / found if found else 1.0, both / true if true else 1.0


def build(database: Path) -> tuple[float, float]:
    """Run `warehouse build`; give seconds and peak memory in MiB."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "warehouse.cli", "build", "--quiet", "--database", database]
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return time.perf_counter() - started, peak


def main() -> None:
    """Draw, build, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--events", type=int, default=60_000)
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    events = draw_events(chance, options.events)
    told = events + chance.choices(events, k=max(0, options.mentions - options.events))
    documents = list(write_documents(chance, [tell(chance, event) for event in told]))
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "benchmark.duckdb"
        fill_staging(database, staging_rows(documents), Path(folder))
        seconds, peak = build(database)
        with duckdb.connect(str(database), read_only=True) as connection:
            found = connection.execute(
                "select document_id, incident_no, incident_id from incident_key"
            ).fetchall()
            compared = connection.execute("select count(*) from incident_match").fetchall()[0][0]
    report(documents, found, seconds, peak, compared)


def report(
    documents: Sequence[Sequence[Mention]],
    found: Iterable[tuple[str, int, str]],
    seconds: float,
    peak: float,
    compared: int,
) -> None:
    """Print precision and recall, over all and over clear mentions, and the cost."""
    labels = [(documents[int(name[4:])][number], incident) for name, number, incident in found]
    everything = pair_scores((mention.event, incident) for mention, incident in labels)
    clear = pair_scores((mention.event, incident) for mention, incident in labels if mention.clear)
    print(f"mentions {len(labels):,}, clear {sum(mention.clear for mention, _ in labels):,}")
    print(f"pairs compared {compared:,}")
    print("all    precision {:.3f}  recall {:.3f}".format(*everything))
    print("clear  precision {:.3f}  recall {:.3f}".format(*clear))
    print(f"build  {seconds:.1f} s, peak {peak:,.0f} MiB")


if __name__ == "__main__":
    main()

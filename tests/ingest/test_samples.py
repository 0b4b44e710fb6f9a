"""The samples are what they claim to be, and show what the warehouse can do."""

from __future__ import annotations

from pathlib import Path

import pytest
from house import House

SAMPLES = Path(__file__).parents[2] / "samples"
DOCUMENTS = sorted(SAMPLES.glob("*.txt"))
MARK = "Written as a sample for this project; the events are invented."


@pytest.fixture(scope="module")
def read_samples(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(tmp_path_factory.mktemp("samples"))
    summary = house.ingest(SAMPLES)
    assert (summary.read, summary.rejected) == (len(DOCUMENTS), 0)
    return house


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_sample_says_that_it_is_one(path: Path) -> None:
    assert path.read_text(encoding="utf-8").endswith(f"\n{MARK}\n")


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("outcome", {"killed", "injured", "missing", "captured", "destroyed"}),
        ("object", {"person", "vehicle", "motorcycle", "weapon", "building"}),
        ("qualifier", {"exact", "at_least", "more_than", "about", "range", "none", "vague"}),
        ("victim_class", {"state_force", "armed_group", "civilian", "unknown"}),
        ("scope", {"incident", "aggregate"}),
        ("part", {"headline", "infobox", "body"}),
    ],
)
def test_the_samples_show_all_kinds_of_claims(
    read_samples: House, column: str, values: set[object]
) -> None:
    found = read_samples.query(f"select distinct {column} from staging.claim_mention")
    assert values <= {value for (value,) in found}


def test_both_formats_and_all_types_of_documents_are_there(read_samples: House) -> None:
    found = read_samples.query("select distinct format, document_type from staging.document")
    assert {format_ for format_, _ in found} == {"encyclopedia", "news"}
    assert {"news", "press release", "situation report", "communique"} <= {one for _, one in found}


def test_every_quote_stands_where_it_is_said_to(read_samples: House) -> None:
    rows = read_samples.query(
        "select document.path, mention.char_start, mention.char_end, mention.quote "
        "from staging.claim_mention as mention inner join staging.document as document "
        "using (document_id)"
    )
    texts = {path.name: path.read_bytes().decode("utf-8") for path in DOCUMENTS}
    wrong = [row for row in rows if texts[Path(row[0]).name][row[1] : row[2]] != row[3]]
    assert len(rows) > 100
    assert wrong == []

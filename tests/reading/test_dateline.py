"""The dateline of a report, and the day that a document was issued."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.dates.dateline import find_dateline


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("NIAMEY - Niger said on Friday", "NIAMEY", None),
        ("Raid kills ten\n\nDAKAR, April 6, 2022 - Mali's rulers", "DAKAR", "2022-04-06"),
        ("QUETTA, Pakistan (Reuters) — Gunmen", "QUETTA", None),
        ("NIAMEY, 3 April 2021 (AFP) – At least", "NIAMEY", "2021-04-03"),
        ("N'DJAMENA -- Chad", "N'DJAMENA", None),
        ("PORT-AU-PRINCE, Haiti — Gangs", "PORT-AU-PRINCE", None),
        ("KYIV, Ukraine, March 3 (Reuters) - Russia", "KYIV", None),
        ("PRESS RELEASE No. 7\nBamako, 26 July 2024\n\nThe staff", "Bamako", "2024-07-26"),
        ("Report\nPeriod covered: 15-31 March 2021\nIssued: 1 April 2021", None, "2021-04-01"),
        ("Head\nPublished: Friday, 3 May 2019 14:05\nUpdated 5 May 2019", None, "2019-05-03"),
        ("Head\nLast updated: 2021-03-04\nText", None, "2021-03-04"),
        ("Head\nBy Jane Doe | April 6, 2022\n\nText", None, "2022-04-06"),
        ("Head\nBy Jane Doe | The Ledger | April 6, 2022\n\nText", None, "2022-04-06"),
        ("(Tunis, 26 July 2024) - Guards shot", "Tunis", "2024-07-26"),
        ("Head\nPasto, Nariño, 3 May 2019\n\nText", "Pasto, Nariño", "2019-05-03"),
        ("WATER BOARD - EASTERN WING\n\nHills of Uri, 3 May 2019", "WATER BOARD", "2019-05-03"),
        ("Log\nDay 12 · Friday, 3 May 2019 · 07:00", None, "2019-05-03"),
        ("Log\nWeek 7: 29 April to 3 May 2019 (issued Sunday 5 May)", None, "2019-05-05"),
        ("Head\n26 July 2024\nText", None, "2024-07-26"),
        ("Press release, 26 July 2024\nText", None, None),
        ("= Raid =\n\nInfobox\n- Date: 3 June 2016\n\nText", None, None),
        ("12 June 2014 - Iraq: men\n\n3 May 2015 - Mali: men", None, None),
        ("1 May 2020\nA raid.\n2 May 2020\nA bomb.", None, None),
        ("UN: 20 dead in Mali - report", None, None),
    ],
)
def test_dateline(text: str, place: str | None, day: str | None) -> None:
    assert find_dateline(text) == (place, date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    "line",
    ["Daily report | Tuesday, 4 June 2019", "Live updates, Tuesday 4 June 2019"],
)
def test_the_title_of_an_issue_tells_the_day(line: str) -> None:
    text = f"Border digest\n{line}\n\nGunmen killed two policemen yesterday."
    assert find_dateline(text).published_at == date(2019, 6, 4)

"""Two tellings of one event become one incident."""

from __future__ import annotations

from collections import Counter

from ingest.incidents.incident import Incident
from ingest.text.tokens import fold


def merged(incidents: list[Incident]) -> list[Incident]:
    """The incidents without doublets, in order; a later telling goes into the first."""
    kept: list[Incident] = []
    by_key: dict[object, list[Incident]] = {}
    for incident in incidents:
        same = next((old for old in _near(incident, kept, by_key) if _is_same(old, incident)), None)
        if same is not None:
            _take(same, incident)
        else:
            kept.append(incident)
        for key in _keys(same or incident):
            by_key.setdefault(key, []).append(same or incident)
    return kept


def _keys(incident: Incident) -> list[object]:
    """What two tellings of one event have in common."""
    keys: list[object] = [("place", name) for name in sorted(incident.names)]
    if incident.when is not None:
        keys.append(("date", incident.when.start))
    if incident.when is None or incident.place is None:
        keys.append("vague")
    return keys


def _near(
    incident: Incident, kept: list[Incident], by_key: dict[object, list[Incident]]
) -> list[Incident]:
    """Earlier incidents that could be the same, each once."""
    found = [old for key in (*_keys(incident), "vague") for old in by_key.get(key, ())[-20:]]
    return list(dict.fromkeys(found))


def _is_same(old: Incident, new: Incident) -> bool:
    if old.is_main and new.is_main and old.rule == "entry":
        return False
    if old.when is not None and new.when is not None:
        if not old.when.meets(new.when):
            return False
        exact = old.when.precision == new.when.precision == "day"
        return _same_place(old, new) or (
            exact and _one_unplaced(old, new) and old.may_lie_at(new.place, strictly=True)
        )
    if old.is_novel or new.is_novel:
        if old.is_main or new.is_main:
            return False
        return _same_victims(old, new) or _same_figures(old, new)
    return False


def _same_place(old: Incident, new: Incident) -> bool:
    return bool(old.names & new.names)


def _one_unplaced(old: Incident, new: Incident) -> bool:
    return any(i.place is None or i.place.kind in ("country", "admin1") for i in (old, new))


def _same_victims(old: Incident, new: Incident) -> bool:
    """Whether both tell of the same several parties among the victims."""
    one, other = (
        Counter((d.outcome, d.victim_party) for d in incident.drafts if d.victim_party)
        for incident in (old, new)
    )
    return len(one) > 1 and one.keys() == other.keys()


def _same_figures(old: Incident, new: Incident) -> bool:
    """Whether both count as many dead, told of people of one class."""
    one, other = (
        {
            (d.low, d.high, d.victim_class)
            for d in incident.drafts
            if d.outcome == "killed" and d.low
        }
        for incident in (old, new)
    )
    return bool(one & other) and None in (old.place, new.place)


def _take(old: Incident, new: Incident) -> None:
    old.dated(new.when)
    if new.place is not None and old.may_lie_at(new.place):
        old.placed(new.place)
    old.names |= {fold(name) for name in new.names}
    old.segments += new.segments
    old.drafts += new.drafts
    old.is_firm = old.is_firm or new.is_firm
    old.is_main = old.is_main or new.is_main

"""Rules against SQL that changes totals silently, or gives other results on another engine.

A header line `-- allow RULE: reason` lets a file break one rule.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from warehouse.errors import SqlError
from warehouse.parse import comments_of, exp, parse_query, spark_problem, tokens_of, traverse_scope
from warehouse.project import Name, Project, SqlFile

Finding = tuple[int, str]
OFFSETS = (exp.Lag, exp.Lead, exp.FirstValue, exp.LastValue, exp.NthValue)
RANKING = (exp.RowNumber, exp.Rank, exp.DenseRank, exp.Ntile, *OFFSETS)
CLOCKS = frozenset(["now", "today", "random", "uuid", "gen_random_uuid", "current_date"])
CLOCKS |= {"current_timestamp", "current_time", "localtimestamp", "get_current_timestamp"}


@dataclass(frozen=True)
class Subject:
    """A file under the rules, its tree, and the keys of the tables it may join."""

    file: SqlFile
    keys: dict[Name, tuple[str, ...]]

    @cached_property
    def query(self) -> exp.Query:
        """The file's query."""
        return parse_query(self.file.path, self.file.text)

    @cached_property
    def tokens(self) -> list[Any]:
        """The file's tokens."""
        return tokens_of(self.file.text)

    @property
    def is_mart(self) -> bool:
        """Whether people query the table."""
        return self.file.schema == "main"


def lint(project: Project) -> list[SqlError]:
    """Check all models; gives one error a finding, each with its place in the file."""
    keys = {table: model.header.key for table, model in project.models.items()}
    problems = []
    for model in project.models.values():
        subject = Subject(model, keys)
        allowed = {one.name for one in model.header.entries if one.word == "allow"}
        for rule, check in RULES.items():
            if rule not in allowed:
                found = sorted(set(check(subject)))
                problems += [_problem(model, rule, offset, advice) for offset, advice in found]
    return problems


def _problem(file: SqlFile, rule: str, offset: int, advice: str) -> SqlError:
    return SqlError(file.path, file.text, offset, rule, advice)


def _offset(node: exp.Expr) -> int:
    """Where a node begins: at the first of its parts that has a place."""
    places = (part.meta["start"] for part in node.walk() if "start" in part.meta)
    return min(places, default=0)


def star(subject: Subject) -> Iterator[Finding]:
    """A mart's columns are a contract."""
    for column in subject.query.selects if subject.is_mart else ():
        if column.is_star:
            yield _offset(column), "List the mart's columns: a star changes with what it reads."


def missing_comment(subject: Subject) -> Iterator[Finding]:
    """Every column that people query says what it is."""
    for column in subject.query.selects if subject.is_mart else ():
        if not comments_of(column) and not column.is_star:
            yield _offset(column), f"Say beside {column.alias_or_name} what it is: `-- ...`."


def missing_key(subject: Subject) -> Iterator[Finding]:
    """Every mart says what makes a row unique."""
    if subject.is_mart and not subject.file.header.key:
        yield 0, "Add a header line `-- key: COLUMN, ...`: exports and diffs go by it."


def no_order(subject: Subject) -> Iterator[Finding]:
    """What depends on the order of rows must state it."""
    for window in subject.query.find_all(exp.Window):
        if isinstance(window.this, RANKING) and not (window.args.get("order") or window.alias):
            yield _offset(window), "Add ORDER BY with a total order to the window."
    for aggregate in subject.query.find_all(exp.ArrayAgg, exp.GroupConcat):
        ordered = aggregate.find(exp.Order) or aggregate.find_ancestor(exp.ArraySort)
        if not ordered and not isinstance(aggregate.parent, exp.WithinGroup):
            yield _offset(aggregate), "Sort what is collected: list_sort(list(...)), or ORDER BY."


def clock(subject: Subject) -> Iterator[Finding]:
    """The same input gives the same output."""
    for token in subject.tokens:
        if token.text.lower() in CLOCKS and not _is_name(subject, token):
            yield token.start, "Take the date from the rows: a build must not depend on the clock."


def nullable_where(subject: Subject) -> Iterator[Finding]:
    """A WHERE on the optional side of an outer join makes it an inner join."""
    for select in subject.query.find_all(exp.Select):
        optional = {
            join.alias_or_name for join in select.args.get("joins") or () if join.side == "LEFT"
        }
        where = select.args.get("where")
        for condition in _conjuncts(where.this) if where else ():
            tolerant = condition.find(exp.Is, exp.Coalesce, exp.NullSafeEQ, exp.NullSafeNEQ, exp.Or)
            for column in () if tolerant else condition.find_all(exp.Column):
                if column.table in optional:
                    yield (
                        _offset(column),
                        "Move the condition into ON, or join INNER if you mean it.",
                    )


def coalesced_key(subject: Subject) -> Iterator[Finding]:
    """Unknown values must not meet by way of a default."""
    for join in subject.query.find_all(exp.Join):
        on = join.args.get("on")
        for equal in on.find_all(exp.EQ) if on else ():
            if isinstance(equal.left, exp.Coalesce) or isinstance(equal.right, exp.Coalesce):
                yield _offset(equal), "Join on the column itself: a default makes unknowns equal."


def fan_out(subject: Subject) -> Iterator[Finding]:
    """A left join keeps its rows only when the other side is unique on what is compared."""
    for scope in traverse_scope(subject.query):
        select = scope.expression
        if (
            not isinstance(select, exp.Select)
            or select.args.get("group")
            or select.find(exp.AggFunc)
        ):
            continue
        for join in select.args.get("joins") or ():
            table, on = join.this, join.args.get("on")
            if join.side != "LEFT" or not isinstance(table, exp.Table) or on is None:
                continue
            in_scope = not table.db and table.name in scope.cte_sources
            key = () if in_scope else subject.keys.get((table.db or "main", table.name), ())
            compared = {
                column.name
                for column in on.find_all(exp.Column)
                if column.table == join.alias_or_name
            }
            if not set(key) <= compared:
                named = ", ".join(key)
                yield _offset(table), f"Compare the whole key {named}, or rows may double."


def float_sum(subject: Subject) -> Iterator[Finding]:
    """Sums of floats differ from run to run."""
    for total in subject.query.find_all(exp.Sum, exp.Avg):
        casts = (cast.to.this for cast in total.find_all(exp.Cast))
        floats = (exp.DataType.Type.DOUBLE, exp.DataType.Type.FLOAT)
        if any(kind in floats for kind in casts) or total.find(exp.Div):
            yield _offset(total), "Sum integers or DECIMAL: sums of floats differ from run to run."


def zero_division(subject: Subject) -> Iterator[Finding]:
    """DuckDB 1.5 gives NULL for a remainder by zero, 2.0 an error."""
    for node in subject.query.find_all(exp.Mod, exp.IntDiv):
        divisor = node.expression.unnest()
        if not isinstance(divisor, exp.Literal | exp.Nullif):
            yield _offset(node), "Write nullif(DIVISOR, 0): DuckDB 1.5 and 2.0 differ at zero."


def duckdb_versions(subject: Subject) -> Iterator[Finding]:
    """What means one thing in DuckDB 1.5 and another in 2.0."""
    lambdas = sum(1 for _ in subject.query.find_all(exp.Lambda))
    arrows = [token for token in subject.tokens if token.text == "->"]
    if arrows and lambdas > sum(token.text.lower() == "lambda" for token in subject.tokens):
        yield arrows[0].start, "Write `lambda x: ...`: DuckDB 2.0 has no single-arrow lambdas."
    for token in subject.tokens:
        if token.text == "~":
            yield (
                token.start,
                "Write regexp_matches or regexp_full_match: `~` changed in DuckDB 2.0.",
            )


def spark_function(subject: Subject) -> Iterator[Finding]:
    """Functions that Spark lacks or takes for something else."""
    with Path(__file__).with_name("unportable.csv").open(encoding="utf-8", newline="") as lines:
        banned = {row["function"]: row["instead"] for row in csv.DictReader(lines)}
    for token, following in zip(subject.tokens, subject.tokens[1:], strict=False):
        name = token.text.lower()
        if name in banned and following.text == "(" and not _is_name(subject, token):
            yield token.start, f"{name} does not run the same on Spark. Write {banned[name]}."


def spark_construct(subject: Subject) -> Iterator[Finding]:
    """Constructs that Spark refuses, or runs with another result."""
    for kind, refused, advice in SPARK_CONSTRUCTS:
        for node in subject.query.find_all(kind):
            if refused(node):
                yield _offset(node), f"Not the same on Spark. Write {advice}."


def spark_transpile(subject: Subject) -> Iterator[Finding]:
    """Every model becomes Spark SQL."""
    problem = spark_problem(subject.file.text)
    if problem:
        yield 0, f"The query cannot become Spark SQL ({problem}). Write it otherwise."


def _conjuncts(condition: exp.Expr) -> Iterator[exp.Expr]:
    return condition.flatten() if isinstance(condition, exp.And) else iter([condition])


def _is_name(subject: Subject, token: Any) -> bool:
    """Whether a token is a column's or alias's name: quoted, after a dot, or after AS."""
    before = subject.file.text[: token.start].rstrip()
    return (
        before.endswith(".")
        or before.lower().endswith(" as")
        or token.text != (subject.file.text[token.start : token.end + 1])
    )


def _is_filtered(node: exp.Expr) -> bool:
    return isinstance(node.parent, exp.Filter)


def _is_whole_days(node: exp.Expr) -> bool:
    return str(node.args.get("unit") or "DAY").upper() == "DAY"


def _has_odd_index(node: exp.Expr) -> bool:
    return any(isinstance(index, exp.Slice | exp.Neg) for index in node.expressions)


SPARK_CONSTRUCTS: tuple[tuple[type[exp.Expr], Callable[[Any], bool], str], ...] = (
    (exp.ArgMax, lambda node: bool(node.args.get("count")), "row_number in a subquery, then list"),
    (exp.ArgMin, lambda node: bool(node.args.get("count")), "row_number in a subquery, then list"),
    (exp.ArgMax, lambda n: not _is_filtered(n), "arg_max(x, y) filter (where x is not null)"),
    (exp.ArgMin, lambda n: not _is_filtered(n), "arg_min(x, y) filter (where x is not null)"),
    (
        exp.ArrayAgg,
        lambda node: isinstance(node.this, exp.Order),
        "list_transform(list_sort(list(struct_pack(o := y, k := x))), lambda s: s.k)",
    ),
    (
        exp.Join,
        lambda node: node.side == "LEFT" and isinstance(node.this, exp.Unnest),
        "unnest(case when array_length(l) = 0 then [null] else l end)",
    ),
    (exp.Join, lambda node: node.method in ("ASOF", "POSITIONAL"), "a join on <= and row_number"),
    (
        exp.Unnest,
        lambda n: bool(n.args.get("offset")),
        "unnest(generate_series(1, array_length(l)))",
    ),
    (
        exp.Table,
        lambda node: isinstance(node.this, exp.GenerateSeries),
        "unnest(generate_series(...)) in the select list",
    ),
    (exp.SetOperation, lambda node: bool(node.args.get("by_name")), "the columns in one order"),
    (exp.CTE, lambda n: bool(n.args.get("key_expressions")), "UNION ALL with a depth limit"),
    (
        exp.CTE,
        lambda n: (
            bool(n.parent.args.get("recursive"))
            and isinstance(n.this, exp.Union)
            and n.alias in {table.name for table in n.this.find_all(exp.Table)}
            and bool(n.this.args.get("distinct"))
        ),
        "UNION ALL with a depth limit, and DISTINCT outside",
    ),
    (exp.Interval, lambda n: not n.find_ancestor(exp.Cast), "cast(... as date), or date + integer"),
    (exp.DateDiff, lambda n: not _is_whole_days(n), "year * 12 + month differences, or days"),
    (
        exp.RegexpReplace,
        lambda n: "g" not in (n.args["modifiers"].name if n.args.get("modifiers") else ""),
        "regexp_replace(..., 'g'), or regexp_extract and substr",
    ),
    (exp.Bracket, _has_odd_index, "l[array_length(l)] for the last, array_slice for a part"),
    (exp.ToMap, lambda node: isinstance(node.this, exp.Struct), "map([k], [v])"),
    (exp.Comprehension, lambda node: True, "list_transform and list_filter"),
    (exp.Star, lambda node: bool(node.args.get("replace")), "the columns by name"),
    (
        exp.Select,
        lambda n: bool(n.args.get("qualify")) and any(column.is_star for column in n.selects),
        "the columns by name where there is a QUALIFY",
    ),
    (
        exp.Cast,
        lambda node: (
            node.to.is_type(*exp.DataType.INTEGER_TYPES) and isinstance(node.this.unnest(), exp.Div)
        ),
        "cast(round(x) as integer)",
    ),
    (
        exp.Sub,
        lambda node: all(
            isinstance(side, exp.Cast) and side.to.is_type("date")
            for side in (node.left.unnest(), node.right.unnest())
        ),
        "date_diff('day', a, b)",
    ),
)

RULES: dict[str, Callable[[Subject], Iterator[Finding]]] = {
    rule.__name__: rule
    for rule in (
        star,
        missing_comment,
        missing_key,
        no_order,
        clock,
        nullable_where,
        coalesced_key,
        fan_out,
        float_sum,
        zero_division,
        duckdb_versions,
        spark_function,
        spark_construct,
        spark_transpile,
    )
}

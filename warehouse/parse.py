"""What a query reads and gives: the one module that imports sqlglot."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, ParseError, SqlglotError, TokenError
from sqlglot.lineage import Node, lineage
from sqlglot.optimizer.scope import traverse_scope
from sqlglot.tokenizer_core import Token

from warehouse.errors import SqlError
from warehouse.parse_cache import Parsed, TableName
from warehouse.project import Columns

__all__ = ["column_origins", "comments_of", "exp", "parse_file", "parse_query", "spark_problem"]
__all__ += ["tokens_of", "traverse_scope"]


def parse_file(path: Path, text: str) -> Parsed:
    """Read one query; raises SqlError when the text is not exactly one query."""
    query = parse_query(path, text)
    return Parsed(_tables(path, text, query), _columns(query))


def parse_query(path: Path, text: str) -> exp.Query:
    """Parse one query; raises SqlError when the text is not exactly one query."""
    try:
        statements = [statement for statement in sqlglot.parse(text, read="duckdb") if statement]
    except (ParseError, TokenError) as error:
        raise _not_parsed(path, text, error) from error
    if len(statements) != 1:
        reason = f"{len(statements)} statements where one query is expected"
        raise SqlError(path, text, None, reason, "Write exactly one SELECT in the file.")
    query = statements[0]
    if not isinstance(query, exp.Query) or isinstance(query, exp.Pivot):
        reason = f"a {query.key} statement where a query is expected"
        raise SqlError(path, text, None, reason, "Write exactly one SELECT in the file.")
    return query


def tokens_of(text: str) -> list[Token]:
    """Cut a query that parses into its tokens."""
    return sqlglot.tokenize(text, read="duckdb")


def spark_problem(text: str) -> str | None:
    """Say why a query cannot become Spark SQL, or None when it can."""
    try:
        sqlglot.transpile(text, read="duckdb", write="spark", unsupported_level=ErrorLevel.RAISE)
    except SqlglotError as error:
        return str(error).splitlines()[0]
    return None


def column_origins(text: str, schema: Columns) -> dict[str, list[tuple[str, str, str]]]:
    """Give, for each output column, the (schema, table, column) it is made of.

    A query that sqlglot cannot qualify gives nothing. `schema` holds each table's columns.
    """
    nested: dict[str, dict[str, dict[str, str]]] = {}
    for (database, table), columns in schema.items():
        nested.setdefault(database, {})[table] = columns
    try:
        found = lineage(None, text, schema=nested, dialect="duckdb", db="main")
    except SqlglotError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {column.lower(): _leaves(node) for column, node in found.items()}


def _leaves(node: Node) -> list[tuple[str, str, str]]:
    leaves = {
        (leaf.source.db, leaf.source.name, leaf.name.rpartition(".")[2].strip('"'))
        for leaf in node.walk()
        if not leaf.downstream and isinstance(leaf.source, exp.Table)
    }
    return sorted(leaves)


def _not_parsed(path: Path, text: str, error: SqlglotError) -> SqlError:
    """Let DuckDB say what is wrong, as it says it better; else pass on what sqlglot says."""
    with duckdb.connect() as connection:
        found = connection.execute("select json_serialize_sql(?::varchar)", [text]).fetchall()
    told = json.loads(found[0][0])
    reason, offset = str(error).splitlines()[0].partition(" but got <")[0], None
    if told.get("error_type") == "parser":
        reason = str(told["error_message"]).splitlines()[0]
        if "position" in told:
            offset = len(text.encode()[: int(told["position"])].decode(errors="ignore"))
    return SqlError(path, text, offset, reason, "Correct the query's syntax there.")


def _tables(path: Path, text: str, query: exp.Query) -> tuple[TableName, ...]:
    """List the tables each scope reads, leaving out functions and the CTEs it can see."""
    found: dict[tuple[str, str], TableName] = {}
    for scope in traverse_scope(query):
        for table in scope.tables:
            if not isinstance(table.this, exp.Identifier):
                continue
            if not table.db and table.name.lower() in {name.lower() for name in scope.cte_sources}:
                continue
            offset = table.this.meta.get("start", 0)
            if table.catalog:
                reason = f"`{table.sql(dialect='duckdb')}` names a database"
                advice = "Write SCHEMA.TABLE: a model reads its own warehouse only."
                raise SqlError(path, text, offset, reason, advice)
            name = TableName(table.db.lower() or "main", table.name.lower(), offset)
            found.setdefault((name.schema, name.name), name)
    return tuple(found.values())


def _columns(query: exp.Query) -> tuple[tuple[str, str], ...]:
    """Give the output columns with the comment beside or above each."""
    return tuple(
        (column.alias_or_name, " ".join(part.strip() for part in comments_of(column)))
        for column in query.selects
    )


def comments_of(column: exp.Expr) -> list[str]:
    """The comments beside an output column, or above it, where they belong to its first part."""
    node = column
    while not node.comments and isinstance(node.args.get("this"), exp.Expr):
        node = node.args["this"]
    return node.comments or []

"""The least that builds models: parse, order, run, check. `python bare.py SQL DATABASE`.

It publishes in place, knows no comments, no diff and no messages, and takes every name that is no
CTE for a table: the measure for what the runner's care costs.
"""

import graphlib
import re
import sys
from pathlib import Path

import duckdb
import sqlglot
from sqlglot import exp

SCHEMAS = {"marts": "main"}
FORMS = {
    r"key: (.+)": "select {0} from {t} group by {0} having count(*) > 1",
    r"not null: (.+)": "select 1 from {t} where ({0}) is null",
    r"values: (\w+) in \((.+)\)": "select {0} from {t} where {0} not in ({1})",
    r"references: (\w+) -> (\w+)\.(\w+)": "select c.{0} from {t} c anti join {1} p "
    "on p.{2} = c.{0} where c.{0} is not null",
    r"check \w+: (.+)": "select * from {t} where not ({0})",
    r"(at least one row)": "select 1 where not exists (from {t})",
}
root, connection = Path(sys.argv[1]), duckdb.connect(sys.argv[2])
models, needs, checks = {}, {}, []
for path in root.glob("*/*.sql"):
    name = f"{SCHEMAS.get(path.parent.name, path.parent.name)}.{path.stem}"
    models[name] = path.read_text()
    tree = sqlglot.parse_one(models[name], read="duckdb")
    ctes = {cte.alias for cte in tree.find_all(exp.CTE)}
    tables = {f"{t.db or 'main'}.{t.name}" for t in tree.find_all(exp.Table) if t.name not in ctes}
    needs[name] = tables
    for line in re.findall(r"^-- (.+)$", models[name], re.MULTILINE):
        for form, query in FORMS.items():
            if found := re.fullmatch(form, line):
                parts = list(found.groups())
                if form.startswith("values"):
                    parts[1] = ", ".join(f"'{value.strip()}'" for value in parts[1].split(","))
                checks.append((name, line, query.format(*parts, t=name)))
for name in graphlib.TopologicalSorter(needs).static_order():
    if name in models:
        connection.execute(f"create schema if not exists {name.split('.')[0]}")
        connection.execute(f"create or replace table {name} as {models[name]}").fetchall()
for name, line, query in checks:
    if bad := connection.execute(f"select count(*) from ({query})").fetchall()[0][0]:
        sys.exit(f"{name} {line}: {bad} rows")
print(f"{len(models)} models, {len(checks)} checks")

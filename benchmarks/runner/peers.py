"""The same models and checks as projects of dbt-core and SQLMesh, each in its own environment."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "dbt": ["dbt-core>=1.11,<1.12", "dbt-duckdb"],
    "sqlmesh": ["sqlmesh[duckdb]"],
}
SCHEMAS = {"marts": "main"}


def install(name: str, folder: Path) -> Path:
    """Make an environment with the peer in it; gives the folder of its programs."""
    environment = folder / f"env-{name}"
    if not environment.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        pip = [str(environment / "bin" / "pip"), "install", "--quiet"]
        subprocess.run([*pip, *PACKAGES[name]], check=True)
    return environment / "bin"


def header_lines(text: str) -> list[str]:
    """The header's check lines."""
    return [line for line in re.findall(r"^-- (.+)$", text, re.MULTILINE) if ":" in line]


def write_dbt(sql: Path, folder: Path, database: Path) -> list[str]:
    """Write a dbt project; gives the arguments that build it."""
    models, entries = folder / "models", []
    names = {path.stem: path.parent.name for path in sql.glob("*/*.sql")}
    for path in sql.glob("*/*.sql"):
        text = re.sub(r"staging\.(\w+)", r"{{ source('staging', '\1') }}", path.read_text())
        for name, layer in names.items():
            qualified = name if layer == "marts" else f"{layer}.{name}"
            text = re.sub(rf"(?<=from ){re.escape(qualified)}\b", f"{{{{ ref('{name}') }}}}", text)
            text = re.sub(
                rf"(join\s+){re.escape(qualified)}\b", rf"\1{{{{ ref('{name}') }}}}", text
            )
        target = models / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        entries.append(dbt_tests(path.stem, header_lines(path.read_text())))
    raw = sorted(
        {
            name
            for path in sql.glob("*/*.sql")
            for name in re.findall(r"staging\.(\w+)", path.read_text())
        }
    )
    sources = "".join(f"\n      - name: {name}" for name in raw)
    (models / "schema.yml").write_text(
        "version: 2\nsources:\n  - name: staging\n    tables:"
        + sources
        + "\nmodels:\n"
        + "".join(entries)
    )
    (folder / "dbt_project.yml").write_text(
        "name: bench\nversion: '1.0'\nprofile: bench\nmodel-paths: [models]\n"
        "models:\n  +materialized: table\n"
    )
    (folder / "profiles.yml").write_text(
        f"bench:\n  target: dev\n  outputs:\n    dev:\n      type: duckdb\n      path: {database}\n"
        "      threads: 2\nconfig:\n  send_anonymous_usage_stats: false\n"
    )
    return ["build", "--project-dir", str(folder), "--profiles-dir", str(folder), "--quiet"]


def dbt_tests(name: str, lines: list[str]) -> str:
    """The checks as data tests of dbt, as far as it has them without further packages."""
    columns: dict[str, list[str]] = {}
    for line in lines:
        word, _, rest = line.partition(": ")
        if word in ("key", "not null"):
            for column in rest.split(", "):
                columns.setdefault(column, []).append("not_null")
            if word == "key" and "," not in rest:
                columns.setdefault(rest, []).append("unique")
        elif word == "values":
            column, _, values = rest.partition(" in ")
            test = f"accepted_values: {{arguments: {{values: [{values.strip('()')}]}}}}"
            columns.setdefault(column, []).append(test)
        elif word == "references":
            column, _, target = rest.partition(" -> ")
            table, _, field = target.partition(".")
            arguments = f"{{to: ref('{table}'), field: {field}}}"
            columns.setdefault(column, []).append(f"relationships: {{arguments: {arguments}}}")
    body = "".join(
        f"\n      - name: {column}\n        data_tests:"
        + "".join(f"\n          - {test}" for test in dict.fromkeys(tests))
        for column, tests in columns.items()
    )
    return f"  - name: {name}\n    columns:{body}\n"


def write_sqlmesh(sql: Path, folder: Path, database: Path) -> list[str]:
    """Write a SQLMesh project; gives the arguments that build it."""
    for path in sql.glob("*/*.sql"):
        schema = SCHEMAS.get(path.parent.name, path.parent.name)
        text = path.read_text()
        for name in (one.stem for one in sql.glob("marts/*.sql")):
            text = re.sub(rf"(?<=from ){name}\b", f"main.{name}", text)
        audits = ", ".join(sqlmesh_audits(header_lines(text))) or "number_of_rows(threshold := 0)"
        target = folder / "models" / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        body = re.sub(r"^--.*\n", "", text, flags=re.MULTILINE)
        target.write_text(
            f"MODEL (name {schema}.{path.stem}, kind FULL, audits ({audits}));\n{body}"
        )
    (folder / "config.yaml").write_text(
        f"gateways:\n  local:\n    connection:\n      type: duckdb\n      database: {database}\n"
        "default_gateway: local\nmodel_defaults:\n  dialect: duckdb\n  start: 2020-01-01\n"
        "disable_anonymized_analytics: true\n"
    )
    return ["--paths", str(folder), "plan", "--auto-apply", "--no-prompts"]


def sqlmesh_audits(lines: list[str]) -> list[str]:
    """The checks as audits of SQLMesh; references are left out, as they need other models."""
    audits = []
    for line in lines:
        word, _, rest = line.partition(": ")
        if word == "key":
            audits.append(f"unique_combination_of_columns(columns := ({rest}))")
        elif word == "not null":
            audits.append(f"not_null(columns := ({rest}))")
        elif word == "values":
            column, _, values = rest.partition(" in ")
            quoted = ", ".join(f"'{value.strip()}'" for value in values.strip("()").split(","))
            audits.append(f"accepted_values(column := {column}, is_in := ({quoted}))")
        elif word.startswith("check"):
            audits.append(f"forall(criteria := ({rest}))")
    return audits

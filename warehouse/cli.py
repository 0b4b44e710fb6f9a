"""The `warehouse` command: reads the arguments and hands over to the module that does the work."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from warehouse import __version__
from warehouse.errors import WarehouseError
from warehouse.verbs import BUILT_IN

Options = argparse.Namespace


class Command(Protocol):
    """What an entry point of group `warehouse.commands` names: a class of this shape."""

    name: str
    help: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own arguments."""

    def run(self, options: Options) -> int:
        """Do the work; `options.database` is the database's path. Gives the exit code."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives 0, 1 for an error of the user's, 2 for wrong arguments."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        options = _parser(given).parse_args(given)
        return int(options.run(options))
    except WarehouseError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("Stopped; nothing was changed.", file=sys.stderr)
        return 130


def default_sql() -> Path:
    """The `sql` folder beside the packages."""
    return Path(__file__).resolve().parent.parent / "sql"


def _common() -> argparse.ArgumentParser:
    """Options that stand before or behind the command; each parser needs its own, for defaults of
    one would become defaults of the other and undo what was given before the command."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    group = common.add_argument_group("for every command")
    group.add_argument("--database", type=Path, metavar="FILE", help="the DuckDB file")
    group.add_argument("--sql", type=Path, metavar="DIR", help="the folder of models")
    group.add_argument("--json", action="store_true", help="print the result as JSON")
    group.add_argument("--quiet", action="store_true", help="say only what failed")
    group.add_argument("--verbose", action="store_true", help="say more")
    return common


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    common = _common()
    parser = argparse.ArgumentParser(
        prog="warehouse",
        description="Build, check and query a warehouse of SQL models in one DuckDB file.",
        parents=[_common()],
    )
    parser.add_argument("--version", action="version", version=f"warehouse {__version__}")
    parser.set_defaults(
        database=Path(os.environ.get("WAREHOUSE_DATABASE") or "warehouse.duckdb"),
        sql=default_sql(),
        json=False,
        quiet=False,
        verbose=False,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (text, configure, run) in BUILT_IN.items():
        one = commands.add_parser(name, help=text, description=text, parents=[common])
        configure(one)
        one.set_defaults(run=run)
    if not any(word in BUILT_IN for word in given):
        _add_plugged_in(commands, common)
        _add_saved(commands, common, given)
    return parser


def _add_plugged_in(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Add the commands that installed packages offer."""
    from importlib.metadata import entry_points

    for entry in entry_points(group="warehouse.commands"):
        command: Command = entry.load()()
        parser = commands.add_parser(
            entry.name, help=command.help, description=command.help, parents=[common]
        )
        command.configure(parser)
        parser.set_defaults(run=command.run)


def _add_saved(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    common: argparse.ArgumentParser,
    given: Sequence[str],
) -> None:
    """Add the queries of the folder's `commands` as commands."""
    from warehouse.commands import add_saved_commands

    finder = argparse.ArgumentParser(add_help=False)
    finder.add_argument("--sql", type=Path, default=default_sql())
    add_saved_commands(commands, common, finder.parse_known_args(given)[0].sql)


if __name__ == "__main__":
    sys.exit(main())

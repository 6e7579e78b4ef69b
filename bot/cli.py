"""The command line: `sanad`. Results to stdout, progress and errors to stderr.

Exit codes: 0 done or answered, 1 our error, 2 usage, 3 no answer in the articles. Loading this
module loads none of the heavy libraries; each command imports what it needs.
"""

import sys
from importlib import import_module
from importlib.metadata import version

import click

from bot.collecting import uncollected
from index.errors import SanadError

_COMMANDS = {
    "index": "Take articles in: folders, files or addresses of pages and feeds.",
    "watch": "Keep indexing a folder as articles arrive.",
    "search": "Show the passages nearest to a question.",
    "ask": "Answer a question with the words it rests on.",
    "evaluate": "Measure answers against a gold set.",
    "bot": "Answer in Telegram.",
    "doctor": "Check the index and name the repair.",
}


class _Commands(click.Group):
    """Loads a command's module when the command is typed, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        with uncollected():
            module = import_module(f"bot.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("sanad"), prog_name="sanad")
def sanad() -> None:
    """Sanad answers questions over a folder of news articles and quotes its sources.

    Start with: sanad index FOLDER, then: sanad ask "QUESTION"
    """


def main() -> None:
    """Runs the command line; turns our errors into one line and exit code 1."""
    try:
        # click's own way of ending is kept for --help and usage errors (2).
        code = sanad.main(standalone_mode=False)
    except SanadError as exc:
        click.echo(f"sanad: {exc}", err=True)
        sys.exit(1)
    except click.ClickException as exc:
        exc.show()
        sys.exit(exc.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo(
            "sanad: stopped; what was done is kept, run the command again to go on", err=True
        )
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code or 0)


if __name__ == "__main__":
    main()

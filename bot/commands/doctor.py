"""`sanad doctor`: checks the index and names the repair."""

import json

import click

from bot.settings import read_settings
from bot.wiring import open_library
from index.checkup import examine, repair


@click.command("doctor")
@click.option("--repair", "mend", is_flag=True, help="Make what can be made from the catalog anew.")
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON.")
@click.pass_context
def command(ctx: click.Context, mend: bool, as_json: bool) -> None:
    """Check the index and name the repair; the articles are never touched.

    Exit code 1 when something isn't well.
    """
    settings = read_settings()
    if mend:
        for done in repair(settings.index, lambda: open_library(settings)):
            click.echo(done, err=True)
    findings = list(examine(settings.index, lambda: open_library(settings)))
    if as_json:
        rows = [
            {"check": f.check, "ok": f.well, "found": f.found, "repair": f.repair} for f in findings
        ]
        click.echo(json.dumps(rows, ensure_ascii=False))
    else:
        for finding in findings:
            hint = f"; type: {finding.repair}" if finding.repair else ""
            click.echo(f"{'ok ' if finding.well else 'BAD'} {finding.check}: {finding.found}{hint}")
    ctx.exit(0 if all(finding.well for finding in findings) else 1)

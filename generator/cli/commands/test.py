"""`explainer test`."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.build import build, read
from generator.cli.options import complete_option, project_option, quiet_option
from generator.cli.progress import Progress
from generator.cli.report import print_problems, summary
from generator.project import Project
from generator.site import BUILDERS
from generator.site.links import follow_links


@click.command()
@click.option("--builder", type=click.Choice(tuple(BUILDERS)), default="mkdocs", help="What turns pages into HTML.")
@complete_option
@project_option
@quiet_option
@click.pass_context
def command(context: click.Context, project: Project, *, builder: str, complete: bool, quiet: bool) -> None:
    """Check the content, build the site into a temporary folder, and follow every link within it.

    For CI, and before you publish: site/ stays as it is, and no network is needed.

    \b
    Examples:
      explainer test
      explainer test --complete    for a release: no translation may be missing
    """
    with Progress(quiet=quiet) as report, TemporaryDirectory(prefix="explainer-") as folder:
        site = build(project, builder=builder, output=Path(folder) / "site", complete=complete, report=report)
        report("Following the links")
        loaded, _translations = read(project)
        followed = follow_links(site, loaded.content().explainer.site_url)
        print_problems(followed.problems)
        if followed.problems:
            report.done(f"{summary(followed.problems)} of the site")
            context.exit(1)
        report.done(f"{followed.links} links on {followed.pages} pages, and each leads somewhere")

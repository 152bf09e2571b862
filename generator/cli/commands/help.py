"""`explainer help`."""

from __future__ import annotations

import click


@click.command()
@click.argument("name", metavar="[COMMAND]", required=False)
@click.pass_context
def command(context: click.Context, name: str | None) -> None:
    """Show this help, or that of a command.

    \b
    Examples:
      explainer help
      explainer help check    the same as: explainer check --help
    """
    root = context.find_root()
    commands = root.command
    assert isinstance(commands, click.Group)  # the program itself
    if name is None:
        click.echo(commands.get_help(root))
        return
    _name, wanted, _rest = commands.resolve_command(root, [name])
    assert wanted is not None  # click has refused an unknown name
    with click.Context(wanted, info_name=name, parent=root) as own:
        click.echo(wanted.get_help(own))

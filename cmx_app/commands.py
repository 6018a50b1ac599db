"""The program `cmx`. What a command needs is imported when it runs, so that `cmx --help` is instant."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cmx_app.listening import why_not, written_host
from cmx_app.settings import Settings, WrongSetting, read_settings

if TYPE_CHECKING:
    from flask import Flask

_where = click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
_port = click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Connect Microsoft 365 mailboxes to cmxOrganize."""


@main.command()
@_where
@_port
def serve(host: str, port: int) -> None:
    """Serve the application, with its data in CMX_INSTANCE_PATH."""
    from cmx_app.web.server import serve_for_ever

    settings = _settings()
    _check_port(host, port)
    app = _prepared_app(settings)
    where = f"http://{written_host(host)}:{port}"
    serve_for_ever(app, host, port, lambda: click.echo(f"cmx serves on {where}", err=True))


@main.command()
@_where
@_port
def demo(host: str, port: int) -> None:
    """Try everything without a tenant: the application together with a practice Microsoft."""
    _check_practice()
    from cmx_app.practice import PracticeMicrosoft
    from cmx_app.web.logs import configure_logging
    from cmx_app.web.server import serve_in_this_process

    own = _settings()
    _check_port(host, port)
    folder = own.instance_path / "demo"
    with PracticeMicrosoft(folder / "practice") as practice:
        app = _prepared_app(_demo_settings(own, folder, practice))
        # The link shall stay in sight, so requests are not logged here.
        configure_logging(logging.WARNING)
        base = f"http://{written_host(host)}:{port}"
        serve_in_this_process(app, host, port, lambda: _welcome(app, base, practice.portal))


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address of loopback to listen on.")
@click.option(
    "--port", default=8400, show_default=True, type=click.IntRange(0, 65532),
    help="Port of portal and sign-in; login, IMAP and SMTP take the next three. 0: any that are free.",
)  # fmt: skip
@click.option("--folder", type=click.Path(path_type=Path), help="Where its state is kept.")
@click.option("--json", "as_json", is_flag=True, help="Print the addresses as one line of JSON.")
def practice(host: str, port: int, folder: Path | None, as_json: bool) -> None:
    """Run the practice Microsoft alone, to test any application against it."""
    _check_practice()
    from cmx_app.practice import Ports
    from cmx_app.practice.program import serve_for_ever

    if not host.startswith("127."):
        raise click.BadParameter("must be one of loopback, as everybody is let in.", param_hint="--host")
    for number in range(port, port + 4) if port else ():
        _check_port(host, number)
    ports = Ports.from_first(port) if port else Ports.any_free()
    where = folder or _settings().instance_path / "practice"
    serve_for_ever(where, host, ports, click.echo, as_json=as_json)


@main.command()
@click.option("--url", default="", help="Address of the application, if it is not CMX_PUBLIC_URL.")
@click.option("--for", "name", default="", help="Name of the administrator who needs a new password.")
def invite(url: str, name: str) -> None:
    """Print a one-time link that makes an administrator, valid for 24 hours."""
    settings = _settings()
    base = (url or settings.public_url or "http://localhost:8000").rstrip("/")
    if not base.startswith(("http://", "https://")):
        raise click.BadParameter("must begin with https:// (or http://).", param_hint="--url")
    link = f"{base}/einladung/{_invitation(_prepared_app(settings), name)}"
    click.echo("One-time link, valid for 24 hours:", err=True)
    click.echo(link)


@main.command()
@click.option(
    "--json", "as_json", is_flag=True, help="Print a list of {code, status, subject, step, actor, text}."
)
def check(as_json: bool) -> None:
    """Run all live checks of the instance; exits with 1 unless it is set up and nothing is a problem."""
    import json

    from cmx_app.web.report import find_everything, lines_of

    with _prepared_app(_settings()).app_context():
        lines = lines_of(find_everything())
    if as_json:
        click.echo(json.dumps(lines, ensure_ascii=False, indent=2))
    else:
        for line in lines:
            click.echo(f"{line['status']:<8} {line['code']:<32} {line['text']}")
    if any(line["status"] == "problem" for line in lines):
        raise SystemExit(1)


@main.group()
def db() -> None:
    """Look after the database."""


@db.command()
def upgrade() -> None:
    """Bring the database up to date; `cmx serve` does the same by itself."""
    _prepare(_settings())
    click.echo("The database is up to date.")


@main.group()
def keys() -> None:
    """Look after the keys that secrets are sealed with."""


@keys.command()
def rotate() -> None:
    """Seal all secrets again with the first of the encryption keys."""
    from cmx_app.services.vault import CannotOpen
    from cmx_app.store.sealed import rotate_keys
    from cmx_app.web.parts import house

    with _prepared_app(_settings()).app_context():
        try:
            count = rotate_keys(house().services.vault)
        except CannotOpen as error:
            raise click.ClickException(f"{error} Nothing was changed. Is an older key missing?") from None
    click.echo(f"{count} secrets were sealed again. Keys after the first are no longer needed.")


def _check_practice() -> None:
    """Say clearly how the extra is installed."""
    try:
        import cmx_app.practice  # noqa: F401  # whether it can be
    except ImportError as error:
        reason = f"The practice Microsoft is not installed: {error}. Try: pip install 'cmx-app[practice]'"
        raise click.ClickException(reason) from None


def _settings() -> Settings:
    try:
        return read_settings()
    except WrongSetting as error:
        raise click.ClickException(str(error)) from None


def _prepare(settings: Settings) -> None:
    from cmx_app.store.start import CannotStart, prepare_instance

    try:
        prepare_instance(settings)
    except (CannotStart, OSError) as error:
        raise click.ClickException(str(error)) from None


def _prepared_app(settings: Settings) -> "Flask":
    from cmx_app import create_app

    _prepare(settings)
    return create_app(settings)


def _invitation(app: "Flask", name: str) -> str:
    from cmx_app.store.invitations import invite
    from cmx_app.store.sign_in import find_administrator

    with app.app_context():
        administrator = find_administrator(name) if name else None
        if name and administrator is None:
            raise click.ClickException(f"There is no administrator with the name {name}.")
        return invite(str(app.secret_key), administrator.id if administrator else None)


def _demo_settings(own: Settings, folder: Path, practice: Any) -> Settings:
    """Words, look and neighbours of this machine; all else is practice and touches no real data."""
    return Settings.model_construct(
        instance_path=folder,
        language=own.language,
        organization=own.organization,
        frame_ancestors=own.frame_ancestors,
        link_keys=own.link_keys,
        brand=own.brand,
        logo=own.logo,
        accent=own.accent,
        theme=own.theme,
        **practice.settings,
    )


def _welcome(app: "Flask", base: str, portal: str) -> None:
    """Print the link: the first makes an administrator, later ones let the same one in."""
    from cmx_app.store.sign_in import administrators

    with app.app_context():
        known = administrators()
    link = f"{base}/einladung/{_invitation(app, known[0].name if known else '')}"
    click.echo(
        "\n"
        "  cmxOrganize mit Übungs-Microsoft  ·  with a practice Microsoft\n\n"
        f"  Hier geht es los  ·  Start here\n  {link}\n\n"
        f"  Übungsportal  ·  Practice portal\n  {portal}\n\n"
        "  Beenden mit Strg+C  ·  Stop with Ctrl+C\n"
    )


def _check_port(host: str, port: int) -> None:
    """Say clearly why nothing can listen there, before anything else is started."""
    if reason := why_not(host, port):
        raise click.ClickException(reason)


if __name__ == "__main__":
    main()

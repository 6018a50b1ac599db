"""The chain of the sign-in: from the name of Entra's host to the person who signed in."""

from dataclasses import replace

from cmx_app.checks import Actor, Caution, Check, Ok, Problem
from cmx_app.messages import N_
from cmx_app.services.entra import Greeting
from cmx_app.services.errors import Reason, ServiceError, TlsFailed, Unreachable
from cmx_app.steps.connection_checks import clock_not_compared, judge_clock
from cmx_app.steps.mailbox_run import Run
from cmx_app.steps.pruefung import judge_application, judge_secret
from cmx_app.steps.way_checks import judge_chain, judge_connection, judge_name
from cmx_app.store.mail_accounts import ConnectedMailbox


def check_name(run: Run) -> Check:
    """Whether the name of Entra's host, or of the proxy on the way, resolves."""
    try:
        named = judge_name("entra", str(run.way.server), run.way.look_up())
    except ServiceError as error:
        return _not_reached(error, run)
    if not _is_proxied(run):
        return named
    return replace(
        named, found=N_("Der Weg zu Microsoft führt über einen Proxy: %(found)s", found=named.found)
    )


def check_connection(run: Run) -> Check:
    """Whether anybody answers there."""
    try:
        return judge_connection("entra", str(run.way.server), run.way.connect())
    except ServiceError as error:
        return _not_reached(error, run)
    finally:
        run.way.close()


def check_certificates(run: Run) -> Check:
    """Whether Entra is trusted, and whose certificates say so; what it answers is not looked at here."""
    match run.greeting:
        case TlsFailed() | Unreachable() as error:
            return run.explain(error, "entra")
        case Greeting(chain=chain):
            return judge_chain("entra", run.surroundings.services.entra.host, chain)
        case _:
            return judge_chain("entra", run.surroundings.services.entra.host, None)


def check_clock(run: Run) -> Check:
    """Whether our clock agrees with Entra's."""
    greeting = run.greeting
    return judge_clock(greeting.clock_difference) if isinstance(greeting, Greeting) else clock_not_compared()


def check_directory(run: Run) -> Check:
    """Whether Entra knows the directory."""
    tenant_id = run.surroundings.instance.tenant_id
    try:
        run.surroundings.services.entra.find_directory(tenant_id)
    except ServiceError as error:
        return run.explain(error, "entra")
    return Ok("entra.directory_known", N_("Microsoft kennt das Verzeichnis %(id)s.", id=tenant_id))


def check_application(run: Run) -> Check:
    """Whether Entra knows the application in this directory."""
    return judge_application(run.credentials_failure, run.surroundings)


def check_secret(run: Run) -> Check:
    """Whether Entra accepts the client secret."""
    return judge_secret(run.credentials_failure, run.surroundings)


def check_refresh(run: Run) -> Check:
    """Whether the connection renews itself."""
    try:
        run.renew()
    except ServiceError as error:
        return run.explain(error, "entra")
    found = N_("Die Verbindung erneuert sich von selbst. Niemand muss sich dafür wieder anmelden.")
    return Ok("account.refreshes", found, subject=run.mailbox.address)


def check_scopes(run: Run) -> Check:
    """Whether both permissions are granted."""
    granted = {scope.casefold() for scope in run.granted_scopes()}
    wanted = run.surroundings.settings.cloud_hosts.scopes
    missing = [scope.rpartition("/")[2] for scope in wanted if scope.casefold() not in granted]
    if not missing:
        found = N_("Beide Berechtigungen sind erteilt: Mails holen und Mails senden.")
        return Ok("account.scopes_granted", found, subject=run.mailbox.address)
    return Problem(
        "account.scope_missing",
        N_(
            "Microsoft hat nicht alle Berechtigungen erteilt. Es fehlt: %(missing)s.",
            missing=", ".join(missing),
        ),
        (
            N_(
                "Öffnen Sie im Schritt „Prüfung“ den Link zur Zustimmung und stimmen Sie für die "
                "Organisation zu."
            ),
            N_("Melden Sie das Postfach danach neu an."),
        ),
        Actor.ENTRA_ADMINISTRATOR,
        step="pruefung",
        subject=run.mailbox.address,
    )


def check_person(run: Run) -> Check:
    """Whether the person who signed in fits the mailbox."""
    return judge_person(run.mailbox)


def judge_person(mailbox: ConnectedMailbox) -> Check:
    """Whether the person who signed in fits the mailbox. A different name alone proves nothing.

    Source: Microsoft Learn, "ID token claims reference": preferred_username is mutable and for display only.
    """
    person, address = mailbox.signed_in_as, mailbox.address
    same = person.casefold() == address.casefold()
    if mailbox.mailbox_kind == "shared":
        return _judge_shared(person, address, same)
    if same:
        return Ok(
            "account.person_fits", N_("Angemeldet hat sich %(person)s.", person=person), subject=address
        )
    return Caution(
        "account.other_name",
        N_("Angemeldet hat sich %(person)s, das Postfach heißt %(address)s.", person=person, address=address),
        (
            N_("Ist das dieselbe Person unter ihrem Anmeldenamen, ist alles in Ordnung."),
            N_(
                "Sonst melden Sie bitte neu an und wählen bei Microsoft das Konto von %(address)s.",
                address=address,
            ),
        ),
        Actor.MAILBOX_USER,
        step="e-mailkonto",
        subject=address,
    )


def _judge_shared(person: str, address: str, same: bool) -> Check:
    if not same:
        found = N_("Für das freigegebene Postfach hat sich %(person)s angemeldet.", person=person)
        return Ok("account.person_fits", found, subject=address)
    return Caution(
        "account.shared_signed_in_itself",
        N_("Angemeldet hat sich das freigegebene Postfach selbst, nicht eine Person."),
        (
            N_(
                "Melden Sie sich neu an, und zwar als eine Person, die das Postfach %(address)s öffnen "
                "und in seinem Namen senden darf.",
                address=address,
            ),
        ),
        Actor.MAILBOX_USER,
        step="e-mailkonto",
        subject=address,
    )


def _is_proxied(run: Run) -> bool:
    return str(run.way.server) != run.surroundings.services.entra.host


def _not_reached(error: ServiceError, run: Run) -> Check:
    """A proxy that can't be reached is told as such, and not as if it were Microsoft."""
    if _is_proxied(run):
        host = run.surroundings.services.entra.host
        error = Unreachable(host, Reason.PROXY, f"{error.host}: {error.detail}")
    return run.explain(error, "entra")

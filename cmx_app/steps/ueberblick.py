"""Step 1: what will happen, who is needed, and whether this server is ready for it."""

from collections.abc import Mapping
from datetime import UTC, datetime

from wtforms import Form

from cmx_app.checks import Caution, Check, Ok
from cmx_app.knowledge.redirect_url import Address, check_wanted
from cmx_app.messages import N_
from cmx_app.steps.connection_checks import CLOCK, REACH_ENTRA, REACH_MAIL
from cmx_app.steps.groups import HERE, START
from cmx_app.steps.umleitungs_url import check_address_bar, wanted_url
from cmx_app.store.hosts import seen_hosts
from cmx_app.store.instance import Instance
from cmx_app.store.registration import change_registration
from cmx_app.wizard.step import LiveCheck, Step, Surroundings


def _address(surroundings: Surroundings) -> tuple[Check, ...]:
    found = (*check_address_bar(surroundings), *check_wanted(wanted_url(surroundings)))
    if found:
        return found
    unknown = N_("Die Adresszeile des Browsers ist nicht bekannt, denn sie wird mit JavaScript gelesen.")
    advice = N_(
        "Vergleichen Sie selbst: In der Adresszeile muss %(address)s stehen.",
        address=surroundings.settings.public_url or surroundings.address.base,
    )
    return (Caution("address.not_compared", unknown, (advice,), step="ueberblick"),)


def _hosts(surroundings: Surroundings) -> tuple[Check, ...]:
    public_url = surroundings.settings.public_url
    hosts = sorted({surroundings.address.host, *seen_hosts()})
    if public_url:
        host = Address.parse(public_url).host
        return (
            Ok("address.one_host", N_("Festgelegt ist die Adresse %(host)s (CMX_PUBLIC_URL).", host=host)),
        )
    if len(hosts) == 1:
        return (Ok("address.one_host", N_("cmxOrganize wird nur unter %(host)s benutzt.", host=hosts[0])),)
    return (
        Caution(
            "address.several_hosts",
            N_("Diese Seiten wurden unter mehreren Adressen benutzt: %(hosts)s.", hosts=", ".join(hosts)),
            (
                N_(
                    "Entscheiden Sie sich für die Adresse, die alle benutzen, und öffnen Sie den "
                    "Assistenten dort."
                ),
                N_("Dauerhaft festlegen lässt sie sich mit der Einstellung CMX_PUBLIC_URL."),
            ),
            step="ueberblick",
        ),
    )


def _save(form: Form, surroundings: Surroundings) -> None:
    before = surroundings.instance.registration.overview_read_at
    change_registration(overview_read_at=before or datetime.now(UTC))


def _extras(surroundings: Surroundings) -> Mapping[str, object]:
    return {"instance": surroundings.instance}


def _is_done(instance: Instance) -> bool:
    return instance.registration.overview_read_at is not None


STEP = Step(
    slug="ueberblick",
    title=N_("Was Sie erwartet"),
    label=N_("Überblick"),
    group=START,
    place=HERE,
    why=N_(
        "Microsoft 365 nimmt von Programmen keine Passwörter mehr an. "
        "In den nächsten acht Schritten richten Sie ein, was Microsoft stattdessen verlangt: "
        "OAuth, eine Anmeldung ohne gespeichertes Passwort."
    ),
    save=_save,
    extras=_extras,
    is_done=_is_done,
    live=(
        LiveCheck("address.matches", N_("Stimmen Adresszeile und Server überein?"), _address),
        LiveCheck("address.one_host", N_("Wird eine einzige Adresse benutzt?"), _hosts),
        REACH_ENTRA,
        REACH_MAIL,
        CLOCK,
    ),
)

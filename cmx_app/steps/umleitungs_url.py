"""Step 3: the redirect URL is entered at Microsoft and compared with the one this host demands."""

from collections.abc import Mapping
from datetime import UTC, datetime

from wtforms import Form, StringField
from wtforms.validators import Length, Optional

from cmx_app.checks import Caution, Check, Ok, Problem, about
from cmx_app.knowledge.redirect_url import Address, check_wanted, compare, compare_addresses, redirect_url
from cmx_app.messages import N_
from cmx_app.services.errors import ServiceError
from cmx_app.steps.failures import explain_failure, facts_of
from cmx_app.steps.groups import AT_MICROSOFT, IN_ENTRA
from cmx_app.store.instance import Instance
from cmx_app.store.registration import change_registration
from cmx_app.wizard.step import Step, Surroundings


class RedirectUrlForm(Form):
    """What stands at Microsoft now; optional, since one may just have pasted our own copy there."""

    redirect_url = StringField(
        N_("Umleitungs-URL, wie sie jetzt bei Microsoft steht").msgid,
        [
            Optional(),
            Length(
                max=4000,
                message=N_("Das ist zu lang für eine Adresse. Bitte kopieren Sie nur die eine Zeile.").msgid,
            ),
        ],
    )


def wanted_url(surroundings: Surroundings) -> str:
    """The redirect URL that this host demands: CMX_PUBLIC_URL where set, else the request's address."""
    public_url = surroundings.settings.public_url
    return redirect_url(Address.parse(public_url) if public_url else surroundings.address)


def check_address_bar(surroundings: Surroundings) -> tuple[Check, ...]:
    """Whether the browser's address bar and the server's view agree, and which proxy header is to blame."""
    return compare_addresses(
        surroundings.browser_url,
        surroundings.address,
        surroundings.settings.public_url,
        surroundings.received,
    )


def _stored_differs(surroundings: Surroundings) -> tuple[Check, ...]:
    stored = surroundings.instance.registration.redirect_url
    wanted = wanted_url(surroundings)
    if not stored or stored == wanted:
        return ()
    return (
        Caution(
            "redirect_url.confirmed_elsewhere",
            N_(
                "Bestätigt wurde %(stored)s. Diese Seite wird gerade unter einer anderen Adresse benutzt.",
                stored=stored,
            ),
            (
                N_(
                    "Bleiben Sie bei der bestätigten Adresse und benutzen Sie cmxOrganize dort. "
                    "Oder tragen Sie bei Microsoft %(wanted)s ein und klicken Sie hier auf „Weiter“.",
                    wanted=wanted,
                ),
            ),
            step="umleitungs-url",
        ),
    )


def _check(form: Form, surroundings: Surroundings) -> tuple[Check, ...]:
    assert isinstance(form, RedirectUrlForm)
    wanted = wanted_url(surroundings)
    typed = form.redirect_url.data or ""
    return (
        *(about("redirect_url", compare(typed, wanted)) if typed.strip() else ()),
        *check_wanted(wanted),
        *check_address_bar(surroundings),
        *_stored_differs(surroundings),
    )


def _load(surroundings: Surroundings) -> Mapping[str, object]:
    """What was compared before; nothing any more once the proof is there."""
    stood_there = surroundings.instance.registration.redirect_url_at_microsoft
    return {"redirect_url": "" if tried_at(surroundings) else stood_there}


def _save(form: Form, surroundings: Surroundings) -> None:
    assert isinstance(form, RedirectUrlForm)
    change_registration(
        redirect_url=wanted_url(surroundings),
        redirect_url_at_microsoft=form.redirect_url.data or "",
        redirect_url_confirmed_at=datetime.now(UTC),
    )


def address_to_try(wanted: str, state: str, surroundings: Surroundings) -> str | Problem:
    """Where a browser is sent straight back from, or why Microsoft can't be asked."""
    instance = surroundings.instance
    try:
        return surroundings.services.entra.try_url(instance.client_id, instance.tenant_id, wanted, state)
    except ServiceError as error:
        return explain_failure(error, "entra", facts_of(instance, surroundings.settings))


TRIED = Ok(
    "redirect_url.tried",
    N_(
        "Die Adresse ist angekommen: Sie stimmt. Achten Sie noch darauf, dass sie bei Microsoft unter „Web“ "
        "steht. Sind jetzt zwei Tabs offen, schließen Sie einen davon."
    ),
)


def _extras(surroundings: Surroundings) -> Mapping[str, object]:
    instance = surroundings.instance
    return {
        "wanted_url": wanted_url(surroundings),
        "can_be_tried": bool(instance.client_id and instance.tenant_id),
        "tried_at": tried_at(surroundings),
        "tried_check": TRIED,
    }


def tried_at(surroundings: Surroundings) -> datetime | None:
    """When the URL that is wanted now came back; the proof of another one proves nothing here."""
    registration = surroundings.instance.registration
    is_the_same = registration.redirect_url_tried == wanted_url(surroundings)
    return registration.redirect_url_tried_at if is_the_same else None


def _is_done(instance: Instance) -> bool:
    return instance.registration.redirect_url_confirmed_at is not None


STEP = Step(
    slug="umleitungs-url",
    title=N_("Umleitungs-URL hinterlegen"),
    label=N_("Umleitungs-URL"),
    group=AT_MICROSOFT,
    place=IN_ENTRA,
    why=N_(
        "Nach der Anmeldung schickt Microsoft Sie an genau diese Adresse zurück. "
        "Weicht auch nur ein Zeichen ab, lehnt Microsoft die Anmeldung ab. "
        "Microsoft schreibt „Umleitungs-URI“."
    ),
    form=RedirectUrlForm,
    load=_load,
    check=_check,
    save=_save,
    extras=_extras,
    is_done=_is_done,
)

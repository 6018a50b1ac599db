"""Asks Microsoft about the domain of a mailbox, before anybody signs in. Only the domain is sent."""

from wtforms import Form

from cmx_app.checks import Check, about
from cmx_app.knowledge.identifiers import check_mail_address
from cmx_app.knowledge.mail_directories import (
    Ours,
    could_not_ask,
    domain_to_ask_about,
    judge_directory,
    unknown_to_microsoft,
)
from cmx_app.knowledge.other_clouds import lies_in_another_cloud
from cmx_app.services.errors import EntraRefused, ServiceError
from cmx_app.wizard.step import Question, Surroundings

_BELONGS_ELSEWHERE = frozenset({90038, 900382, 900432})
"""Entra's numbers for a directory of another cloud."""


def check_address(address: str, surroundings: Surroundings) -> tuple[Check, ...]:
    """What the address itself tells, to an application with this audience in this cloud; nobody is asked."""
    ours = _ours(surroundings)
    return about("address", check_mail_address(address, ours.audience, ours.cloud))


def ask_about_domain(address: str, surroundings: Surroundings) -> tuple[Check, ...]:
    """Whose directory the domain belongs to; nothing where the address alone tells enough."""
    ours = _ours(surroundings)
    domain = domain_to_ask_about(address, ours)
    return about("address", (_ask(domain, ours, surroundings),)) if domain else ()


def _ask(domain: str, ours: Ours, surroundings: Surroundings) -> Check:
    try:
        found = surroundings.services.entra.directory_of_domain(domain)
    except EntraRefused as refused:
        if _BELONGS_ELSEWHERE.intersection(refused.answer.numbers):
            return lies_in_another_cloud(domain, (), ours.cloud)
        return could_not_ask(domain, refused.answer.description)
    except ServiceError as error:
        return could_not_ask(domain, str(error))
    if found is None:
        return unknown_to_microsoft(domain)
    return judge_directory(domain, found.tenant_id, found.cloud, found.region, ours)


def _ours(surroundings: Surroundings) -> Ours:
    instance = surroundings.instance
    return Ours(instance.tenant_id, instance.registration.audience, surroundings.settings.cloud)


def _of_the_form(form: Form, surroundings: Surroundings) -> tuple[Check, ...]:
    return ask_about_domain(form["address"].data or "", surroundings)


MAIL_DOMAIN = Question("mail_domain.at_microsoft", "address", _of_the_form)
"""For every form with the field `address`."""

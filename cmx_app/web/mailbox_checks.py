"""„Verbindung prüfen“: all checks of a mailbox, each result as soon as it is known.

A page asks three things: to begin, to run (one long request, in which the work is done), and how it stands
(short ones, until nothing is asked any more). Without JavaScript one page runs and shows everything.
"""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, abort, make_response, render_template, request
from werkzeug.wrappers import Response

from cmx_app.steps.mailbox_checks import (
    MAILBOX_CHECKS,
    THE_SHORT_LIST,
    Chain,
    MailboxCheck,
    chains_of,
    find_mailbox_check,
    with_what_they_need,
)
from cmx_app.steps.mailbox_findings import Kept, Row, kept_findings, summarise
from cmx_app.steps.mailbox_run import LONGEST
from cmx_app.steps.mailbox_runner import run_checks
from cmx_app.steps.microsoft_sign_in import kept_failure
from cmx_app.steps.support_report import protocols_of, support_report
from cmx_app.store.mail_accounts import ConnectedMailbox, mail_account
from cmx_app.web.parts import wants_part
from cmx_app.web.side_by_side import side_by_side
from cmx_app.web.surroundings import surroundings_now

_PATIENCE = timedelta(seconds=2 * LONGEST)
"""How long a page asks: a run waits for another one to end, and then takes its own time."""

blueprint = Blueprint("mailbox_checks", __name__, url_prefix="/App E-Mailkonto/<int:account_id>/pruefen")


@blueprint.get("")
def check(account_id: int) -> str:
    """The page; a browser gets it at once and asks for the rest, everybody else when all is known."""
    mailbox = _mailbox(account_id)
    if wants_part():
        return _begin(mailbox)
    is_live = "text/html" in request.headers.get("Accept", "") and "jetzt" not in request.args
    if mailbox.is_connected and not is_live:
        run_checks(_wanted(), mailbox, surroundings_now(), side_by_side)
    return _page(mailbox, is_live)


@blueprint.get("/lauf")
def run(account_id: int) -> Response:
    """Do the work; what is found is kept at once, for `stand` to tell."""
    mailbox = _mailbox(account_id)
    if mailbox.is_connected:
        run_checks(_wanted(), mailbox, surroundings_now(), side_by_side)
    return make_response("", 204)


@blueprint.get("/stand")
def stand(account_id: int) -> str:
    """What was found since the page asked last (`seit`), and whether there is more to come (`ab`)."""
    mailbox, kept = _mailbox(account_id), kept_findings(account_id)
    begun, told = _moment("ab"), _moment("seit")
    is_overdue = datetime.now(UTC) - begun > _PATIENCE
    asked = () if is_overdue else kept.still_asked(with_what_they_need(_wanted()), begun)
    new = [one for one in _shown() if is_overdue or (one.name in kept.times and kept.times[one.name] > told)]
    rows = [kept.row(one, told_short=_is_short()) for one in new]
    return _part(mailbox, kept, rows, asked, begun, kept.newest or told)


def _begin(mailbox: ConnectedMailbox) -> str:
    now, kept = datetime.now(UTC), kept_findings(mailbox.id)
    asked = with_what_they_need(_wanted())
    rows = [kept.row(one, is_asked=True, told_short=_is_short()) for one in _shown() if one in asked]
    return _part(mailbox, kept, rows, asked, now, kept.newest or now - timedelta(days=1), begins=True)


def _part(
    mailbox: ConnectedMailbox,
    kept: Kept,
    rows: list[Row],
    asked: tuple[MailboxCheck, ...],
    begun: datetime,
    told: datetime,
    *,
    begins: bool = False,
) -> str:
    values = _what_is_known(mailbox, kept) if not asked and not _is_short() else {}
    return render_template(
        "parts/mailbox_news.html",
        account=mailbox,
        rows=rows,
        summary=summarise(kept.findings),
        newest=kept.newest,
        open=len(asked),
        total=len(with_what_they_need(_wanted())),
        begins=begins,
        short=_is_short(),
        query={"nur": request.args.get("nur"), "umfang": request.args.get("umfang")},
        begun=begun.isoformat(),
        told=told.isoformat(),
        **values,
    )


def _page(mailbox: ConnectedMailbox, is_live: bool) -> str:
    kept = kept_findings(mailbox.id)
    chains = [
        (chain, _host(chain), [kept.row(one) for one in mine])
        for chain, mine in chains_of(MAILBOX_CHECKS).items()
    ]
    return render_template(
        "pages/mail_account_checked.html",
        account=mailbox,
        failure=kept_failure(mailbox, surroundings_now()),
        chains=chains,
        summary=summarise(kept.findings),
        newest=kept.newest,
        is_live=is_live and mailbox.is_connected,
        **_what_is_known(mailbox, kept),
    )


def _what_is_known(mailbox: ConnectedMailbox, kept: Kept) -> dict[str, object]:
    report = support_report(mailbox, surroundings_now(), kept)
    return {"protocols": protocols_of(mailbox.id), "report": report}


@blueprint.app_template_global()
def short_list(account_id: int) -> tuple[list[Row], datetime | None]:
    """The few checks that tell whether a mailbox works, and when they last did, for pages about more."""
    kept = kept_findings(account_id)
    return [kept.row(one, told_short=True) for one in THE_SHORT_LIST], kept.newest


def _host(chain: Chain) -> str:
    hosts = surroundings_now().settings.cloud_hosts
    hosts_of = {
        Chain.LOGIN: hosts.authority.removeprefix("https://"),
        Chain.IMAP: str(hosts.imap),
        Chain.SMTP: str(hosts.smtp),
    }
    return hosts_of[chain]


def _mailbox(account_id: int) -> ConnectedMailbox:
    return mail_account(account_id) or abort(404)


def _is_short() -> bool:
    return request.args.get("umfang") == "kurz"


def _shown() -> tuple[MailboxCheck, ...]:
    return THE_SHORT_LIST if _is_short() else MAILBOX_CHECKS


def _wanted() -> tuple[MailboxCheck, ...]:
    if name := request.args.get("nur"):
        return (find_mailbox_check(name) or abort(404),)
    return _shown()


def _moment(name: str) -> datetime:
    try:
        moment = datetime.fromisoformat(request.args.get(name, ""))
    except ValueError:
        abort(404)
    return moment if moment.tzinfo else abort(404)

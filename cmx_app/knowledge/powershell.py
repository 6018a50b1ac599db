"""Lines to copy as they stand, with this instance's real values in them.

Sources: Microsoft Learn, Set-CASMailbox, Set-TransportConfig, Add-MailboxPermission, Add-RecipientPermission,
Connect-ExchangeOnline.
"""

import re
from dataclasses import dataclass

from cmx_app.checks import Snippet
from cmx_app.knowledge.facts import Facts
from cmx_app.messages import N_, Message

_NEEDS_NO_QUOTES = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]*")
_SINGLE_QUOTES = re.compile("(['‘’‚‛])")  # PowerShell takes the typographic ones for the plain one
_ENVIRONMENTS = {"us-gov": "O365USGovGCCHigh", "us-dod": "O365USGovDoD", "china": "O365China"}


def quoted(text: str) -> str:
    """The text as one argument of a PowerShell command, whatever is in it."""
    printable = "".join(character for character in text if character.isprintable())
    if _NEEDS_NO_QUOTES.fullmatch(printable):
        return printable
    return "'" + _SINGLE_QUOTES.sub(r"\1\1", printable) + "'"


@dataclass(frozen=True)
class Line:
    """One line to copy; `text` has places such as {sender} and {mailbox}, filled in as arguments."""

    label: Message
    text: str

    def snippet(self, facts: Facts) -> Snippet:
        """The line for this instance; an address that is not known yet is a readable example."""
        environment = _ENVIRONMENTS.get(facts.cloud, "")
        return Snippet(
            facts.put_into(self.label),
            self.text.format(
                sender=quoted(facts.sender or "postfach@ihre-domain.de"),
                mailbox=quoted(facts.mailbox or "postfach@ihre-domain.de"),
                client_id=quoted(facts.client_id or "Anwendungs-ID"),
                redirect_url=facts.redirect_url,
                environment=f" -ExchangeEnvironmentName {environment}" if environment else "",
            ),
        )


def _in_exchange(*lines: Line) -> tuple[Line, ...]:
    return (
        Line(
            N_("1. Einmalig auf diesem Rechner: PowerShell öffnen und das Modul installieren"),
            "Install-Module ExchangeOnlineManagement -Scope CurrentUser",
        ),
        Line(
            N_("2. Als Exchange-Administrator oder Exchange-Administratorin anmelden"),
            "Connect-ExchangeOnline{environment}",
        ),
        *lines,
    )


SWITCH_ON_SMTP = _in_exchange(
    Line(
        N_("3. SMTP AUTH für das Konto %(sender)s einschalten"),
        "Set-CASMailbox -Identity {sender} -SmtpClientAuthenticationDisabled $false",
    ),
    Line(
        N_("4. Nachsehen: Es muss „False“ dastehen"),
        "Get-CASMailbox -Identity {sender} | Format-List SmtpClientAuthenticationDisabled",
    ),
)
LOOK_AT_SMTP = _in_exchange(
    Line(
        N_(
            "3. Schalter des Kontos %(sender)s ansehen: „False“ heißt an, „True“ aus, leer heißt wie in der "
            "Organisation"
        ),
        "Get-CASMailbox -Identity {sender} | Format-List SmtpClientAuthenticationDisabled",
    ),
    Line(
        N_("4. Schalter der Organisation ansehen: „False“ heißt an"),
        "Get-TransportConfig | Format-List SmtpClientAuthenticationDisabled",
    ),
)
LICENCE_OF = _in_exchange(
    Line(
        N_("3. Postfach und Lizenz des Kontos %(sender)s ansehen: Bei „SKUAssigned“ muss „True“ dastehen"),
        "Get-Mailbox -Identity {sender} | Format-List RecipientTypeDetails,SKUAssigned",
    ),
)
AUTHENTICATION_POLICY_OF = (
    Line(
        N_(
            "5. Authentifizierungsrichtlinie des Kontos %(sender)s ansehen: Leer heißt, es gilt die der "
            "Organisation"
        ),
        "Get-User -Identity {sender} | Format-List AuthenticationPolicy",
    ),
    Line(
        N_("6. Authentifizierungsrichtlinie der Organisation ansehen"),
        "Get-OrganizationConfig | Format-List DefaultAuthenticationPolicy",
    ),
)
SWITCH_ON_IMAP = _in_exchange(
    Line(
        N_("3. IMAP für das Postfach %(mailbox)s einschalten"),
        "Set-CASMailbox -Identity {mailbox} -ImapEnabled $true",
    ),
    Line(
        N_("4. Nachsehen: Es muss „True“ dastehen"),
        "Get-CASMailbox -Identity {mailbox} | Format-List ImapEnabled",
    ),
)
LET_OPEN_MAILBOX = (
    Line(
        N_("5. Nur bei einem freigegebenen Postfach: Vollzugriff geben"),
        "Add-MailboxPermission -Identity {mailbox} -User {sender} -AccessRights FullAccess",
    ),
    Line(
        N_("6. Nachsehen: Das Konto %(sender)s muss mit „FullAccess“ dastehen"),
        "Get-MailboxPermission -Identity {mailbox} -User {sender}",
    ),
)
LET_SEND_AS = _in_exchange(
    Line(
        N_("3. „Senden als“ für das Konto %(sender)s erlauben"),
        "Add-RecipientPermission -Identity {mailbox} -Trustee {sender} -AccessRights SendAs -Confirm:$false",
    ),
    Line(
        N_("4. Nachsehen: Das Konto %(sender)s muss mit „SendAs“ dastehen"),
        "Get-RecipientPermission -Identity {mailbox} -Trustee {sender}",
    ),
)
CREATE_SERVICE_PRINCIPAL = (
    Line(
        N_("In der Azure Cloud Shell oder mit der Azure CLI: Unternehmensanwendung anlegen"),
        "az ad sp create --id {client_id}",
    ),
)
REDIRECT_URL = (Line(N_("Umleitungs-URL für die Plattform „Web“"), "{redirect_url}"),)

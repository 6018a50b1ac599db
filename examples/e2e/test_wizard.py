"""Three tests of an application that speaks to the practice Microsoft; take them as a beginning."""

from cmx_app.testing.application import Application
from cmx_app.testing.applications import MailAccount
from cmx_app.testing.people import PETRA
from cmx_app.testing.steps import Checks
from cmx_app.testing.visitor import Invite, Visitor
from cmx_app.testing.walk import Walk
from cmx_app.testing.wizard import Wizard


def test_somebody_walks_from_the_invitation_to_a_test_mail(cmx: Application, welcome: Invite) -> None:
    somebody = welcome("en")
    Walk(Wizard(somebody.page), "en").whole(cmx.invitation())
    assert len(cmx.mails(PETRA)) == 1


def test_an_expired_secret_is_explained(cmx: Application, visitor: Visitor) -> None:
    cmx.set_up()
    cmx.switch(secret_expired=True)
    checks = Checks(Wizard(visitor.page)).open()
    checks.wizard.finds("entra.AADSTS7000222", "problem", actor="entra-administrator")


def test_a_mailbox_sends_itself_a_test_mail(cmx: Application, visitor: Visitor) -> None:
    mailbox = MailAccount(visitor.page).open(cmx.connect())
    mailbox.send_test_mail()
    mailbox.finds("mail.arrived")
    (mail,) = cmx.mails(PETRA)
    assert mail.parsed()["Subject"] == "Testmail von cmxOrganize"

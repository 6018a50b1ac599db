"""What can go wrong, by name: at Microsoft, on the way, and by an administrator's own hand."""

from cmx_app.practice.scenarios.application import APPLICATION_SCENARIOS
from cmx_app.practice.scenarios.connection import CONNECTION_SCENARIOS, CONSENT_SCENARIOS
from cmx_app.practice.scenarios.imap import IMAP_SCENARIOS
from cmx_app.practice.scenarios.network import NETWORK_SCENARIOS
from cmx_app.practice.scenarios.redirect_url import REDIRECT_URL_SCENARIOS
from cmx_app.practice.scenarios.scenario import Bite, Place, Scenario
from cmx_app.practice.scenarios.sign_in import SIGN_IN_SCENARIOS
from cmx_app.practice.scenarios.smtp import SMTP_SCENARIOS

__all__ = ["SCENARIOS", "Bite", "Place", "Scenario"]

SCENARIOS = (
    *NETWORK_SCENARIOS,
    *APPLICATION_SCENARIOS,
    *REDIRECT_URL_SCENARIOS,
    *SIGN_IN_SCENARIOS,
    *CONSENT_SCENARIOS,
    *CONNECTION_SCENARIOS,
    *IMAP_SCENARIOS,
    *SMTP_SCENARIOS,
)

"""The AADSTS numbers that the practice Microsoft answers with: OAuth error, text, HTTP status.

Texts and statuses follow public reports and "Microsoft Entra authentication and authorization error codes".
"""

from cmx_app.practice.entra_answers_about_applications import ABOUT_APPLICATIONS
from cmx_app.practice.entra_answers_about_people import ABOUT_PEOPLE

KNOWN = {**ABOUT_APPLICATIONS, **ABOUT_PEOPLE}

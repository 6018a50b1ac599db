"""The shapes of IDs, secrets, names, days and mail addresses, and how they are mixed up.

Each check says what is wrong with a text as typed: nothing for an empty text, one Ok when it is fine, besides
a caution where something was taken off. No finding ever repeats what may be a secret.
"""

from cmx_app.knowledge.audiences import AUDIENCES, check_audience_fits
from cmx_app.knowledge.client_ids import check_client_id
from cmx_app.knowledge.client_secrets import check_client_secret
from cmx_app.knowledge.display_names import check_display_name
from cmx_app.knowledge.mail_addresses import check_mail_address, domain_of
from cmx_app.knowledge.pasted_value import Cleaned, clean, looks_like_guid, looks_like_secret
from cmx_app.knowledge.secret_expiry import check_secret_expiry
from cmx_app.knowledge.tenant_ids import check_tenant_id

__all__ = [
    "AUDIENCES",
    "Cleaned",
    "check_audience_fits",
    "check_client_id",
    "check_client_secret",
    "check_display_name",
    "check_mail_address",
    "check_secret_expiry",
    "check_tenant_id",
    "clean",
    "domain_of",
    "looks_like_guid",
    "looks_like_secret",
]

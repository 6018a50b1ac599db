"""Entra's errors that a policy of the organisation causes on purpose."""

from cmx_app.checks import Actor
from cmx_app.knowledge.entra_sign_in import Row
from cmx_app.knowledge.explanation import Explanation
from cmx_app.knowledge.portal import CONDITIONAL_ACCESS, ENTRA_PAGE
from cmx_app.knowledge.ways_out import (
    CHOOSE_ANOTHER_ACCOUNT,
    FIND_IN_THE_LOG,
    FINISH_AT_MICROSOFT,
    MINUTES_AFTER_SAVING,
    THEN_SIGN_IN,
)
from cmx_app.messages import N_

POLICIES: tuple[Row, ...] = (
    ((53003, 50131, 530032), Explanation(
        N_("Eine Richtlinie für den bedingten Zugriff (Conditional Access) verhindert die Anmeldung."),
        N_("Meistens verlangt sie einen bestimmten Ort, ein bestimmtes Netz oder ein verwaltetes Gerät. Sie "
           "kann auch diesen Server treffen, nicht nur die Person am Browser."),
        (FIND_IN_THE_LOG,
         N_("Wer die Rolle „Administrator für bedingten Zugriff“ (Conditional Access Administrator) hat, "
            "nimmt unter %(path)s diese Anwendung oder diese Person aus der Richtlinie aus oder lässt die "
            "IP-Adresse dieses Servers zu.", path=CONDITIONAL_ACCESS)),
        Actor.ENTRA_ADMINISTRATOR, "e-mailkonto", MINUTES_AFTER_SAVING, (ENTRA_PAGE,))),
    ((53000, 53001, 53002, 50097, 50129), Explanation(
        N_("Ihre Organisation erlaubt die Anmeldung nur von einem verwalteten Gerät oder aus einer "
           "zugelassenen App."),
        N_("Das verlangt eine Richtlinie für den bedingten Zugriff (Conditional Access). Meistens ist das "
           "Gerät nicht verwaltet; sonst kennt Microsoft es unter diesem Browser nicht."),
        (N_("Melden Sie sich an einem Gerät Ihrer Organisation an, mit dem Browser, den Ihre IT dafür "
            "vorsieht."),
         N_("Scheitert später auch die Verbindung dieses Servers, nimmt die Entra-Administration die "
            "Anwendung unter %(path)s von der Richtlinie aus.", path=CONDITIONAL_ACCESS)),
        Actor.ENTRA_ADMINISTRATOR, "e-mailkonto", MINUTES_AFTER_SAVING, (ENTRA_PAGE,))),
    ((53004, 53010, 53011, 530034), Explanation(
        N_("Microsoft hält die Anmeldung für riskant und hat sie angehalten."),
        N_("Meistens kam sie von einem ungewohnten Ort oder Gerät; sonst besteht der Verdacht, dass das "
           "Kennwort bekannt geworden ist."),
        (FIND_IN_THE_LOG,
         N_("Die Entra-Administration prüft die Person unter „Identity Protection“ › „Riskante Benutzer“ "
            "(Risky users) und hebt das Risiko auf, wenn alles in Ordnung ist.")),
        Actor.ENTRA_ADMINISTRATOR, "e-mailkonto", THEN_SIGN_IN, (ENTRA_PAGE,))),
    ((530035,), Explanation(
        N_("Die Sicherheitsstandards (Security defaults) Ihrer Organisation verhindern diese Art der "
           "Anmeldung."),
        N_("Meistens fehlt noch die mehrstufige Anmeldung (MFA) der Person; sonst hat ein anderes Programm "
           "eine Anmeldung nur mit Kennwort versucht."),
        (FINISH_AT_MICROSOFT,
         N_("Schalten Sie die Sicherheitsstandards nicht aus: cmxOrganize kommt mit ihnen zurecht."),
         FIND_IN_THE_LOG),
        Actor.ENTRA_ADMINISTRATOR, "e-mailkonto", THEN_SIGN_IN, (ENTRA_PAGE,))),
    ((500021, 500022, 50002), Explanation(
        N_("Das Netz, in dem der Browser oder dieser Server steht, lässt nur bestimmte Verzeichnisse zu."),
        N_("Ein Proxy Ihrer Organisation setzt dafür eine Kopfzeile („Mandanteneinschränkungen“, Tenant "
           "restrictions)."),
        (N_("Bitten Sie die Netzwerk-Administration, das Verzeichnis %(tenant_id)s zuzulassen."),),
        Actor.NETWORK_ADMINISTRATOR, "e-mailkonto", THEN_SIGN_IN)),
    ((500212, 500213, 50177, 50178, 90084), Explanation(
        N_("Gastkonten dürfen sich hier nicht anmelden."),
        N_("Die Zusammenarbeit zwischen den beiden Verzeichnissen ist durch eine Richtlinie begrenzt."),
        (CHOOSE_ANOTHER_ACCOUNT, N_("Melden Sie sich mit einem Konto an, das zu diesem Verzeichnis selbst "
                                    "gehört.")),
        Actor.YOU, "e-mailkonto", THEN_SIGN_IN)),
)

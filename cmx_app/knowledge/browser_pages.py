"""Pages of the browser or of a proxy, when the way back from Microsoft fails. As in wordless_pages."""

from cmx_app.checks import Actor
from cmx_app.knowledge.explanation import AnswerRow, Explanation
from cmx_app.knowledge.ways_out import AT_ONCE, THEN_SIGN_IN
from cmx_app.messages import N_

_NO_WAY_BACK = N_("Vergleichen Sie Adresse und Port in der Adresszeile mit der Adresse, unter der Sie "
                  "cmxOrganize sonst öffnen.")
_IN_ANOTHER_TAB = N_("Öffnen Sie cmxOrganize in einem neuen Tab. Geht das, öffnen Sie dort den Schritt "
                     "„Umleitungs-URL“.")

PAGES: tuple[AnswerRow, ...] = (
    ("pasted.header_too_large", (
        ("request header", "too large"), ("header fields too large",), ("header or cookie too large",),
        ("request-uri too",), ("uri too long",),
        ("request line", "too large"), ("request line is too large",),
        ("size of the request headers is too long",), ("http error 431",), ("http error 414",),
        ("error 400. the size of the request",),
    ), Explanation(
        N_("Ein Proxy oder Webserver hat Microsofts Antwort abgewiesen, weil sie ihm zu lang war."),
        N_("Meistens sind seine Grenzen für Kopfzeilen oder Adressen zu eng; sonst hat der Browser für "
           "diese Adresse sehr viele Cookies gespeichert."),
        (N_("Löschen Sie im Browser die Cookies dieser Adresse und melden Sie sich noch einmal an."),
         N_("Hilft das nicht, bitten Sie die Person, die den Proxy betreut, 16 KB zu erlauben: bei nginx "
            "„large_client_header_buffers 4 16k;“, bei Apache „LimitRequestLine 16384“ und "
            "„LimitRequestFieldSize 16384“.")),
        Actor.NETWORK_ADMINISTRATOR, "umleitungs-url", THEN_SIGN_IN)),
    ("pasted.certificate_refused", (
        ("err_cert_",), ("err_ssl_",), ("sec_error_",), ("ssl_error_",), ("mozilla_pkix_error",),
        ("verbindung ist nicht privat",), ("connection is not private",), ("connection isn't private",),
        ("dies ist keine sichere verbindung",), ("verbindung ist nicht sicher",),
        ("keine sichere verbindung",), ("gesicherte verbindung fehlgeschlagen",),
        ("secure connection failed",),
        ("can't provide a secure connection",), ("mögliches sicherheitsrisiko",),
        ("potential security risk",),
        ("zertifikat", "ungültig"), ("certificate", "not trusted"),
    ), Explanation(
        N_("Der Browser traut dem Zertifikat der Seite nicht, zu der Microsoft zurückgeleitet hat."),
        N_("Meistens gilt das Zertifikat von cmxOrganize nicht für diesen Namen oder ist abgelaufen; sonst "
           "spricht der Server dort gar kein https."),
        (N_("Sehen Sie nach, welcher Name in der Adresszeile steht, und vergleichen Sie ihn mit der "
            "Umleitungs-URL: %(redirect_url)s."),
         N_("Bitten Sie die Person, die den Webserver betreut, ein gültiges Zertifikat für diesen Namen "
            "einzurichten.")),
        Actor.NETWORK_ADMINISTRATOR, "umleitungs-url", THEN_SIGN_IN)),
    ("pasted.name_unknown", (
        ("err_name_not_resolved",), ("dns_probe_",), ("server nicht gefunden",), ("server not found",),
        ("serveradresse wurde nicht gefunden",), ("ip address could not be found",),
        ("ip-adresse wurde nicht gefunden",), ("ip-adresse von", "nicht gefunden"),
        ("can't find the server",), ("den server", "nicht finden"), ("trouble finding that site",),
    ), Explanation(
        N_("Der Browser kennt den Namen nicht, zu dem Microsoft zurückleiten wollte."),
        N_("Meistens ist der Hostname in der Umleitungs-URL vertippt; sonst gilt er nur in einem anderen "
           "Netz."),
        (N_("Vergleichen Sie den Namen in der Adresszeile mit der Umleitungs-URL: %(redirect_url)s."),
         N_("Öffnen Sie den Schritt „Umleitungs-URL“ unter der Adresse, die Sie sonst für cmxOrganize "
            "benutzen.")),
        Actor.YOU, "umleitungs-url", AT_ONCE)),
    ("pasted.too_many_redirects", (
        ("err_too_many_redirects",), ("zu oft umgeleitet",), ("zu oft weitergeleitet",),
        ("redirected you too many times",), ("isn't redirecting properly",), ("fehler: umleitungsfehler",),
        ("too many redirects",),
    ), Explanation(
        N_("Der Browser wurde im Kreis geschickt."),
        N_("Meistens leitet ein Proxy http auf https um und gibt https nicht an cmxOrganize weiter; sonst "
           "passen alte Cookies nicht mehr."),
        (N_("Löschen Sie im Browser die Cookies dieser Adresse."), _IN_ANOTHER_TAB,
         N_("Dort steht, welche Kopfzeile der Proxy setzen muss, mit der Zeile für nginx, Apache und IIS.")),
        Actor.NETWORK_ADMINISTRATOR, "umleitungs-url", THEN_SIGN_IN)),
    ("pasted.gateway", (
        ("502 bad gateway",), ("bad gateway",), ("503 service",), ("service unavailable",), ("504 gateway",),
        ("gateway time-out",), ("gateway timeout",), ("http error 502",), ("http error 503",),
        ("http error 504",),
        ("proxy error",),
    ), Explanation(
        N_("Der Proxy vor cmxOrganize hat geantwortet, cmxOrganize selbst nicht."),
        N_("Meistens läuft die Anwendung gerade nicht; sonst leitet der Proxy an den falschen Port oder "
           "seine Puffer sind für Microsofts lange Antwort zu klein."),
        (N_("Öffnen Sie cmxOrganize in einem neuen Tab. Kommt dieselbe Meldung, starten Sie die Anwendung "
            "neu."),
         N_("Geht cmxOrganize sonst, bitten Sie die Person, die den Proxy betreut, die Puffer zu "
            "vergrößern: bei nginx „proxy_buffer_size 16k; proxy_buffers 8 16k;“."),
         N_("Sonst soll sie Ziel und Port prüfen.")),
        Actor.NETWORK_ADMINISTRATOR, "ueberblick", THEN_SIGN_IN)),
    ("pasted.forbidden", (
        ("403 forbidden",), ("http error 403",), ("access denied", "web application firewall"),
        ("request blocked",), ("the requested url was rejected",), ("anforderung wurde blockiert",),
    ), Explanation(
        N_("Ein Filter vor cmxOrganize hat Microsofts Antwort abgewiesen."),
        N_("Meistens hält eine Web Application Firewall den langen Code in der Adresse für einen Angriff; "
           "sonst ist der Zugriff auf bestimmte Netze beschränkt."),
        (N_("Bitten Sie die Person, die Proxy oder Firewall betreut, den Pfad "
            "/App%%20E-Mailkonto/continue_oauth von dieser Prüfung auszunehmen."),),
        Actor.NETWORK_ADMINISTRATOR, "umleitungs-url", THEN_SIGN_IN)),
    ("pasted.page_missing", (
        ("http error 404",), ("404 not found",),
        ("not found", "continue_oauth"), ("seite wurde nicht gefunden",),
    ), Explanation(
        N_("Die Seite, zu der Microsoft zurückgeleitet hat, gibt es dort nicht."),
        N_("Meistens fehlt in der Umleitungs-URL der Pfad, unter dem cmxOrganize läuft; sonst leitet der "
           "Proxy diesen Pfad nicht weiter."),
        (_NO_WAY_BACK,
         N_("Öffnen Sie den Schritt „Umleitungs-URL“: Dort steht, was Proxy und Browser sehen.")),
        Actor.NETWORK_ADMINISTRATOR, "umleitungs-url", THEN_SIGN_IN)),
    ("pasted.connection_refused", (
        ("err_connection_",), ("err_empty_response",), ("err_unsafe_port",), ("err_address_unreachable",),
        ("err_network_",), ("err_timed_out",), ("hat die verbindung abgelehnt",), ("refused to connect",),
        ("refused connection",), ("connection refused",), ("verbindung verweigert",),
        ("verbindung wurde zurückgesetzt",), ("connection was reset",), ("took too long to respond",),
        ("seite kann nicht erreicht werden",), ("seite ist nicht erreichbar",),
        ("website ist nicht erreichbar",), ("site can't be reached",), ("can't reach this page",),
        ("seite ist leider nicht erreichbar",), ("verbindung fehlgeschlagen",), ("unable to connect",),
        ("fehler: netzwerk-zeitüberschreitung",), ("the connection has timed out",),
        ("can't connect to the server",), ("keine verbindung zum server",),
        ("diese seite funktioniert nicht",),
    ), Explanation(
        N_("Der Browser erreicht die Seite nicht, zu der Microsoft zurückgeleitet hat."),
        N_("Meistens stimmt der Port oder http/https in der Umleitungs-URL nicht; sonst läuft cmxOrganize "
           "gerade nicht oder ist von diesem Rechner aus nicht erreichbar."),
        (_NO_WAY_BACK, _IN_ANOTHER_TAB,
         N_("Benutzen Sie für die Anmeldung denselben Rechner und dasselbe Netz wie für cmxOrganize.")),
        Actor.YOU, "umleitungs-url", THEN_SIGN_IN)),
)

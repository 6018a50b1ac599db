"""Ready lines for the servers that stand in front: nginx, Apache and IIS, with the real host and prefix.

Sources: nginx "ngx_http_proxy_module", Apache "mod_proxy" and "mod_headers", Microsoft Learn "Setting HTTP
request headers and IIS server variables" (a variable has to be allowed before a rule may set it).
"""

from typing import Final

from cmx_app.checks import Snippet
from cmx_app.knowledge.redirect_url_address import DEFAULT_PORTS, Address, split_host
from cmx_app.messages import N_

_BACKEND: Final = "http://127.0.0.1:8000"
_APPCMD: Final = r"%windir%\system32\inetsrv\appcmd.exe set config -section:system.webServer"


def proxy_lines(address: Address) -> tuple[Snippet, ...]:
    """For each server, the lines that make it tell the application this address."""
    return (
        Snippet(N_("nginx (in der Datei der Website)"), nginx_lines(address)),
        Snippet(N_("Apache (im VirtualHost; Module headers und proxy_http)"), apache_lines(address)),
        Snippet(N_("IIS mit ARR: einmalig in der Eingabeaufforderung als Administrator"), iis_commands()),
        Snippet(N_("IIS mit ARR: Regel in der web.config"), iis_rule(address)),
        Snippet(
            N_("Danach in der Umgebung von cmxOrganize: so vielen Proxys glauben"), "CMX_TRUSTED_PROXIES=1"
        ),
        public_url_line(address),
    )


def public_url_line(address: Address) -> Snippet:
    """The other way: the address is written down, and forwarded headers do not matter any more."""
    return Snippet(N_("Oder statt alledem: die Adresse fest einstellen"), f"CMX_PUBLIC_URL={address.base}")


def _port(address: Address) -> str:
    return split_host(address.host)[2] or DEFAULT_PORTS.get(address.scheme, "")


def _headers(address: Address) -> dict[str, str]:
    """The headers that name this address."""
    headers = {
        "X-Forwarded-Proto": address.scheme,
        "X-Forwarded-Host": address.host,
        "X-Forwarded-Port": _port(address),
    }
    return headers | ({"X-Forwarded-Prefix": address.prefix} if address.prefix else {})


def _quoted(value: str) -> str:
    return value if value.isascii() and " " not in value else f'"{value}"'


def nginx_lines(address: Address) -> str:
    """A location block."""
    slash = "/" if address.prefix else ""
    lines = [
        f"location {_quoted(address.prefix + '/')} {{",
        f"    proxy_pass {_BACKEND}{slash};",
        "    proxy_set_header Host $http_host;",
        *(f"    proxy_set_header {name} {_quoted(value)};" for name, value in _headers(address).items()),
        "    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
        "}",
    ]
    return "\n".join(lines)


def apache_lines(address: Address) -> str:
    """Directives for the virtual host; mod_proxy adds X-Forwarded-Host and -For by itself."""
    headers = {name: value for name, value in _headers(address).items() if name != "X-Forwarded-Host"}
    lines = [
        "ProxyPreserveHost On",
        *(f'RequestHeader set {name} "{value}"' for name, value in headers.items()),
        f'ProxyPass "{address.prefix}/" "{_BACKEND}/"',
        f'ProxyPassReverse "{address.prefix}/" "{_BACKEND}/"',
    ]
    return "\n".join(lines)


def iis_commands() -> str:
    """Once for the machine: proxying on, Host kept, redirects left alone, server variables allowed.

    ARR otherwise puts its own host into the redirect to Microsoft.
    """
    proxy = '/enabled:"True" /preserveHostHeader:"True" /reverseRewriteHostInResponseHeaders:"False"'
    names = ("PROTO", "HOST", "PORT", "PREFIX")
    allowed = "".join(f" /+\"[name='HTTP_X_FORWARDED_{name}']\"" for name in names)
    return (
        f"{_APPCMD}/proxy {proxy} /commit:apphost\n"
        f"{_APPCMD}/rewrite/allowedServerVariables{allowed} /commit:apphost"
    )


def iis_rule(address: Address) -> str:
    """A rule for the section system.webServer/rewrite/rules."""
    variables = [
        f'    <set name="HTTP_{name.upper().replace("-", "_")}" value="{value}" />'
        for name, value in _headers(address).items()
    ]
    pattern = f"^{address.prefix.lstrip('/')}/(.*)" if address.prefix else "(.*)"
    return "\n".join(
        [
            '<rule name="cmxOrganize" stopProcessing="true">',
            f'  <match url="{pattern}" />',
            "  <serverVariables>",
            *variables,
            "  </serverVariables>",
            f'  <action type="Rewrite" url="{_BACKEND}/{{R:1}}" />',
            "</rule>",
        ]
    )

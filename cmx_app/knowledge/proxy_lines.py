"""Ready lines for the servers in front, with the real host, port and prefix, and where this server listens.

Sources: nginx "ngx_http_proxy_module", Apache "mod_proxy" and "mod_headers", Microsoft Learn "Setting HTTP
request headers and IIS server variables" (a variable has to be allowed before a rule may set it), Caddy
"reverse_proxy" and "handle_path", HAProxy "http-request set-header" and "replace-path", Traefik "Headers" and
"StripPrefix" (which announces by itself what it takes off).
"""

from typing import Final
from urllib.parse import quote

from cmx_app.checks import Link, Snippet
from cmx_app.knowledge.redirect_url_address import DEFAULT_PORTS, Address, split_host
from cmx_app.messages import N_

THIS_SERVER: Final = "127.0.0.1:8000"
"""Where the application listens when nothing else is known."""
PREFLIGHT: Final = Link(
    N_("Alle Angaben vom Browser bis zu diesem Server vergleichen"), "/App%20E-Mailkonto/proxy"
)
"""Our page with everything that came in, row by row."""
_APPCMD: Final = r"%windir%\system32\inetsrv\appcmd.exe set config -section:system.webServer"


def encoded_prefix(address: Address) -> str:
    """The prefix as a header has to name it: `%20` for a blank."""
    return quote(address.prefix, safe="/%:@!$&'()*+,;=~-._")


def public_url_line(address: Address) -> Snippet:
    """The other way: the address is written down, and forwarded headers do not matter any more."""
    base = Address(address.scheme, address.host, encoded_prefix(address)).base
    return Snippet(N_("Oder statt alledem: die Adresse fest einstellen"), f"CMX_PUBLIC_URL={base}")


def port_of(address: Address) -> str:
    """The port that an address stands for, written out or not."""
    return split_host(address.host)[2] or DEFAULT_PORTS.get(address.scheme, "")


def _headers(address: Address) -> dict[str, str]:
    """The headers that name this address."""
    headers = {
        "X-Forwarded-Proto": address.scheme,
        "X-Forwarded-Host": address.host,
        "X-Forwarded-Port": port_of(address),
    }
    return headers | ({"X-Forwarded-Prefix": encoded_prefix(address)} if address.prefix else {})


def _quoted(value: str) -> str:
    return value if value.isascii() and " " not in value else f'"{value}"'


def nginx_lines(address: Address, door: str = THIS_SERVER) -> str:
    """A location block."""
    slash = "/" if address.prefix else ""
    lines = [
        f"location {_quoted(address.prefix + '/')} {{",
        f"    proxy_pass http://{door}{slash};",
        "    proxy_set_header Host $http_host;",
        *(f"    proxy_set_header {name} {_quoted(value)};" for name, value in _headers(address).items()),
        "    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
        "}",
    ]
    return "\n".join(lines)


def apache_lines(address: Address, door: str = THIS_SERVER) -> str:
    """Directives for the virtual host; mod_proxy adds X-Forwarded-Host and -For by itself.

    `nocanon` passes the path on as it came: `%20` stays `%20`.
    """
    headers = {name: value for name, value in _headers(address).items() if name != "X-Forwarded-Host"}
    lines = [
        "ProxyPreserveHost On",
        *(f'RequestHeader set {name} "{value.replace("%", "%%")}"' for name, value in headers.items()),
        f'ProxyPass "{address.prefix}/" "http://{door}/" nocanon',
        f'ProxyPassReverse "{address.prefix}/" "http://{door}/"',
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


def iis_rule(address: Address, door: str = THIS_SERVER) -> str:
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
            f'  <action type="Rewrite" url="http://{door}/{{R:1}}" />',
            "</rule>",
        ]
    )


def caddy_lines(address: Address, door: str = THIS_SERVER) -> str:
    """A site of the Caddyfile, indented by tabs as `caddy fmt` does."""
    handle = f"handle_path {_quoted(address.prefix + '/*')}" if address.prefix else "handle"
    return "\n".join(
        [
            f"{address.scheme}://{address.host} {{",
            f"\t{handle} {{",
            f"\t\treverse_proxy {door} {{",
            *(f"\t\t\theader_up {name} {_quoted(value)}" for name, value in _headers(address).items()),
            "\t\t}",
            "\t}",
            "}",
        ]
    )


def haproxy_lines(address: Address, door: str = THIS_SERVER) -> str:
    """A backend; in a value, a per cent sign is written twice."""
    prefix = encoded_prefix(address)
    return "\n".join(
        [
            "backend cmxorganize",
            "    mode http",
            "    option forwardfor",
            *(
                f"    http-request set-header {name} {value.replace('%', '%%')}"
                for name, value in _headers(address).items()
            ),
            *((f"    http-request replace-path ^{prefix}/(.*) /\\1",) if prefix else ()),
            f"    server cmxorganize {door}",
        ]
    )


def traefik_lines(address: Address, door: str = THIS_SERVER) -> str:
    """A file of the dynamic configuration."""
    name = split_host(address.host)[0]
    prefix = address.prefix
    rule = f"Host(`{name}`)" + (f" && PathPrefix(`{prefix}`)" if prefix else "")
    headers = {key: value for key, value in _headers(address).items() if key != "X-Forwarded-Prefix"}
    strip = (
        ("    cmxorganize-path:", "      stripPrefix:", f'        prefixes: ["{prefix}"]') if prefix else ()
    )
    return "\n".join(
        [
            "http:",
            "  routers:",
            "    cmxorganize:",
            f'      rule: "{rule}"',
            f"      middlewares: [cmxorganize-address{', cmxorganize-path' if prefix else ''}]",
            "      service: cmxorganize",
            *(("      tls: {}",) if address.scheme == "https" else ()),
            "  middlewares:",
            "    cmxorganize-address:",
            "      headers:",
            "        customRequestHeaders:",
            *(f'          {key}: "{value}"' for key, value in headers.items()),
            *strip,
            "  services:",
            "    cmxorganize:",
            "      loadBalancer:",
            f'        servers: [{{url: "http://{door}"}}]',
        ]
    )

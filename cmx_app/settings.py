"""Every knob of the installation, read once at the start from the environment or an .env file."""

import os
import re
from functools import cached_property
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Literal, Self

from dotenv import dotenv_values
from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from cmx_app.knowledge.clouds import CLOUDS, Cloud, HostPort, parse_host_port
from cmx_app.look import Accent, Logo, Theme, read_accent
from cmx_app.neighbours import LinkKey, read_link_keys, read_origins
from cmx_app.own_addresses import not_inside_of_ours, web_address

Network = IPv4Network | IPv6Network
ENV_FILE = ".env"
_LOOPBACK: tuple[Network, ...] = (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128"))

_HOST_NAME = re.compile(r"\.?[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
"""One that begins with a dot stands for all names below it."""
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
"""Without an underscore: WSGI can't tell X_Remote_User from X-Remote-User, so servers drop the former."""


class WrongSetting(Exception):
    """A variable is set to something that can't be; the text names it, says why, and gives an example."""


class Settings(BaseSettings):
    """The installation's settings; each field is the variable `CMX_` + its name in capitals."""

    # Containers often pass on variables that are empty; those count as not set.
    model_config = SettingsConfigDict(
        env_prefix="CMX_", env_file=ENV_FILE, env_ignore_empty=True, extra="ignore", frozen=True
    )

    instance_path: Path = Field(default=Path("instance"), examples=["/var/lib/cmx"])
    database_url: SecretStr | None = Field(
        default=None, examples=["postgresql+psycopg://cmx:…@localhost/cmx"]
    )
    secret_key: SecretStr | None = Field(default=None, examples=["64 random characters"])
    encryption_keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        default=(), examples=["newkey=,oldkey="]
    )
    public_url: str = Field(default="", examples=["https://www.example.de/intern"])
    trusted_proxies: int = Field(default=0, ge=0, le=10, examples=["1"])
    proxy_addresses: Annotated[tuple[Network, ...], NoDecode] = Field(
        default=_LOOPBACK, examples=["10.0.0.5,10.1.0.0/16"]
    )
    trusted_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), examples=["www.example.de,intranet.example.de"]
    )
    sign_in: str = Field(default="local", examples=["header:X-Remote-User"])
    sign_in_group: str = Field(default="", examples=["X-Remote-Groups:mail-admins"])
    frame_ancestors: Annotated[tuple[str, ...], NoDecode, BeforeValidator(read_origins)] = Field(
        default=(), examples=["https://intranet.example.de"]
    )
    link_keys: Annotated[tuple[LinkKey, ...], NoDecode, BeforeValidator(read_link_keys)] = Field(
        default=(), examples=["intranet:steps+embedded:43 random characters"]
    )
    cloud: Literal["global", "us-gov", "us-dod", "china"] = Field(default="global", examples=["global"])
    authority: str = Field(default="", examples=["https://login.microsoftonline.com"])
    portal_url: str = Field(default="", examples=["https://entra.microsoft.com"])
    imap: str = Field(default="", examples=["outlook.office365.com:993"])
    smtp: str = Field(default="", examples=["smtp.office365.com:587"])
    ca_bundle: Path | None = Field(default=None, examples=["/etc/ssl/our-authority.pem"])
    language: Literal["de", "en"] = Field(default="de", examples=["de"])
    organization: str = Field(default="", max_length=80, examples=["VHS Musterstadt"])
    brand: str = Field(default="", max_length=40, examples=["MailConnect"])
    logo: Logo | None = Field(default=None, examples=["/etc/cmx/logo.svg"])
    accent: Annotated[Accent | None, NoDecode, BeforeValidator(read_accent)] = Field(
        default=None, examples=["#1b5e9e"]
    )
    theme: Theme | None = Field(default=None, examples=["/etc/cmx/theme.css"])

    @field_validator("encryption_keys", "proxy_addresses", "trusted_hosts", mode="before")
    @classmethod
    def _split_at_commas(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("secret_key")
    @classmethod
    def _is_long(cls, value: SecretStr | None) -> SecretStr | None:
        if value and len(value.get_secret_value()) < 32:
            raise ValueError("must have at least 32 characters")
        return value

    @field_validator("database_url")
    @classmethod
    def _is_a_known_database(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not value.get_secret_value().startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("must begin with postgresql+psycopg:// (or sqlite:///)")
        return value

    @field_validator("public_url", "authority", "portal_url")
    @classmethod
    def _is_a_web_address(cls, value: str) -> str:
        return web_address(value) if value else value

    @field_validator("public_url")
    @classmethod
    def _is_no_address_of_ours(cls, value: str) -> str:
        return not_inside_of_ours(value)

    @field_validator("authority")
    @classmethod
    def _is_encrypted(cls, value: str) -> str:
        if value and not value.startswith("https://"):
            raise ValueError("must begin with https://, as secrets are sent there")
        return value

    @field_validator("trusted_hosts")
    @classmethod
    def _are_host_names(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            if not _HOST_NAME.fullmatch(name):
                raise ValueError(f"{name} is not a host name (without https://, port and path)")
        return value

    @field_validator("sign_in")
    @classmethod
    def _is_a_way_to_sign_in(cls, value: str) -> str:
        if value != "local" and not (value.startswith("header:") and _HEADER.fullmatch(value[7:])):
            raise ValueError("must be local, or header: and the name of a header (letters, digits, hyphens)")
        return value

    @field_validator("sign_in_group")
    @classmethod
    def _is_a_header_and_a_group(cls, value: str) -> str:
        name, _, group = value.partition(":")
        if value and not (_HEADER.fullmatch(name) and group.strip() == group != ""):
            raise ValueError("must be the name of a header, a colon and a group")
        return value

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        if self.sign_in_header and "proxy_addresses" not in self.model_fields_set:
            raise ValueError(
                "CMX_PROXY_ADDRESSES: must be set with CMX_SIGN_IN=header:…, or whoever reaches this "
                "machine could sign in as anybody. Example: CMX_PROXY_ADDRESSES=10.0.0.5"
            )
        if self.sign_in_group and not self.sign_in_header:
            raise ValueError(
                "CMX_SIGN_IN_GROUP: counts only with CMX_SIGN_IN=header:…. "
                "Example: CMX_SIGN_IN=header:X-Remote-User"
            )
        return self

    @field_validator("imap", "smtp")
    @classmethod
    def _is_host_and_port(cls, value: str) -> str:
        if value:
            parse_host_port(value)
        return value

    @field_validator("ca_bundle")
    @classmethod
    def _is_a_file(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_file():
            raise ValueError("there is no such file")
        if value is not None and b"-----BEGIN CERTIFICATE-----" not in value.read_bytes():
            raise ValueError("this file holds no certificates in PEM form")
        return value

    @property
    def sign_in_header(self) -> str:
        """The header in which a server in front names who is asking; "" where people sign in here."""
        return self.sign_in.removeprefix("header:") if self.sign_in != "local" else ""

    @cached_property
    def cloud_hosts(self) -> Cloud:
        """The hosts of the chosen cloud, with what was set by hand in their place."""
        return CLOUDS[self.cloud].with_overrides(
            authority=self.authority,
            portal=self.portal_url,
            imap=self._host(self.imap),
            smtp=self._host(self.smtp),
        )

    @property
    def database(self) -> str:
        """The SQLAlchemy URL of the database."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{(self.instance_path / 'cmx.sqlite3').resolve()}"

    @property
    def database_file(self) -> Path | None:
        """Where the database lies when it is a file of this machine, for those who make backups."""
        return Path(self.database.removeprefix("sqlite:///")) if self.database.startswith("sqlite") else None

    @staticmethod
    def _host(text: str) -> HostPort | None:
        return parse_host_port(text) if text else None


def read_settings() -> Settings:
    """The settings of this process's environment; raises WrongSetting with all that is wrong."""
    known = {f"CMX_{name.upper()}" for name in Settings.model_fields}
    named = {name.upper() for name in (*os.environ, *dotenv_values(ENV_FILE))}
    strangers = sorted(name for name in named if name.startswith("CMX_") and name not in known)
    if strangers:
        raise WrongSetting(
            f"{', '.join(strangers)}: this program does not know this setting. "
            f"It knows: {', '.join(sorted(known))}."
        )
    try:
        return Settings()
    except ValidationError as error:
        raise WrongSetting("\n".join(_explain(detail) for detail in error.errors())) from None


def _explain(detail: ErrorDetails) -> str:
    reason = detail["msg"].removeprefix("Value error, ")
    if not detail["loc"]:
        return reason
    name = str(detail["loc"][0])
    example = (Settings.model_fields[name].examples or [""])[0]
    return f"CMX_{name.upper()}: {reason}. Example: CMX_{name.upper()}={example}"

"""Every knob of the installation, read once at the start from the environment or an .env file."""

import os
from functools import cached_property
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from cmx_app.knowledge.clouds import CLOUDS, Cloud, HostPort, parse_host_port

Network = IPv4Network | IPv6Network
_LOOPBACK: tuple[Network, ...] = (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128"))


class WrongSetting(Exception):
    """A variable is set to something that can't be; the text names it, says why, and gives an example."""


class Settings(BaseSettings):
    """The installation's settings; each field is the variable `CMX_` + its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="CMX_", env_file=".env", extra="ignore", frozen=True)

    instance_path: Path = Field(Path("instance"), examples=["/var/lib/cmx"])
    database_url: SecretStr | None = Field(None, examples=["postgresql+psycopg://cmx:…@localhost/cmx"])
    secret_key: SecretStr | None = Field(None, min_length=32, examples=["64 random characters"])
    encryption_keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field((), examples=["newkey=,oldkey="])
    public_url: str = Field("", examples=["https://www.example.de/intern"])
    trusted_proxies: int = Field(0, ge=0, le=10, examples=["1"])
    proxy_addresses: Annotated[tuple[Network, ...], NoDecode] = Field(_LOOPBACK, examples=["10.0.0.5,10.1.0.0/16"])
    trusted_hosts: Annotated[tuple[str, ...], NoDecode] = Field((), examples=["www.example.de,intranet.example.de"])
    cloud: Literal["global", "us-gov", "us-dod", "china"] = Field("global", examples=["global"])
    authority: str = Field("", examples=["https://login.microsoftonline.com"])
    portal_url: str = Field("", examples=["https://entra.microsoft.com"])
    imap: str = Field("", examples=["outlook.office365.com:993"])
    smtp: str = Field("", examples=["smtp.office365.com:587"])
    ca_bundle: Path | None = Field(None, examples=["/etc/ssl/our-authority.pem"])
    language: Literal["de", "en"] = Field("de", examples=["de"])
    organization: str = Field("", max_length=80, examples=["VHS Musterstadt"])

    @field_validator("encryption_keys", "proxy_addresses", "trusted_hosts", mode="before")
    @classmethod
    def _split_at_commas(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("public_url", "authority", "portal_url")
    @classmethod
    def _is_a_web_address(cls, value: str) -> str:
        if not value:
            return value
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("must be an address that begins with https:// and has neither ? nor #")
        return value.rstrip("/")

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
        return value

    @cached_property
    def cloud_hosts(self) -> Cloud:
        """The hosts of the chosen cloud, with what was set by hand in their place."""
        return CLOUDS[self.cloud].with_overrides(
            authority=self.authority, portal=self.portal_url, imap=self._host(self.imap), smtp=self._host(self.smtp)
        )

    @property
    def database(self) -> str:
        """The SQLAlchemy URL of the database."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{(self.instance_path / 'cmx.sqlite3').resolve()}"

    @staticmethod
    def _host(text: str) -> HostPort | None:
        return parse_host_port(text) if text else None


def read_settings() -> Settings:
    """The settings of this process's environment; raises WrongSetting with all that is wrong."""
    known = {f"CMX_{name.upper()}" for name in Settings.model_fields}
    strangers = sorted(name for name in os.environ if name.startswith("CMX_") and name not in known)
    if strangers:
        raise WrongSetting(
            f"{', '.join(strangers)}: this program does not know this setting. "
            f"It knows: {', '.join(sorted(known))}."
        )
    try:
        return Settings()  # type: ignore[call-arg]  # the environment is the argument
    except ValidationError as error:
        raise WrongSetting("\n".join(_explain(detail) for detail in error.errors())) from None


def _explain(detail: object) -> str:
    assert isinstance(detail, dict)
    name = str(detail["loc"][0])
    example = (Settings.model_fields[name].examples or [""])[0]
    reason = str(detail["msg"]).removeprefix("Value error, ")
    return f"CMX_{name.upper()}: {reason}. Example: CMX_{name.upper()}={example}"

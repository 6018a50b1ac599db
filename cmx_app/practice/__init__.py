"""The practice Microsoft: Entra, its portal, IMAP and SMTP on loopback, to try and teach without a tenant."""

from cmx_app.practice.world import Ports, PracticeMicrosoft

__all__ = ("Ports", "PracticeMicrosoft")

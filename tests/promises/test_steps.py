"""Every step of the guide is complete: address, template and test."""

from cmx_app.steps import WIZARD
from tools.checkout import ROOT

SLUGS = (
    "ueberblick",
    "anwendung",
    "umleitungs-url",
    "kundengeheimnis",
    "schnittstelle",
    "tenant-id",
    "pruefung",
    "e-mailkonto",
    "fertig",
)


def test_the_steps_have_the_addresses_that_others_rely_on_in_the_guides_order() -> None:
    assert tuple(step.slug for step in WIZARD.steps) == SLUGS


def test_every_step_has_a_template_of_its_name_and_no_other_lies_there() -> None:
    assert {path.stem for path in (ROOT / "templates" / "steps").glob("*.html")} == set(SLUGS)


def test_every_step_has_tests_of_its_name() -> None:
    tested = {path.stem for path in (ROOT / "tests" / "steps").glob("test_*.py")}
    assert {f"test_{slug.replace('-', '_')}" for slug in SLUGS} - tested == set()

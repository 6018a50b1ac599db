"""What can be checked of IIS without Windows: the file is well-formed, and what it sets is allowed."""

import re
from xml.etree import ElementTree

from cmx_app.knowledge.proxy_lines import iis_commands
from tests.servers.front import SITES

RULES = ElementTree.parse(SITES / "iis" / "web.config").findall("system.webServer/rewrite/rules/rule")
PAGE = (SITES / "iis.md").read_text(encoding="utf-8")


def test_the_rule_sends_every_path_on_as_it_came() -> None:
    rule = RULES[-1]
    match, action = rule.find("match"), rule.find("action")
    assert match is not None
    assert action is not None
    assert (match.get("url"), action.get("type")) == ("(.*)", "Rewrite")
    assert action.get("url") == "http://127.0.0.1:8000/{R:1}"


def test_every_variable_that_is_set_is_allowed_before() -> None:
    set_here = {variable.attrib["name"] for variable in RULES[-1].iter("set")}
    assert "HTTP_X_FORWARDED_PROTO" in set_here
    assert set_here == set(re.findall(r"/\+\"\[name='(\w+)'\]\"", PAGE))


def test_the_commands_are_those_that_the_wizard_shows() -> None:
    assert all(command in PAGE for command in iis_commands().splitlines())


def test_the_name_without_www_is_led_to_the_one_with_it() -> None:
    condition, action = RULES[0].find("conditions/add"), RULES[0].find("action")
    assert condition is not None
    assert action is not None
    assert re.fullmatch(condition.attrib["pattern"], "example.de")
    assert action.get("url") == "https://www.example.de/{R:1}"

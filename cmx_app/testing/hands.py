"""Two ways to work a page: with a mouse, and with the keyboard alone."""

from typing import Protocol

from playwright.sync_api import Locator

_FAR = 150
"""As many times Tab as nobody should need."""


class Hands(Protocol):
    """What somebody does with a control."""

    def press(self, control: Locator) -> None:
        """A link, a button, a box."""

    def write(self, field: Locator, text: str) -> None:
        """Replace what stands in a field."""

    def enter_date(self, field: Locator, day: str) -> None:
        """An ISO date."""

    def choose(self, menu: Locator, label: str) -> None:
        """An entry of a menu."""


class Mouse:
    """Points and clicks."""

    def press(self, control: Locator) -> None:
        """A click."""
        control.page.bring_to_front()
        control.click()

    def write(self, field: Locator, text: str) -> None:
        """At once, like something dropped."""
        field.page.bring_to_front()
        field.fill(text)

    def enter_date(self, field: Locator, day: str) -> None:
        """As if from the calendar."""
        field.fill(day)

    def choose(self, menu: Locator, label: str) -> None:
        """From the open menu."""
        menu.select_option(label=label)


class Keyboard:
    """Reaches everything by Tab."""

    def press(self, control: Locator) -> None:
        """Enter, or the space bar for a box."""
        self._reach(control)
        is_box = control.evaluate("one => one.matches('input[type=checkbox], input[type=radio]')")
        control.page.keyboard.press("Space" if is_box else "Enter")

    def write(self, field: Locator, text: str) -> None:
        """Key by key."""
        self._reach(field)
        field.page.keyboard.press("Control+A")
        field.page.keyboard.type(text)

    def enter_date(self, field: Locator, day: str) -> None:
        """Month, day, year: the system's Chromium speaks English, whatever the pages do."""
        self._reach(field)
        year, month, date = day.split("-")
        field.page.keyboard.type(f"{month}{date}{year}")
        assert field.input_value() == day, field.input_value()

    def choose(self, menu: Locator, label: str) -> None:
        """By the first letters of the entry."""
        self._reach(menu)
        menu.page.keyboard.type(label)

    def _reach(self, control: Locator) -> None:
        control.page.bring_to_front()
        wanted = control.element_handle()
        for _ in range(_FAR):
            if wanted.evaluate("one => one === document.activeElement"):
                return
            control.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {control}")

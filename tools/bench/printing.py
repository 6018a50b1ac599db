"""Lines of what is printed: a name, what was measured, and the aim where there is one."""


def amount(name: str, value: float, unit: str, aim: float) -> str:
    """One line about something of which less is better."""
    return f"  {name:<34}{value:8.1f} {unit:<9} aim ≤ {aim:g} {tick(value <= aim)}"


def plain(name: str, value: float, unit: str) -> str:
    """One line without an aim."""
    return f"  {name:<34}{value:8.1f} {unit}"


def none(name: str, value: float) -> str:
    """One line about something of which there must be none."""
    return f"  {name:<34}{value:8g} {'':<9} aim 0 {tick(not value)}"


def tick(reached: bool) -> str:
    """Whether an aim is reached."""
    return "✓" if reached else "✗"

"""What the scenarios of a run found, in all its workers, held against docs/failures.md."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--renew-failures` writes the page instead of complaining about it."""
    parser.addoption("--renew-failures", action="store_true", help="write docs/failures.md anew")


def pytest_configure(config: pytest.Config) -> None:
    """Only where everything comes together: not in a worker."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Written(config.getoption("--renew-failures")))


class Written:
    """Hears of every test that is done."""

    def __init__(self, renew: bool) -> None:
        self._renew = renew
        self._found: dict[str, list[str]] = {}
        self._said = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A scenario that was gone through tells what it found."""
        if report.when == "call" and report.passed:
            for name, value in report.user_properties:
                if name == "scenario":
                    scenario, *found = value
                    self._found[scenario] = found

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the page, or fail when it tells something else."""
        if not self._found:
            return
        from tests.failures.page import PAGE, Result, complaint, page_of

        results = {name: Result(*found) for name, found in self._found.items()}
        if self._renew and session.exitstatus == pytest.ExitCode.OK:
            PAGE.write_text(page_of(results), encoding="utf-8")
        written = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
        self._said = complaint(written, results)
        if self._said and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say it where it is read."""
        if self._said:
            terminalreporter.section("failures")
            terminalreporter.line(self._said)

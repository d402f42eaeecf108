"""Keeps a green run honest about what it did not try.

On a laptop a test may skip when Chromium or LibreOffice is absent, and one line says how to get them.
With REMBUK_REQUIRE_ALL=1 every skip is a failure, so that the full run cannot pass with a part left out.
"""

import os
from collections.abc import Generator

import pytest

HOW_TO_GET = "apt install chromium libreoffice-writer libreoffice-calc poppler-utils fonts-noto-core"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if _nothing_may_skip() and report.skipped and not hasattr(report, "wasxfail"):
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if _nothing_may_skip() and report.skipped:
        _fail(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.write_line(f"{len(skipped)} not tried here. On Debian: {HOW_TO_GET}")


def _nothing_may_skip() -> bool:
    return os.environ.get("REMBUK_REQUIRE_ALL") == "1"


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    report.outcome = "failed"
    report.longrepr = f"skipped although REMBUK_REQUIRE_ALL=1: {report.longrepr}"

"""`run.py FILE...`: runs pytest for ctest. Exit code 77 is "Skipped": pytest is missing, or every test was skipped."""
import sys

SKIPPED = 77

try:
    import jsonschema  # noqa: F401
    import pytest
except ImportError as missing:
    print(f"SKIPPED: {missing} (on Debian: apt install python3-pytest python3-jsonschema)")
    sys.exit(SKIPPED)


class Count:
    """Counts what ran."""

    def __init__(self):
        self.ran = self.skipped = 0

    def pytest_runtest_logreport(self, report):
        if report.skipped:
            self.skipped += 1
        elif report.when == "call" or report.failed:
            self.ran += 1


count = Count()
code = pytest.main(["-q", "-rs", "--tb=short", "-p", "no:cacheprovider", "--strict-markers", *sys.argv[1:]], plugins=[count])
sys.exit(SKIPPED if code == 0 and count.ran == 0 and count.skipped > 0 else code)

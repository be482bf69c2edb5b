"""Where things are. TERRIER_BIN is the directory of the build's programs; ctest sets it."""
import os
import pathlib

SERVICE = pathlib.Path(__file__).resolve().parent.parent
ROOT = SERVICE.parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
SCHEMAS = SERVICE / "schemas"
BIN = pathlib.Path(os.environ.get("TERRIER_BIN") or ROOT / "build" / "dev" / "bin")
TERRIER = BIN / "terrier"
TESTS = BIN / "tests"
# Under AddressSanitizer memory is another thing, and making whole files takes many times as long.
SANITIZED = TERRIER.exists() and b"__asan_init" in TERRIER.read_bytes()

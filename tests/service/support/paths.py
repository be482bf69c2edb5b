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

"""The table of docs/sign-in.md that says which role may use which route, made from `terrier routes`.

    python3 -B tests/service/support/role_table.py     writes it into the page
"""
import json
import os
import pathlib
import subprocess

ROLES = ("nobody", "public", "reader", "gis", "editor", "steward")
PAGE = pathlib.Path(__file__).resolve().parents[3] / "docs" / "sign-in.md"
BEGIN, END = "<!-- made by tests/service/support/role_table.py -->\n", "<!-- end -->\n"


def routes(terrier):
    said = subprocess.run([str(terrier), "routes", "--format", "json"], capture_output=True, text=True, check=True).stdout
    return [{**route, "roles": route["roles"].split()} for route in json.loads(said)]


def table(listed):
    lines = [f"| Route | {' | '.join(ROLES)} |\n", f"|---|{'---|' * len(ROLES)}\n"]
    for route in sorted(listed, key=lambda route: (route["path"], route["method"])):
        marks = " | ".join("yes" if role in route["roles"] else "-" for role in ROLES)
        lines.append(f"| {route['method']} `{route['path']}` | {marks} |\n")
    return "".join(lines)


def in_page():
    return PAGE.read_text().split(BEGIN)[1].split(END)[0]


def write(listed):
    before, rest = PAGE.read_text().split(BEGIN)
    PAGE.write_text(before + BEGIN + table(listed) + END + rest.split(END)[1])


if __name__ == "__main__":
    programs = pathlib.Path(os.environ.get("TERRIER_BIN") or PAGE.parents[1] / "build" / "dev" / "bin")
    write(routes(programs / "terrier"))

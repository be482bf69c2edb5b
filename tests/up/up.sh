#!/bin/bash
# tools/up makes the sample estate from nothing, as its user would: twice, and the second time changes nothing.
# In a data folder of its own, at any free port; only in the build that tools/up makes itself.
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/../.."
home=$(mktemp -d)
chmod 755 "$home" # the database's user goes through it
export TERRIER_DATA=$home/data TERRIER_LISTEN=127.0.0.1:0
TERRIER=build/release/bin/terrier

clear() {
    "$TERRIER" down >"$home/down" 2>&1 || cat "$home/down"
    rm -rf "$home"
}
trap clear EXIT

expect() {
    grep -qE "$1" "$home/said" && return
    cat "$home/said"
    echo "Expected, and not there: $1" >&2
    exit 1
}

bring_up() {
    tools/up >"$home/said" 2>&1 || { cat "$home/said"; exit 1; }
    expect 'Assets held on 20[0-9-]+ +1,287$'
    expect 'Assets judged against the objectives, facts as at 2026-10-01 +1,247$'
    expect '^Look +http://127.0.0.1:[1-9]'
}

counts() {
    for table in proposals actions runs policies; do
        "$TERRIER" "$table" --format csv | wc -l
    done
    "$TERRIER" import list --format csv | wc -l
}

bring_up
counts >"$home/first"
[ "$(head -n 1 "$home/first")" -gt 5 ] || { echo "No proposals were made" >&2; exit 1; }
bring_up
counts | diff "$home/first" -

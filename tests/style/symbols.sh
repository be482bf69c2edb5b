#!/bin/bash
# `symbols.sh BUILD`: no function or variable of ours has the name of one of a library that we link. The linker would take
# ours for theirs without a word: libmicrohttpd calling our bind(), jansson our json_object().
set -euo pipefail
cd "$1"
command -v nm >/dev/null && command -v ldd >/dev/null || exit 77
mapfile -t libraries < <(ldd bin/terrier bin/terrier-files | awk '/=> \//{print $3}' | sort -u)
mapfile -t ours < <(find . -name 'libterrier_*.a' ! -name 'libterrier_test_*')
found=$(comm -12 \
    <(nm --defined-only "${ours[@]}" 2>/dev/null | awk 'NF == 3 && $2 ~ /^[A-Z]$/ {print $3}' | sort -u) \
    <(nm -D --defined-only "${libraries[@]}" | awk 'NF == 3 {sub(/@.*/, "", $3); print $3}' | sort -u) |
    grep -v '^__asan\|^__odr_asan\|^_' || true)
[ -z "$found" ] && exit 0
printf 'These names of ours are names in a library that we link; call them something else:\n%s\n' "$found"
exit 1

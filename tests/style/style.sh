#!/bin/bash
# Rules of the tree that no compiler holds, each over the files that are committed: `style.sh RULE`.
# Exit code 77: the rule cannot be tried here, and ctest says "Skipped".
set -uo pipefail
cd "$(dirname "$(realpath "$0")")/../.." || exit 1

skip() {
    echo "SKIPPED: $1"
    exit 77
}

# The checkout may belong to another user than the one who tests.
committed() {
    git -c safe.directory='*' "$@"
}

# none RULE COMMAND...: passes when the command, which looks for offences, finds none.
none() {
    local rule=$1 found
    shift
    found=$("$@")
    [ -z "$found" ] && exit 0
    printf '%s\n%s\n' "$rule" "$found"
    exit 1
}

# The tables of the method are made, and as long as the rules are many.
too_big() {
    committed ls-files -z -- . ':!docs/method-tables.md' | xargs -0 stat --format '%s %n' | awk '$1 > 300 * 1024'
}

# What a program of ours or of an editor would have left behind, not a word in a test's data.
sql_statement='"[[:space:]]*(select [a-z_*(]|insert into |update [a-z_.]+ set |delete from |truncate [a-z_.]+'
sql_statement+='|(create|alter|drop) (table|view|schema|role|database|extension|index|function)|copy [a-z_.]+ (from|to) '
sql_statement+='|(begin|commit|rollback);|set (local|session|role) )'

# A clause begins its line; comments begin with dashes, and names do not stand before these.
lower_case_clause='^[[:space:]]*(select|insert into|update|delete from|with|from|where|(left |cross )?join|(order|group) by'
lower_case_clause+='|union|on|and|or|set|values|returning|create|alter|comment on|copy|begin|commit|rollback)([^a-z_]|$)'

# Includes that the table in cmake/Rooms.cmake does not allow. A room is known by the innermost folder that has its name.
strange_includes() {
    committed grep -n '^#include "[a-z]*/' -- 'engine/*.[ch]' 'geo/*.[ch]' 'importers/*.[ch]' 'tools/sample/*.[ch]' |
        awk '
        function room(path,   part, n) {
            sub(/:.*/, "", path)
            n = split(path, part, "/")
            if (part[1] == "sql") return "store"
            if (part[1] == "engine" || part[1] == "tools") {
                while (n > 2 && !(part[n - 1] in may)) n--
                return part[n - 1]
            }
            return path ~ /^geo\/formats\// ? "formats" : part[1]
        }
        NR == FNR { # a row may go on in the next line
            if (sub(/^set\(MAY_/, "")) { name = $1; may[name] = " " }
            if (name != "") { ends = /\)/; gsub(/[")]/, " "); may[name] = may[name] $0 " " }
            if (ends) name = ""
            next
        }
        {
            split($0, quoted, "\"")
            from = room($0)
            if (index(may[from], " " room(quoted[2]) " ") == 0) print
        }' cmake/Rooms.cmake -
}

# Links of the pages to files that are not there, and decisions that the list of them leaves out or numbers otherwise.
broken_links() {
    local page target n
    while IFS=: read -r page target; do
        [ -e "$(dirname "$page")/$target" ] || echo "$page: $target"
    done < <(committed grep -oE '\]\([^):#]+' -- '*.md' | sed 's/](//')
    for page in docs/decisions/0*.md; do
        n=$((10#$(basename "$page" | cut -c 1-4)))
        grep -q "^$n\. \[.*\]($(basename "$page"))$" docs/decisions/README.md || echo "$page is not number $n of docs/decisions/README.md"
        head -n 1 "$page" | grep -q "^# $n\. " || echo "$page does not begin with # $n."
    done
}

command -v git >/dev/null || skip "there is no git (on Debian: apt install git)"
committed rev-parse --is-inside-work-tree >/dev/null 2>&1 || skip "this is not a checkout, so what is committed is unknown"

case ${1:-} in
sql_in_c)
    none "SQL belongs in sql/queries, one statement for each file:" \
        committed grep -niE "$sql_statement" -- 'engine/*.[ch]' 'geo/*.[ch]' 'importers/*.[ch]' 'tools/*.[ch]'
    ;;
sql_case)
    none "Keywords of SQL are in upper case:" \
        committed grep -nE "$lower_case_clause" -- 'sql/*.sql'
    ;;
paths)
    none "A path of one machine is in what is committed:" \
        committed grep -nE '(^|[^A-Za-z0-9_.$}])/(work|home/[a-z]+|root)/' -- . ':!tests/style'
    ;;
sizes)
    none "Files over 300 kB; real data is read from beside the repository and pictures are made smaller:" too_big
    ;;
unsafe_calls)
    none "These write without knowing where the end is, or give what threads share; use engine/base/text.h, snprintf, engine/base/account.h or the form in _r:" \
        committed grep -nE '\b(sprintf|vsprintf|strcpy|strcat|strncpy|strncat|gets|getpwnam|getpwuid|getgrnam|getgrgid|localtime|gmtime|asctime|ctime|strtok)\(' -- '*.c' '*.h'
    ;;
editions)
    none "What is given out of an asset is decided in publish.edition_given alone; stand on that or on publish.asset_cleared:" \
        committed grep -nE '\bNOT ([a-z_]+\.)?withheld\b|(FROM|JOIN) publish\.edition\b' -- 'sql/derived/*.sql' 'sql/queries/*.sql' \
        ':!sql/derived/32_asset.sql' ':!sql/derived/36_transparency.sql' ':!sql/derived/40_known.sql' ':!sql/queries/publish_state.sql'
    ;;
rooms)
    none "These include what cmake/Rooms.cmake does not allow the folder to use:" strange_includes
    ;;
links)
    none "These links lead nowhere, or decisions are not numbered as their list says:" broken_links
    ;;
format)
    command -v clang-format >/dev/null || skip "there is no clang-format (on Debian: apt install clang-format)"
    [[ $(clang-format --version) == *" 14."* ]] || skip "clang-format is not version 14, and others format otherwise"
    committed ls-files -z '*.c' '*.h' | xargs -0 clang-format --dry-run -Werror
    ;;
shell)
    command -v shellcheck >/dev/null || skip "there is no shellcheck (on Debian: apt install shellcheck)"
    committed grep -lE '^#!/bin/(ba)?sh' -- . | xargs shellcheck -x
    ;;
*)
    echo "usage: style.sh sql_in_c|sql_case|paths|sizes|unsafe_calls|editions|rooms|links|format|shell" >&2
    exit 2
    ;;
esac

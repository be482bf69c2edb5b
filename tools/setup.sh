# shellcheck shell=bash
# What tools/up and tools/test share: step lines, quiet commands with a log, packages, the build.
# Sourced, not run; the caller has `set -euo pipefail` and has gone to the root of the checkout.

LOGS=build/log

die() {
    printf '%s\n' "$@" >&2
    exit 1
}

# The seconds so far, and how far ninja has come, while a step is under way; on a terminal only.
tick() {
    local title=$1 log=$2 began=$SECONDS
    while sleep 1 && kill -0 $$ 2>/dev/null; do
        printf '\r  %-52s%4d s %-12s' "$title" $((SECONDS - began)) "$(tail -n 1 "$log" | grep -o '^\[[0-9/]*\]' || :)"
    done
}

# step TITLE COMMAND...: one line that says what is done and how long it took. The command's output goes to a
# log, whose end is shown when it fails. (Called in a condition, where bash leaves `set -e` off: a function
# given as COMMAND joins its own commands with &&.)
step() {
    local title=$1 began=$SECONDS ticker="" log
    shift
    log="$LOGS/$(tr -c 'a-z0-9\n' '-' <<<"${title,,}").log"
    printf '  %-52s' "$title"
    if [ -t 1 ]; then
        tick "$title" "$log" 9>&- &
        ticker=$!
    fi
    if "$@" >"$log" 2>&1 </dev/null 9>&-; then
        stop_tick "$ticker" "$title"
        printf '%4d s\n' $((SECONDS - began))
    else
        stop_tick "$ticker" "$title"
        printf 'failed\n\n'
        tail -n 25 "$log" >&2
        die "" "$title failed. All that was said is in $log."
    fi
}

stop_tick() {
    [ -n "$1" ] || return 0
    kill "$1" 2>/dev/null || :
    wait "$1" 2>/dev/null || :
    printf '\r\033[K  %-52s' "$2"
}

# One at a time in a checkout. Descriptor 9 holds the lock; what outlives this script is started with 9>&-.
only_one() {
    mkdir -p "$LOGS"
    exec 9>build/lock
    flock -n 9 || die "Another tools/up or tools/test is at work in this checkout: wait until it has ended."
}

# packages_missing GROUP...: the packages of these groups of packages.txt that are not installed.
packages_missing() {
    local groups=" $* " group="" line name
    while read -r line; do
        line=${line%%#*}
        name=${line//[[:space:]]/}
        case $name in
        "") ;;
        "["*) group=${name:1:-1} ;;
        *) if [[ $groups == *" $group "* ]]; then echo "$name"; fi ;;
        esac
    done <tools/packages.txt | sort -u | comm -23 - <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' |
        sed -n 's/^installed //p' | sort -u)
}

# as_root COMMAND...: the command as root, by sudo where we are not.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# May we become root? sudo may ask for a password on a terminal, and only there.
can_be_root() {
    [ "$(id -u)" -eq 0 ] && return
    command -v sudo >/dev/null || return
    sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }
}

# Debian makes and starts a cluster of its own with the first PostgreSQL; we need none and make our own. Once a
# PostgreSQL is installed the machine's administrator has decided, and nothing is changed.
no_debian_cluster() {
    local config=/etc/postgresql-common/createcluster.conf
    if [ -e "$config" ] || dpkg-query -W -f '${db:Status-Status}' postgresql-common 2>/dev/null | grep -qx installed; then
        return 0
    fi
    as_root mkdir -p "${config%/*}"
    printf '%s\n' '# Written before PostgreSQL was installed: no cluster is made by Debian itself.' \
        'create_main_cluster = false' | as_root tee "$config" >/dev/null
}

apt_install() {
    as_root apt-get -q update &&
        as_root env DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 apt-get -q install -y \
            --no-install-recommends -o Dpkg::Options::=--force-confold "$@"
}

# install_packages GROUP...: installs what is missing; does nothing, and needs no rights, when nothing is.
install_packages() {
    local missing
    command -v dpkg-query >/dev/null || die "This machine is not Debian: install what tools/packages.txt names \
by its own means, then build with cmake (see README.md)."
    mapfile -t missing < <(packages_missing "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    can_be_root || die "These packages are missing, and installing them needs an administrator:" "" \
        "    ${missing[*]}" "" "Ask for this command to be run, then start again:" "" \
        "    $(no_debian_cluster_command)apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    no_debian_cluster
    step "Installing ${#missing[@]} packages" apt_install "${missing[@]}"
}

# The words before apt-get that an administrator needs as well, when PostgreSQL is not there yet.
no_debian_cluster_command() {
    dpkg-query -W -f '${db:Status-Status}' postgresql-common 2>/dev/null | grep -qx installed ||
        printf '%s' "mkdir -p /etc/postgresql-common && " \
            "echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf && "
}

# build PRESET [CMAKE OPTION...]
build() {
    local preset=$1
    shift
    cmake --preset "$preset" "$@" && cmake --build --preset "$preset" -j "$(nproc)"
}

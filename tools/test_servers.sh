#!/bin/sh
# Sees to it that Chromium and the servers that the tests start are on this machine.
# Installs what is missing by apt where that is allowed; otherwise names it with the line that installs it.
set -eu

missing=""
need() {
    missing="$missing $1"
}

command -v chromium >/dev/null || need chromium
[ -x /usr/lib/dovecot/imap ] || need dovecot-imapd
[ -x /usr/lib/dovecot/submission ] || need dovecot-submissiond
[ -x /usr/lib/dovecot/lmtp ] || need dovecot-lmtpd
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || need postgresql
[ -n "$missing" ] || exit 0

line="sudo apt-get update && sudo apt-get install --no-install-recommends$missing fonts-liberation"
if ! command -v apt-get >/dev/null; then
    echo "The tests need$missing (names of the Debian packages): on Debian or Ubuntu, $line" >&2
    exit 1
fi
if [ "$(id -u)" = 0 ]; then
    as_root="env"
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n env"
else
    echo "The tests need$missing. Install them and try again: $line" >&2
    exit 1
fi

install() {
    # shellcheck disable=SC2086  # a list of words on purpose
    $as_root DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 install --yes \
        --no-install-recommends $missing fonts-liberation >/dev/null
}

echo "Installing$missing for the tests …" >&2
install 2>/dev/null && exit 0
# Fails where the package lists were never fetched, or are too old; with fresh ones it has to work.
$as_root apt-get -qq update >/dev/null
install || { echo "apt-get could not install$missing (its message stands above). Try: $line" >&2; exit 1; }

#!/bin/sh
# Sees to it that Chromium and the servers that the tests start are on this machine.
# Installs what is missing by apt where that is allowed; otherwise names it with the line that installs it.
set -eu

missing=""
services=""
need() {
    missing="$missing $1"
}
# Packages that would start a server at once, and at every boot: the tests start their own, on loopback.
need_without_service() {
    missing="$missing $1"
    services="$services $1.service"
}

command -v chromium >/dev/null || need chromium
[ -x /usr/lib/dovecot/imap ] || need dovecot-imapd
[ -x /usr/lib/dovecot/submission ] || need dovecot-submissiond
[ -x /usr/lib/dovecot/lmtp ] || need dovecot-lmtpd
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || need postgresql
PATH="$PATH:/usr/sbin"
command -v nginx >/dev/null || need_without_service nginx
command -v apache2 >/dev/null || need_without_service apache2
command -v caddy >/dev/null || need_without_service caddy
command -v systemd-analyze >/dev/null || need systemd
[ -n "$missing" ] || exit 0

line="sudo apt-get update && sudo apt-get install --no-install-recommends$missing fonts-liberation"
[ -z "$services" ] || line="sudo systemctl mask$services && $line"
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

# A link to nothing is what `systemctl mask` makes; it works where systemd does not run, too.
for service in $services; do
    [ -e "/etc/systemd/system/$service" ] || $as_root ln -sf /dev/null "/etc/systemd/system/$service"
done

install() {
    # shellcheck disable=SC2086  # a list of words on purpose
    $as_root DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 install --yes \
        --no-install-recommends $missing fonts-liberation >/dev/null
}

echo "Installing$missing for the tests …${services:+ (not started; to use one: systemctl unmask$services)}" >&2
install 2>/dev/null && exit 0
# Fails where the package lists were never fetched, or are too old; with fresh ones it has to work.
$as_root apt-get -qq update >/dev/null
install || { echo "apt-get could not install$missing (its message stands above). Try: $line" >&2; exit 1; }

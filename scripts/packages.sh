#!/usr/bin/env bash
# packages.sh COMMAND=PACKAGE...: installs the Debian package of each command that is missing.
set -euo pipefail
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
say() { echo "packages: $*" >&2; }

present() {
  local path
  path=$(command -v "$1") || return 1
  # An image FROM scratch needs the static busybox; Debian also has a dynamic one.
  [ "$1" != busybox ] || ! ldd "$path" >/dev/null 2>&1
}

missing=()
for pair in "$@"; do present "${pair%%=*}" || missing+=("${pair#*=}"); done
[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  say "missing: ${missing[*]} (Debian's package names)."
  say "Install them, or run this as root on Debian, where they are installed for you."
  exit 1
fi

# Some packages start a service when installed; only their programs are wanted here.
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >$policy
  chmod 755 $policy
fi

say "installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1
# A third-party source that does not answer must not prevent an install from Debian's own.
apt-get update -qq >&2 || say "apt-get update failed; continuing with the package lists at hand"
output=$(apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}" 2>&1) || {
  printf '%s\n' "$output" >&2
  exit 1
}

for pair in "$@"; do
  present "${pair%%=*}" || { say "${pair#*=} is installed, but ${pair%%=*} is still missing"; exit 1; }
done

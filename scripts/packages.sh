#!/usr/bin/env bash
# packages.sh COMMAND=PACKAGE...: installs the Debian package of every command that this machine lacks.
set -euo pipefail
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
say() { echo "packages: $*" >&2; }

present() {
  local path
  path=$(command -v "$1") || return 1
  # Debian has a dynamic busybox too; an image made FROM scratch needs the static one.
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

# Some of the packages start a service once installed; only their programs are wanted here.
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >$policy
  chmod 755 $policy
fi

say "installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1
# A third-party source that does not answer must not stop an install from Debian's own.
apt-get update -qq >&2 || say "apt-get update had trouble; going on with the lists there are"
output=$(apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}" 2>&1) || {
  printf '%s\n' "$output" >&2
  exit 1
}

for pair in "$@"; do
  present "${pair%%=*}" || { say "${pair#*=} is installed, and still there is no ${pair%%=*}"; exit 1; }
done

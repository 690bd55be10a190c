#!/usr/bin/env bash
# engine.sh: Docker engines for the tests, side by side, on a Debian machine as root.
#   engine.sh start ID [--for PID]             prints DOCKER_HOST=unix://…; everything else goes to stderr
#   engine.sh stop ID [--for PID] [--purge]    --purge removes its images and its run folder too
#   engine.sh status | env ID
# ID is a kind, or KIND.N for further engines of that kind (28c.2):
#   20    this machine's own dockerd, installed from Debian if there is none (20.10 on Debian 12)
#   28    Docker 28 of Debian forky, classic image store
#   28c   the same, containerd image store
#   29    Docker 29, built by Go; classic image store
#   29c   the same, containerd image store, its default; exit code 77 where Go or its modules are not available
# --for PID: the engine stays up while that process lives; the last "stop --for" stops it.
# Debian forky's packages are unpacked into a tree and run there in a chroot: nothing is installed on the host. The
# tree of 29 is that of 28 with another dockerd.
# Socket, pid and log are in $ENGINE_RUN/docker-archive-ID (default /run), images in
# $ENGINE_DATA/docker-archive-ID (/var/lib), the trees in $ENGINE_TREES/docker-archive-28 and -29 (/opt).
# Containers have no network unless $ENGINE_BRIDGE names a bridge of this machine.
set -euo pipefail
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
RUN=${ENGINE_RUN:-/run} DATA=${ENGINE_DATA:-/var/lib} TREES=${ENGINE_TREES:-/opt}
KINDS=(20 28 28c 29 29c)

say() { echo "engine: $*" >&2; }
usage() { sed -n '2,11p' "$0" >&2; exit 2; }

choose() {
  if ! [[ $1 =~ ^(20|28c?|29c?)(\.[1-9])?$ ]]; then
    say "unknown engine '$1': allowed are ${KINDS[*]}, and further ones of a kind as in 28c.2"
    exit 2
  fi
  id=$1 kind=${1%.*} run=$RUN/docker-archive-$1 data=$DATA/docker-archive-$1
  tree=$TREES/docker-archive-${kind%c}
  [ "$kind" != 20 ] || tree=/
  sock=$run/docker.sock
}

alive() { curl -fsS -m 2 --unix-socket "$sock" http://engine/_ping >/dev/null 2>&1; }
version() { curl -fsS --unix-socket "$sock" http://engine/version | sed -E 's/.*"Version":"([^"]+)","ApiVersion".*/\1/'; }

# The processes of this engine only: with one of these names, and a path that no other engine has.
processes() {
  local dir
  for dir in /proc/[0-9]*; do
    [[ " $* " == *" $(cat "$dir/comm" 2>/dev/null) "* ]] || continue
    tr '\0' '\n' <"$dir/cmdline" 2>/dev/null | grep -q -e "^unix://$sock\$" -e "^$run/exec/" && echo "${dir#/proc/}"
  done
  return 0
}

# end SIGNAL NAME...: fails if a process of that name is still there ten seconds later.
end() {
  local signal=$1 pids tries
  shift
  pids=$(processes "$@")
  # shellcheck disable=SC2086 # one word a pid
  [ -z "$pids" ] || kill -s "$signal" $pids 2>/dev/null || true
  for ((tries = 0; tries < 100; tries++)); do
    [ -n "$(processes "$@")" ] || return 0
    sleep 0.1
  done
  return 1
}

# dockerd stops its own containerd; what a killed dockerd left behind is stopped here.
end_processes() {
  end TERM dockerd || end KILL dockerd || true
  end TERM containerd || true
  end KILL containerd containerd-shim && return
  say "engine $id does not stop: process $(processes dockerd containerd containerd-shim)"
  exit 1
}

launch() {
  local config='{}'
  case $kind in
    28 | 29) config='{"features":{"containerd-snapshotter":false}}' ;;
    28c | 29c) config='{"features":{"containerd-snapshotter":true}}' ;;
  esac
  # A killed engine leaves pid files and sockets behind that block the next one.
  rm -rf "$run/exec" "$run/dockerd.pid" "$sock"
  echo "$config" >"$run/daemon.json"
  setsid unshare --mount --propagation slave "$here/engine-launch.sh" "$tree" "$run" "$data" \
    --config-file "$run/daemon.json" -H "unix://$sock" --data-root "$data" --exec-root "$run/exec" \
    --pidfile "$run/dockerd.pid" --bridge="${ENGINE_BRIDGE:-none}" --ip-forward=false --iptables=false --ip6tables=false --group root \
    >"$run/dockerd.log" 2>&1 </dev/null 9>&- &
}

await_engine() {
  local launcher=$1 tries
  for ((tries = 0; tries < 300; tries++)); do
    alive && return
    kill -0 "$launcher" 2>/dev/null || break
    sleep 0.1
  done
  say "engine $id did not start; its log ends with:"
  tail -15 "$run/dockerd.log" >&2
  end_processes
  exit 1
}

prepare_programs() {
  case $kind in
    20) "$here/packages.sh" dockerd=docker.io ;;
    28*) "$here/engine-tree.sh" "$tree" ;;
    29*) "$here/engine-tree-29.sh" "$tree" "$TREES/docker-archive-28" ;;
  esac
}

start() {
  "$here/packages.sh" curl=curl
  if alive; then
    say "engine $id is already up"
  else
    prepare_programs
    end_processes
    rm -rf "$run/users"
    mkdir -p "$run/users" "$data"
    launch
    await_engine $!
    say "engine $id: Docker $(version)"
  fi
  touch "$run/users/$user"
  echo "DOCKER_HOST=unix://$sock"
}

# A stop without --for comes from the owner of the machine and overrides everybody.
in_use() {
  [ "$user" != owner ] || return 1
  local other
  for other in "$run"/users/*; do
    [ -e "$other" ] || continue
    other=${other##*/}
    if [ "$other" = owner ] || kill -0 "$other" 2>/dev/null; then return 0; fi
  done
  return 1
}

stop() {
  rm -f "$run/users/$user"
  if in_use; then say "engine $id is still in use and stays up"; return; fi
  end_processes
  [ -z "$purge" ] || rm -rf "$data" "$run"
}

# One start or stop of an engine at a time; the lock is outside the run folder, which --purge removes.
alone() {
  [ "$(id -u)" = 0 ] || { say "this needs root; or set DOCKER_HOST to a running engine"; exit 1; }
  mkdir -p "$RUN"
  exec 9>"$RUN/docker-archive-$id.lock"
  flock 9
  "$@"
}

status() {
  local each
  for each in "${KINDS[@]}"; do
    choose "$each"
    if alive; then echo "$id up Docker $(version) unix://$sock"; else echo "$id down"; fi
    for run in "$RUN/docker-archive-$kind".?/; do
      [ -e "$run" ] || continue
      run=${run%/}
      choose "${run##*/docker-archive-}"
      if alive; then echo "$id up Docker $(version) unix://$sock"; fi
    done
  done
}

command=${1:-} user=owner purge=
[ $# -eq 0 ] || shift
case $command in start | stop | env) [ $# -gt 0 ] || usage; choose "$1"; shift ;; esac
while [ $# -gt 0 ]; do
  case $command$1 in
    start--for | stop--for) user=${2:-}; [[ $user =~ ^[0-9]+$ ]] || usage; shift ;;
    stop--purge) purge=yes ;;
    *) usage ;;
  esac
  shift
done
case $command in
  start | stop) alone "$command" ;;
  env) echo "DOCKER_HOST=unix://$sock" ;;
  status) status ;;
  *) usage ;;
esac

#!/usr/bin/env bash
# engine-tree-29.sh TREE TREE_OF_28: the tree of Docker 28 with a dockerd 29 that Go builds (some 6 minutes of a core),
# unless it is there already. Exit code 77: there is no Go, or its module proxy does not give the sources.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tree=$1 tree28=$2
module=github.com/moby/moby/v2 version=v2.0.0-beta.24
say() { echo "engine: $*" >&2; }

# Engines share the tree and may start at the same time.
mkdir -p "$(dirname "$tree")"
exec 9>"$tree.lock"
flock 9
[ "$(cat "$tree/.ready" 2>/dev/null)" != "$version" ] || exit 0

command -v go >/dev/null || { say "skipped: engine 29 is built by Go, which is not here"; exit 77; }
go mod download "$module@$version" >&2 9>&- || {
  say "skipped: engine 29 is built from $module $version, which the Go module proxy ($(go env GOPROXY)) does not give"
  exit 77
}
"$here/engine-tree.sh" "$tree28"
say "building Docker 29 ($module $version) into $tree"
rm -rf "$tree"
cp -a --reflink=auto "$tree28" "$tree"
rm "$tree/.ready" "$tree/usr/sbin/dockerd"
GOBIN=$tree/usr/sbin GOFLAGS= CGO_ENABLED=0 nice go install \
  -ldflags "-s -w -X $module/dockerversion.Version=29.0.0-$version" "$module/cmd/dockerd@$version" >&2 9>&-
echo "$version" >"$tree/.ready"

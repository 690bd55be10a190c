#!/usr/bin/env bash
# engine-tree.sh TREE: unpacks Docker 28 and buildx of Debian forky into a folder, unless they are there already.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tree=$1
mirror=${ENGINE_MIRROR:-http://deb.debian.org/debian}
packages=docker.io,docker-buildx,containerd,runc,iptables,ca-certificates,xz-utils,pigz

# Engines share the tree and may start at the same time.
mkdir -p "$(dirname "$tree")"
exec 9>"$tree.lock"
flock 9
[ "$(cat "$tree/.ready" 2>/dev/null)" != "$packages" ] || exit 0

"$here/packages.sh" mmdebstrap=mmdebstrap
echo "engine: unpacking Docker 28 of Debian forky into $tree" >&2
rm -rf "$tree"
mkdir -p "$tree"
# A snapshot mirror serves expired package lists; their signatures are still checked.
mmdebstrap --quiet --variant=extract --mode=root \
  --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Check-Valid-Until "false"' \
  --include="$packages" forky "$tree" "$mirror" >&2

# No maintainer script ran; this is what they would have done.
for name in bin sbin lib lib64; do [ -e "$tree/$name" ] || ln -s "usr/$name" "$tree/$name"; done
for name in iptables ip6tables; do
  [ -e "$tree/usr/sbin/$name" ] || ln -s /usr/sbin/xtables-nft-multi "$tree/usr/sbin/$name"
done
mkdir -p "$tree"/{proc,sys,dev,tmp,run,etc/ssl/certs,var/lib,root}
chmod 1777 "$tree/tmp"
printf 'root:x:0:0:root:/root:/bin/sh\n' >"$tree/etc/passwd"
printf 'root:x:0:\ndocker:x:999:\n' >"$tree/etc/group"
rm -rf "$tree"/var/cache/apt/* "$tree"/var/lib/apt/lists/* "$tree"/usr/share/{doc,man,locale}
echo "$packages" >"$tree/.ready"

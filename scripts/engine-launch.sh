#!/usr/bin/env bash
# engine-launch.sh TREE RUN DATA ARGUMENT...: becomes the dockerd in TREE, or the machine's own if TREE is /.
# engine.sh starts it in a mount namespace of its own, so that no mount made here outlives the engine.
set -euo pipefail
tree=$1 run=$2 data=$3
shift 3

if [ "$tree" = / ]; then
  # Otherwise dockerd would use the machine's containerd, which cannot see the mounts made here.
  mkdir -p /run/containerd
  mount -t tmpfs tmpfs /run/containerd
  exec dockerd "$@"
fi

# runc pivots its root, which needs the tree to be a mount point.
mount --bind "$tree" "$tree"
for dir in proc sys dev; do
  mount --rbind "/$dir" "$tree/$dir"
  mount --make-rslave "$tree/$dir"
done
mount -t tmpfs tmpfs "$tree/run"
mkdir -p "$tree$run" "$tree$data"
mount --rbind "$run" "$tree$run"
mount --rbind "$data" "$tree$data"
cp -fL /etc/resolv.conf /etc/hosts "$tree/etc/" || true
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root chroot "$tree" /usr/sbin/dockerd "$@"

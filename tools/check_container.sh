#!/usr/bin/env bash
# Builds packaging/Containerfile and runs the image without network on a sample, read-only: it says what a checkout says.
# After `./mvnw -Pdist verify`; needs root rights and Debian's buildah. The base image is made from Debian's packages
# (mmdebstrap), so that no image registry is asked. Everything happens in a scratch folder.
set -euo pipefail
cd "$(dirname "$0")/.."
for tool in buildah mmdebstrap; do
    command -v "$tool" >/dev/null || { echo "NOTICE: no $tool: the container is not built"; exit 0; }
done
sample=samples/close-device-ecosystem-3.0
scratch=$(mktemp -d)
store=(--root "$scratch/root" --runroot "$scratch/run" --storage-driver vfs)
buildah() { command buildah "${store[@]}" "$@"; }
trap 'buildah rm --all >/dev/null 2>&1 || true; rm -rf "$scratch"' EXIT
fail() { echo "container: $*" >&2; exit 1; }

mmdebstrap --quiet --variant=minbase --mode=root bookworm "$scratch/base.tar"
base=$(buildah from scratch)
buildah add -q "$base" "$scratch/base.tar" / >/dev/null
buildah commit -q "$base" docker.io/library/debian:12-slim >/dev/null
buildah bud -q --pull-never --isolation chroot -f packaging/Containerfile -t bsplint . >/dev/null

image=$(buildah from --pull-never localhost/bsplint)
inside() { unshare --net buildah "${store[@]}" run --isolation chroot -v "$PWD/$sample:/work:ro" "$image" bsplint "$@"; }
./bsplint check "$sample" --no-cache >"$scratch/expected" || [ $? -eq 1 ]
inside check . >"$scratch/got" || [ $? -eq 1 ] || fail "exit status"
cmp "$scratch/expected" "$scratch/got" || fail "the image says something else"
[ "$(inside --version)" = "$(./bsplint --version)" ] || fail "the image tells another version"
echo "ok: container"

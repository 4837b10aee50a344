#!/usr/bin/env bash
# The language server from Monaco in Chromium, through a websocket: editors/test/monaco/run.js in a copy of the founding sample.
# Skipped with a notice where Chromium, node or the packages cannot be had. Usage: tools/check_monaco.sh [SCREENSHOT]
set -euo pipefail
shot=${1:+$(realpath "$1")}
cd "$(dirname "$0")/.."
skip() { echo "NOTICE: $1: the language server is not tried from Monaco"; exit 0; }
command -v chromium >/dev/null || skip "no Chromium"
command -v node >/dev/null && command -v npm >/dev/null || skip "no node"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp editors/test/monaco/* "$work"
(cd "$work" && npm install --no-package-lock --no-audit --no-fund --silent) >/dev/null 2>&1 || skip "the packages cannot be had"
cp -r samples/close-device-ecosystem-3.0 "$work/project"
BSPLINT=${BSPLINT:-$PWD/bsplint} BSPLINT_PROJECT=$work/project timeout 600 node "$work/run.js" ${shot:+"$shot"}

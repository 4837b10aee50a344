#!/usr/bin/env bash
# An hour of random edits: someone types, saves, makes and deletes files at random in a copy of a project, and what the language
# server knows is compared with a check from scratch every few edits. Ends with status 1 at the first difference, or if
# memory grows. A shorter run of the same is part of the tests (RandomEditsTest).
# Usage: tools/editor-edits.sh [MINUTES] [SEED] [PROJECT]     (EVERY=N: edits between two comparisons; EDITS=N: no more)
# CLASSPATH_OF_TESTS names test classes and libraries (default: Maven's, after ./mvnw test-compile).
set -euo pipefail
minutes=${1:-60} seed=${2:-$RANDOM}
cd "$(dirname "$0")/.."
project=$(realpath "${3:-samples/close-device-ecosystem-3.0}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$project/." "$work"
if [ -z "${CLASSPATH_OF_TESTS:-}" ]; then
    ./mvnw -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath
    CLASSPATH_OF_TESTS=target/test-classes:target/classes:$(cat target/test-classpath)
fi
echo "random edits for $minutes minutes in a copy of ${project##*/}, seed $seed"
java -XX:+UseSerialGC -Xss16m -Xmx1g -cp "$CLASSPATH_OF_TESTS" org.bsplint.lsp.RandomEdits "$work" "$minutes" "$seed" "${EVERY:-10}" "${EDITS:-1000000000}"

#!/usr/bin/env bash
# All properties (jqwik) from another seed and with many times the inputs; a normal test run draws from one fixed seed.
# Usage: tools/properties.sh [TIMES] [SEED] [TESTS]     (default: 20 times, a random seed, all)
# A failure names its seed: mend the program, and put the input it was reduced to into a test.
set -euo pipefail
cd "$(dirname "$0")/.."
times=${1:-20} seed=${2:-$RANDOM$RANDOM}
tests=${3:-$(grep -rl '@Property' src/test/java --include='*Test.java' | xargs -n1 basename -s .java | sort | paste -sd,)}
echo "properties, $times times the inputs, seed $seed"
nice -n 10 ./mvnw -B -ntp -q test -Dtest="$tests" -Dbsplint.properties.times="$times" -Dbsplint.properties.seed="$seed"

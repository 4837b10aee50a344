#!/usr/bin/env bash
# Mutated real files, as accidents leave them (bytes flipped, lines dropped, doubled, joined, swapped, the end cut off):
#   tools/mutate.sh [COUNT] [SEED] [TREES]
# COUNT files of the samples (default 10,000; TREES: a folder of products to take them from instead) go through the whole
# program: neither crash nor hang. COUNT/20 makefiles that GNU make 4.3 still accepts (of TREES as well) are compared with it:
# no known value is wrong. The same seed gives the same files; a failure names the seed of its case.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-10000} seed=${2:-20261125} trees=${3:-}
nice -n 10 ./mvnw -B -ntp -q test -Dtest=MutatedFilesTest -Dbsplint.mutations="$count" -Dbsplint.mutations.seed="$seed" \
    -Dbsplint.mutations.trees="$trees" -Dsurefire.failIfNoSpecifiedTests=true
echo "$count mutated files from seed $seed: no crash, no hang"
nice -n 10 ./mvnw -B -ntp -q test -Dtest=MutatedMakefilesTest -Dbsplint.mutations="$((count / 20))" \
    -Dbsplint.mutations.seed="$seed" -Dbsplint.mutations.trees="$trees"
echo "$((count / 20)) makefiles that make accepts, from seed $seed: no known value is wrong"

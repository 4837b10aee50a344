#!/usr/bin/env bash
# Mutation testing (PIT): tools/mutation-testing.sh [core|eval [PACKAGE]]
#   core: value, rule and engine, every mutant; at least 75 % must be noticed (half an hour on two cores)
#   eval: the evaluators, four mutants a class; at least 65 % (PACKAGE: one of bitbake, dotconfig, dts, hush, kconfig, make, yocto)
# by fast unit tests alone: no outside tools, no tests of bounds, which take long for each mutant that they reach. Wants an
# idle machine: a mutant that runs out of time counts as noticed. The report lies in target/pit-reports.
set -euo pipefail
cd "$(dirname "$0")/.."
what=${1:-core}
package=${2:+.$2}
arguments=()
if [ "$what" = eval ]; then
    arguments=(
        -Dmutation.classes="org.bsplint.eval$package.*" -Dmutation.tests="org.bsplint.eval$package.*Test" -Dmutation.threshold=65
        -Dmutation.excluded='org.bsplint.eval.make.Mutated*,org.bsplint.eval.*OracleTest,org.bsplint.eval.*BoundsTest,org.bsplint.eval.*Hostile*,org.bsplint.eval.bitbake.StoreModelTest,org.bsplint.eval.*Edited*'
        -Dfeatures='+CLASSLIMIT(limit[4])'
    )
elif [ "$what" != core ]; then
    echo "what is core or eval" >&2
    exit 2
fi
nice -n 10 ./mvnw -B -ntp -q -Pmutation "${arguments[@]}" test-compile org.pitest:pitest-maven:1.30.0:mutationCoverage

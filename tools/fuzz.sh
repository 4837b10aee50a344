#!/usr/bin/env bash
# Coverage-guided fuzzing with Jazzer: tools/fuzz.sh [TARGET|all] [SECONDS]     (default: all targets, 60 s each)
#   tools/fuzz.sh make 600        ten minutes on makefiles
#   tools/fuzz.sh all 3600        an hour on each target
# Starts from the seeds in src/test/resources/fuzz/TARGET and from what earlier runs kept in target/fuzz/TARGET. An input
# that throws, hangs (60 s: FUZZ_TIMEOUT) or needs more than 2 GB ends the target's run with status 1 and lies in target/fuzz/found: put it
# beside the seeds (small, by a telling name), mend the program, and the normal tests hold it from then on.
# FUZZ_CLASSES=FOLDER takes compiled classes (of src/main, src/test and src/fuzz) instead of building.
set -euo pipefail
cd "$(dirname "$0")/.."

all="make bitbake python kconfig hush texts settings rules product manifests lsp"
targets=${1:-all}
seconds=${2:-60}
[ "$targets" = all ] && targets=$all
[[ " $all " == *" ${targets%% *} "* ]] || { echo "no target $targets; known are: $all" >&2; exit 2; }

mkdir -p target/fuzz/found
if [ ! -s target/fuzz/classpath ] || [ -z "${FUZZ_CLASSES:-}" ]; then
    ./mvnw -B -ntp -q -Pfuzz -DskipTests test-compile dependency:build-classpath \
        -Dmdep.outputFile=target/fuzz/classpath -Dmdep.includeScope=test
fi
classes=${FUZZ_CLASSES:-target/test-classes:target/classes}

status=0
for target in $targets; do
    mkdir -p "target/fuzz/$target"
    printf '== %s, %s s\n' "$target" "$seconds"
    nice -n "${FUZZ_NICE:-10}" java -Xmx2g -Xss4m -XX:+UseSerialGC -XX:-OmitStackTraceInFastThrow \
        -cp "$classes:$(cat target/fuzz/classpath)" com.code_intelligence.jazzer.Jazzer \
        --target_class=org.bsplint.fuzz.Fuzzing --target_method="$target" \
        --instrumentation_includes='org.bsplint.**' --disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection \
        --reproducer_path=target/fuzz/found -artifact_prefix="target/fuzz/found/$target-" \
        -max_total_time="$seconds" -timeout="${FUZZ_TIMEOUT:-60}" -max_len=8192 -print_final_stats=1 \
        "target/fuzz/$target" "src/test/resources/fuzz/$target" >"target/fuzz/$target.log" 2>&1 ||
        { status=1; grep -aE '^== |Exception|Error|ALARM|artifact|Test unit' "target/fuzz/$target.log" | head -20; }
    grep -aE 'stat::(number_of_executed_units|new_units_added|peak_rss_mb)|cov:' "target/fuzz/$target.log" | tail -4
done
exit "$status"

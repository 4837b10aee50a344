#!/usr/bin/env bash
# The packages of `mvn -Pdist verify`: that a second build of the commit gives the same bytes, and that what a user unpacks or
# installs says what a checkout says. Installing the .deb needs root rights and dpkg; without them that part is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
version=$(sed -n '0,/<version>/s/.*<version>\(.*\)<\/version>.*/\1/p' pom.xml)
dist=$PWD/target/dist
sample=samples/close-device-ecosystem-3.0
fail() { echo "packages: $*" >&2; exit 1; }
./bsplint check "$sample" --no-cache >"$scratch/expected" || [ $? -eq 1 ]

same() { # same NAME COMMAND…: the command checks the sample as a checkout does
    local name=$1
    shift
    env -u JAVA_HOME XDG_CACHE_HOME="$scratch/cache" "$@" check "$PWD/$sample" --no-cache >"$scratch/got" || [ $? -eq 1 ] || fail "$name: exit status"
    cmp "$scratch/expected" "$scratch/got" || fail "$name says something else"
    echo "ok: $name"
}

mkdir "$scratch/in a folder"
tar -C "$scratch/in a folder" -xzf "$dist/bsplint-$version.tar.gz"
unpacked="$scratch/in a folder/bsplint-$version"
for run in first second; do same "release archive, $run run" "$unpacked/bin/bsplint"; done # the second has an archive of classes

# what a start costs is counted: classes, all of the archive, and none of the platform's newer way to files
env -u JAVA_HOME XDG_CACHE_HOME="$scratch/cache" BSPLINT_JAVA_OPTS="-Xlog:class+load:file=$scratch/classes:none" \
    "$unpacked/bin/bsplint" check "$PWD/$sample" --no-cache >/dev/null || [ $? -eq 1 ] || fail "with classes listed: exit status"
loaded=$(grep -c ' source: ' "$scratch/classes")
[ "$loaded" -gt 1000 ] && [ "$loaded" -lt 1550 ] || fail "a check of the sample loads $loaded classes"
! grep ' source: ' "$scratch/classes" | grep -v 'source: shared objects file' || fail "classes that the archive lacks"
! grep '^sun\.nio\.fs\.' "$scratch/classes" || fail "a check of the sample asks java.nio.file"
[ -n "$(find "$unpacked/lib/archives" "$scratch/cache/bsplint/archives" -type f 2>/dev/null)" ] || fail "the release archive made no archive of classes"
XDG_CACHE_HOME="$scratch/a cache" "$unpacked/bin/bsplint" --version >/dev/null
share=$unpacked/share
bash -n "$share/bash-completion/completions/bsplint"
! command -v zsh >/dev/null || zsh -n "$share/zsh/site-functions/_bsplint"
completed() { # completed SHELL WANTED WORDS…: what the shell proposes for the last word
    local got shell=$1 wanted=$2
    shift 2
    case $shell in
    bash) got=$(bash -c 'source "$0" && COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) && compopt() { :; } &&
        $(complete -p bsplint | sed "s/.*-F \([^ ]*\).*/\1/") && echo "${COMPREPLY[*]}"' \
        "$share/bash-completion/completions/bsplint" "$@") ;;
    fish) got=$(fish --no-config -c 'source $argv[1]; complete -C $argv[2] | cut -f 1' "$share/fish/vendor_completions.d/bsplint.fish" "$*" | sort | xargs) ;;
    esac
    [ "$got" = "$wanted" ] || fail "$shell proposes \`$got\` for $*"
}
shells=bash
! command -v fish >/dev/null || shells="bash fish"
for shell in $shells; do
    completed "$shell" check bsplint ch
    completed "$shell" sarif bsplint check --format sa
    completed "$shell" close-device bsplint check --operation cl
    completed "$shell" kconfig bsplint eval kc
    completed "$shell" otp-write-refused-by-optee bsplint explain otp-write-r
done
gzip -dc "$share/man/man1/bsplint.1.gz" >"$scratch/bsplint.1"
if command -v man >/dev/null && [ -n "$(MANWIDTH=80 man --warnings -l "$scratch/bsplint.1" 2>&1 >/dev/null)" ]; then
    fail "the man page has faults"
fi
gzip -dc "$share/man/man1/bsplint.1.gz" | grep -q '^\.SS bsplint check' || fail "the man page lacks check"
cmp "$unpacked/THIRD-PARTY.txt" src/main/resources/META-INF/THIRD-PARTY.txt || fail "the licences of libraries are not told"
rm -rf "$unpacked" "$scratch/cache"

own=$dist/bsplint-$version-linux-$(uname -m).tar.gz
if [ -f "$own" ]; then
    tar -C "$scratch" -xzf "$own"
    mkdir "$scratch/path" # a PATH without java
    for tool in sh readlink mkdir mv rm; do ln -s "$(command -v "$tool")" "$scratch/path/"; done
    same "archive with a Java of its own" env PATH="$scratch/path" "$scratch/bsplint-$version/bin/bsplint"
    [ -n "$(find "$scratch/bsplint-$version/lib/archives" "$scratch/cache/bsplint/archives" -type f 2>/dev/null)" ] ||
        fail "the archive with a Java of its own made no archive of classes"
fi

deb=$(find "$dist" -name '*.deb')
if [ -n "$deb" ] && [ "$(id -u)" -eq 0 ] && ! dpkg-query -W -f '${Status}' bsplint 2>/dev/null | grep -q '^install'; then
    dpkg -i "$deb" >"$scratch/dpkg" 2>&1 || { cat "$scratch/dpkg"; fail "the .deb does not install"; }
    same ".deb" /usr/bin/bsplint
    grep -q 'Apache License' /usr/share/doc/bsplint/copyright || fail "the .deb lacks the licences of its libraries"
    [ -n "$(find /opt/bsplint/lib/app/lib/archives -type f)" ] || fail "the .deb made no archive of classes"
    [ "$(/usr/bin/bsplint --version)" = "$(./bsplint --version)" ] || fail "the .deb tells another version"
    dpkg -P bsplint >/dev/null
    [ ! -e /usr/bin/bsplint ] && [ ! -e /usr/share/doc/bsplint ] && [ ! -e /opt/bsplint/lib/app/lib/bsplint.jar ] || fail "the .deb leaves files behind"
else
    echo "NOTICE: the .deb is not installed here"
fi

python3 - "$version" "$dist/bsplint-$version-sbom.json" <<'PY'
import json, sys, zipfile
bom = json.load(open(sys.argv[2]))
names = {component["name"] for component in bom["components"]}
assert bom["bomFormat"] == "CycloneDX" and {"antlr4-runtime", "picocli", "snakeyaml"} <= names, names
assert bom["metadata"]["component"]["version"] == sys.argv[1]
told = open("src/main/resources/META-INF/THIRD-PARTY.txt").read().split("\n")
assert zipfile.ZipFile("target/bsplint.jar").read("META-INF/THIRD-PARTY.txt").decode().split("\n") == told
for component in bom["components"]:
    line = component["name"] + " " + component["version"]
    assert any(each.strip().startswith(line + " ") for each in told), "THIRD-PARTY.txt lacks " + line
alias = json.load(open("jbang-catalog.json"))["aliases"]["bsplint"]
assert alias["script-ref"] == f"org.bsplint:bsplint:{sys.argv[1]}", alias
PY
echo "ok: SBOM and JBang catalog"

if [ -z "$(git status --porcelain)" ]; then
    git clone -q . "$scratch/second"
    (cd "$scratch/second" && ./mvnw -B -q -ntp -Pdist -Dmaven.test.skip=true verify)
    diff "$dist/SHA256SUMS" "$scratch/second/target/dist/SHA256SUMS" || fail "a second build in another folder gives other bytes"
    echo "ok: two builds, same bytes"
else
    echo "NOTICE: files are changed: the second build is left out"
fi

#!/usr/bin/env bash
# The language server from Kate, driven with mouse and keyboard on a virtual screen, with the settings of editors/kate: the
# founding finding shows, vanishes when its fix is typed in another file without saving; hover; jump to the assignment.
# Skipped with a notice where Debian's packages cannot be had. Usage: tools/check_kate.sh [SCREENSHOT.png]
set -euo pipefail
shot=${1:+$(realpath "$1")}
cd "$(dirname "$0")/.."
skip() { echo "NOTICE: $1: the language server is not tried from Kate"; exit 0; }
missing=()
for package in kate xvfb dbus-x11 xdotool imagemagick; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
        >/tmp/bsplint-kate-apt.log 2>&1 || skip "cannot install ${missing[*]}"
fi

work=$(mktemp -d)
trap 'kill ${kate:+-- -$kate} 2>/dev/null || true; kill ${screen:-} 2>/dev/null || true; sleep 1; rm -rf "$work"' EXIT
cp -r samples/close-device-ecosystem-3.0 "$work/project"
cp editors/kate/kateconfig "$work/project/.kateconfig"
mkdir -p "$work/bin" "$work/home/.config/kate/lspclient"
cp editors/kate/settings.json "$work/home/.config/kate/lspclient/"
# what both say is kept; Kate's question whether it may start the server is answered, its plugin is on
cat >"$work/bin/bsplint" <<END
#!/bin/sh
tee "$work/asked" | ${BSPLINT:-$PWD/bsplint} "\$@" | tee "$work/answered"
END
chmod +x "$work/bin/bsplint"
printf '%s\n' '[Kate Plugins]' 'lspclientplugin=true' '[lspclient]' "AllowedServerCommandLines=$work/bin/bsplint lsp" \
    >"$work/home/.config/katerc"

wait_for() { # wait_for WHAT COMMAND…
    local what=$1 tries=0
    shift
    until "$@"; do
        tries=$((tries + 1))
        if [ $tries -gt 600 ]; then
            echo "FAILED: $what"
            import -window root target/kate-failed.png || true
            tail -3 "$work/kate.log"
            exit 1
        fi
        sleep 0.2
    done
    echo "  $what"
}
editor() { xdotool search --onlyvisible --class kate 2>/dev/null | tail -1; }
titled() { xdotool getwindowname "$(editor)" 2>/dev/null | grep -qF -- "$1"; }
# the last diagnostics of the script, as Kate was told them
told() {
    tr '{' '\n' <"$work/answered" | tr -d '\n' | sed 's/Content-Length/\n&/g' | grep -F publishDiagnostics | grep -F 'close.cmd","diagnostics' |
        tail -1 | grep -qF otp-write-refused-by-optee
}
clean() { [ -s "$work/answered" ] && ! told; }
hovered() { # the mouse rests on a word, further down at each try, until one is told about
    y=$(((${y:-100} + 8) % 400))
    xdotool mousemove 96 $y
    sleep 0.3
    xdotool mousemove_relative 2 0
    sleep 1.2
    grep -qF '"contents"' "$work/answered"
}

# a display number that is free, told once the screen is there; it stays as it is when a client leaves
Xvfb -displayfd 3 -noreset -screen 0 1280x800x24 3>"$work/display" >/dev/null 2>&1 &
screen=$!
wait_for "a screen" test -s "$work/display"
display=:$(cat "$work/display")
export LC_ALL=C.UTF-8 LANGUAGE=en DISPLAY=$display HOME=$work/home XDG_RUNTIME_DIR=$work/home PATH=$work/bin:$PATH
unset DBUS_SESSION_BUS_ADDRESS XDG_CONFIG_HOME XDG_DATA_HOME
setsid dbus-run-session -- kate -n "$work/project/layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend" \
    "$work/project/provision/close.cmd" >"$work/kate.log" 2>&1 &
kate=$!
wait_for "Kate shows the script" titled close.cmd
xdotool windowsize "$(editor)" 1280 800 windowfocus "$(editor)"
wait_for "the finding is told" told
if [ -n "$shot" ]; then
    xdotool mousemove 150 218 mousemove_relative 2 0
    sleep 2
    import -window root "$shot"
fi
wait_for "hover is answered" hovered
xdotool key alt+Left
wait_for "the other file is shown" titled bbappend
xdotool key ctrl+End type 'EXTRA_OEMAKE += "CFG_STM32_BSEC_WRITE=y"'
xdotool key Escape Return type '# see CFG_STM32_BSEC_WRITE'
wait_for "it vanishes when the fix is typed, unsaved" clean
xdotool key Escape Left alt+l Return # the first of the menu LSP Client: Go to Definition
sleep 1
xdotool key Home type '#'
wait_for "the jump led to the assignment: commented out, the finding is back" told
echo "ok: Kate"

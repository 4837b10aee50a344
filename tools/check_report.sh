#!/usr/bin/env bash
# The checklist page in a real browser (Chromium, headless): it renders, its filters work, no script fails, it prints.
# Skipped with a notice where there is no Chromium. Usage: tools/check_report.sh [SAMPLE]
set -euo pipefail
cd "$(dirname "$0")/.."
sample=${1:-samples/close-device-ecosystem-3.0}
command -v chromium >/dev/null || { echo "NOTICE: no Chromium: the checklist page is not tried in a browser"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
browser() {
    timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$work/profile" "$@" 2>/dev/null
}
./bsplint report "$sample" --output html="$work/page.html" >/dev/null || [ $? -eq 1 ]
python3 - "$work" <<'PY'
import sys
page = open(sys.argv[1] + "/page.html", encoding="utf-8").read()
watch = "<script>window.onerror = function (m) { document.documentElement.setAttribute('data-failed', m); };</script>"
act = """<script>
var first = document.getElementById('shown').textContent;
document.querySelector('.filters input[value=not-applicable]').click();
var all = document.getElementById('shown').textContent;
var search = document.getElementById('search');
search.value = 'otp-write-refused-by-optee'; search.dispatchEvent(new Event('input'));
var found = document.getElementById('shown').textContent;
document.documentElement.setAttribute('data-tried', [first, all, found].join(' / '));
</script>"""
page = page.replace("<head>", "<head>" + watch, 1).replace("</body>", act + "</body>", 1)
open(sys.argv[1] + "/tried.html", "w", encoding="utf-8").write(page)
PY
browser --dump-dom "file://$work/tried.html" >"$work/dom.html"
python3 - "$work" <<'PY'
import re, sys
dom = open(sys.argv[1] + "/dom.html", encoding="utf-8").read()
failed = re.search(r'<html[^>]*data-failed="([^"]*)', dom)
assert not failed, "a script failed: " + failed.group(1)
tried = re.search('data-tried="([^"]*)"', dom).group(1).split(" / ")
counts = [tuple(map(int, re.match(r"(\d+) of (\d+) rules shown", text).groups())) for text in tried]
assert 0 < counts[0][0] < counts[0][1], counts
assert counts[1][0] == counts[1][1], counts
assert 0 < counts[2][0] < 10, counts
print("filters:", " / ".join(tried))
PY
browser --no-pdf-header-footer --print-to-pdf="$work/page.pdf" "file://$work/page.html"
pages=$(grep -ac '/Type */Page\b' "$work/page.pdf")
[ "$pages" -gt 1 ] || { echo "the page does not print"; exit 1; }
echo "printed on $pages pages"

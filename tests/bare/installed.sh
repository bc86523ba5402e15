#!/usr/bin/env bash
# Installs the package in a minimal Debian system and uses it as a stranger would: manual page, completion, ranking from /.
#
#   tests/bare/installed.sh fitrank.deb      as root, inside that system; needs the network or a filled apt cache
source "$(dirname "${BASH_SOURCE[0]}")/../../scripts/strict.sh"
deb=$(readlink -f "${1:?usage: tests/bare/installed.sh FITRANK.deb}")

fail() {
  echo "installed: $*" >&2
  exit 1
}

export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 MANPAGER=cat
unset FITRANK_HOME
apt-get update -qq
apt-get install -y -qq --no-install-recommends man-db bash-completion "$deb" >/dev/null
cd /

fitrank --version | grep -q '^fitrank ' || fail "fitrank --version says no version"
man fitrank-rank | grep -q -e '--missing' || fail "man fitrank-rank does not show --missing"
man fitrank | grep -q 'COMMANDS' || fail "man fitrank shows no commands"

# bash-completion loads the script by the command's name at the first tab; a terminal's bash shows the completed line as
# it runs it.
shown_for() {
  printf '%s\n' 'source /usr/share/bash-completion/bash_completion' 'bind "set enable-bracketed-paste off"' \
    "$1" 'exit' | TERM=dumb timeout 60 script -qec 'bash --norc --noprofile -i' /dev/null 2>&1 | tr -d '\r' || true
}
expect_completed() {
  local text
  text=$(shown_for "$1")
  grep -qF -- "$2" <<<"$text" || fail "bash does not complete \"$1\" to \"$2\": $text"
}
expect_completed $'fitrank ra\t--top 1 >/dev/null' 'fitrank rank --top 1 >'
expect_completed $'fitrank explain nvi\t>/dev/null' 'fitrank explain nvidia >'
expect_completed $'fitrank rank -w gro\t50 >/dev/null' 'fitrank rank -w growth=50 >'
expect_completed $'fitrank rank --missing=ne\t>/dev/null' 'fitrank rank --missing=neutral >'

fitrank rank >/tmp/ranking.txt || fail "fitrank rank does not run from /"
grep -q 'NVIDIA' /tmp/ranking.txt || fail "fitrank rank from / does not rank NVIDIA"
fitrank check /usr/share/fitrank/config /usr/share/fitrank/profiles >/dev/null || fail "the installed data does not pass check"
[ -s /usr/share/doc/fitrank/copyright ] || fail "no /usr/share/doc/fitrank/copyright"
echo "installed: $(basename "$deb") installs, has its pages and completions, and ranks from /"

#!/usr/bin/env bash
# Installs the package in a minimal Debian system and uses it as a stranger would: manual page, completion, ranking from /.
#
#   tests/bare/installed.sh fitrank.deb      as root, inside that system; needs the network or a filled apt cache
set -euo pipefail
trap 'echo "installed: failed in line $LINENO: $BASH_COMMAND" >&2' ERR
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

# bash-completion loads the script by the command's name at the first tab; the line is completed by a terminal's bash.
completed() {
  printf 'source /usr/share/bash-completion/bash_completion\nbind "set enable-bracketed-paste off"\n%s\t|end\n' "$1" |
    TERM=dumb script -qec 'bash --norc --noprofile -i' /dev/null 2>&1 | tr -d '\r' || true
}
for pair in 'fitrank ra>fitrank rank |end' 'fitrank explain nvi>fitrank explain nvidia |end' \
  'fitrank rank -w gro>fitrank rank -w growth=|end'; do
  text=$(completed "${pair%%>*}")
  grep -qF -- "${pair#*>}" <<<"$text" || fail "bash does not complete \"${pair%%>*}\": $text"
done

fitrank rank >/tmp/ranking.txt || fail "fitrank rank does not run from /"
grep -q 'NVIDIA' /tmp/ranking.txt || fail "fitrank rank from / does not rank NVIDIA"
fitrank check /usr/share/fitrank/config /usr/share/fitrank/profiles >/dev/null || fail "the installed data does not pass check"
[ -s /usr/share/doc/fitrank/copyright ] || fail "no /usr/share/doc/fitrank/copyright"
echo "installed: $(basename "$deb") installs, has its pages and completions, and ranks from /"

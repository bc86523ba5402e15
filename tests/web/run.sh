#!/usr/bin/env bash
# Drives the report page in Chromium: run.sh BUILD_FOLDER [NODE TEST ARGS]. Packages go into the build folder.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/strict.sh
source "$here/../../scripts/strict.sh"
build=$1
shift
fail() {
  echo "page tests: $*" >&2
  exit 1
}
for program in node npm; do
  command -v "$program" >/dev/null || fail "no $program; scripts/test installs what is missing"
done
[ -x "${CHROMIUM:=/usr/bin/chromium}" ] || fail "no Chromium at $CHROMIUM; scripts/test installs what is missing"
mkdir -p "$build"
cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$build/"
if ! cmp -s "$here/package-lock.json" "$build/installed.json"; then
  (cd "$build" && npm install --loglevel=error >/dev/null) || fail "npm could not install the driver"
  cp "$here/package-lock.json" "$build/installed.json"
fi
export CHROMIUM PAGE_TEST_BUILD=$build
[ $# -gt 0 ] || set -- "$here"/*_test.mjs
exec node --test --test-concurrency=1 --test-reporter=spec "$@"

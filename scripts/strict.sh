# Sourced first by every script: a command that fails ends it, and the end says which command, where, and with what status.

set -Eeuo pipefail

# A failure inside $(...) or a pipe ends that subshell; the line it stands in then says so, once.
say_failure() {
  local status=$1 place=$2 command=$3
  trap - ERR
  [ "$BASH_SUBSHELL" -eq 0 ] || exit "$status"
  printf 'fitrank: %s: status %s from: %s\n' "$place" "$status" "${command%%$'\n'*}" >&2
  exit "$status"
}
trap 'say_failure $? "${BASH_SOURCE[0]:-$0}:$LINENO" "$BASH_COMMAND"' ERR

# Debian packages that fitrank needs, and their installation; sourced by the other scripts.

BUILD_PACKAGES="g++ cmake ninja-build libeigen3-dev libyaml-cpp-dev libboost-program-options-dev libfmt-dev
  nlohmann-json3-dev libunistring-dev libxxhash-dev coinor-libclp-dev libsqlite3-dev libzip-dev libssl-dev
  libsimdjson-dev libpugixml-dev"
TEST_PACKAGES="librapidcheck-dev libgtest-dev libgmock-dev libbenchmark-dev clang-format python3 python3-jsonschema python3-yaml
  python3-pexpect locales chromium nodejs fonts-noto-core fonts-noto-color-emoji"

# What makes a Debian package of the build: dpkg-shlibdeps, and file, which tells it the binaries.
PACKAGE_PACKAGES="dpkg-dev file gzip"

# npm comes with nodejs where that is not Debian's own package.
command -v npm >/dev/null || TEST_PACKAGES="$TEST_PACKAGES npm"

# Databases that tests/sql and scripts/bench-sql run `fitrank sql` on; whoever lacks one has its test skipped.
ENGINE_PACKAGES="postgresql clickhouse-server"

# Installs those of the named packages that are missing, saying which.
install_missing() {
  local missing="" package
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p')
  for package in "$@"; do
    grep -qx "$package" <<<"$installed" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  local as_root=""
  [ "$(id -u)" -eq 0 ] || as_root=sudo
  echo "fitrank: installing Debian packages:$missing" >&2
  # shellcheck disable=SC2086  # word splitting is meant
  $as_root apt-get update -qq >&2 &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
}

# Installs what the databases need, each by itself: one that cannot be had does not keep away the others. None is started
# as a service: the tests start their own, and a service would hold its port and memory.
install_engines() {
  local package as_root="" policy=/usr/sbin/policy-rc.d ours=""
  [ "$(id -u)" -eq 0 ] || as_root=sudo
  # shellcheck disable=SC2086  # word splitting is meant
  if [ ! -e $policy ] && ! dpkg-query -W $ENGINE_PACKAGES >/dev/null 2>&1; then
    printf '#!/bin/sh\nexit 101\n' | $as_root tee $policy >/dev/null && $as_root chmod +x $policy && ours=yes
  fi
  for package in $ENGINE_PACKAGES; do
    install_missing "$package" || echo "fitrank: no $package here; its tests are skipped" >&2
  done
  [ -z "$ours" ] || $as_root rm -f $policy
  command -v npm >/dev/null || install_missing nodejs npm || echo "fitrank: no npm here; DuckDB's tests are skipped" >&2
}

# Debian packages that fitrank needs, and their installation; sourced by the other scripts, behind strict.sh.
#
# Each function says on standard error why it cannot go on, and returns 1: scripts write `install_missing ... || exit 2`.

BUILD_PACKAGES="g++ cmake ninja-build libeigen3-dev libyaml-cpp-dev libboost-program-options-dev libfmt-dev
  nlohmann-json3-dev libunistring-dev libxxhash-dev coinor-libclp-dev libsqlite3-dev libzip-dev libssl-dev
  libsimdjson-dev libpugixml-dev esbuild"
UNIT_TEST_PACKAGES="librapidcheck-dev libgtest-dev libgmock-dev"

# The Python package, its wheel and its notebook.
PYTHON_PACKAGES="pybind11-dev python3-dev python3-numpy python3-venv python3-pip python3-setuptools python3-wheel"

# What makes a Debian package of the build: dpkg-shlibdeps, and file, which tells it the binaries.
PACKAGE_PACKAGES="dpkg-dev file gzip"

# What checks the scripts of the page: types and names.
PAGE_LINT_PACKAGES="nodejs node-typescript eslint"

TEST_PACKAGES="$UNIT_TEST_PACKAGES $PACKAGE_PACKAGES $PAGE_LINT_PACKAGES $PYTHON_PACKAGES libbenchmark-dev clang-format
  clang-tidy git python3 python3-pandas python3-nbconvert python3-ipykernel jupyter-nbconvert python3-jsonschema
  python3-yaml python3-pexpect locales man-db zsh fish chromium fonts-noto-core fonts-noto-color-emoji"

# npm comes with nodejs where that is not Debian's own package.
command -v npm >/dev/null || TEST_PACKAGES="$TEST_PACKAGES npm"

# Databases that tests/sql and scripts/bench-sql run `fitrank sql` on; the tests of one that cannot be had are skipped.
ENGINE_PACKAGES="postgresql clickhouse-server"

# A minimal Debian for scripts/test-bare.
BARE_PACKAGES="mmdebstrap"

# What Debian's packages ask before they start a service.
SERVICE_POLICY=/usr/sbin/policy-rc.d

# Runs a command as root.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# The named packages that are not installed, on one line. dpkg-query fails for a package that it does not know.
missing_packages() {
  local installed package missing=""
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
  for package in "$@"; do
    grep -qxF -- "$package" <<<"$installed" || missing="$missing $package"
  done
  echo "${missing# }"
}

# Whether packages can be installed here at all; says what to do where they cannot.
can_install() {
  if ! command -v apt-get >/dev/null; then
    echo "fitrank: these packages are missing, and there is no apt-get to install them: $*" >&2
    echo "  On a system other than Debian, install what they hold under its names; README.md says how to build." >&2
    return 1
  fi
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    echo "fitrank: these packages are missing, and installing them needs root (there is no sudo): $*" >&2
    echo "  As root: apt-get update && apt-get install --no-install-recommends $*" >&2
    return 1
  fi
}

# Installs those of the named packages that are missing, saying which.
install_missing() {
  local missing
  missing=$(missing_packages "$@") || return 1
  [ -n "$missing" ] || return 0
  # shellcheck disable=SC2086  # word splitting is meant
  can_install $missing || return 1
  echo "fitrank: installing Debian packages: $missing" >&2
  # An old list names files that the archive no longer has.
  as_root apt-get update -qq -o DPkg::Lock::Timeout=300 >&2 ||
    echo "fitrank: the list of packages could not be refreshed; trying with the one at hand" >&2
  # shellcheck disable=SC2086
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=300 $missing >&2; then
    echo "fitrank: apt-get could not install: $missing" >&2
    echo "  Is this machine online, and is it Debian 12 or later? \`apt-get update\` shows which archive does not answer." >&2
    echo "  Once they are installed, by whatever way, run this again." >&2
    return 1
  fi
}

# Installs what the databases need, each by itself: one that cannot be had does not keep away the others.
install_engines() {
  local package
  for package in $ENGINE_PACKAGES; do
    [ -n "$(missing_packages "$package")" ] || continue
    without_services install_missing "$package" || echo "fitrank: no $package here; its tests are skipped" >&2
  done
  command -v npm >/dev/null || install_missing nodejs npm || echo "fitrank: no npm here; DuckDB's tests are skipped" >&2
}

# Runs a command while packages start no services: the tests start servers of their own, and a service would hold its port
# and memory. The policy goes again however this ends.
without_services() (
  if [ ! -e "$SERVICE_POLICY" ]; then
    trap 'trap "" INT TERM HUP; as_root rm -f "$SERVICE_POLICY"' EXIT
    trap 'exit 130' INT TERM HUP
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$SERVICE_POLICY" >/dev/null && as_root chmod +x "$SERVICE_POLICY"
  fi
  "$@"
)

#!/usr/bin/env bash
# Runs a command in a root of its own: enter.sh ROOT ARCHIVES COMMAND..., as root.
#
# Only through `unshare --mount --pid --fork`: every mount below lives in that namespace alone and goes with it, so that
# removing ROOT later can reach nothing of the machine. The root gets devices of its own on a tmpfs, never the machine's.
source "$(dirname "${BASH_SOURCE[0]}")/../../scripts/strict.sh"
root=$1
archives=$2
shift 2

# The first process of a new pid namespace is number 1 there.
if [ $$ -ne 1 ]; then
  echo "enter.sh: to be run by unshare --mount --pid --fork; nothing is mounted" >&2
  exit 2
fi
mount --make-rprivate /

mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for device in null:3 zero:5 full:7 random:8 urandom:9; do
  mknod -m 666 "$root/dev/${device%:*}" c 1 "${device#*:}"
done
mknod -m 666 "$root/dev/tty" c 5 0
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
for stream in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${stream%:*}" "$root/dev/${stream#*:}"; done
mount --bind "$archives" "$root/var/cache/apt/archives"

# What npm and apt need to know of this network; nothing else of the caller's environment.
kept=()
while IFS= read -r name; do kept+=("$name=${!name}"); done < <(compgen -e | grep -iE '^(https?_proxy|no_proxy|npm_config_.*)$' || true)
certificates=/etc/machine-certificates.pem
[ ! -e "$root$certificates" ] || kept+=("NODE_EXTRA_CA_CERTS=$certificates" "npm_config_cafile=$certificates")
exec chroot "$root" /usr/bin/env -i HOME=/root USER=root TERM="${TERM:-dumb}" LANG=C.UTF-8 \
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${kept[@]}" "$@"

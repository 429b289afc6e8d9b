#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Proves that a bare Debian 12 needs nothing but a clone: makes one with debootstrap, clones this repository's HEAD into it and runs
# a command there. Needs root, debootstrap, git and a mirror; changes nothing outside its folder.
#
#   tests/end_to_end/clean_root.sh [COMMAND...]          default: ./dev test
#   MIRROR=url of a Debian mirror (required)  ROOT=folder (kept and used again when it exists)
set -eu
repository=$(cd "$(dirname "$0")/../.." && pwd)
mirror=${MIRROR:?say which Debian mirror to use}
root=${ROOT:-$(mktemp -d)/bookworm}

[ "$(id -u)" = 0 ] || { echo "clean_root.sh: needs root for debootstrap and chroot" >&2; exit 1; }
if [ ! -x "$root/bin/sh" ]; then
    debootstrap --variant=minbase bookworm "$root" "$mirror"
fi
printf '%s\n' "deb $mirror bookworm main" "deb $mirror bookworm-updates main" "deb $mirror-security bookworm-security main" \
    >"$root/etc/apt/sources.list"
cp -L /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true

leave() { umount "$root/proc" "$root/dev" 2>/dev/null || true; }
trap leave EXIT
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
rm -rf "$root/src/meike"
git clone -q --no-hardlinks "$repository" "$root/src/meike"

start=$(date +%s)
status=0
env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root chroot "$root" /bin/sh -c "cd /src/meike && ${*:-./dev test}" || status=$?
echo "clean_root.sh: exit $status after $(($(date +%s) - start)) s in $root" >&2
exit $status

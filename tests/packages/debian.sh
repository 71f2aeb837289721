# A fresh Debian 12 in a folder, for tests/packages/run and tests/packages/newcomer: read with ".", not run.
# Sets: work (a folder that is removed at the end). Needs root and a Debian mirror; else skips with 77.
skip() { echo "skipped: $1"; exit 77; }
fail() { echo "packages: $1" >&2; exit 1; }
[ "$(id -u)" -eq 0 ] || skip "debootstrap needs root"
work=$(mktemp -d)
clean() {
  umount "$work/debian/proc" 2>/dev/null || true
  rm -rf --one-file-system "$work"
}
trap clean EXIT

# Sets up $work/debian with nothing but what Debian calls minimal.
fresh_debian() {
  echo "Setting up a fresh Debian 12 ..."
  mirror=$(sed -n -E 's/^deb (\[[^]]*\] )?(http[^ ]*) bookworm main.*/\2/p; s/^URIs: ([^ ]*).*/\1/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -n 1)
  debootstrap --variant=minbase bookworm "$work/debian" "${mirror:-http://deb.debian.org/debian}" >"$work/log" 2>&1 ||
    { tail -n 5 "$work/log"; skip "debootstrap could not reach a mirror"; }
  mount -t proc proc "$work/debian/proc"
  cp /etc/resolv.conf "$work/debian/etc/" 2>/dev/null || true
  cp /etc/apt/apt.conf.d/* "$work/debian/etc/apt/apt.conf.d/" 2>/dev/null || true
  [ -z "$(inside sh -c 'command -v g++ || command -v cmake || true')" ] || fail "the fresh Debian has build tools"
}

# Runs a command in it, with an environment of its own.
inside() {
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/root ${http_proxy:+http_proxy=$http_proxy} \
    ${https_proxy:+https_proxy=$https_proxy} chroot "$work/debian" "$@"
}

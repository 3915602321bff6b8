#!/bin/bash
# Clean roots of Debian and Ubuntu releases. Sourced by the stages in stages/, which scripts/fresh runs in a mount
# and process namespace of their own: nothing has to be unmounted or stopped, it all ends with the stage.
#
#   root=$(root_make trixie)              a new minbase root of that release; prints its directory
#   root=$(root_make bookworm git gcc)    the same with further packages; both are made once and kept in the cache
#   root=$(root_make_host bookworm)       the same with what a host of xlplug's users has
#   root_has_release jammy                whether debootstrap on this machine can make that release
#   root_bind "$root" /opt/tool /etc/x    shows a path of this machine in the root, at the same place, read-only
#   root_run "$root" apt-get install x    runs a command in the root, as root, with a clean environment
#   root_run "$root" bash -c 'cd /src && ./configure && make'
#   root_run_offline "$root" COMMAND…     the same without a network
#   root_put "$root" FILE… /DIRECTORY     copies files of this machine into the root
#   say WORDS…                            prints a line with the name of the stage
#
# A stage that installs a .deb begins like this:
#
#   root=$(root_make bullseye); root_put "$root" xlplug.deb /opt
#   root_run "$root" apt-get -q -y install /opt/xlplug.deb; root_run "$root" xlplug --version
#
# Packages come from this machine's own apt configuration; no mirror is named here.

: "${fresh_cache:?scripts/fresh sets it}" "${fresh_work:?scripts/fresh sets it}"
shopt -s inherit_errexit # root=$(root_make …) ends at the first command that fails
fresh_here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

say() { echo "fresh: ${fresh_stage:+$fresh_stage: }$*" >&2; }

# Prints the mirror of this machine's own release, for the main component.
root_mirror() {
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Component: main' | head -n 1
}
root_security_mirror() {
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian-Security' | head -n 1
}

# Whether a release is one of Ubuntu's: the script that debootstrap has for it names Ubuntu's keyring.
root_is_ubuntu() { grep -q ubuntu-archive-keyring "/usr/share/debootstrap/scripts/$1"; }

root_has_release() { [ -e "/usr/share/debootstrap/scripts/$1" ]; }

# Prints the keyring that a release is checked by, where debootstrap does not find it on this machine: Debian 12 has no
# package with Ubuntu's, Debian 13 has.
root_keyring() { # SUITE
  root_is_ubuntu "$1" && [ ! -e /usr/share/keyrings/ubuntu-archive-keyring.gpg ] || return 0
  local keys
  keys=$(root_make trixie ubuntu-keyring) || return
  echo "$keys/usr/share/keyrings/ubuntu-archive-keyring.gpg"
}

# What apt in the root is told: the same mirrors, for the root's own release, and how this machine reaches them.
root_configure_apt() { # ROOT SUITE
  local root=$1 suite=$2 mirror security
  if root_is_ubuntu "$suite"; then
    sed -i 's/ main$/ main universe/' "$root/etc/apt/sources.list" # from debootstrap, which knows Ubuntu's mirror
  else
    mirror=$(root_mirror)
    security=$(root_security_mirror)
    {
      echo "deb $mirror $suite main"
      [ -z "$security" ] || echo "deb $security $suite-security main"
    } >"$root/etc/apt/sources.list"
  fi
  apt-config dump --format '%F "%v";%n' Acquire >"$root/etc/apt/apt.conf.d/90machine"
  printf 'force-unsafe-io\n' >"$root/etc/dpkg/dpkg.cfg.d/throwaway"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" # no service starts in a chroot
  chmod +x "$root/usr/sbin/policy-rc.d"
}

# How this machine reaches networks: names, certificates, and what git and pip were told.
root_configure_network() { # ROOT
  local root=$1 file
  for file in /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt /etc/gitconfig /etc/pip.conf \
    "${HOME:-/root}/.gitconfig" "${HOME:-/root}/.config/pip/pip.conf"; do
    [ -e "$file" ] || continue
    mkdir -p "$root${file%/*}"
    cp -L "$file" "$root$file"
  done
}

root_build() { # ROOT SUITE PACKAGE…
  local root=$1 suite=$2 mirror= keyring
  shift 2
  root_is_ubuntu "$suite" || mirror=$(root_mirror)
  keyring=$(root_keyring "$suite")
  debootstrap --variant=minbase ${keyring:+--keyring="$keyring"} "$suite" "$root" ${mirror:+"$mirror"}
  root_configure_apt "$root" "$suite"
  root_configure_network "$root"
  root_run "$root" apt-get -q update
  [ $# -eq 0 ] || root_run "$root" apt-get -q -y --no-install-recommends install "$@"
  rm -rf "$root"/var/cache/apt/archives/*.deb
}

# Makes a root of a release with packages, or takes the one of the cache; prints the directory of a copy.
root_make() { # SUITE PACKAGE…
  local suite=$1 digest kept log root part
  digest=$({ cat "$fresh_here/roots.sh"; printf '%s\n' "$@"; root_mirror; } | sha256sum | cut -c1-16)
  kept=$fresh_cache/$suite-$digest
  log=$kept.log
  (
    flock 9 # another stage may be making the same one
    [ ! -d "$kept" ] || exit 0
    say "making a root of $* (a minute; log: $log)"
    part=$(mktemp -d "$fresh_work/part.XXXXXX")
    # In a shell of its own: in a condition `set -e` would not hold.
    if ! bash -euo pipefail -c '. "$0/roots.sh"; root_build "$@"' "$fresh_here" "$part" "$@" </dev/null >"$log" 2>&1; then
      tail -n 20 "$log" >&2
      say "no root of $suite; the whole log: $log"
      exit 1
    fi
    umount -lR "$part/proc" "$part/sys" "$part/dev"
    chmod 755 "$part"
    mv "$part" "$kept"
  ) 9>"$kept.lock" || return
  touch "$kept"
  root=$(mktemp -d "$fresh_work/$suite.XXXXXX")
  cp -a --reflink=auto "$kept/." "$root"
  root_configure_network "$root"
  echo "$root"
}

# A root with what a host of xlplug's users has, and without Swift.
root_make_host() { # SUITE
  root_make "$1" bash-completion iproute2 kmod man-db mount systemd util-linux xen-utils-common xenstore-utils
}

root_mount() { # ROOT
  ! mountpoint -q "$1/proc" || return 0
  mount -t proc proc "$1/proc"
  mount --rbind /sys "$1/sys"
  mount --rbind /dev "$1/dev"
}

root_bind() { # ROOT PATH…
  local root=$1 path
  shift
  for path in "$@"; do
    if [ -d "$path" ]; then mkdir -p "$root$path"; else mkdir -p "$root${path%/*}" && : >"$root$path"; fi
    mount --rbind "$path" "$root$path"
    mount -o remount,bind,ro "$root$path"
  done
}

root_put() { # ROOT FILE… DIRECTORY
  local root=$1 directory=${*: -1}
  mkdir -p "$root$directory"
  cp "${@:2:$#-2}" "$root$directory/"
}

# The environment that a command gets: what a login has, and how git and pip reach their mirrors.
root_environment() { # ROOT
  local swift=${fresh_swift:-}
  printf '%s\0' "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin${swift:+:$swift/usr/bin}" \
    HOME=/root TERM=dumb LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive CI=true
  env -0 | grep -zE '^(PIP|GIT)_[A-Z_]*=' || true
}

root_run() { # ROOT COMMAND…
  local root=$1 words
  shift
  root_mount "$root"
  mapfile -d '' words < <(root_environment)
  # A machine's root is a mount, which unshare(1) insists on.
  # shellcheck disable=SC2016
  unshare --mount bash -euc 'mount --rbind "$0" "$0"; exec env -i "${@:2:$1}" \
    chroot "$0" "${@:$1+2}"' "$root" "${#words[@]}" "${words[@]}" "$@" </dev/null
}

root_run_offline() { # ROOT COMMAND…
  local root=$1 words
  shift
  root_mount "$root"
  mapfile -d '' words < <(root_environment)
  # /sys shows the interfaces of the namespace that mounted it.
  # shellcheck disable=SC2016
  unshare --net --mount bash -euc 'mount --rbind "$0" "$0"; mount -t sysfs sysfs "$0/sys"; ip link set lo up
    exec env -i "${@:2:$1}" chroot "$0" "${@:$1+2}"' "$root" "${#words[@]}" "${words[@]}" "$@" </dev/null
}

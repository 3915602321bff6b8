#!/bin/bash
# A bare machine with a clone of the project. Sourced by stages.

# What the makers of the Swift toolchain name as its needs on Debian 12, and nothing else.
bare_needs=(ca-certificates git python3 binutils libc6-dev libcurl4 libedit2 libgcc-12-dev libncurses6 libsqlite3-0
  libstdc++-12-dev libxml2 libz3-4 tzdata zlib1g-dev)
# Tests that need the libxl engine; a few seconds, in the place of all tests.
bare_selection='LibxlTests|LibxlEngineTests'

# Directories of this machine that git and pip use in the place of a network.
bare_mirrors() {
  {
    git config --get-regexp '^url\..*\.insteadof$' | sed -n 's/^url\.\(\/.*\)\.insteadof .*/\1/p'
    printf '%s\n' ${PIP_FIND_LINKS:-} | grep '^/'
  } 2>/dev/null | sed 's,/$,,' | sort -u || true
}

# Makes a bare Debian 12 with the toolchain and a clone of the commit to prove in /src/xlplug; prints its directory. The
# toolchain and the mirrors are shown in it by bare_enter.
bare_machine() {
  local root
  root=$(root_make bookworm "${bare_needs[@]}")
  mkdir "$root/src"
  git clone -q "$fresh_source" "$root/src/xlplug"
  echo "$root"
}

bare_enter() { # ROOT
  local path
  while read -r path; do root_bind "$1" "$path"; done < <(echo "$fresh_swift"; bare_mirrors)
}

# Runs the commands of a block of the README, in the root's clone and in their order; `last-first` in the opposite one.
# `selection` has the tests replaced by a few. RUN is root_run or root_run_offline.
bare_commands() { # RUN ROOT BLOCK WORD…
  local run=$1 root=$2 block=$3 command commands
  shift 3
  commands=$("$fresh_here/commands" "$block" "$root/src/xlplug/README.md")
  [[ " $* " != *" last-first "* ]] || commands=$(tac <<<"$commands")
  while read -r command <&3; do
    [[ " $* " != *" selection "* || $command != scripts/test ]] || command+=" --filter '$bare_selection'"
    say "$run: $command"
    "$run" "$root" bash -euc "cd /src/xlplug; $command"
  done 3<<<"$commands"
}

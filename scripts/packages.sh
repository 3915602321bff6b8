#!/bin/bash
# shellcheck disable=SC2034
# What has to be installed, by the names of Debian 12 and of Ubuntu 24.04. Sourced by scripts/setup; said here and
# nowhere else. Every list includes what it builds on, so a build is the same build whoever asked for it.

# What a build sees: headers and libraries. libxen-dev gives the engine that uses libxl.
build=(libc6-dev libstdc++-12-dev libyaml-dev libxen-dev)
# The program for other hosts.
release=("${build[@]}" binutils patchelf)
# The packages of the program, and what checks them.
packaging=("${release[@]}" cpio dpkg-dev git gzip lintian man-db python3 rpm rpmlint systemd)
# The tour attaches a real image and a real interface.
demo=("${build[@]}" util-linux mount iproute2 xen-utils-common xenstore-utils)
# What the tests compare with, and the editors and shells that they drive.
test=("${demo[@]}" gcc uuid-dev libnl-route-3-200 xen-utils-4.17 qemu-system-x86 net-tools kmod procps git python3 python3-venv
  patch vim-nox neovim emacs-nox elpa-eglot libkf5syntaxhighlighting-tools
  bash-completion zsh fish tmux man-db libvirt0 libxml2-utils shellcheck nix-bin patchelf binutils xz-utils
  python3-bitarray python3-openssl python3-simplejson)
# What tests read and do not install, since it would start services: unpacked into .build-debian. It imports the three
# packages of Python above.
unpacked=(ganeti-3.0)
# What scripts/test-kernel runs and finds: a kernel with NBD, device mapper, iSCSI, VLANs and Open vSwitch, their tools,
# and a service manager.
# They would start services, so they are unpacked with what they depend on, into .build-kernel.
kernel=(user-mode-linux udev iputils-ping nbd-client nbd-server qemu-utils lvm2 open-iscsi openvswitch-switch drbd-utils
  systemd)
# What makes clean roots.
fresh=(debootstrap util-linux iproute2 git)

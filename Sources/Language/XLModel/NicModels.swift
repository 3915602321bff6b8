/// The network cards that QEMU emulates for an x86 guest, by the names that `model=` takes.
package enum NicModels {
  /// The names; `rtl8139` is libxl's default (libxl: libxl_nic.c, 4.17 to 4.23), the others are QEMU's
  /// `-device help`.
  package static let names = [
    "rtl8139", "e1000", "e1000-82544gc", "e1000-82545em", "e1000e", "i82550", "i82551", "i82557a", "i82557b",
    "i82557c", "i82558a", "i82558b", "i82559a", "i82559b", "i82559c", "i82559er", "i82562", "i82801", "igb",
    "ne2k_isa", "ne2k_pci", "pcnet", "tulip", "usb-net", "virtio-net", "virtio-net-pci", "vmxnet3",
  ]
}

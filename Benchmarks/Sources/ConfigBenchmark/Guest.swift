/// Texts of configuration files for the benchmark.
enum Guest {
  /// A file as an administrator writes it; numbers make each a different one.
  static func file(_ number: Int) -> String {
    """
    # guest \(number), as it is set up
    name = "guest-\(number)"
    type = 'hvm'
    memory = \(512 + number % 64)
    maxmem = 0x800
    vcpus = \(1 + number % 4)

    disk = [ "/dev/vg0/guest-\(number),raw,xvda,rw",   # the system
             'vdev=xvdb, format=qcow2, target=/srv/images/guest-\(number)-data.qcow2', ]
    vif = ['mac=00:16:3e:\(hex(number >> 16)):\(hex(number >> 8)):\(hex(number)),bridge=xenbr0']
    serial = "pty"; boot = "cd"
    on_crash = "restart"

    """
  }

  /// Settings of every kind, of about so many bytes: what the file above has, and lists in lists and escapes.
  static func mixed(byteCount: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var number = 0
    while bytes.count < byteCount {
      bytes += file(number).utf8
      bytes += "vnuma = [[\"pnode=0\", \"size=512\"], [ \"pnode=1\",\n\t\"size=\\\"512\\\"\" ]]\n".utf8
      bytes += "extra = 'root=/dev/xvda1 ro console=hvc0 quiet'\nx.y_\(number) = 7 ; z = []\n\n".utf8
      number += 1
    }
    return bytes
  }

  private static func hex(_ number: Int) -> String {
    let text = String(number & 255, radix: 16)
    return text.count == 1 ? "0" + text : text
  }
}

import FoundationEssentials
import Glibc
import HostFiles
import HotplugScript
import XLModel
import XLProject
import XLRules
import XLText
import XenstoreHost
import XenstoreWire

/// Checks this machine for what files depend on; changes nothing, and opens no file but images.
///
/// What does not depend on a file is checked once, so that many threads can ask at the same time.
struct HostSurveyor: Sendable {
  /// The bridges of this machine.
  let bridges: [String]
  /// How many processors and nodes this machine has.
  let shape: HostShape
  private let interfaces: [String]
  private let hasOpenVSwitch: Bool
  /// Names and numbers of the domains that exist; nil where no store answers.
  private let domains: Set<String>?
  /// Names and numbers of the CPU pools; nil where no store answers.
  private let pools: Set<String>?
  /// Whether this surveyor is asked about domains and relative paths: it is started where xl would be.
  private let asksStore: Bool
  private let scriptDirectories: [String]

  /// A surveyor of this machine; scripts are trusted in these directories, the first of which is the default.
  ///
  /// Where it asks no store, nothing is known of domains.
  init(scriptDirectories: [String] = [ScriptPath.standardDirectory], asksStore: Bool = true) {
    self.scriptDirectories = scriptDirectories
    interfaces = Self.names(in: "/sys/class/net")
    bridges = interfaces.filter { access("/sys/class/net/\($0)/bridge", F_OK) == 0 }
    let places = ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin", "/bin", "/sbin"]
    hasOpenVSwitch = places.contains { access("\($0)/ovs-vsctl", X_OK) == 0 }
    shape = Self.machineShape()
    self.asksStore = asksStore
    domains = asksStore ? Self.names(below: "/local/domain") : nil
    pools = asksStore ? Self.names(below: "/local/pool") : nil
  }

  /// The facts that a file asks for.
  func look(_ questions: HostQuestions) -> HostLook {
    var look = HostLook()
    look.shape = shape
    look.bridges = bridges
    look.interfaces = interfaces
    look.hasOpenVSwitch = hasOpenVSwitch
    look.isStoreSilent = asksStore && domains == nil
    for path in questions.paths where asksStore || path.first == FilePath.slash {
      look.paths[path] = Self.path(path)
    }
    for script in questions.scripts { look.scripts[script] = self.script(script) }
    if let pools {
      for pool in questions.pools {
        look.pools[pool] = pools.contains(String(decoding: pool, as: UTF8.self))
      }
    }
    if let domains {
      for domain in questions.domains {
        look.domains[domain] = domains.contains(String(decoding: domain, as: UTF8.self))
      }
    }
    return look
  }

  private static func names(in directory: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: directory))?.sorted() ?? []
  }

  // MARK: - Processors

  /// The processors and nodes of Xen, or of a machine without it.
  ///
  /// A guest of Xen, the control domain included, sees vCPUs only. Linux shows the real ones of
  /// the control domain in a directory of their own (drivers/xen/pcpu.c), and no nodes.
  private static func machineShape() -> HostShape {
    let real = names(in: "/sys/devices/system/xen_cpu").count { isNumbered($0, "xen_cpu") }
    if real > 0 { return HostShape(processorCount: real) }
    if access("/proc/xen", F_OK) == 0 || access("/sys/hypervisor/type", F_OK) == 0 { return HostShape() }
    let processors = names(in: "/sys/devices/system/cpu").count { isNumbered($0, "cpu") }
    let nodes = names(in: "/sys/devices/system/node").count { isNumbered($0, "node") }
    return HostShape(
      processorCount: processors > 0 ? processors : nil,
      nodeCount: nodes > 0 ? nodes : nil
    )
  }

  private static func isNumbered(_ name: String, _ word: String) -> Bool {
    name.hasPrefix(word) && Int(name.dropFirst(word.count)) != nil
  }

  // MARK: - Domains and pools

  /// The numbers below a path of the store, and the names of what has them; nil where it does not answer.
  private static func names(below directory: String) -> Set<String>? {
    let address = StoreAddress.find(environment: ProcessEnvironment.text)
    guard let client = try? StoreClient(address) else { return nil }
    defer { client.close() }
    guard let home = StorePath(directory), let numbers = try? client.list(home) else { return nil }
    var found: Set<String> = []
    for number in numbers {
      found.insert(number)
      guard let path = StorePath("\(directory)/\(number)/name") else { continue }
      if let name = try? client.readIfPresent(path) { found.insert(String(decoding: name, as: UTF8.self)) }
    }
    return found
  }

  // MARK: - Scripts

  private func script(_ name: [UInt8]) -> HostLook.Script {
    let directory = scriptDirectories.first ?? ScriptPath.standardDirectory
    let path: String
    do throws(ScriptFault) {
      path = try ScriptPath.resolve(name: name, directory: directory).path
    } catch {
      let text = String(decoding: name, as: UTF8.self)
      return HostLook.Script(path: text, exists: true, objection: "cannot be run: \(error)")
    }
    var status = stat()
    if stat(path, &status) != 0, errno == ENOENT || errno == ENOTDIR {
      return HostLook.Script(path: path, exists: false)
    }
    do throws(ScriptFault) {
      try ScriptTrust.check(path, allowedDirectories: scriptDirectories)
      return HostLook.Script(path: path, exists: true)
    } catch .untrusted(let place, let problem, let remedy) {
      let words = place == path ? problem : "leads through '\(place)', which \(problem)"
      return HostLook.Script(path: path, exists: true, objection: "\(words); \(remedy)")
    } catch {
      return HostLook.Script(path: path, exists: true, objection: "cannot be checked: \(error)")
    }
  }
}

// MARK: - Files and devices

extension HostSurveyor {
  /// The most names of a directory that are compared with a missing one.
  private static let siblingsMax = 2000
  /// Bytes that report the format of an image.
  private static let headByteCount = 8

  private static func path(_ path: [UInt8]) -> HostLook.Path {
    if path.contains(0) { return HostLook.Path(.missing(nearest: nil)) }
    var status = stat()
    guard stat(FilePath.cString(path), &status) == 0 else {
      let reason = errno
      guard reason == ENOENT || reason == ENOTDIR else {
        return HostLook.Path(.hidden(systemWords(reason)))
      }
      return HostLook.Path(.missing(nearest: nearest(to: path)))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return HostLook.Path(.file(byteCount: Int64(status.st_size)), format: format(path))
    case S_IFBLK: return HostLook.Path(.blockDevice)
    case S_IFDIR: return HostLook.Path(.directory)
    case S_IFCHR: return HostLook.Path(.other("a character device"))
    case S_IFSOCK: return HostLook.Path(.other("a socket"))
    case S_IFIFO: return HostLook.Path(.other("a pipe"))
    default: return HostLook.Path(.other("something else"))
    }
  }

  /// A name in the same directory that is near to a missing one.
  private static func nearest(to path: [UInt8]) -> [UInt8]? {
    let directory = FilePath.directory(path)
    let names = names(in: String(decoding: directory, as: UTF8.self)).prefix(siblingsMax)
    return NearestName.of(FilePath.name(path), among: Array(names)).map { name in
      FilePath.joined(directory, Array(name.utf8))
    }
  }

  /// The format that an image begins, or ends, with.
  ///
  /// QEMU's docs/interop/qcow2 and qed, and the VHD specification: a footer of 512 bytes, and of a dynamic
  /// image a copy of it in front.
  private static func format(_ path: [UInt8]) -> DiskFormat? {
    let descriptor = open(FilePath.cString(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { return nil }
    defer { close(descriptor) }
    let head = read(descriptor, at: 0)
    if head.starts(with: [0x51, 0x46, 0x49, 0xFB]), head.count == headByteCount {
      return head[7] == 1 ? .qcow : .qcow2
    }
    if head.starts(with: [0x51, 0x45, 0x44, 0x00]) { return .qed }
    let cookie = Array("conectix".utf8)
    if head == cookie { return .vhd }
    let end = lseek(descriptor, 0, SEEK_END)
    return end > 512 && read(descriptor, at: end - 512) == cookie ? .vhd : nil
  }

  private static func read(_ descriptor: Int32, at offset: off_t) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: headByteCount)
    let count = pread(descriptor, &bytes, bytes.count, offset)
    return count > 0 ? Array(bytes.prefix(count)) : []
  }
}

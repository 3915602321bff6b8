import FoundationEssentials
import Glibc
import HotplugScript
import XLModel
import XLProject
import XLRules
import XLServer
import XLText

/// What a language server may ask of this machine: files and names; it runs nothing, and asks no store.
final class MachineSurroundings: Surroundings {
  /// The most entries of one directory that are given.
  static let entriesMax = 100_000

  let rulePages: String?
  let settings = GeneralSettings.usable
  var runningRelease: XenVersion? { RunningHost.release }
  var hostShape: HostShape { surveyor([]).shape }
  private var surveyors: [[[UInt8]]: HostSurveyor] = [:]

  init(rulePages: String?) { self.rulePages = rulePages ?? Self.installedPages }

  func entries(of directory: [UInt8]) -> [DirectoryEntry]? {
    guard let stream = opendir(FilePath.cString(directory)) else { return nil }
    defer { closedir(stream) }
    var entries: [DirectoryEntry] = []
    while entries.count < Self.entriesMax, let entry = readdir(stream) {
      let name = FilePath.name(of: entry)
      if name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) { continue }
      switch Self.kind(entry.pointee.d_type, name, stream) {
      case .file?: entries.append(DirectoryEntry(name, .file))
      case .directory?: entries.append(DirectoryEntry(name, .directory))
      case nil: continue
      }
    }
    return entries
  }

  /// What an entry is; nil of links, and of what is neither file nor directory.
  private static func kind(_ type: UInt8, _ name: [UInt8], _ directory: OpaquePointer) -> DirectoryEntry.Kind?
  {
    switch type {
    case UInt8(DT_REG): return .file
    case UInt8(DT_DIR): return .directory
    case UInt8(DT_UNKNOWN):
      var status = stat()
      guard fstatat(dirfd(directory), FilePath.cString(name), &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        return nil
      }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return .file
      case S_IFDIR: return .directory
      default: return nil
      }
    default: return nil
    }
  }

  func text(of path: [UInt8], byteCountMax: Int, followsLink: Bool) -> SourceText? {
    (try? FileContents.readRegular(path, byteCountMax: byteCountMax, followsLink: followsLink))?.text
  }

  func look(_ questions: HostQuestions, scriptDirectories: [[UInt8]]) -> HostLook {
    surveyor(scriptDirectories).look(questions)
  }

  private func surveyor(_ directories: [[UInt8]]) -> HostSurveyor {
    if let known = surveyors[directories] { return known }
    let names = directories.map { String(decoding: $0, as: UTF8.self) }
    let surveyor = HostSurveyor(
      scriptDirectories: names.isEmpty ? [ScriptPath.standardDirectory] : names,
      asksStore: false
    )
    surveyors[directories] = surveyor
    return surveyor
  }

  func names(scriptDirectories: [[UInt8]]) -> HostNames {
    let standard = Array(ScriptPath.standardDirectory.utf8)
    let places = scriptDirectories.isEmpty ? [standard] : scriptDirectories
    let scripts = places.flatMap { directory in
      (entries(of: directory) ?? []).filter { $0.kind == .file }.map {
        String(decoding: $0.name, as: UTF8.self)
      }
    }
    return HostNames(bridges: surveyor(scriptDirectories).bridges, scripts: Set(scripts).sorted())
  }

  /// The pages beside this program: where they are installed, or in the checkout that it was built in.
  private static let installedPages: String? = {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    var folder = program.deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appendingPathComponent("share/doc/xlplug/rules")
    var places = [installed]
    for _ in 0..<5 {
      folder.deleteLastPathComponent()
      places.append(folder.appendingPathComponent("docs/rules"))
    }
    let found = places.first {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent("XL0001.md").path)
    }
    return found?.absoluteString
  }()
}

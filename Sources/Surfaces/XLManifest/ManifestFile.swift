import LibYAML
import XLText

/// Which files are manifests, and what one may have at most.
public enum ManifestFile {
  /// The most bytes of a manifest: 16 MiB.
  public static let byteCountMax = 16 << 20
  /// The most values of a manifest, with each value counted where an alias repeats it.
  public static let nodeCountMax = 1_000_000
  /// The most guests of a manifest.
  public static let guestCountMax = 20_000
  /// What the YAML of a manifest may have.
  static let options = YAMLOptions(
    byteLimit: byteCountMax,
    nodeLimit: nodeCountMax,
    takesDocuments: true,
    expandsAliases: true
  )

  /// The endings of names by which walks and editors know a manifest.
  public static let endings = [".xlplug.yaml", ".xlplug.yml"]

  /// Whether a name says that the file is a manifest: `web.xlplug.yaml`.
  ///
  /// `.xlplug.yaml` alone is the settings file of a project.
  public static func isManifest(_ name: ArraySlice<UInt8>) -> Bool {
    endings.contains { name.count > $0.utf8.count && name.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// Whether a file that is named on a command line is a manifest: it has an ending of YAML.
  ///
  /// Files of xl may have any name, but none that is known ends in `.yaml`.
  public static func isYAML(_ name: ArraySlice<UInt8>) -> Bool {
    [".yaml", ".yml"].contains {
      name.count > $0.utf8.count && name.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }
}

/// Which kind of settings file a file is: what may be set in it, and who is trusted to have written it.
public enum SettingsScope: String, Hashable, Sendable, CaseIterable {
  /// A project's `.xlplug.yaml`, nearest to a file; it comes with a directory and is not trusted.
  case project
  /// The user's own file.
  case user
  /// The host's file, which only root can change.
  case host

  /// The name of a project's file.
  public static let projectName = ".xlplug.yaml"
  /// The name that is easily taken for it.
  public static let misspeltName = ".xlplug.yml"
  /// The name of the user's file, in the directory for configuration.
  public static let userName = "xlplug.yaml"
  /// The host's file.
  public static let hostPath = "/etc/xlplug.yaml"

  /// Where files of this kind are, for people.
  public var place: String {
    switch self {
    case .project: Self.projectName
    case .user: "$XDG_CONFIG_HOME/\(Self.userName)"
    case .host: Self.hostPath
    }
  }

  /// The kind of file that a path names; nil where it names none.
  public init?(path: [UInt8]) {
    if path == Array(Self.hostPath.utf8) {
      self = .host
    } else if FilePath.name(path).elementsEqual(Self.projectName.utf8) {
      self = .project
    } else if FilePath.name(path).elementsEqual(Self.userName.utf8) {
      let folder = FilePath.name(FilePath.directory(path))
      if folder.elementsEqual(".config".utf8) {
        self = .user
      } else if folder.elementsEqual("etc".utf8) {
        // In a tree that is kept to be deployed.
        self = .host
      } else {
        return nil
      }
    } else {
      return nil
    }
  }
}

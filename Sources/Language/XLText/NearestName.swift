/// Finds the name that a misspelled one most likely means.
public enum NearestName {
  /// Words longer than this are no misspellings of ours, and comparing them would cost.
  public static let byteCountMax = 64

  /// The name that differs least: in case only, or in at most a third of its bytes, and not in all of them;
  /// nil where none is near.
  ///
  /// One byte that is missing, too many, wrong, or swapped with its neighbor counts as one difference.
  public static func of(_ word: some Collection<UInt8>, among names: [String]) -> String? {
    guard !word.isEmpty, word.count <= byteCountMax else { return nil }
    let word = word.map(\.lowercased)
    var best: (name: String, distance: Int)?
    for name in names {
      let allowed = min(max(1, min(word.count, name.utf8.count) / 3), (best?.distance ?? .max) - 1)
      if abs(word.count - name.utf8.count) > allowed { continue }
      let distance = distance(word, name.utf8.map(\.lowercased))
      if distance <= allowed, distance < name.utf8.count {
        best = (name, distance)
      }
    }
    return best?.name
  }

  /// How many single changes lead from one word to the other.
  public static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var (older, previous) = ([Int](), Array(0...right.count))
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let isSame = left[row] == right[column]
        var least = min(
          previous[column + 1] + 1,
          current[column] + 1,
          previous[column] + (isSame ? 0 : 1)
        )
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, older[column - 1] + 1)
        }
        current.append(least)
      }
      (older, previous) = (previous, current)
    }
    return previous[right.count]
  }
}

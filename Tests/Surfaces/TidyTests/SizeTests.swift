import Testing

/// What fits on a screen and in a head.
@Suite struct SizeTests {
  /// The most lines of a file; a literal of several lines in a test is material and counts for none.
  static let fileLinesMax = 400
  /// Above this many, a file is worth a look; the run prints which.
  static let fileLinesNoted = 250
  /// The most lines of a function.
  static let functionLinesMax = 60
  /// The most mutable properties that a type of the engine stores.
  static let variablesMax = 5
  /// The most columns of a line.
  static let columnsMax = 110

  @Test func files() {
    var findings: [Finding] = []
    for file in Checkout.sources {
      let isLiteral = file.bare.isLiteral
      let count = file.isTest ? isLiteral.count { !$0 } : isLiteral.count
      if count > Self.fileLinesMax {
        findings.append(Finding(file, 1, "\(count) lines, at most \(Self.fileLinesMax); split it by topic"))
      } else if count > Self.fileLinesNoted {
        print("note: \(file.path) has \(count) lines")
      }
    }
    Finding.report(findings)
  }

  @Test func functions() {
    Finding.report(
      Checkout.sources.flatMap { file in
        FunctionLengths(file).bodies.filter { $0.count > Self.functionLinesMax }.map { body in
          Finding(
            file,
            body.line,
            "a function of \(body.count) lines, at most \(Self.functionLinesMax); take a part out and name it"
          )
        }
      }
    )
  }

  @Test func lines() {
    let manifests = Checkout.files.filter { $0.name == "Package.swift" }
    Finding.report(
      (Checkout.sources + manifests).flatMap { file -> [Finding] in
        let bare = file.bare
        return file.lines.enumerated().compactMap { index, line in
          let count = line.unicodeScalars.count
          guard count > Self.columnsMax else { return nil }
          // What a test expects to the letter is not broken.
          if file.isTest, bare.isLiteral[index] || bare.lines[index].contains("\"") { return nil }
          return Finding(file, index + 1, "\(count) columns, at most \(Self.columnsMax); break the line")
        }
      }
    )
  }

  /// What changes while a run goes on is the run, which is a value of its own (`HotplugRun`).
  @Test func variablesOfTheEngine() {
    let folder = "Sources/Hotplug/HotplugEngine"
    let engine = Checkout.sources.filter { $0.isBelow(folder) }
    let owners = engine.map { (file: $0, owners: StoredProperties($0).owners) }
    #expect(owners.contains { $0.owners.contains { $0.name == "NativeEngine" && $0.count > 1 } })
    Finding.report(
      owners.flatMap { file, owners in
        owners.filter { $0.count > Self.variablesMax }.map { owner in
          Finding(
            file,
            owner.line,
            "'\(owner.name)' stores \(owner.count) variables, at most \(Self.variablesMax); group what belongs together"
          )
        }
      }
    )
  }

  /// The counting itself, on a text made for it.
  @Test func functionsAreFoundAndCounted() {
    let file = Checkout.File(
      path: "Sources/A.swift",
      text: #"""
        protocol P {
          func none()
        }
        struct A {
          init(_ text: String = "{", then: () -> Void = {}) {
            self.init("}") { /* { */ } // {
          }
          var b: Int {
            1
          }
          func c() -> String {
            """
            } func d() {
            """
          }
        }
        """#
    )
    let bodies = FunctionLengths(file).bodies
    #expect(bodies == [.init(line: 5, count: 3), .init(line: 8, count: 3), .init(line: 11, count: 3)])
  }

  @Test func variablesAreFoundAndCounted() {
    let file = Checkout.File(
      path: "Sources/A.swift",
      text: #"""
        public final class A: P {
          public private(set) var a: Int?
          var (b, c): (Int, Int)
          var d: (Int) -> Void = { _ in }
          let e = 1
          static var f: Int { 1 }
          var g: Int { a ?? 0 }
          struct B {
            weak var h: A?
            func i() {
              var j = 1
            }
          }
          var k = 0
        }
        extension A {
          var l: Int {
            1
          }
        }
        """#
    )
    let owners = StoredProperties(file).owners
    #expect(owners == [.init(name: "A", line: 1, count: 5), .init(name: "B", line: 8, count: 1)])
  }
}

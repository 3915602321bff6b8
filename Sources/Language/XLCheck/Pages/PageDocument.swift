import XLModel
public import XLRules
import XLText

/// A page in JSON: `{"code","name","severity","summary","why","subject","bad","good","xen","fix","optIn"}`.
public struct PageDocument: Hashable, Sendable {
  /// The members; `fix` is `null` where none is offered.
  public let members: [JSONText.Member]

  /// The members of a page.
  public init(_ page: RulePage) {
    members = [
      .init("code", .string(page.code.description)), .init("name", .string(page.name)),
      .init("severity", .string(page.severity.rawValue)), .init("summary", .string(page.summary)),
      .init("why", .string(page.why)), .init("subject", .string(page.subject.rawValue)),
      .init("bad", .string(page.bad)), .init("good", .string(page.good)),
      .init("xen", .string(page.xen.description)),
      .init("fix", page.fix.map { .string($0.rawValue) } ?? .null), .init("optIn", .bool(page.isOptIn)),
    ]
  }
}

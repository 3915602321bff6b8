import Testing
import XenstoreTestKit

/// The same packets, sensible and not, sent to our server and to the real daemon: the same packets come back.
@Suite struct WireDifferentialTests {
  /// Lines of connection, operation, payload (`|` stands for NUL), and optionally `@` and a transaction.
  static let scripts: [String: String] = [
    "watches": #"""
    a WATCH /|tok|
    a WATCH /w|t2|
    a WATCH /w/a/b|t3|
    a WATCH w|rel|
    a WATCH /w|t2|
    a WRITE /w/a/b/c|v
    a WRITE w/x|v
    b WRITE /w/a/b/c|v2
    a MKDIR /w/a|
    a MKDIR /w/new/deep|
    b MKDIR w/y|
    a GET_DOMAIN_PATH 1|
    a RM /w/none/x|
    a RM /w/none|
    a RM /w|
    b RM /local/domain/0/w|
    a DIRECTORY /|
    a UNWATCH /w|t2|
    a UNWATCH /w|t2|
    a UNWATCH w|rel|
    a WRITE /w|again
    a WATCH @introduceDomain|i|
    a WATCH @releaseDomain|r|
    a WATCH @any|r|
    a RESET_WATCHES |
    a WRITE /w|again
    """#,
    "permissions": #"""
    a WATCH /p|t|
    a WRITE /p/a|1
    a GET_PERMS /p/a|
    a SET_PERMS /p/a|n7|r0|
    a GET_PERMS /p/a|
    a WRITE /p/a/b/c|1
    a GET_PERMS /p/a/b|
    a GET_PERMS /p/a/b/c|
    a SET_PERMS /p/a|n555|
    a SET_PERMS /p/a|n0|r555|b3|w4|n5|
    a GET_PERMS /p/a|
    a SET_PERMS /p/a|
    a SET_PERMS /p/a|n|
    a SET_PERMS /p/a|x0|
    a SET_PERMS /p/a|n0|r|
    a SET_PERMS /p/a|n0
    a SET_PERMS /absent|n0|
    a SET_PERMS /absent|y0|
    a SET_PERMS @releaseDomain|n0|r5|
    a SET_PERMS @other|n0|
    a GET_PERMS @releaseDomain|
    a SET_PERMS /p/a|b0|r1|r2|r3|r4|r5|r6|r7|r8|
    a GET_PERMS /p/a|
    """#,
    "bad requests": #"""
    a READ |
    a READ
    a READ /tool
    a READ /tool|x
    a READ /tool||
    a READ a.b|
    a READ /tool/|
    a READ //|
    a READ /|
    a READ tool|
    a READ /tool|
    a READ @releaseDomain|
    a DIRECTORY @releaseDomain|
    a RM @releaseDomain|
    a MKDIR @x|
    a WRITE @x|y
    a WRITE /nonul
    a WRITE |x
    a WRITE /e|
    a READ /e|
    a RM /|
    a WATCH /a|
    a WATCH /a|t
    a WATCH /a|t||
    a WATCH /a||
    a UNWATCH /a||
    a UNWATCH /a|
    a WATCH /x/|t|
    a WATCH a//b|t|
    a DIRECTORY_PART /|
    a DIRECTORY_PART /|0
    a DIRECTORY_PART /|0||
    a DIRECTORY_PART /none|0|
    a WATCH_EVENT |
    a ERROR |
    a 20 |
    a 23 |
    a 99 |
    a 4000000000 |
    a GET_DOMAIN_PATH 7
    a GET_DOMAIN_PATH 65535|
    a IS_DOMAIN_INTRODUCED 0|
    a IS_DOMAIN_INTRODUCED 7|
    a IS_DOMAIN_INTRODUCED 7
    """#,
    "transactions": #"""
    a WATCH /t|all|
    b WATCH /t/a/b|leaf|
    a WRITE /t/a/b/c|1
    a WRITE /t/a/d|1
    a TRANSACTION_START |
    a WRITE /t/z|1 @1
    a WRITE /t/a/d|2 @1
    a WRITE /t/a/d|3 @1
    a RM /t/a/b| @1
    a DIRECTORY /t/a| @1
    b DIRECTORY /t/a|
    a MKDIR /t/m/n| @1
    a SET_PERMS /t/z|n0|r1| @1
    a TRANSACTION_END T| @1
    b DIRECTORY /t/a|
    a DIRECTORY /t|
    a TRANSACTION_START |
    a READ /t/z| @2
    b WRITE /t/z|9
    a READ /t/z| @2
    a TRANSACTION_END T| @2
    a TRANSACTION_START |
    a WRITE /t/n1|1 @3
    b WRITE /t/n2|2
    a TRANSACTION_END T| @3
    a TRANSACTION_START |
    a READ /t/none| @4
    b WRITE /t/none|2
    a TRANSACTION_END T| @4
    a TRANSACTION_START |
    a WRITE /t/none|q @5
    b WRITE /t/z|2
    a TRANSACTION_END T| @5
    a TRANSACTION_START |
    a READ /t/deep/er/node| @6
    b WRITE /t/deep/x|2
    a TRANSACTION_END T| @6
    a TRANSACTION_START |
    a READ /u/deep/er/node| @7
    b WRITE /u2|2
    a TRANSACTION_END T| @7
    a TRANSACTION_START |
    a MKDIR /t/tmp| @8
    a RM /t/tmp| @8
    a TRANSACTION_END T| @8
    a TRANSACTION_START |
    a RM /t| @9
    a MKDIR /t/z| @9
    a DIRECTORY /t| @9
    a TRANSACTION_END T| @9
    a DIRECTORY /t|
    a TRANSACTION_START |
    a TRANSACTION_START | @10
    a TRANSACTION_END X| @10
    a TRANSACTION_END T @10
    a TRANSACTION_END T| @77
    a TRANSACTION_END T|
    a READ /t| @77
    a TRANSACTION_END F| @10
    a TRANSACTION_END F| @10
    a TRANSACTION_START |
    b TRANSACTION_START |
    a WATCH /q|q| @11
    a RESET_WATCHES |
    a READ /t| @11
    b READ /t| @1
    a TRANSACTION_START |
    a WRITE /t/par/ent|1 @12
    a RM /t/par| @12
    a WRITE /t/par/other|1 @12
    a TRANSACTION_END T| @12
    b WATCH /t|late|
    a TRANSACTION_START |
    a RM /t/absent| @13
    a RM /t/absent/x| @13
    a RM /| @13
    a GET_PERMS /t/z| @13
    a TRANSACTION_END T| @13
    """#,
    "a guest": #"""
    g READ /|
    g DIRECTORY /tool|
    g WRITE /mine|1
    g MKDIR mine|
    g READ name|
    g READ /none/at/all|
    g RM /none|
    g RM /tool|
    a WRITE /local/domain/7/name|guest
    a SET_PERMS /local/domain/7|n7|
    g READ name|
    a SET_PERMS /local/domain/7/name|n0|r7|
    g READ name|
    g WRITE name|other
    g READ none|
    g WRITE device/vbd/1/state|1
    g GET_PERMS device/vbd/1/state|
    g SET_PERMS device/vbd/1/state|n7|r0|
    g SET_PERMS device/vbd/1/state|n8|r0|
    g SET_PERMS device/vbd/1/state|n7|r0|r1|r2|r3|
    g SET_PERMS device/vbd/1/state|n7|r0|r1|r2|r3|r4|
    g SET_PERMS name|n7|
    g SET_PERMS /tool|n7|
    h READ /local/domain/7/device/vbd/1/state|
    h READ /local/domain/7/none|
    h WATCH /local/domain/7|spy|
    h WATCH /|all|
    h WATCH @releaseDomain|r|
    g WATCH device|dev|
    g WATCH /local/domain/7|abs|
    a WRITE /local/domain/7/device/vbd/1/state|2
    g READ device/vbd/1/state|
    h READ /local/domain/7/device/vbd/1/state|
    a SET_PERMS /local/domain/7/device/vbd/1/state|n7|r8|
    h READ /local/domain/7/device/vbd/1/state|
    a SET_PERMS /local/domain/7/device/vbd/1/state|n7|
    h READ /tool|
    a WRITE /local/domain/7/device/vbd/1/secret|2
    h GET_DOMAIN_PATH 8|
    g READ name|
    g INTRODUCE 9|1|1|
    g RELEASE 8|
    g IS_DOMAIN_INTRODUCED 7|
    g RESUME 8|
    g SET_TARGET 8|7|
    g GET_DOMAIN_PATH 7|
    g CONTROL help|
    g TRANSACTION_START |
    g WRITE device/vbd/1/x|1 @1
    g WRITE /tool|1 @1
    g RM device/vbd/1/secret| @1
    g TRANSACTION_END T| @1
    h GET_DOMAIN_PATH 8|
    g DIRECTORY device/vbd/1|
    a WRITE /local/domain/7/open/sub|1
    a SET_PERMS /local/domain/7/open|b7|
    h WRITE /local/domain/7/open/new|1
    h GET_PERMS /local/domain/7/open/new|
    h WRITE /local/domain/7/open/none/deep|1
    h GET_PERMS /local/domain/7/open/none/deep|
    h RM /local/domain/7/open/new|
    h RM /local/domain/7/open/sub|
    h RM /local/domain/7/open|
    g RM device|
    h GET_DOMAIN_PATH 8|
    g WRITE @x|1
    a SET_TARGET 8|7|
    h READ /local/domain/7/open|
    h WRITE /local/domain/7/by-target|1
    h GET_PERMS /local/domain/7/by-target|
    a RELEASE 8|
    g GET_DOMAIN_PATH 8|
    a DIRECTORY /local/domain|
    """#,
    "domains": #"""
    b WATCH @introduceDomain|i|
    b WATCH @releaseDomain|r|
    b WATCH /|root|
    a INTRODUCE 7|1|3|
    a INTRODUCE 7|1|3|
    a INTRODUCE 500|1|3|
    a INTRODUCE 7|1|
    a IS_DOMAIN_INTRODUCED 7|
    b GET_DOMAIN_PATH 7|
    a WRITE /o/p|1
    a WRITE /o/q/r|1
    a SET_PERMS /o/p|n7|
    a SET_PERMS /o/q|n7|r0|
    a RELEASE 8|
    a RELEASE 0|
    a RELEASE 7|
    a IS_DOMAIN_INTRODUCED 7|
    a DIRECTORY /o|
    b GET_DOMAIN_PATH 7|
    a RELEASE 7|
    a RESUME 7|
    a RESUME 0|
    a SET_TARGET 7|0|
    """#,
  ]

  @Test(arguments: scripts.keys.sorted())
  func sameAnswers(_ name: String) throws {
    let script = try #require(Self.scripts[name])
    let ours = try PacketScript.play(script, .embedded)
    let theirs = try PacketScript.play(script, .real)
    #expect(ours.count == theirs.count)
    for (our, their) in zip(ours, theirs) { #expect(our == their) }
  }

  @Test func sameQuotas() throws {
    var lines = ["a MKDIR /local/domain/7|", "a SET_PERMS /local/domain/7|n7|"]
    lines += (0..<130).map { "g WATCH x|\($0)|" }
    lines += (0..<12).map { _ in "g TRANSACTION_START |" }
    // The daemon slows a guest's writes down, so domain 0 makes most of what the guest will own.
    let home = "/local/domain/7"
    lines += (1965...1995).map { "g WRITE big|" + String(repeating: "v", count: $0) }
    lines += (0..<390).map { "a MKDIR \(home)/wide/\(1000 + $0)|" }
    lines += (0..<20).map { "g MKDIR wide/\(2000 + $0)|" }
    lines += (0..<570).map { "a MKDIR \(home)/n/\($0 / 30)/\($0 % 30)|" }
    lines += (0..<20).map { "g MKDIR many\($0)|" }
    lines += ["g RM n/1|", "g WRITE after|1"]
    let script = lines.joined(separator: "\n")
    let (ours, theirs) = (try PacketScript.play(script, .embedded), try PacketScript.play(script, .real))
    #expect(theirs.contains { $0.contains("ENOSPC") })
    for (our, their) in zip(ours, theirs) where our != their {
      Issue.record("\(our)\nbut the daemon says\n\(their)")
      break
    }
  }

  @Test func sameLimitsOfPaths() throws {
    let lines = [2047, 2048, 2049, 3000, 3071, 3072].flatMap { length in
      let name = String(repeating: "a", count: length)
      return [
        "a READ /\(name.dropFirst())|", "a READ \(name)|", "a READ /local/domain/7/\(name)|",
        "a READ /local/domain/x/\(name)|", "a READ /local/domain/12345/\(name)|",
      ]
    }
    let script = lines.joined(separator: "\n")
    #expect(try PacketScript.play(script, .embedded) == PacketScript.play(script, .real))
  }
}

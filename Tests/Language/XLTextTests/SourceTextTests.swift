import Testing
import XLTestKit
import XLText

@Suite struct SourceTextTests {
  @Test func editsApplyInAnyOrder() {
    let text = SourceText("/a.img,xvda,rw")
    let edits = [TextEdit(ByteRange(12, 14), "w"), TextEdit(ByteRange(7, 7), ",")]
    #expect(text.applying(edits) == SourceText("/a.img,,xvda,w"))
    #expect(text.applying(edits.reversed()) == SourceText("/a.img,,xvda,w"))
  }

  @Test func codesHaveFourDigits() {
    Expect(
      """
      XL0007 XL1001
      """
    ).check("\(DiagnosticCode(7)) \(DiagnosticCode(1001))")
  }
}

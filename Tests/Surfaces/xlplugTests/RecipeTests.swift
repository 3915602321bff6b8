import Foundation
import Testing
import XLTestKit

/// The recipes for NixOS and Alpine in examples/, and the service that they and the Ansible role share.
@Suite struct RecipeTests {
  private static let manifest = Data(
    "guests: {web: {disks: [\"/srv/web.img,raw,xvda,rw\"], nics: []}}\n".utf8
  )

  // MARK: NixOS

  /// Nix without nixpkgs: what the module says of a system, with a small stand-in for nixpkgs' library.
  @Test func theNixOSModuleIsEvaluated() throws {
    let files = try TestFiles("nix")
    let place = files.directory.path
    let result = try runCommand(
      [
        "nix-instantiate", "--eval", "--strict", "--json",
        Project.file("Tests/Support/nix/evaluate.nix").path,
        "--arg", "module", Project.file("examples/nixos/xlplug.nix").path,
      ],
      adding: ["XDG_CACHE_HOME": place, "NIX_STATE_DIR": "\(place)/state", "NIX_STORE_DIR": "\(place)/store"]
    )
    try #require(result.status == 0, "\(result.errorText)")
    let system = try JSONDocument(result.output)
    #expect(system["unit"]["wantedBy"].items.map(\.text) == ["multi-user.target"])
    #expect(system["install"].text?.contains("lib/systemd/system/xlplug*") == true)
    let etc = system["etc"]
    #expect(
      etc["xlplug/apply.env"]["text"].text
        == "XLPLUG_APPLY_OPTIONS=\"'--prune' '--script-dir' '/srv/scripts'\"\n"
    )
    let manifest = etc["xlplug/manifests/site.xlplug.yaml"]["source"]
    let text = try #require(manifest["text"].text)
    // What a system is built with is run, with the program of this checkout.
    let script = try #require(manifest["script"].text)
    for (text, status) in [(text, 0), (text.replacing("\"bridge\"", with: "\"brigde\""), 1)]
      as [(String, Int32)]
    {
      try Data(text.utf8).write(to: files.directory.appendingPathComponent("text"))
      let built = try runCommand(
        ["bash", "-euc", script.replacing("PACKAGE/bin/xlplug", with: XLPlugCommand.program.path)],
        adding: ["textPath": "\(place)/text", "out": "\(place)/site.xlplug.yaml"]
      )
      #expect(built.status == status, "\(built.text)\(built.errorText)")
    }
  }

  // MARK: Alpine

  /// The package is made by the recipe, and the program runs where there is no other C library.
  @Test func theAlpinePackageRunsWithoutALibraryOfTheSystem() throws {
    let files = try TestFiles("alpine")
    let (source, root) = ("\(files.directory.path)/src", "\(files.directory.path)/root")
    let program = XLPlugCommand.program.path
    // The archive and the package of Debian, from what is on this machine.
    let prepared = try runCommand(
      [
        "bash", "-euo", "pipefail", "-c",
        """
        archive=$1/xlplug-0.1.0-linux-$(uname -m)
        mkdir -p "$1/data/lib" "$2"
        packaging/tree "$0" "$archive"
        ldd "$0" | grep -o '/[^ ]*' | while read -r file; do cp -L "$file" "$1/data/lib/"; done
        tar -C "$1/data" -cf "$1/data.tar" .
        (cd "$1" && ar rc libc6.deb data.tar)
        CARCH=$(uname -m) srcdir=$1 pkgdir=$2 dash -euc '. ./examples/alpine/APKBUILD; package'
        # A debug build needs Swift's libraries besides those of the C library.
        cp -n "$1"/data/lib/* "$2/usr/lib/xlplug/"
        """, program, source, root,
      ],
      directory: Project.root
    )
    try #require(prepared.status == 0, "\(prepared.text)\(prepared.errorText)")
    let service = try String(contentsOfFile: "\(root)/etc/init.d/xlplug-apply", encoding: .utf8)
    #expect(service.contains("eval \"/usr/bin/xlplug apply "), "\(service)")
    try Self.manifest.write(to: URL(fileURLWithPath: "\(root)/site.xlplug.yaml"))
    let run = try runCommand([
      "unshare", "--mount", "bash", "-euc",
      """
      cd "$0"; mkdir -p dev proc sys run tmp
      mount --rbind /dev dev; mount -t proc proc proc; mount --rbind /sys sys; mount -t tmpfs tmpfs run
      truncate -s 1M disk.img
      chroot . /usr/bin/xlplug lint site.xlplug.yaml
      chroot . /usr/bin/xlplug attach 7 /disk.img,raw,xvda,w --embedded --builtin-block
      """, root,
    ])
    #expect(run.status == 0, "\(run.text)\(run.errorText)")
    #expect(run.text.contains("attached xvda of domain 7"), "\(run.text)")
  }

  // MARK: the service

  /// The command of the unit and of the OpenRC script, which both apply all manifests with further options.
  @Test(arguments: ["service", "initd"])
  func theServiceAppliesManifests(_ kind: String) throws {
    let host = try DeviceHost()
    try host.script("block", DeviceHost.connecting)
    try host.write("/local/domain/7/name", "web")
    try host.write("/libxl/7/type", "pv")
    let place = host.directory.path
    let file = Project.file("ansible/roles/apply/files/xlplug-apply.\(kind)")
    var text = try String(contentsOf: file, encoding: .utf8)
      .replacing("@prefix@/bin/xlplug", with: XLPlugCommand.program.path)
      .replacing("/etc/xlplug", with: place)
    try FileManager.default.createDirectory(atPath: "\(place)/manifests", withIntermediateDirectories: true)
    let disk = "vdev=xvda,access=rw,script=\(host.scripts.path)/block,target=a"
    try "guests:\n  web:\n    disks:\n      - \(disk)\n"
      .write(toFile: "\(place)/manifests/web.xlplug.yaml", atomically: true, encoding: .utf8)
    let options = "--prune --store '\(host.socket)' --script-dir '\(host.scripts.path)'"
    let environment = "\(place)/apply.env"
    try "XLPLUG_APPLY_OPTIONS=\"\(options)\"\n".write(toFile: environment, atomically: true, encoding: .utf8)
    if kind == "service" {
      // As systemd reads it: the environment, then one word in quotes, in which $$ is a dollar sign.
      let command = try #require(text.firstMatch(of: #/(?m)^ExecStart=/bin/sh -c '(.*)'$/#)).output.1
      text = "set -a; . \(environment); exec /bin/sh -c '\(command.replacing("$$", with: "$"))'"
    } else {
      text = "ebegin() { :; }; eend() { exit \"$1\"; }\n\(text)\nstart"
    }
    let result = try runCommand(["dash", "-c", text])
    #expect(result.status == 0, "\(result.text)\(result.errorText)")
    #expect(try host.read("/local/domain/0/backend/vbd/7/51712/state") == "4")
  }

  @Test func theScriptsAreWellFormed() throws {
    let scripts = ["ansible/roles/apply/files/xlplug-apply.initd", "examples/alpine/APKBUILD"]
    let check = try runCommand(
      ["shellcheck", "--shell=dash", "--exclude=SC2034,SC1091"] + scripts,
      directory: Project.root
    )
    #expect(check.status == 0, "\(check.text)\(check.errorText)")
  }
}

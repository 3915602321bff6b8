import Testing
import XLTestKit

/// What is reported of manifests.
@Suite struct ManifestRuleTests {
  @Test func goodManifests() {
    let texts = [
      "", "# nothing\n", "guests:\n", "guests: []\n", "guests: {web: }\n",
      "guests:\n  web: {disks: [], nics: []}\n",
      "guests:\n- name: web\n  disks:\n  - /srv/a.img,raw,xvda,rw\n  nics:\n  - bridge=xenbr0\n",
      """
      x-disk: &root
        target: /srv/b.img
        vdev: xvdb
      guests:
        web:
          uuid: 01234567-89ab-cdef-0123-456789abcdef
          disks:
            - {target: '/srv/a,b.img,', vdev: xvda, access: ro, discard: false}
            - *root
          nics: []
      ---
      guests:
        - name: db
          nics:
            - {mac: 00:16:3e:00:00:02, bridge: xenbr0, trusted: no, mtu: 1500}
      """,
    ]
    Expect(
      """
      accepted: 

      accepted: # nothing\\n

      accepted: guests:\\n

      accepted: guests: []\\n

      accepted: guests: {web: }\\n

      accepted: guests:\\n  web: {disks: [], nics: []}\\n

      accepted: guests:\\n- name: web\\n  disks:\\n  - /srv/a.img,raw,xvda,rw\\n  nics:\\n  - bridge=xenbr0\\n

      accepted: x-disk: &root\\n  target: /srv/b.img\\n  vdev: xvdb\\nguests:\\n  web:\\n    uuid: 01234567-89ab-cdef-0123-456789abcdef\\n    disks:\\n      - {target: '/srv/a,b.img,', vdev: xvda, access: ro, discard: false}\\n      - *root\\n    nics: []\\n---\\nguests:\\n  - name: db\\n    nics:\\n      - {mac: 00:16:3e:00:00:02, bridge: xenbr0, trusted: no, mtu: 1500}

      """
    ).check(ManifestCarets.rendered(texts))
  }

  @Test func documentsAndGuests() {
    let texts = [
      "a: [\n", "guests: *x\n", "guests: {web: {<<: {}}}\n", "- web\n", "web\n", "web: {}\n",
      "guest:\n  web:\n", "guests: web\n", "guests: [web]\n", "guests: {web: 1}\n", "guests: [{disks: []}]\n",
      "guests: [{name: [a]}]\n", "guests: [{name: web}, {name: web}]\n",
      "guests:\n- {name: a, uuid: 01234567-89AB-cdef-0123-456789abcdef}\n"
        + "- uuid: 01234567-89ab-cdef-0123-456789abcdef\n",
      "guests: {web: {name: www}}\n", "guests: {web: {disk: []}}\n", "guests: {web: {vifs: []}}\n",
      "guests: {web: {memory: 5}}\n", "guests: {web: {nics: [], nics: []}}\n", "guests: {web: {[a]: 1}}\n",
      "guests: {web: {disks: }}\n", "guests: {web: {disks: a}}\n", "guests: {'': }\n", "guests: {100: }\n",
      "guests: {web: {uuid: 5}}\n", "guests: {web: {uuid: \"\\0\"}}\n",
    ]
    Expect(
      """
      a:2:1: error[XL7001]: did not find expected node content (while parsing a flow node)
        |
      2 |
        | ^


      a:1:9: error[XL7001]: unknown alias 'x'; expected the name of an anchor before it
        |
      1 | guests: *x
        |         ^^


      a:1:16: error[XL7001]: the merge key '<<' is not supported; write the keys and values instead
        |
      1 | guests: {web: {<<: {}}}
        |                ^^


      a:1:1: error[XL7007]: the document is a list; expected a mapping
        |
      1 | - web
        | ^^^^^
        = help: write 'guests:' and below it the guests


      a:1:1: error[XL7007]: the document is a single value; expected a mapping
        |
      1 | web
        | ^^^
        = help: write 'guests:' and below it the guests


      a:1:1: error[XL7002]: the document has no key 'guests'
        |
      1 | web: {}
        | ^^^
        = help: write 'guests:' and below it the guests


      a:1:1: error[XL7005]: unknown key 'guest' of a manifest; did you mean 'guests'?
        |
      1 | guest:
        | ^^^^^
        = unsafe fix: write 'guests'
      1 - guest:
      1 + guests:


      a:1:9: error[XL7007]: 'guests' is a single value; expected a list or a mapping of guests
        |
      1 | guests: web
        |         ^^^
        = help: write '- name: web' below it


      a:1:10: error[XL7007]: a guest is a single value; expected a mapping
        |
      1 | guests: [web]
        |          ^^^
        = help: write '- name: web' for a guest


      a:1:15: error[XL7007]: the guest is a single value; expected a mapping
        |
      1 | guests: {web: 1}
        |               ^
        = help: write 'disks:' or 'nics:' below the name


      a:1:10: error[XL7003]: the guest has neither 'name' nor 'uuid'
        |
      1 | guests: [{disks: []}]
        |          ^
        = help: add 'name: …'


      a:1:17: error[XL7007]: 'name' is a list; expected a single value
        |
      1 | guests: [{name: [a]}]
        |                 ^^^


      a:1:30: error[XL7004]: the guest 'web' is in the manifest twice
        |
      1 | guests: [{name: web}, {name: web}]
        |                 ---          ^^^
        |                 the first one
        = help: merge the two


      a:3:9: error[XL7004]: the guest '01234567-89ab-cdef-0123-456789abcdef' is in the manifest twice
        |
      3 | - uuid: 01234567-89ab-cdef-0123-456789abcdef
        |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        |
      2 | - {name: a, uuid: 01234567-89AB-cdef-0123-456789abcdef}
        |          - the first one
        = help: merge the two


      a:1:16: error[XL7005]: the guest has its name as the key in 'guests', and a second one here
        |
      1 | guests: {web: {name: www}}
        |                ^^^^
        = help: remove this name


      a:1:16: error[XL7005]: unknown key 'disk' of a guest; did you mean 'disks'?
        |
      1 | guests: {web: {disk: []}}
        |                ^^^^
        = unsafe fix: write 'disks'
      1 - guests: {web: {disk: []}}
      1 + guests: {web: {disks: []}}


      a:1:16: error[XL7005]: unknown key 'vifs' of a guest; did you mean 'nics'?
        |
      1 | guests: {web: {vifs: []}}
        |                ^^^^
        = unsafe fix: write 'nics'
      1 - guests: {web: {vifs: []}}
      1 + guests: {web: {nics: []}}


      a:1:16: error[XL7005]: unknown key 'memory' of a guest
        |
      1 | guests: {web: {memory: 5}}
        |                ^^^^^^
        = help: the keys of a guest are name, uuid, disks, nics


      a:1:26: error[XL7006]: the key 'nics' is in the guest twice
        |
      1 | guests: {web: {nics: [], nics: []}}
        |                ----      ^^^^
        |                the first one
        = help: merge the two, or remove one


      a:1:16: error[XL7007]: a key of the guest is a list; expected a single value
        |
      1 | guests: {web: {[a]: 1}}
        |                ^^^


      a:1:23: error[XL7007]: 'disks' is empty; expected a list
        |
      1 | guests: {web: {disks: }}
        |                       ^
        = help: write 'disks: []' for a guest without any, or remove the key to leave them alone


      a:1:23: error[XL7007]: 'disks' is a single value; expected a list
        |
      1 | guests: {web: {disks: a}}
        |                       ^
        = help: write '- /srv/a.img,raw,xvda,rw' below it


      a:1:10: error[XL3024]: 'name' is empty; expected the name of the domain
        |
      1 | guests: {'': }
        |          ^
        = help: write a name, such as name = "web"


      a:1:10: warning[XL3037]: the name '100' consists of digits; xl's commands read it as a domain number
        |
      1 | guests: {100: }
        |          ^^^
        = help: add a letter to the name


      a:1:22: error[XL3019]: '5' is not a UUID; expected 8-4-4-4-12 hexadecimal digits
        |
      1 | guests: {web: {uuid: 5}}
        |                      ^
        = help: write a UUID in the form that uuidgen prints


      a:1:22: error[XL7009]: the value contains a NUL byte, which xl's strings cannot have
        |
      1 | guests: {web: {uuid: "\\0"}}
        |                      ^^^^
        = help: write a value without '\\0'


      """
    ).check(ManifestCarets.rendered(texts))
  }
}

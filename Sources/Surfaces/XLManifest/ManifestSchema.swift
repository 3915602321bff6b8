public import JSON

/// The JSON Schema of manifests, made of the tables of keys: grammar/manifest.schema.json.
///
/// Editors with yaml-language-server complete and describe keys with it. It knows names and kinds of values;
/// what is in strings, and what belongs together, is checked by `CheckedManifest`.
public enum ManifestSchema {
  /// The schema.
  public static let value: JSONValue = [
    // The language server of YAML knows this draft best.
    "$schema": "http://json-schema.org/draft-07/schema#",
    "title": "Manifest of xlplug",
    "description": "The disks and network interfaces of the guests of a Xen host",
    "type": ["object", "null"],
    "required": ["guests"],
    "additionalProperties": false,
    "patternProperties": extensions,
    "properties": [
      "guests": [
        "description": "The guests: a mapping from names to guests, or a list of guests with names",
        "anyOf": [
          ["type": "null"],
          ["type": "object", "additionalProperties": ["$ref": "#/definitions/namedGuest"]],
          ["type": "array", "items": ["$ref": "#/definitions/guest"]],
        ],
      ]
    ],
    "definitions": .object([
      .init("guest", guest(isNamed: false)),
      .init("namedGuest", guest(isNamed: true)),
      .init("disk", device(.disk)),
      .init("nic", device(.nic)),
    ]),
  ]

  /// Keys of the author's own.
  private static let extensions: JSONValue = ["^x-": true]

  private static func guest(isNamed: Bool) -> JSONValue {
    let name: JSONValue = [
      "description": "The name of the guest", "type": ["string", "integer"], "minLength": 1,
    ]
    let properties: [JSONValue.Member?] = [
      isNamed ? nil : .init("name", name),
      .init(
        "uuid",
        [
          "description": "The UUID of the guest", "type": "string",
          "pattern": "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
        ]
      ),
      .init("disks", list(.disk, "The list of all disks; without it, disks are left alone")),
      .init("nics", list(.nic, "The list of all network interfaces; without it, they are left alone")),
    ]
    return .members([
      "type": isNamed ? ["object", "null"] : "object",
      "anyOf": isNamed ? nil : [["required": ["name"]], ["required": ["uuid"]]],
      "additionalProperties": false,
      "patternProperties": extensions,
      "properties": .object(properties.compactMap(\.self)),
    ])
  }

  private static func list(_ device: ManifestDevice, _ description: String) -> JSONValue {
    let item = device == .disk ? "disk" : "nic"
    return [
      "description": .string(description), "type": "array",
      "items": ["$ref": .string("#/definitions/\(item)")],
    ]
  }

  private static func device(_ device: ManifestDevice) -> JSONValue {
    let string =
      device == .disk ? "A disk string of xl: /srv/a.img,raw,xvda,rw" : "A vif string of xl: bridge=xenbr0"
    return [
      "anyOf": [
        ["description": .string(string), "type": "string"],
        [
          "type": "object",
          "additionalProperties": false,
          "properties": .object(device.parameters.map { .init($0.name, parameter($0)) }),
        ],
      ]
    ]
  }

  /// A parameter; one without a value counts as not written.
  private static func parameter(_ parameter: ManifestParameter) -> JSONValue {
    let description = JSONValue.string(parameter.summary)
    switch parameter.kind {
    case .text(let words) where !words.isEmpty:
      return ["description": description, "enum": .array(words.map { .string($0) } + [.null])]
    case .text: return ["description": description, "type": ["string", "number", "null"]]
    case .number: return ["description": description, "type": ["integer", "null"]]
    case .flag: return ["description": description, "type": ["boolean", "null"]]
    }
  }

  /// The schema with a line for each member, as it is in the file.
  public static var text: String { value.indentedText }
}

/// A sound card while its items are read: members of its own, and devices with streams.
struct SoundCard {
  private struct Item {
    var values: DeviceValues
    var parameters: DeviceValues
    var streams: [Item] = []

    /// The item as a value; `streams` is what its inner items are called.
    func value(inner name: String) -> DomainValue {
      var result = values
      if !parameters.members.isEmpty { result.set("params", parameters.value) }
      if !streams.isEmpty { result.set(name, .list(streams.map { $0.value(inner: "streams") })) }
      return result.value
    }
  }

  private var card: Item

  init(number: Int) {
    card = Item(
      values: DeviceValues([DomainMember("devid", .number(Int64(number)))]),
      parameters: DeviceValues()
    )
  }

  /// The card as a value.
  var value: DomainValue { card.value(inner: "pcms") }

  /// What an item that is read now goes on from: all that was reported about the card, and nothing for what
  /// is new.
  func said(before name: String) -> (values: DeviceValues, parameters: DeviceValues) {
    name == "CARD" ? (card.values, card.parameters) : (DeviceValues(), DeviceValues())
  }

  /// Adds what an item says; a stream belongs to the last device, of which there is one if need be.
  mutating func add(_ name: String, _ values: DeviceValues, _ parameters: DeviceValues) {
    let item = Item(values: values, parameters: parameters)
    switch name {
    case "CARD": (card.values, card.parameters) = (values, parameters)
    case "PCM": card.streams.append(item)
    default:
      if card.streams.isEmpty {
        card.streams.append(Item(values: DeviceValues(), parameters: DeviceValues()))
      }
      card.streams[card.streams.count - 1].streams.append(item)
    }
  }
}

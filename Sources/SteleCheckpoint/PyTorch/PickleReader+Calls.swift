/// The instructions that make and fill objects.
extension PickleReader {
  /// Adds keys and values, in turns, to the dictionary on top of the stack.
  mutating func setItems(_ items: [PickleValue]) throws(CheckpointError) {
    try checkHeight(1)
    guard case .dictionary(let number) = stack[stack.count - 1], items.count.isMultiple(of: 2)
    else { throw error("entries for something that is not a dictionary") }
    for index in stride(from: 0, to: items.count, by: 2) {
      dictionaries[number].append(DictionaryEntry(key: items[index], value: items[index + 1]))
    }
  }

  /// Turns what `torch.save` writes for a storage into one.
  ///
  /// That is a tuple: the text "storage", a class, a key, a device and the number of elements.
  mutating func pushStorage() throws(CheckpointError) {
    guard
      case .tuple(let reference) = try pop(1)[0], reference.elements.count == 5,
      case .text("storage") = reference.elements[0],
      case .global(.storageClass(let type)) = reference.elements[1],
      case .text(let key) = reference.elements[2],
      case .text = reference.elements[3],
      case .integer(let elementCount) = reference.elements[4], elementCount >= 0
    else { throw error("a reference to something that is not a storage") }
    stack.append(.storage(PickledStorage(type: type, key: key, elementCount: elementCount)))
  }

  /// Calls the global below the arguments on top of the stack.
  mutating func call() throws(CheckpointError) {
    let operands = try pop(2)
    guard case .global(let global) = operands[0], case .tuple(let arguments) = operands[1] else {
      throw error("a call of something that is not a function")
    }
    switch global {
    case .orderedDictionary:
      guard arguments.elements.isEmpty else { throw error("OrderedDict with arguments") }
      pushDictionary()
    case .rebuildTensor:
      stack.append(.tensor(try tensor(arguments.elements)))
    case .rebuildParameter:
      // (tensor, requires_grad, backward hooks)
      guard arguments.elements.count == 3, case .tensor(let tensor) = arguments.elements[0] else {
        throw error("a parameter that is not a tensor")
      }
      stack.append(.tensor(tensor))
    case .storageClass:
      throw error("a storage inside the pickle")
    }
  }

  /// The tensor that `(storage, offset, shape, strides, requires_grad, backward hooks)` describe.
  ///
  /// A seventh argument marks a tensor as conjugated or negated: its elements are not its values.
  private func tensor(_ arguments: [PickleValue]) throws(CheckpointError) -> PickledTensor {
    guard arguments.count == 6, case .storage(let storage) = arguments[0],
      case .integer(let offset) = arguments[1],
      let shape = integers(arguments[2]), let strides = integers(arguments[3])
    else { throw error("a tensor that is not a plain view of a storage") }
    return PickledTensor(storage: storage, offset: offset, shape: shape, strides: strides)
  }

  private func integers(_ value: PickleValue) -> [Int]? {
    guard case .tuple(let tuple) = value, tuple.elements.count <= 64 else { return nil }
    var integers: [Int] = []
    for element in tuple.elements {
      guard case .integer(let integer) = element else { return nil }
      integers.append(integer)
    }
    return integers
  }

  /// Takes the state off the stack that an object below would be given.
  ///
  /// An `OrderedDict` from a module carries the versions of the module's parts as `_metadata`,
  /// which nobody needs here.
  mutating func build() throws(CheckpointError) {
    let operands = try pop(2)
    guard case .dictionary = operands[0], case .dictionary = operands[1] else {
      throw error("attributes for something that is not a dictionary")
    }
    stack.append(operands[0])
  }
}

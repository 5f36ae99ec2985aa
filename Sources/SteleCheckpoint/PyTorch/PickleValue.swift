/// A value on the stack of the pickle reader.
enum PickleValue {
  case none
  case bool(Bool)
  case integer(Int)
  case text(String)
  case tuple(PickleTuple)
  /// The number of a dictionary; dictionaries are changed after they are first referred to.
  case dictionary(Int)
  case global(PickleGlobal)
  indirect case storage(PickledStorage)
  indirect case tensor(PickledTensor)

  /// How many tuples contain each other in this value.
  var depth: Int {
    if case .tuple(let tuple) = self { tuple.depth } else { 0 }
  }
}

/// An immutable sequence of values.
struct PickleTuple {
  let elements: [PickleValue]
  let depth: Int

  /// Deeper tuples are refused: a state dictionary needs two, and a deep one would overflow the
  /// stack when it is released.
  static let maximumDepth = 8

  /// Nil if the tuple is too deep.
  init?(_ elements: some Collection<PickleValue>) {
    self.elements = Array(elements)
    depth = 1 + (elements.lazy.map(\.depth).max() ?? 0)
    guard depth <= Self.maximumDepth else { return nil }
  }
}

/// The functions and classes that a state dictionary is made with; everything else is refused.
enum PickleGlobal: Equatable {
  case orderedDictionary
  case rebuildTensor
  case rebuildParameter
  case storageClass(StorageType)

  /// The global that `module` and `name` stand for, or nil if it is not accepted.
  init?(module: String, name: String) {
    switch (module, name) {
    case ("collections", "OrderedDict"): self = .orderedDictionary
    case ("torch._utils", "_rebuild_tensor_v2"): self = .rebuildTensor
    case ("torch._utils", "_rebuild_parameter"): self = .rebuildParameter
    case ("torch", _):
      guard let type = StorageType(className: name) else { return nil }
      self = .storageClass(type)
    default: return nil
    }
  }
}

/// What the elements of a storage are.
struct StorageType: Equatable {
  let elementType: TensorEntry.ElementType
  /// Bytes of an element.
  let byteCount: Int

  /// The type of the elements of a class such as `FloatStorage`, or nil if there is no such class.
  init?(className: String) {
    switch className {
    case "FloatStorage": self.init(.float32, 4)
    case "HalfStorage": self.init(.float16, 2)
    case "BFloat16Storage": self.init(.bfloat16, 2)
    case "DoubleStorage": self.init(.other("float64"), 8)
    case "LongStorage": self.init(.other("int64"), 8)
    case "IntStorage": self.init(.other("int32"), 4)
    case "ShortStorage": self.init(.other("int16"), 2)
    case "CharStorage": self.init(.other("int8"), 1)
    case "ByteStorage": self.init(.other("uint8"), 1)
    case "BoolStorage": self.init(.other("bool"), 1)
    default: return nil
    }
  }

  private init(_ elementType: TensorEntry.ElementType, _ byteCount: Int) {
    self.elementType = elementType
    self.byteCount = byteCount
  }
}

/// A storage as the pickle refers to it: elements that lie in an archive entry of their own.
struct PickledStorage: Equatable {
  let type: StorageType
  /// The last part of the entry's name.
  let key: String
  let elementCount: Int
}

/// A tensor as the pickle describes it: a view of a storage, of which nothing is checked yet.
struct PickledTensor: Equatable {
  let storage: PickledStorage
  /// Where the view starts, in elements.
  let offset: Int
  let shape: [Int]
  /// Elements between neighbours in each dimension.
  let strides: [Int]
}

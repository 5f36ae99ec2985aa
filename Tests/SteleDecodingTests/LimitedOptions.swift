import SteleDecoding

/// How a sentence is searched, and the most tokens that the search may generate.
@dynamicMemberLookup
struct LimitedOptions {
  var search: SearchOptions
  var maximumNewTokens: Int

  init(_ search: SearchOptions, maximumNewTokens: Int) {
    self.search = search
    self.maximumNewTokens = maximumNewTokens
  }

  subscript<Value>(dynamicMember option: WritableKeyPath<SearchOptions, Value>) -> Value {
    get { search[keyPath: option] }
    set { search[keyPath: option] = newValue }
  }
}

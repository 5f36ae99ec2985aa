import HTTPTypes

/// The fields by which browsers let pages of other servers read a reply.
///
/// LibreTranslate sends all of them with each reply, whether asked to or not.
enum CrossOrigin {
  /// The fields, in the order in which they are sent.
  static let fields: HTTPFields = {
    var fields = HTTPFields()
    for (name, value) in [
      ("Access-Control-Allow-Origin", "*"),
      ("Access-Control-Allow-Headers", "Authorization, Content-Type"),
      ("Access-Control-Expose-Headers", "Authorization"),
      ("Access-Control-Allow-Methods", "GET, POST"),
      ("Access-Control-Allow-Credentials", "true"),
      ("Access-Control-Max-Age", "1728000"),
    ] {
      if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
    }
    return fields
  }()
}

import SteleText

// Part of `Tools/checks/check-segmentation`, which runs it as a process of its own.
//
// Reads lines `LANGUAGE HEX`, an NLLB code and the bytes of a text, and prints a line for each:
// where the sentences of the text begin and end, in bytes, as `0-12 13-20`.

/// The bytes that pairs of hexadecimal digits stand for; nil where they are none.
func bytes(_ digits: Substring) -> [UInt8]? {
  guard digits.utf8.count.isMultiple(of: 2) else { return nil }
  let values = digits.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
  var bytes: [UInt8] = []
  for index in stride(from: 0, to: values.count, by: 2) {
    guard let high = values[index], let low = values[index + 1] else { return nil }
    bytes.append(UInt8(high << 4 | low))
  }
  return bytes
}

var splitters: [Substring: SentenceSplitter] = [:]
while let line = readLine() {
  let fields = line.split(separator: " ", omittingEmptySubsequences: false)
  guard fields.count == 2, let text = bytes(fields[1]) else {
    print("error: not a language and hexadecimal digits")
    break
  }
  let splitter = splitters[fields[0]] ?? SentenceSplitter(language: String(fields[0]))
  splitters[fields[0]] = splitter
  let sentences = splitter.sentences(of: text)
  print(sentences.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " "))
}

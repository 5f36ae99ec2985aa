import SteleDetection

extension DetectedLanguage {
  /// How likely it is, of 100, with two digits behind the point.
  var percent: Double { (confidence * 10_000).rounded() / 100 }
}

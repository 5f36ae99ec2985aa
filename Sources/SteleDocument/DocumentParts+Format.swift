/// Which parser takes a document apart: here a new format is added to the others.
extension DocumentParts {
  /// The parts of `bytes`, which are UTF-8.
  init(
    of bytes: [UInt8], as format: DocumentFormat, options: DocumentOptions
  ) throws(DocumentError) {
    switch format {
    case .text: self = PlainText.parts(of: bytes, joinsWrappedLines: options.joinsWrappedLines)
    case .subRip, .webVTT:
      self = try Subtitles.parts(of: bytes, as: format, joinsCues: options.joinsCues)
    case .json: self = try JSONStrings.parts(of: bytes, options: options)
    case .csv, .tsv: self = try DelimitedTable.parts(of: bytes, as: format, options: options)
    case .markdown:
      self = try Markdown.parts(of: bytes, sourceLanguage: options.sourceLanguage)
    case .html:
      self = try HTMLDocument.parts(of: bytes, sourceLanguage: options.sourceLanguage)
    case .portableObject:
      self = try PortableObject.parts(of: bytes, marksFuzzy: options.marksFuzzy)
    case .xliff: self = try XLIFFReader.parts(of: bytes, options: options)
    case .tmx: self = try TMXReader.parts(of: bytes, options: options)
    case .android: self = try AndroidResources.parts(of: bytes, options: options)
    case .qtLinguist:
      self = try LinguistReader.parts(of: bytes, options: options)
    case .appleStrings: self = try AppleStrings.parts(of: bytes, options: options)
    case .xcstrings: self = try StringCatalog.parts(of: bytes, options: options)
    case .properties: self = PropertiesFile.parts(of: bytes, options: options)
    case .yaml: self = try YAMLTexts.parts(of: bytes, options: options)
    case .toml: self = try TOMLTexts.parts(of: bytes, options: options)
    case .openDocumentText, .openDocumentPresentation:
      self = try OpenDocumentReader.parts(of: bytes, as: format)
    // Read by ``DocumentFormat/packageReader``.
    case .epub, .docx, .pptx: self.init()
    }
  }
}

extension DocumentFormat {
  /// What finds the texts of a package of this format; nil for a format that is one text.
  var packageReader: (any PackageFormat.Type)? {
    switch self {
    case .openDocumentText, .openDocumentPresentation: OpenDocument.self
    case .epub: EPUB.self
    case .docx: WordDocument.self
    case .pptx: Presentation.self
    default: nil
    }
  }
}

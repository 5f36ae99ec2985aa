import SteleBase
public import SteleCheckpoint
public import SteleFile
public import SteleModelFormat
public import SteleTokenizer

/// Why a checkpoint cannot be converted.
public enum ConversionError: Error, Sendable {
  /// A file cannot be read or written.
  case file(FileError)
  /// A file's content is damaged or of a form that is not read.
  case checkpoint(path: String, CheckpointError)
  /// The tokenizer's tables cannot be built.
  case tokenizer(TokenizerError)
  /// The configuration leads to no valid model.
  case model(ModelFormatError)
  /// There is nothing at the path.
  case noFolder(path: String, looksLikeHubName: Bool)
  /// What lies at the path is no folder of a checkpoint.
  case notACheckpoint(path: String, reason: String)
  /// A checkpoint is in a folder further down.
  case checkpointsWithin(path: String, folder: String)
  /// A file or a folder is in another form than is read.
  case foreign(path: String, ForeignForm)
  /// The folder has a tokenizer, but not in the form that is read.
  case onlyFastTokenizer(folder: String)
  /// The folder lacks a file that every checkpoint has.
  case missingFile(folder: String, names: [String])
  /// A shard that the index names is not in the folder, or lacks a tensor.
  case badShard(path: String, reason: String)
  /// Tensors that the architecture needs are not in the checkpoint.
  case missingTensors([String])
  /// Tensors in the checkpoint that the architecture does not know.
  case unexpectedTensors([String])
  /// A tensor is stored twice, in two files.
  case duplicateTensor(name: String, paths: [String])
  /// A tensor's shape is not what the configuration says.
  case wrongShape(tensor: String, found: [Int], expected: [Int])
  /// A tensor has an element type that is not a float.
  case wrongElementType(tensor: String, found: String)
  /// A tensor holds NaN or infinity.
  case notFinite(tensor: String, index: Int)
  /// The tied embeddings differ from each other.
  case untiedEmbeddings(String, String)
  /// The configuration and the tokenizer disagree.
  case mismatchedTokenizer(String)
  /// A text whose vocabulary is to be kept cannot be read.
  case unreadableText(FileError)
  /// A file whose vocabulary is to be kept holds no text.
  case notText(path: String, reason: String)
  /// Factors of so deep a matrix would take too much memory.
  case tooDeepToCalibrate(matrix: String, depth: Int, limit: Int)
  /// What calibration texts make of the weights is too large for float32.
  case calibrationNotFinite(matrix: String)
  /// A vocabulary cannot be trimmed because the padding token would get another id.
  case movedPadding(token: Int)
  /// The configuration holds a number that JSON cannot express.
  case unencodable(String)
}

extension ConversionError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .checkpoint(let path, let error): "\(path): \(error)"
    case .tokenizer(let error): error.description
    case .model(let error): error.description
    case .noFolder(let path, let looksLikeHubName):
      "\(path): there is no such folder; "
        + (looksLikeHubName
          ? "if it is a model of the hub, download it first: `hf download \(path) --local-dir "
            + "\(path.baseName)`, and give that folder"
          : Self.giveFolder)
    case .notACheckpoint(let path, let reason): "\(path): \(reason); \(Self.giveFolder)"
    case .checkpointsWithin(let path, let folder):
      "\(path): holds checkpoints, but is none itself; give the folder of one, such as "
        + "\(path.hasSuffix("/") ? path : path + "/")\(folder)"
    case .foreign(let path, let form): "\(path): \(form)"
    case .onlyFastTokenizer(let folder):
      "\(folder): has tokenizer.json, but no sentencepiece.bpe.model, which is what is read; copy "
        + "sentencepiece.bpe.model from the base model's folder (of NLLB-200 all have the same), "
        + "unless the tokenizer was trained anew"
    case .missingFile(let folder, let names):
      "\(folder): no \(names.joined(separator: " or ")); \(Self.giveFolder)"
    case .badShard(let path, let reason):
      "\(path): \(reason); download the checkpoint again"
    case .missingTensors(let names):
      "the checkpoint lacks \(Self.list(names)); it is incomplete or not an NLLB model"
    case .unexpectedTensors(let names):
      "the checkpoint has \(Self.list(names)), which NLLB does not; it is not a plain NLLB model"
    case .duplicateTensor(let name, let paths):
      "tensor \(name) is in more than one file: \(paths.joined(separator: ", "))"
    case .wrongShape(let tensor, let found, let expected):
      "tensor \(tensor) has the shape \(found), config.json makes it \(expected)"
    case .wrongElementType(let tensor, let found):
      "tensor \(tensor) has elements of type \(found); float32, float16 and bfloat16 are read"
    case .notFinite(let tensor, let index):
      "tensor \(tensor): element \(index) is NaN or infinite; the checkpoint is damaged"
    case .untiedEmbeddings(let first, let second):
      "tensors \(first) and \(second) differ; only models whose embeddings are tied are supported"
    case .mismatchedTokenizer(let what): what
    case .unreadableText(let error): "\(error); \(Self.giveTexts)"
    case .notText(let path, let reason): "\(path): no text: \(reason); \(Self.giveTexts)"
    case .tooDeepToCalibrate(let matrix, let depth, let limit):
      "\(matrix) has \(depth) inputs; calibrating takes \(limit) at most: leave --calibrate out"
    case .calibrationNotFinite(let matrix):
      "what the calibration texts give \(matrix) to read is too large for a number; the "
        + "checkpoint is damaged or no translation model: leave --calibrate out to convert it all "
        + "the same"
    case .movedPadding(let token):
      "config.json makes token \(token) the padding, from whose id positions count, so that the "
        + "vocabulary before it cannot be trimmed; convert the checkpoint whole"
    case .unencodable(let reason): "cannot write the model's configuration: \(reason)"
    }
  }

  private static let giveFolder =
    "give the folder of a Hugging Face checkpoint, all its files downloaded: config.json, "
    + "sentencepiece.bpe.model, and model.safetensors or pytorch_model.bin"

  private static let giveTexts =
    "a vocabulary is kept for files of plain text (UTF-8) in the languages to be translated"

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    let noun = names.count == 1 ? "tensor" : "\(names.count) tensors:"
    return "\(noun) \(shown)" + (names.count > 5 ? ", …" : "")
  }
}

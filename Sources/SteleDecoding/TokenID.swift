/// A token as Hugging Face numbers them: a row of the embedding.
public typealias TokenID = Int32

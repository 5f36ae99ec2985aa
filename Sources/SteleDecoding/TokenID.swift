/// A token as Hugging Face numbers them: a row of the embedding.
///
/// The tokenizer declares the same for itself, since neither of the two knows the other. Both are
/// the number that model files hold and kernels read.
public typealias TokenID = Int32

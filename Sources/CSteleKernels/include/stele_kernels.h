// The arithmetic of a quantized transformer, on one dispatch table.
//
// Most functions here describe an operation; stele_run carries out many of them, one after the
// other, in one parallel region.
//
// Contract of every operation: it never fails and never allocates; it reads and writes exactly the
// extents stated; inputs and outputs do not alias unless stated. Arguments are trusted: whoever
// calls checks shapes, once, above. Not-a-number in gives unspecified numbers out, never a trap.
//
// Results are bit-identical on every instruction set and thread count: int32 sums are exact, and
// float32 code has one fixed order of operations (16 lanes, a fixed reduction tree, no contraction,
// our own exp, log, sin and cos), done in the standard floating-point state whatever the caller's.
//
// Shapes are written outermost first.
#ifndef STELE_KERNELS_H
#define STELE_KERNELS_H

#include <stddef.h>
#include <stdint.h>

enum { STELE_TILE_ROWS = 16, STELE_TILE_DEPTH = 4 };

// Why int8 products are exact: inputs lie in [-127, 127] and weights in [-128, 127]. Those of model
// files lie in [-127, 127] as well, but the high halves alone, which screening multiplies, go down
// to -128. So
// - two products fit an int16, in which AVX2's `vpmaddubsw` and NEON's SMULL and SMLAL add them:
//   2 * 128 * 127 = 32512 <= 32767;
// - an input can take the sign of a weight, as AVX2 wants it, and stay a signed byte;
// - the sum over a row fits an int32 up to this depth.
enum { STELE_MOST_DEPTH = INT32_MAX / (128 * 127) };  // 132104

// Work that is described but not yet done. It refers to the memory it was given by address, which
// must live, with inputs as they shall be read, until it has been run, once.
typedef struct {
    uint64_t storage[26];
} stele_operation;

// How many items an operation has: for a product with a matrix and for stele_screen_i8, the tiles
// of 16 rows; for stele_project_*, blocks of STELE_BLOCK_TILES tiles. With a stele_shortlist those
// of its tiles: blocks of the common ones, then blocks of the others.
enum { STELE_BLOCK_TILES = 32 };
size_t stele_operation_items(const stele_operation *operation);

// Items begin ..< end of an operation, at least one. An operation that is done part by part, in any
// order, gives what it gives as a whole: weights need to be at hand only for the part at work.
stele_operation stele_operation_part(const stele_operation *operation, size_t begin, size_t end);

// Does the operations in their order, each when all before it are complete, and returns when all
// are done. `threads` is the most threads to use; 1 or less runs on the caller alone, as does work
// too small to share.
void stele_run(const stele_operation *operations, size_t count, int threads);

// When a thread had done its share of an operation, and when all had and it went on, in nanoseconds
// as stele_now gives them.
typedef struct {
    int64_t done;
    int64_t released;
} stele_moment;

// How a run went.
typedef struct {
    int threads;     // that took part, the caller among them as the first
    int64_t waited;  // nanoseconds that they waited for each other, added up; short waits left out
    size_t cost;     // of all operations, in about as many multiply-adds
} stele_run_report;

// As stele_run, and tells how that went and, in moments, how long everything took.
// moments: (threads, count + 1), of each thread that took part; the first one is when it began. NULL
// where nobody wants to know.
stele_run_report stele_run_timed(const stele_operation *operations, size_t count, int threads,
                                 stele_moment *moments);

// Whether the environment asks for all the threads that there may be, however busy the machine is:
// OMP_DYNAMIC=false, as OpenMP's standard has it. Otherwise callers may choose fewer.
int stele_threads_are_fixed(void);

// Nanoseconds of a clock that never goes back.
int64_t stele_now(void);

// A weight matrix in tiles. rows and depth are the true sizes; storage is padded with zeros to
// multiples of 16 rows and 4 inputs. depth is at most STELE_MOST_DEPTH.
typedef struct {
    const int8_t *weights;  // (ceil(rows / 16), ceil(depth / 4), 16, 4), 64-byte aligned
    const float *scales;    // (rows,)
    const float *bias;      // (rows,) or NULL
    size_t rows;
    size_t depth;
} stele_matrix_i8;

typedef struct {
    const float *weights;  // (ceil(rows / 16), depth, 16), 64-byte aligned, padded with zeros
    const float *bias;     // (rows,) or NULL
    size_t rows;
    size_t depth;
} stele_matrix_f32;

// An int8 weight matrix in two planes, each of half a byte per weight, so that a pass over the high
// plane alone tells which rows can have the largest product. A weight is 16 h + l - 128, with h and
// l in [0, 15]. Each plane keeps eight inputs of a row in four bytes. Of inputs k .. k + 7, byte j
// holds h of input k + j in its upper half and of input k + 4 + j in its lower half in the high
// plane, and l of input k + 4 + j in its upper half and of input k + j in its lower in the low one.
// Storage is padded with zero weights to multiples of 16 rows and 8 inputs. depth is at most
// STELE_MOST_DEPTH.
typedef struct {
    const uint8_t *high;         // (ceil(rows / 16), ceil(depth / 8), 16, 4), 64-byte aligned
    const uint8_t *low;          // likewise
    const float *scales;         // (rows,)
    const uint16_t *low_means;   // (rows,): mean of l over the row's inputs, in 1/4096, to nearest
    const uint8_t *low_spreads;  // (rows,): standard deviation of l likewise, in 1/32, rounded up
    size_t rows;
    size_t depth;
} stele_split_matrix_i8;

// An int4 weight matrix: weights q in [-8, 7], with a scale for each row and 32 inputs. Tiles of 16
// rows are made of blocks of nine cache lines for 64 inputs. The first line has the scales, as IEEE
// 754 binary16: of the 16 rows for the first 32 inputs, then for the others. Line 1 + i has q + 8 of
// inputs 8 i .. 8 i + 7 of the block, laid out as in stele_split_matrix_i8's high plane. Scales are
// finite and not negative. Padding: q and scales of zero. depth is at most STELE_MOST_DEPTH.
enum { STELE_GROUP_DEPTH = 32 };
typedef struct {
    const uint8_t *weights;  // (ceil(rows / 16), ceil(depth / 64), 9, 64), 64-byte aligned
    const float *bias;       // (rows,) or NULL
    size_t rows;
    size_t depth;
} stele_matrix_i4;

// Activations quantized per token.
typedef struct {
    const int8_t *values;  // (count, stride), in [-127, 127]; padding behind depth is zero
    const float *scales;   // (count,)
    size_t count;
    size_t stride;  // depth rounded up to a multiple of 4
} stele_tokens_i8;

// Plain activations; stride is in floats and at least the width a function reads.
typedef struct {
    const float *values;  // (count, stride)
    size_t count;
    size_t stride;
} stele_tokens_f32;

// What happens to a result v: y = v; y = max(v, 0); y = y + v.
typedef enum { STELE_STORE = 0, STELE_STORE_RELU = 1, STELE_ACCUMULATE = 2 } stele_epilogue;

// Quantizes each token by its largest magnitude: scale = amax / 127, value = x * (127 / amax),
// rounded half to even, clamped to [-127, 127]. A token whose amax is below 1e-35 counts as all
// zero and gets the scale 0: 127 / amax would overflow.
// values: (count, depth rounded up to 4), padding set to zero; scales: (count,).
stele_operation stele_quantize(stele_tokens_f32 input, size_t depth, int8_t *values,
                               float *scales);

// output[t, r] = epilogue(sum * (row_scale[r] * token_scale[t]) + bias[r]), sum exact in int32.
// output: (count, output_stride), of which the first matrix.rows of each token are written.
stele_operation stele_linear_i8(stele_matrix_i8 matrix, stele_tokens_i8 input,
                                stele_epilogue epilogue, float *output, size_t output_stride);

// The same, for inputs of which many may be zero, as after STELE_STORE_RELU: of few tokens it does not
// read the cache lines of four inputs that are zero for all, where that takes less time.
stele_operation stele_linear_sparse_i8(stele_matrix_i8 matrix, stele_tokens_i8 input,
                                       stele_epilogue epilogue, float *output,
                                       size_t output_stride);

// output[t, r] = epilogue(total * (token_scale[t] / 16) + bias[r]). total: for groups of 32 inputs in
// ascending order, 16 times their sum, exact in int32, times their scale is added, in float32.
stele_operation stele_linear_i4(stele_matrix_i4 matrix, stele_tokens_i8 input,
                                stele_epilogue epilogue, float *output, size_t output_stride);

// The same in float32; each sum runs over inputs in ascending order, in chunks of 64.
stele_operation stele_linear_f32(stele_matrix_f32 matrix, stele_tokens_f32 input,
                                 stele_epilogue epilogue, float *output, size_t output_stride);

// How many inputs of a product are zero.
typedef struct {
    size_t inputs;        // of all tokens, padding left out
    size_t zeros;         // of these
    size_t columns;       // of four inputs, whose weights share a cache line in every tile of int8
    size_t zero_columns;  // that are zero for all tokens, so that their weights add nothing
} stele_zero_counts;

// Counts them, of the first `depth` inputs of each token, for who wants to know: no result depends
// on it.
stele_operation stele_count_zeros(stele_tokens_i8 input, size_t depth, stele_zero_counts *counts);

// Where quantized tokens go: values (count, depth rounded up to 4), scales (count,).
typedef struct {
    int8_t *values;
    float *scales;
} stele_quantized;

// output = (x - mean) / sqrt(variance + 1e-5) * weight + bias, mean and variance in two passes; and
// the output once more, as stele_quantize makes it, unless quantized.values is NULL.
// weight, bias: (width,); output: (count, width).
stele_operation stele_layer_norm(stele_tokens_f32 input, size_t width, const float *weight,
                                 const float *bias, float *output, stele_quantized quantized);

// Heads of an attention, and the factor on every dot product, usually 1 / sqrt(head_width).
typedef struct {
    size_t heads;
    size_t head_width;
    float scale;
} stele_attention_shape;

enum { STELE_PAGE_SLOTS = 16 };

// How keys and values are stored: as floats, or as IEEE 754 binary16, whose bits are a uint16_t.
typedef enum { STELE_FLOAT32 = 0, STELE_FLOAT16 = 1 } stele_float_type;

// Keys and values in numbered slots, 16 to a page. The key of a head in a slot starts at number
// slot / 16 * page_stride + head * head_stride + slot % 16 * head_width of keys, its value
// likewise.
typedef struct {
    void *keys;
    void *values;
    size_t page_stride;  // numbers from page to page
    size_t head_stride;  // numbers from head to head within a page, at least 16 * head_width
    stele_float_type type;
} stele_key_values;

// Puts each token's keys and values into slots. Those that are stored as float16 are rounded to
// nearest even; beyond 65504, where float16 ends, finite and infinite ones become 65504 or -65504.
// input: keys, then values, of all heads: (count, 2 * heads * head_width) within its stride.
// slots: (count,), each once; or NULL, and token i goes to slot i.
stele_operation stele_cache_key_values(stele_tokens_f32 input, const uint32_t *slots,
                                       stele_attention_shape shape, stele_key_values cache);

// What one query attends to: `count` positions. Position i lies at slot slots[i], or at slot
// first + i where slots is NULL.
typedef struct {
    const uint32_t *slots;  // (count,) or NULL
    size_t first;
    size_t count;
} stele_attention_span;

// output = softmax(scale * q k) v, for each query and head. A span of no position gives zeros.
// Queries that follow each other and have the same span are handled together, which is faster and
// gives the same result.
// queries: (query count, stride); spans: (query count,), filled in before this is called;
// output: (query count, heads * head_width).
// Scores live on the stack, 16 KiB of it.
stele_operation stele_attention(stele_tokens_f32 queries, const stele_attention_span *spans,
                                stele_key_values key_values, stele_attention_shape shape,
                                float *output);

// output[query, i] = how much of position i of its span stele_attention takes, averaged over heads:
// the mean of softmax(scale * q k). Sums run in double precision, position by position. Values are
// not read. Many times slower than stele_attention.
// output: (query count, output_stride), of which the first span count of each query are written.
stele_operation stele_attention_weights(stele_tokens_f32 queries, const stele_attention_span *spans,
                                        stele_key_values key_values, stele_attention_shape shape,
                                        float *output, size_t output_stride);

#define STELE_NO_POSITION UINT32_MAX

// The vocabulary here is that of the embedding's rows: where they lie in another order than tokens
// are numbered, whoever calls translates, and "token" below means a row.
//
// output[i] = row tokens[i] of the embedding * multiplier + the sinusoid of positions[i].
// The sinusoid of p: sin(p f_0), …, sin(p f_{half - 1}), cos(p f_0), …, and 0 if the width is odd.
// It is the float32 next to the true value of the float32 product p f, but for rare neighbours, up
// to p = 100000; beyond, less exact.
// A position of STELE_NO_POSITION adds no sinusoid, as PyTorch does for padding tokens.
// tokens: (count,), in [0, rows); positions: (count,); frequencies: (depth / 2,), from
// stele_position_frequencies; output: (count, depth).
stele_operation stele_embed_i8(stele_split_matrix_i8 embedding, const int32_t *tokens,
                               const uint32_t *positions, size_t count, const float *frequencies,
                               float multiplier, float *output);
stele_operation stele_embed_i4(stele_matrix_i4 embedding, const int32_t *tokens,
                               const uint32_t *positions, size_t count, const float *frequencies,
                               float multiplier, float *output);
stele_operation stele_embed_f32(stele_matrix_f32 embedding, const int32_t *tokens,
                                const uint32_t *positions, size_t count, const float *frequencies,
                                float multiplier, float *output);

// f_j = exp(j * -(ln 10000 / (half - 1))), in the float32 steps PyTorch takes. half may be 0, and
// with 1 the only frequency is 1. frequencies: (half,).
void stele_position_frequencies(size_t half, float *frequencies);

// Which tiles of the vocabulary a pass looks at, where that is not all: those of rows that count for
// every hypothesis, and those in which some hypothesis has rows of its own besides.
//
// Rows that do not count for a hypothesis have a logit of -INFINITY for it, so that its answer
// depends on what counts for it alone, not on what else is looked at.
typedef struct {
    const uint32_t *tiles;  // (count,): the common ones, then the others; both ascending, all unique
    const uint16_t *masks;  // (common_count,): bit r of a tile's says that its row r counts for all
    size_t common_count;
    size_t count;
} stele_shortlist;

// What one hypothesis asks of a pass over the vocabulary, and where its answers go.
typedef struct {
    size_t candidate_count;     // k; 0 asks for log_sum_exp and excluded_logits alone
    const int32_t *excluded;    // (excluded_count,), ascending, unique, in [0, rows)
    size_t excluded_count;
    int32_t *candidate_tokens;  // (k,): best first, ties by lower token; unused entries are -1
    float *candidate_logits;    // (k,): unused entries are -INFINITY
    float *excluded_logits;     // (excluded_count,)
    float log_sum_exp;          // of all tokens not excluded; -INFINITY when there is none
    int skips_log_sum_exp;      // nobody wants it: it becomes not-a-number, which takes less time
    // With a shortlist, what counts for this hypothesis besides what counts for all: ascending,
    // unique, none of them in the masks, all in listed tiles; and room for their logits.
    const int32_t *own;  // (own_count,)
    float *own_logits;   // (own_count,)
    size_t own_count;
} stele_projection_row;

// For each of the input's tokens: the k best logits outside `excluded`, the log of the sum of their
// exponentials, and the logits of `excluded`. Logits are never stored but for a block at a time.
// With a shortlist, "all" is what counts for the row's hypothesis.
// It takes two operations: stele_project_* (which prepares scratch) looks at all blocks, and
// stele_project_merge, with the same vocabulary (the matrix's rows), rows, count, shortlist and
// scratch, puts together what they found.
// rows: (count,), to be filled in before the first is described; shortlist: NULL for the whole
// vocabulary; scratch: stele_projection_scratch_bytes bytes, 64-byte aligned.
stele_operation stele_project_i8(stele_split_matrix_i8 matrix, stele_tokens_i8 input,
                                 stele_projection_row *rows, const stele_shortlist *shortlist,
                                 void *scratch);
stele_operation stele_project_i4(stele_matrix_i4 matrix, stele_tokens_i8 input,
                                 stele_projection_row *rows, const stele_shortlist *shortlist,
                                 void *scratch);
stele_operation stele_project_f32(stele_matrix_f32 matrix, stele_tokens_f32 input,
                                  stele_projection_row *rows, const stele_shortlist *shortlist,
                                  void *scratch);
stele_operation stele_project_merge(size_t vocabulary, stele_projection_row *rows, size_t count,
                                    const stele_shortlist *shortlist, void *scratch);
size_t stele_projection_scratch_bytes(size_t vocabulary, size_t count, size_t largest_k);

// The one best logit outside `excluded` and the logits of `excluded`, for each of the input's
// tokens, as stele_project_i8 finds them but with a probability of error, and without log_sum_exp,
// which becomes not-a-number. Reads half of the matrix and a little: the products with the high
// plane alone say, but for what the low one adds, how large a logit is, and only rows that could
// still be the best are looked at whole.
//
// What the low plane adds to a row's product is taken to lie within STELE_SCREEN_MARGIN standard
// deviations above its mean. A logit that is larger counts as that bound, and so might lose to
// another one; the answer is the same on every instruction set and thread count all the same. If
// rows and inputs are independent, the margin is exceeded by the best row with a probability below
// 1e-15: of a Gaussian vocabulary the best logit is 4.6 standard deviations up, to which the low
// plane's part, with 0.12 of the spread, adds 0.55 of its own on average, and 8.45 more are needed.
//
// As before, it takes two operations, with the same rows, count and scratch. A row's own_logits are
// not written.
// rows: (count,), to be filled in before the first is described, candidate_count at most 1;
// shortlist: NULL for the whole vocabulary; scratch: stele_screening_scratch_bytes bytes, 64-byte aligned.
enum { STELE_SCREEN_MARGIN = 9 };
stele_operation stele_screen_i8(stele_split_matrix_i8 matrix, stele_tokens_i8 input,
                                stele_projection_row *rows, const stele_shortlist *shortlist,
                                void *scratch);
stele_operation stele_screen_merge(stele_projection_row *rows, size_t count, void *scratch);
size_t stele_screening_scratch_bytes(size_t count);

// The same for a low plane that is not in memory: in place of stele_screen_i8, first
// stele_screen_bounds_i8, which reads the high plane alone, and leaves in `ceilings` the largest
// logit that a row of each tile can have for each token: INFINITY where one is excluded. Then
// stele_screen_look_i8, once or more, which looks at tiles whose ceiling reaches both the best logit
// so far and the token's own number of `least`, and makes it -INFINITY. When it was done with
// -INFINITY for all tokens, the answer is that of stele_screen_i8, whatever was done before.
// ceilings: (count, ceil(rows / 16)); least: (count,).
stele_operation stele_screen_bounds_i8(stele_split_matrix_i8 matrix, stele_tokens_i8 input,
                                       stele_projection_row *rows, void *scratch,
                                       float *ceilings);
stele_operation stele_screen_look_i8(stele_split_matrix_i8 matrix, stele_tokens_i8 input,
                                     stele_projection_row *rows, void *scratch, float *ceilings,
                                     const float *least);
// The best logit that was found so far for the token at `index`; -FLT_MAX if none was.
float stele_screening_best(const void *scratch, size_t index);

// How many tiles of 16 rows the pass looked at whole, those that it did for several tokens counted
// as often.
size_t stele_screening_looks(const void *scratch, size_t count);

// Reads `bytes` of memory, rounded down to 64 KiB, and does nothing with them: its time says how
// fast memory can be read here.
stele_operation stele_read_memory(const void *memory, size_t bytes);

// Multiplies int8 numbers that are all at hand in the first-level cache, at least `products` times,
// rounded up, which *done tells: its time says how fast products can be here.
stele_operation stele_multiply_at_hand(size_t products, size_t *done);

// The name of the instruction set in use. Chosen once: the first of these that this processor and
// operating system support, or the one that the environment variable STELE_ISA names.
//   x86-64: "avx512vnni", "avxvnni", "avx2", "portable"
//   64-bit ARM: "neoni8mm", "neondotprod", "neon", "portable"
//   others: "portable"
const char *stele_instruction_set(void);
// Whether STELE_ISA names one that is supported.
int stele_instruction_set_was_requested(void);
// NULL, or why STELE_ISA cannot be honoured (the best one is then in use).
const char *stele_instruction_set_error(void);

// What is to be known of an instruction set, to tell why it was chosen or not.
typedef struct {
    const char *name;
    const char *needs;  // of the processor and the operating system, in words
    int supported;      // whether both have it
} stele_instruction_set_facts;

// All that are compiled in, supported or not, best first; index is below the count.
size_t stele_known_instruction_set_count(void);
stele_instruction_set_facts stele_known_instruction_set(size_t index);

// Those compiled in that this processor and operating system support, best first.
size_t stele_instruction_set_count(void);
const char *stele_instruction_set_name(size_t index);
// For tests and benchmarks; index is below the count. Calls that are running end as they began.
void stele_use_instruction_set(size_t index);

// How many bytes ahead of what they read kernels with few tokens ask for weights; with 0 they leave
// that to the processor, which is best on AMD's. Intel's with AVX-512 read 1.2 times faster when asked
// 4096 ahead. No result depends on it. The second is for benchmarks.
size_t stele_read_ahead(void);
void stele_use_read_ahead(size_t bytes);

// Cores that this process may use, at least 1.
int stele_processor_count(void);

#endif

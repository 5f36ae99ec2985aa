// What the files of this target share: one unit of work per operation, and the dispatch table.
#ifndef STELE_PRIVATE_KERNELS_H
#define STELE_PRIVATE_KERNELS_H

#include <math.h>
#include <stdatomic.h>
#include <string.h>

#include "stele_kernels.h"

// One thread's share of an operation's items: [begin, end).
typedef struct {
    size_t begin;
    size_t end;
} stele_share;

// A kernel does the items of its share; `work` points to the operation's struct below. Items are
// independent of each other, so that how they are shared cannot change a result.
typedef void (*stele_kernel)(const void *work, stele_share share);

typedef struct {  // items: tokens
    stele_tokens_f32 input;
    size_t depth;
    int8_t *values;
    float *scales;
} stele_quantize_work;

typedef struct {  // items: tiles of 16 rows
    stele_matrix_i8 matrix;
    stele_tokens_i8 input;
    stele_epilogue epilogue;
    float *output;
    size_t output_stride;
} stele_linear_i8_work;

typedef struct {  // items: tiles of 16 rows
    stele_matrix_i4 matrix;
    stele_tokens_i8 input;
    stele_epilogue epilogue;
    float *output;
    size_t output_stride;
} stele_linear_i4_work;

typedef struct {  // items: tiles of 16 rows
    stele_matrix_f32 matrix;
    stele_tokens_f32 input;
    stele_epilogue epilogue;
    float *output;
    size_t output_stride;
} stele_linear_f32_work;

typedef struct {  // one item
    stele_tokens_i8 input;
    size_t depth;
    stele_zero_counts *counts;
} stele_count_zeros_work;

typedef struct {  // items: tokens
    stele_tokens_f32 input;
    size_t width;
    const float *weight;
    const float *bias;
    float *output;
    stele_quantized quantized;
} stele_layer_norm_work;

typedef struct {  // items: tokens
    stele_tokens_f32 input;
    const uint32_t *slots;
    stele_attention_shape shape;
    stele_key_values cache;
} stele_cache_work;

// Tiles and tokens that are multiplied together, see linear.h.
enum { STELE_GROUP_TILES = 4, STELE_GROUP_TOKENS = 6 };

// Queries that one item of attention covers.
enum { QUERY_GROUP = 32 };

typedef struct {  // items: group of queries * heads + head
    stele_tokens_f32 queries;
    const stele_attention_span *spans;
    stele_key_values key_values;
    stele_attention_shape shape;
    float *output;
} stele_attention_work;

typedef struct {  // items: queries
    stele_tokens_f32 queries;
    const stele_attention_span *spans;
    stele_key_values key_values;
    stele_attention_shape shape;
    float *output;
    size_t output_stride;
} stele_attention_weights_work;

typedef struct {  // items: tokens; one of the matrices is used
    union {
        stele_split_matrix_i8 matrix_i8;
        stele_matrix_i4 matrix_i4;
        stele_matrix_f32 matrix_f32;
    };
    const int32_t *tokens;
    const uint32_t *positions;
    const float *frequencies;
    float multiplier;
    float *output;
} stele_embed_work;

// The vocabulary is taken in fixed blocks, and what each block found is kept until all are done, so
// that sums run in the same order whoever did which block.
enum { STELE_BLOCK_ROWS = STELE_BLOCK_TILES * STELE_TILE_ROWS };

// What the blocks found, those of a shortlist's own tiles left out; lies in the caller's scratch.
typedef struct {
    size_t blocks;
    size_t kept;      // candidates kept per block: largest k, but no more than a block has rows
    float *maxima;    // (count, blocks): largest logit, -INFINITY if none
    float *sums;      // (count, blocks): sum of exp(logit - maximum)
    float *logits;    // (count, blocks, kept): best first, -INFINITY if unused
    int32_t *tokens;  // (count, blocks, kept): -1 if unused
    // (count,): some block has as many candidates as the row asks for that are larger than this.
    // What is not larger need not be kept: it cannot be among the best. A hint: which blocks were
    // done by then depends on chance, the answer does not.
    _Atomic(float) *floors;
} stele_block_results;

typedef struct {  // items: blocks of the vocabulary, for merging tokens; one of the types is used
    union {
        stele_split_matrix_i8 matrix_i8;
        stele_matrix_i4 matrix_i4;
        stele_matrix_f32 matrix_f32;
    };
    union {
        stele_tokens_i8 input_i8;
        stele_tokens_f32 input_f32;
    };
    stele_projection_row *rows;
    const stele_shortlist *shortlist;  // or NULL
    stele_block_results results;
} stele_project_work;

typedef struct {  // items: tiles of 16 rows, for merging tokens
    stele_split_matrix_i8 matrix;
    stele_tokens_i8 input;
    stele_projection_row *rows;
    const stele_shortlist *shortlist;  // or NULL
    // (count + 1,): the best logit found and its token, see screening.h, or 0 if there is none yet;
    // behind them, how often a tile was looked at whole.
    _Atomic(uint64_t) *best;
    float *ceilings;     // (count, ceil(rows / 16)), see stele_screen_bounds_i8; or NULL
    const float *least;  // (count,), see stele_screen_look_i8
} stele_screen_work;

// Bytes that are read as one item, and inputs of the products that measure the peak.
enum { STELE_STRETCH = 1 << 16, STELE_PEAK_DEPTH = 256 };

typedef struct {  // items: stretches of memory, or rounds of products
    const uint8_t *memory;
} stele_ceiling_work;

// What a stele_operation holds.
typedef struct {
    stele_kernel kernel;
    size_t first;  // item
    size_t items;  // from the first on
    size_t cost;   // of these items, in about as many multiply-adds
    size_t grain;  // items are best handed out in multiples of this
    union {
        stele_quantize_work quantize;
        stele_linear_i8_work linear_i8;
        stele_linear_i4_work linear_i4;
        stele_linear_f32_work linear_f32;
        stele_count_zeros_work count_zeros;
        stele_layer_norm_work layer_norm;
        stele_cache_work cache;
        stele_attention_work attention;
        stele_attention_weights_work attention_weights;
        stele_embed_work embed;
        stele_project_work project;
        stele_screen_work screen;
        stele_ceiling_work ceiling;
    } work;
} stele_planned;
_Static_assert(sizeof(stele_planned) <= sizeof(stele_operation), "an operation must hold its work");

static inline stele_operation stele_operation_of(stele_planned planned) {
    stele_operation operation;
    memcpy(&operation, &planned, sizeof planned);
    return operation;
}

// How many of `tokens`, which ascend, are below `token`. tokens: (count,).
static inline size_t stele_count_below(const int32_t *tokens, size_t count, size_t token) {
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if ((size_t)tokens[middle] < token) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

// How many of a row's excluded tokens are below `token`.
static inline size_t stele_excluded_before(const stele_projection_row *row, size_t token) {
    return stele_count_below(row->excluded, row->excluded_count, token);
}

// Excluded tokens that are not looked at keep the logit -INFINITY. rows: (count,).
static inline void stele_clear_excluded(stele_projection_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < rows[i].excluded_count; j++) {
            rows[i].excluded_logits[j] = -INFINITY;
        }
    }
}

// Inserts into a list sorted best first, dropping its last entry; does nothing unless logit is
// larger than that entry. Of equal logits the one that came first stays ahead, so tokens that come
// in ascending order leave ties in ascending order. logits, tokens: (capacity,), capacity > 0.
static inline void stele_insert_candidate(float logit, int32_t token, float *logits,
                                          int32_t *tokens, size_t capacity) {
    if (!(logit > logits[capacity - 1])) return;
    size_t place = capacity - 1;
    for (; place > 0 && logit > logits[place - 1]; place--) {
        logits[place] = logits[place - 1];
        tokens[place] = tokens[place - 1];
    }
    logits[place] = logit;
    tokens[place] = token;
}

// One instruction set's kernels; every_instruction_set/kernel_members.h fills in those of a set.
typedef struct {
    const char *name;
    const char *needs;  // of the processor and the operating system
    int (*is_supported)(void);
    stele_kernel quantize;
    stele_kernel linear_i8;
    stele_kernel linear_sparse_i8;
    stele_kernel linear_i4;
    stele_kernel linear_f32;
    stele_kernel layer_norm;
    stele_kernel cache_f32;
    stele_kernel cache_f16;
    stele_kernel attention_f32;
    stele_kernel attention_f16;
    stele_kernel embed_i8;
    stele_kernel embed_i4;
    stele_kernel embed_f32;
    stele_kernel project_i8;
    stele_kernel project_i4;
    stele_kernel project_f32;
    stele_kernel screen_i8;
    stele_kernel look_i8;
    stele_kernel read_memory;
    stele_kernel multiply_at_hand;
} stele_kernel_table;

extern const stele_kernel_table stele_kernels_portable;
extern const stele_kernel_table stele_kernels_avx2;
extern const stele_kernel_table stele_kernels_avxvnni;
extern const stele_kernel_table stele_kernels_avx512vnni;
extern const stele_kernel_table stele_kernels_neon;
extern const stele_kernel_table stele_kernels_neondotprod;
extern const stele_kernel_table stele_kernels_neoni8mm;

// The table in use; chosen on the first call.
const stele_kernel_table *stele_kernels(void);

#endif

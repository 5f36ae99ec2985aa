// What the files of this target share: one unit of work per operation, and the dispatch table.
#ifndef STELE_PRIVATE_KERNELS_H
#define STELE_PRIVATE_KERNELS_H

#include "stele_kernels.h"

// One thread's share of an operation's items: [begin, end). Shares of one call have distinct parts,
// counted from 0.
typedef struct {
    size_t begin;
    size_t end;
    size_t part;
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
    stele_matrix_f32 matrix;
    stele_tokens_f32 input;
    stele_epilogue epilogue;
    float *output;
    size_t output_stride;
} stele_linear_f32_work;

typedef struct {  // items: tokens
    stele_tokens_f32 input;
    size_t width;
    const float *weight;
    const float *bias;
    float *output;
} stele_layer_norm_work;

// Queries that one item of attention covers.
enum { QUERY_GROUP = 16 };

typedef struct {  // items: group of queries * heads + head
    stele_tokens_f32 queries;
    const stele_attention_span *spans;
    stele_attention_shape shape;
    float *output;
} stele_attention_work;

typedef struct {  // items: tokens; one of the two matrices is used
    const stele_matrix_i8 *matrix_i8;
    const stele_matrix_f32 *matrix_f32;
    const int32_t *tokens;
    const uint32_t *positions;
    const float *frequencies;
    float multiplier;
    float *output;
} stele_embed_work;

// The vocabulary is taken in fixed blocks, and what each block found is kept until all are done, so
// that sums run in the same order whoever did which block.
enum { STELE_BLOCK_TILES = 32, STELE_BLOCK_ROWS = STELE_BLOCK_TILES * STELE_TILE_ROWS };

// What the blocks found; lies in the caller's scratch.
typedef struct {
    size_t blocks;
    size_t kept;      // candidates kept per block: largest k, but no more than a block has rows
    float *maxima;    // (count, blocks): largest logit, -INFINITY if none
    float *sums;      // (count, blocks): sum of exp(logit - maximum)
    float *logits;    // (count, blocks, kept): best first, -INFINITY if unused
    int32_t *tokens;  // (count, blocks, kept): -1 if unused
} stele_block_results;

typedef struct {  // items: blocks of the vocabulary; one of the two matrices is used
    const stele_matrix_i8 *matrix_i8;
    const stele_matrix_f32 *matrix_f32;
    stele_tokens_i8 input_i8;
    stele_tokens_f32 input_f32;
    stele_projection_row *rows;
    stele_block_results results;
} stele_project_work;

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

// One instruction set's kernels.
typedef struct {
    const char *name;
    int (*is_supported)(void);
    stele_kernel quantize;
    stele_kernel linear_i8;
    stele_kernel linear_f32;
    stele_kernel layer_norm;
    stele_kernel attention;
    stele_kernel embed_i8;
    stele_kernel embed_f32;
    stele_kernel project_i8;
    stele_kernel project_f32;
} stele_kernel_table;

extern const stele_kernel_table stele_kernels_portable;
extern const stele_kernel_table stele_kernels_avx2;
extern const stele_kernel_table stele_kernels_avx512vnni;

// The table in use; chosen on the first call.
const stele_kernel_table *stele_kernels(void);

// Runs kernel over `items`, shared evenly among at most `threads` threads, and returns when all is
// done. `work_size` is about how many multiply-adds (or as costly steps) there are in all.
void stele_run(stele_kernel kernel, const void *work, size_t items, size_t work_size, int threads);

#endif

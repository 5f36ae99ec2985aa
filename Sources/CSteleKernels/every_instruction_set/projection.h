// The output projection over one block of the vocabulary: logits, and what a search needs of them.
#ifndef STELE_PROJECTION_H
#define STELE_PROJECTION_H

#include "linear.h"
#include "shortlist.h"

#pragma STDC FP_CONTRACT OFF

// How many tokens' logits of a block are held at a time: 74 KiB, on the stack. Their stride is odd
// in cache lines, or else those of one row would all compete for a few places in the cache.
enum { BLOCK_TOKENS = 6 * GROUP_TOKENS, LOGIT_STRIDE = STELE_BLOCK_ROWS + LANES };

// Moves the excluded logits of rows [first, first + STELE_BLOCK_ROWS) to their place, and puts
// -INFINITY instead. logits: (STELE_BLOCK_ROWS,).
static inline void set_aside_excluded(const stele_projection_row *row, size_t first,
                                      float *logits) {
    for (size_t i = stele_excluded_before(row, first); i < row->excluded_count; i++) {
        const size_t place = (size_t)row->excluded[i] - first;
        if (place >= STELE_BLOCK_ROWS) return;
        row->excluded_logits[i] = logits[place];
        logits[place] = -INFINITY;
    }
}

// Keeps the best logits of a block, of those above `floor`. listed: what a shortlist has of it, if there is one.
// kept_logits, kept_tokens: (capacity,), overwritten.
STELE_TARGET static inline void keep_candidates(const float *logits, size_t first,
                                                const listed_block *listed, size_t capacity,
                                                float floor, float *kept_logits,
                                                int32_t *kept_tokens) {
    for (size_t i = 0; i < capacity; i++) {
        kept_logits[i] = -INFINITY;
        kept_tokens[i] = -1;
    }
    for (size_t i = 0; i < STELE_BLOCK_ROWS; i += LANES) {
        // Most groups hold nothing better than what is kept already.
        const float last = kept_logits[capacity - 1], bar = last > floor ? last : floor;
        if (!any_larger(load(logits + i), bar)) continue;
        for (size_t lane = i; lane < i + LANES; lane++) {
            if (!(logits[lane] > floor)) continue;
            const size_t token = listed->tiles ? (size_t)listed->tiles[lane / STELE_TILE_ROWS] *
                                                  STELE_TILE_ROWS + lane % STELE_TILE_ROWS
                                        : first + lane;
            stele_insert_candidate(logits[lane], (int32_t)token, kept_logits, kept_tokens,
                                   capacity);
        }
    }
}

// A number a little below `value`; not a number below -INFINITY.
static inline float just_below(float value) {
    const float smallest = 0x1p-126f;  // of the normal numbers: no step below it is needed
    if (value < 2 * smallest && value > -smallest) return -smallest;
    int32_t bits;
    memcpy(&bits, &value, sizeof bits);
    bits += value > 0 ? -1 : 1;
    memcpy(&value, &bits, sizeof bits);
    return value;
}

// The largest of a block's logits, and the sum of exp(logit - largest).
STELE_TARGET static inline void sum_exponentials(const float *logits, float *maximum, float *sum) {
    lanes largest = splat(-INFINITY);
    for (size_t i = 0; i < STELE_BLOCK_ROWS; i += LANES) {
        largest = larger_of(load(logits + i), largest);
    }
    *maximum = largest_of(largest);
    lanes sums = splat(0);
    if (*maximum > -INFINITY) {
        for (size_t i = 0; i < STELE_BLOCK_ROWS; i += LANES) {
            sums += exponential(load(logits + i) - *maximum);
        }
    }
    *sum = sum_of(sums);
}

// Reduces one token's logits of a block to its place in the results.
// listed: what a shortlist has of it, if there is one; logits: (STELE_BLOCK_ROWS,), -INFINITY behind the vocabulary;
// changed.
STELE_TARGET static void reduce_block(const stele_project_work *work, size_t block,
                                      const listed_block *listed, size_t token, float *logits) {
    const stele_projection_row *row = work->rows + token;
    const stele_block_results *results = &work->results;
    const size_t place = token * results->blocks + block;
    if (listed->tiles) {
        keep_what_counts(listed, row, logits);
        if (block >= results->blocks) return;  // of own tiles, which are taken out now
    } else {
        set_aside_excluded(row, block * STELE_BLOCK_ROWS, logits);
    }

    if (!row->skips_log_sum_exp) {
        sum_exponentials(logits, results->maxima + place, results->sums + place);
    }
    const size_t capacity = smaller(row->candidate_count, results->kept);
    if (capacity == 0) return;
    float *kept = results->logits + place * results->kept;
    const float floor = atomic_load_explicit(results->floors + token, memory_order_relaxed);
    keep_candidates(logits, block * STELE_BLOCK_ROWS, listed, capacity, floor, kept,
                    results->tokens + place * results->kept);
    // Equal logits are still kept: a lower token may be among them. Whose write of two threads
    // prevails does not matter, both are right.
    const float higher = just_below(kept[capacity - 1]);
    if (capacity == row->candidate_count && higher > floor) {
        atomic_store_explicit(results->floors + token, higher, memory_order_relaxed);
    }
}

// Puts -INFINITY behind the last row of the vocabulary. logits: (count, LOGIT_STRIDE).
static inline void fill_behind(size_t vocabulary, size_t block, size_t count, float *logits) {
    const size_t rows = smaller(STELE_BLOCK_ROWS, vocabulary - block * STELE_BLOCK_ROWS);
    for (size_t token = 0; token < count; token++) {
        for (size_t i = rows; i < STELE_BLOCK_ROWS; i++) {
            logits[token * LOGIT_STRIDE + i] = -INFINITY;
        }
    }
}

// The end of a block's tiles in a vocabulary of `rows`.
static inline size_t end_of_block(size_t rows, size_t block) {
    return smaller((block + 1) * STELE_BLOCK_TILES, tiles_of(rows));
}

// Some tiles of a block that follow each other.
typedef struct {
    size_t first;
    size_t count;
    size_t place;   // of the first, among the block's
    size_t hinted;  // tiles before it may be fetched ahead
} block_part;

// The part of a block that begins at its tile `place`; of no tiles where there is none.
// listed: what a shortlist has of it, if there is one.
static inline block_part part_of_block(const stele_project_work *work, size_t rows, size_t block,
                                       const listed_block *listed, size_t place) {
    if (!listed->tiles) {
        const size_t first = block * STELE_BLOCK_TILES;
        if (place > 0) return (block_part){0};
        return (block_part){first, end_of_block(rows, block) - first, 0, tiles_of(rows)};
    }
    if (place >= listed->count) return (block_part){0};
    const size_t index = (size_t)(listed->tiles - work->shortlist->tiles) + place;
    const size_t first = listed->tiles[place];
    const size_t count =
        consecutive_tiles(work->shortlist, index, listed->count - place);
    // Common tiles are mostly followed by the next ones, others are not.
    return (block_part){first, count, place, listed->masks ? tiles_of(rows) : first + count};
}

STELE_TARGET static void project_stored(const stele_project_work *work,
                                        const stored_matrix *matrix, stele_share blocks) {
    const stele_tokens_i8 input = work->input_i8;
    _Alignas(64) float logits[BLOCK_TOKENS * LOGIT_STRIDE];
    for (size_t block = blocks.begin; block < blocks.end; block++) {
        const listed_block listed = listed_block_of(work->shortlist, block);
        for (size_t token = 0; token < input.count; token += BLOCK_TOKENS) {
            const stele_tokens_i8 some = {.values = input.values + token * input.stride,
                                          .scales = input.scales + token,
                                          .count = smaller(BLOCK_TOKENS, input.count - token),
                                          .stride = input.stride};
            for (block_part part = part_of_block(work, matrix->rows, block, &listed, 0); part.count;
                 part = part_of_block(work, matrix->rows, block, &listed, part.place + part.count)) {
                // The block's weights come from memory for the first tokens only.
                multiply_stored(matrix, some, part.first, part.first + part.count,
                            token == 0 ? part.hinted : 0,
                            part_of((destination){logits, LOGIT_STRIDE, STELE_STORE}, part.place,
                                    0));
            }
            if (!listed.tiles) fill_behind(matrix->rows, block, some.count, logits);
            for (size_t i = 0; i < some.count; i++) {
                reduce_block(work, block, &listed, token + i, logits + i * LOGIT_STRIDE);
            }
        }
    }
}

STELE_TARGET static void project_i8(const void *context, stele_share blocks) {
    const stele_project_work *work = context;
    const stored_matrix matrix = stored_in_planes(&work->matrix_i8);
    project_stored(work, &matrix, blocks);
}

STELE_TARGET static void project_i4(const void *context, stele_share blocks) {
    const stele_project_work *work = context;
    const stored_matrix matrix = stored_in_groups(&work->matrix_i4);
    project_stored(work, &matrix, blocks);
}

STELE_TARGET static void project_f32(const void *context, stele_share blocks) {
    const stele_project_work *work = context;
    const stele_matrix_f32 *matrix = &work->matrix_f32;
    const stele_tokens_f32 input = work->input_f32;
    _Alignas(64) float logits[BLOCK_TOKENS * LOGIT_STRIDE];
    for (size_t block = blocks.begin; block < blocks.end; block++) {
        const listed_block listed = listed_block_of(work->shortlist, block);
        for (size_t token = 0; token < input.count; token += BLOCK_TOKENS) {
            const stele_tokens_f32 some = {.values = input.values + token * input.stride,
                                           .count = smaller(BLOCK_TOKENS, input.count - token),
                                           .stride = input.stride};
            for (block_part part = part_of_block(work, matrix->rows, block, &listed, 0);
                 part.count;
                 part = part_of_block(work, matrix->rows, block, &listed, part.place + part.count)) {
                multiply_f32(matrix, some, part.first, part.first + part.count,
                             part_of((destination){logits, LOGIT_STRIDE, STELE_STORE}, part.place,
                                     0));
            }
            if (!listed.tiles) fill_behind(matrix->rows, block, some.count, logits);
            for (size_t i = 0; i < some.count; i++) {
                reduce_block(work, block, &listed, token + i, logits + i * LOGIT_STRIDE);
            }
        }
    }
}

#endif

// Scores of queries against a block of keys: scale * (query . key).
//
// Lane l of a product sums the inputs l, l + 16, … in ascending order; then sum_of adds the lanes.
// That order holds both for one query, whose lanes lie in one register, and for several, for which
// 16 keys are transposed so that each register holds one lane of 16 keys.
//
// Loops are unrolled by order where what they hold would otherwise lie in memory: left to itself,
// clang decides that by what surrounds them.
#ifndef STELE_SCORES_H
#define STELE_SCORES_H

#include "stored_floats.h"

#pragma STDC FP_CONTRACT OFF

enum { KEY_BLOCK = 128 };
enum { WIDEST_TRANSPOSED = 128 };  // head widths above it go one query at a time
enum { SCORED_QUERIES = 4 };       // at once, for each load of transposed keys

// Keys of one block: `count` positions of a span from `begin` on.
typedef struct {
    const uint32_t *slots;  // of the span, or NULL
    size_t first_slot;      // of the span, where slots is NULL
    size_t begin;
    size_t count;  // 1 .. KEY_BLOCK
    size_t page_stride;
    size_t width;  // of the head
} key_block;

// Where the key or value of the block's position i starts, of one head.
static inline size_t place_of(const key_block *keys, size_t i) {
    const size_t slot =
        keys->slots ? keys->slots[keys->begin + i] : keys->first_slot + keys->begin + i;
    return slot / STELE_PAGE_SLOTS * keys->page_stride + slot % STELE_PAGE_SLOTS * keys->width;
}

typedef struct {
    const float *values;  // (count, stride), at a head's first column
    size_t count;         // 1 .. QUERY_GROUP
    size_t stride;
} query_group;

// Two steps of sum_of for several keys at once: each of a and b holds `parts` keys' lanes, whose
// halves are added; the result holds the keys of a, then those of b.
STELE_TARGET static inline lanes add_halves(lanes a, lanes b, int parts) {
    switch (parts) {
        case 1:
            return __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22,
                                           23) +
                   __builtin_shufflevector(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28,
                                           29, 30, 31);
        case 2:
            return __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25,
                                           26, 27) +
                   __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29,
                                           30, 31);
        case 4:
            return __builtin_shufflevector(a, b, 0, 1, 4, 5, 8, 9, 12, 13, 16, 17, 20, 21, 24, 25,
                                           28, 29) +
                   __builtin_shufflevector(a, b, 2, 3, 6, 7, 10, 11, 14, 15, 18, 19, 22, 23, 26, 27,
                                           30, 31);
        default:
            return __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26,
                                           28, 30) +
                   __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27,
                                           29, 31);
    }
}

// sum_of each of 16 keys' products. products: (16,), changed.
STELE_TARGET static inline __attribute__((always_inline)) lanes sums_of(lanes products[LANES]) {
    for (int i = 0; i < 8; i++) products[i] = add_halves(products[2 * i], products[2 * i + 1], 1);
    for (int i = 0; i < 4; i++) products[i] = add_halves(products[2 * i], products[2 * i + 1], 2);
    for (int i = 0; i < 2; i++) products[i] = add_halves(products[2 * i], products[2 * i + 1], 4);
    return add_halves(products[0], products[1], 8);
}

// scores[i] of one query: (width,), for 16 keys at a time; -INFINITY behind the last key. Always
// inlined with the usual width as a constant.
STELE_TARGET static inline __attribute__((always_inline)) void score_alone(
    const float *query, stored_floats keys, const key_block *block, size_t width, float scale,
    float *scores) {
    for (size_t i = 0; i < block->count; i += LANES) {
        const size_t count = smaller(LANES, block->count - i);
        lanes products[LANES];
        for (size_t lane = 0; lane < LANES; lane++) {
            // Behind the last key, the last one once more: no branch.
            const stored_floats key =
                stored_from(keys, place_of(block, i + smaller(lane, count - 1)));
            lanes sum = load_first(query, width) * load_stored(key, width);
            for (size_t d = LANES; d < width; d += LANES) {
                sum += load_first(query + d, width - d) *
                       load_stored(stored_from(key, d), width - d);
            }
            products[lane] = sum;
        }
        store(scores + i, sums_of(products) * scale);
        for (size_t lane = count; lane < LANES; lane++) scores[i + lane] = -INFINITY;
    }
}

// 16 rows become 16 columns: four rounds, each of which rotates the bits of an element's index.
STELE_TARGET static inline void transpose(lanes rows[LANES]) {
#pragma clang loop unroll(full)
    for (int round = 0; round < 4; round++) {
        lanes mixed[LANES];
        for (int i = 0; i < LANES / 2; i++) {
            const lanes a = rows[i], b = rows[i + LANES / 2];
            mixed[2 * i] = __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21,
                                                   6, 22, 7, 23);
            mixed[2 * i + 1] = __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28,
                                                       13, 29, 14, 30, 15, 31);
        }
        memcpy(rows, mixed, sizeof mixed);
    }
}

// columns[d][lane] = input d of key i + lane; zero behind the last key.
// columns: (width rounded up to 16, 16).
STELE_TARGET static inline __attribute__((always_inline)) void transpose_keys(
    stored_floats keys, const key_block *block, size_t i, size_t width, float *columns) {
    const size_t count = smaller(LANES, block->count - i);
    for (size_t d = 0; d < width; d += LANES) {
        lanes rows[LANES];
        for (size_t lane = 0; lane < LANES; lane++) {
            rows[lane] = splat(0);
            if (lane >= count) continue;
            const size_t place = place_of(block, i + lane) + d;
            rows[lane] = load_stored(stored_from(keys, place), width - d);
        }
        transpose(rows);
        for (size_t lane = 0; lane < LANES; lane++) store(columns + (d + lane) * LANES, rows[lane]);
    }
}

// products[query] = lane `lane` of the products with 16 keys, which is zero where the width has no
// such input. Always inlined with constant counts.
STELE_TARGET static inline __attribute__((always_inline)) void lane_products(
    const float *columns, const query_group *queries, size_t query_count, size_t width,
    size_t lane, lanes products[SCORED_QUERIES]) {
    for (size_t query = 0; query < query_count; query++) products[query] = splat(0);
    for (size_t d = lane; d < width; d += LANES) {
        const lanes column = load(columns + d * LANES);
        for (size_t query = 0; query < query_count; query++) {
            const lanes product = column * queries->values[query * queries->stride + d];
            products[query] = d == lane ? product : products[query] + product;
        }
    }
}

// The scores of 16 transposed keys; the lanes are added in the order of sum_of:
// ((0 + 8) + (4 + 12)) + ((2 + 10) + (6 + 14)), and the same with the odd ones.
STELE_TARGET static inline __attribute__((always_inline)) void score_columns(
    const float *columns, const query_group *queries, size_t query_count, size_t width,
    lanes totals[SCORED_QUERIES]) {
#pragma clang loop unroll(full)
    for (size_t odd = 0; odd < 2; odd++) {
        lanes fours[2][SCORED_QUERIES];
#pragma clang loop unroll(full)
        for (size_t two = 0; two < 2; two++) {
#pragma clang loop unroll(full)
            for (size_t four = 0; four < 2; four++) {
                const size_t lane = odd + 2 * two + 4 * four;
                lanes low[SCORED_QUERIES], high[SCORED_QUERIES];
                lane_products(columns, queries, query_count, width, lane, low);
                lane_products(columns, queries, query_count, width, lane + 8, high);
                for (size_t query = 0; query < query_count; query++) {
                    const lanes pair = low[query] + high[query];
                    fours[two][query] = four ? fours[two][query] + pair : pair;
                }
            }
        }
        for (size_t query = 0; query < query_count; query++) {
            const lanes half = fours[0][query] + fours[1][query];
            totals[query] = odd ? totals[query] + half : half;
        }
    }
}

// scores[query][i], for `width` at most WIDEST_TRANSPOSED.
STELE_TARGET static inline __attribute__((always_inline)) void score_transposed(
    stored_floats keys, const key_block *block, query_group queries, size_t width, float scale,
    float (*scores)[KEY_BLOCK]) {
    _Alignas(64) float columns[WIDEST_TRANSPOSED * LANES];
    for (size_t i = 0; i < block->count; i += LANES) {
        transpose_keys(keys, block, i, width, columns);
        lanes behind = splat(0);  // -INFINITY where there is no key
        for (size_t lane = block->count - i; lane < LANES; lane++) behind[lane] = -INFINITY;
        query_group rest = queries;
        float(*to)[KEY_BLOCK] = scores;
        for (size_t step; rest.count > 0; rest.count -= step, to += step) {
            lanes totals[SCORED_QUERIES];
            step = rest.count >= SCORED_QUERIES ? SCORED_QUERIES : 1;
            if (step == 1) {
                score_columns(columns, &rest, 1, width, totals);
            } else {
                score_columns(columns, &rest, SCORED_QUERIES, width, totals);
            }
            for (size_t query = 0; query < step; query++) {
                store(to[query] + i, totals[query] * scale + behind);
            }
            rest.values += step * rest.stride;
        }
    }
}

// scores[query][i] for all queries of the group.
STELE_TARGET static inline __attribute__((always_inline)) void score_block(
    stored_floats keys, const key_block *block, query_group queries, size_t width, float scale,
    float (*scores)[KEY_BLOCK]) {
    if (queries.count < SCORED_QUERIES || width > WIDEST_TRANSPOSED) {
        for (size_t query = 0; query < queries.count; query++) {
            const float *values = queries.values + query * queries.stride;
            if (width == 64) {  // the usual one, with its loops unrolled
                score_alone(values, keys, block, 64, scale, scores[query]);
            } else {
                score_alone(values, keys, block, width, scale, scores[query]);
            }
        }
    } else if (width == 64) {
        score_transposed(keys, block, queries, 64, scale, scores);
    } else {
        score_transposed(keys, block, queries, width, scale, scores);
    }
}

#endif

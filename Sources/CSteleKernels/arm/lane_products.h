// int8 products with SDOT, for those 64-bit ARM processors that have it.
#ifndef STELE_LANE_PRODUCTS_H
#define STELE_LANE_PRODUCTS_H

#include "neon_weights.h"

// sums[row] += weights[row] . inputs 4 * lane .. 4 * lane + 3, for four rows; lane is a constant.
// weights: (4 rows, 4); inputs: 16 of one token.
STELE_TARGET static inline __attribute__((always_inline)) int32x4_t add_lane_products(
    int32x4_t sums, int8x16_t weights, int8x16_t inputs, size_t lane) {
    switch (lane) {
        case 0: return vdotq_laneq_s32(sums, weights, inputs, 0);
        case 1: return vdotq_laneq_s32(sums, weights, inputs, 1);
        case 2: return vdotq_laneq_s32(sums, weights, inputs, 2);
        default: return vdotq_laneq_s32(sums, weights, inputs, 3);
    }
}

// totals[token][four] += inputs k .. k + 3 of a tile times a lane of each token's inputs; see
// weights_of.
STELE_TARGET static inline __attribute__((always_inline)) void add_column(
    int32x4_t totals[GROUP_TOKENS][4], some_tiles tile, storage storage, size_t k, int is_first,
    const int8x16_t inputs[GROUP_TOKENS], size_t token_count, size_t lane) {
    for (size_t four = 0; four < 4; four++) {
        const int8x16_t weights = weights_of(tile, storage, k, is_first, four);
        for (size_t token = 0; token < token_count; token++) {
            totals[token][four] =
                add_lane_products(totals[token][four], weights, inputs[token], lane);
        }
    }
}

// As add_column, with the tokens' inputs k .. k + 3 alone.
STELE_TARGET static inline __attribute__((always_inline)) void add_four(
    int32x4_t totals[GROUP_TOKENS][4], some_tiles tile, storage storage, size_t k, int is_first,
    some_tokens x, size_t token_count) {
    int8x16_t inputs[GROUP_TOKENS];
    for (size_t token = 0; token < token_count; token++) {
        int32_t four;
        memcpy(&four, x.values + token * x.stride + k, sizeof four);
        inputs[token] = vreinterpretq_s8_s32(vdupq_n_s32(four));
    }
    add_column(totals, tile, storage, k, is_first, inputs, token_count, 0);
}

// One tile and a constant count of tokens, always inlined so that the sums lie in registers: those
// of six tokens fill 24 of the 32.
// sums: (token_count, 16), overwritten.
STELE_TARGET static inline __attribute__((always_inline)) void dot_lanes(
    some_tiles tile, storage storage, size_t depth, some_tokens x, size_t token_count,
    int32_t *sums) {
    int32x4_t totals[GROUP_TOKENS][4];
    for (size_t token = 0; token < token_count; token++) {
        for (size_t four = 0; four < 4; four++) totals[token][four] = vdupq_n_s32(0);
    }
    int8x16_t inputs[GROUP_TOKENS];
    size_t k = 0;
    for (; k + 4 * STELE_TILE_DEPTH <= depth; k += 4 * STELE_TILE_DEPTH) {
        for (size_t token = 0; token < token_count; token++) {
            inputs[token] = vld1q_s8(x.values + token * x.stride + k);
        }
#pragma clang loop unroll(full)
        for (size_t lane = 0; lane < 4; lane++) {
            add_column(totals, tile, storage, k + lane * STELE_TILE_DEPTH, lane % 2 == 0, inputs,
                       token_count, lane);
        }
    }
    // Up to three times four inputs are left.
    for (; k + SPLIT_DEPTH <= depth; k += SPLIT_DEPTH) {
        add_four(totals, tile, storage, k, 1, x, token_count);
        add_four(totals, tile, storage, k + STELE_TILE_DEPTH, 0, x, token_count);
    }
    if (k < depth) add_four(totals, tile, storage, k, 1, x, token_count);
    for (size_t token = 0; token < token_count; token++) {
        for (size_t four = 0; four < 4; four++) {
            vst1q_s32(sums + token * STELE_TILE_ROWS + 4 * four, totals[token][four]);
        }
    }
}

#endif

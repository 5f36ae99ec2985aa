// 64-bit ARM with int8 matrix products: Neoverse V1 and N2, Cortex-X2 and A710, Apple M2 and later.
#if defined(__aarch64__)

#define STELE_TARGET __attribute__((target("dotprod,i8mm")))

#include "every_instruction_set/all_kernels.h"
#include "every_instruction_set/half_instructions.h"
#include "lane_products.h"
#include "processor.h"

// `bytes` inputs of two tokens, 4 or 8, with zeros behind: (2 tokens, 8).
STELE_TARGET static inline int8x16_t inputs_of(const int8_t *a, const int8_t *b, size_t bytes) {
    uint64_t first = 0, second = 0;
    memcpy(&first, a, bytes);
    memcpy(&second, b, bytes);
    return vreinterpretq_s8_u64(vcombine_u64(vcreate_u64(first), vcreate_u64(second)));
}

// totals[pair][i] += rows 2 i and 2 i + 1 times a pair of tokens, over eight inputs.
// first, second: inputs 0 .. 3 and 4 .. 7 of four rows; inputs: of each pair, (2 tokens, 8).
STELE_TARGET static inline __attribute__((always_inline)) void add_products(
    int32x4_t totals[GROUP_TOKENS / 2][8], size_t four, int8x16_t first, int8x16_t second,
    const int8x16_t *inputs, size_t pair_count) {
    const int32x4_t a = vreinterpretq_s32_s8(first), b = vreinterpretq_s32_s8(second);
    const int8x16_t low = vreinterpretq_s8_s32(vzip1q_s32(a, b));   // (2 rows, 8)
    const int8x16_t high = vreinterpretq_s8_s32(vzip2q_s32(a, b));  // the next two
    for (size_t pair = 0; pair < pair_count; pair++) {
        int32x4_t *to = totals[pair] + 2 * four;
        to[0] = vmmlaq_s32(to[0], low, inputs[pair]);
        to[1] = vmmlaq_s32(to[1], high, inputs[pair]);
    }
}

// At least two tokens and rows 4 * first_four to 4 * end_four of a tile, all constant, always
// inlined so that the sums lie in registers. An odd last token is paired with itself.
// sums: (token_count, 16), of those rows overwritten.
STELE_TARGET static inline __attribute__((always_inline)) void dot_rows(
    some_tiles tile, storage storage, size_t depth, size_t first_four, size_t end_four,
    some_tokens x, size_t token_count, int32_t *sums) {
    const size_t pair_count = (token_count + 1) / 2;
    const int8_t *tokens[GROUP_TOKENS];
    int32x4_t totals[GROUP_TOKENS / 2][8];
    for (size_t pair = 0; pair < pair_count; pair++) {
        tokens[2 * pair] = x.values + 2 * pair * x.stride;
        tokens[2 * pair + 1] = x.values + smaller(2 * pair + 1, token_count - 1) * x.stride;
        for (size_t i = 2 * first_four; i < 2 * end_four; i++) totals[pair][i] = vdupq_n_s32(0);
    }
    int8x16_t inputs[GROUP_TOKENS / 2];
    size_t k = 0;
    for (; k + SPLIT_DEPTH <= depth; k += SPLIT_DEPTH) {
        for (size_t pair = 0; pair < pair_count; pair++) {
            inputs[pair] = inputs_of(tokens[2 * pair] + k, tokens[2 * pair + 1] + k, 8);
        }
        for (size_t four = first_four; four < end_four; four++) {
            add_products(totals, four, weights_of(tile, storage, k, 1, four),
                         weights_of(tile, storage, k + STELE_TILE_DEPTH, 0, four), inputs,
                         pair_count);
        }
    }
    if (k < depth) {  // four inputs are left
        for (size_t pair = 0; pair < pair_count; pair++) {
            inputs[pair] = inputs_of(tokens[2 * pair] + k, tokens[2 * pair + 1] + k, 4);
        }
        for (size_t four = first_four; four < end_four; four++) {
            add_products(totals, four, weights_of(tile, storage, k, 1, four), vdupq_n_s8(0),
                         inputs, pair_count);
        }
    }
    for (size_t token = 0; token < token_count; token++) {
        for (size_t four = first_four; four < end_four; four++) {
            // A sum of two rows: (row 0, token a), (0, b), (1, a), (1, b).
            const int32x4_t low = totals[token / 2][2 * four];
            const int32x4_t high = totals[token / 2][2 * four + 1];
            vst1q_s32(sums + token * STELE_TILE_ROWS + 4 * four,
                      token % 2 == 0 ? vuzp1q_s32(low, high) : vuzp2q_s32(low, high));
        }
    }
}

// Rows 0 .. 7 of a tile, then 8 .. 15: three pairs' sums of all rows leave too few registers.
STELE_TARGET static inline __attribute__((always_inline)) void dot_halves(
    some_tiles tile, storage storage, size_t depth, some_tokens x, size_t token_count,
    int32_t *sums) {
    dot_rows(tile, storage, depth, 0, 2, x, token_count, sums);
    dot_rows(tile, storage, depth, 2, 4, x, token_count, sums);
}

STELE_TARGET static inline void dot_from(some_tiles tiles, storage storage, size_t depth,
                                         size_t tile_count, some_tokens x, const int32_t *starts,
                                         weight_flow flow, int32_t *sums) {
    (void)starts;  // all 0
    (void)flow;    // left to the processor, which sees that weights are read in order
    for (size_t t = 0; t < tile_count; t++) {
        const some_tiles tile = tiles_from(tiles, storage, depth, t);
        int32_t *s = sums + t * x.count * STELE_TILE_ROWS;
        switch (x.count) {
            case 1: dot_lanes(tile, storage, depth, x, 1, s); break;  // a pair would waste half
            case 2: dot_rows(tile, storage, depth, 0, 4, x, 2, s); break;
            case 3: dot_rows(tile, storage, depth, 0, 4, x, 3, s); break;
            case 4: dot_rows(tile, storage, depth, 0, 4, x, 4, s); break;
            case 5: dot_halves(tile, storage, depth, x, 5, s); break;
            default: dot_halves(tile, storage, depth, x, 6, s); break;
        }
    }
}

static int is_supported(void) {
    return stele_processor_has_dot_products() && stele_processor_has_matrix_products();
}

const stele_kernel_table stele_kernels_neoni8mm = {
    .name = "neoni8mm",
    .needs = "64-bit ARM with dot products (FEAT_DotProd) and int8 matrix products (FEAT_I8MM)",
    .is_supported = is_supported,
#include "every_instruction_set/kernel_members.h"
};

#endif

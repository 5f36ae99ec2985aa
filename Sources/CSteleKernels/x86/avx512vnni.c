// x86-64 with AVX-512 VNNI: Ice Lake, Zen 4 and later.
#if defined(__x86_64__)

#include <immintrin.h>

#define STELE_TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")))

#include "every_instruction_set/all_kernels.h"
#include "every_instruction_set/half_instructions.h"
#include "processor.h"

// -128 * sum(x): what undoes the 128 that is added to each weight. Of very deep matrices both may
// leave the int32s, but their sum, which wraps around likewise, does not. x: (depth,).
STELE_TARGET static inline int32_t start_of(const int8_t *x, size_t depth) {
    const __m512i ones = _mm512_set1_epi8(1);
    __m512i sum = _mm512_setzero_si512();
    for (size_t k = 0; k < depth; k += 64) {
        const size_t left = depth - k;
        const __mmask64 mask = left < 64 ? ((__mmask64)1 << left) - 1 : ~(__mmask64)0;
        sum = _mm512_dpbusd_epi32(sum, ones, _mm512_maskz_loadu_epi8(mask, x + k));
    }
    return (int32_t)(0 - 128 * (uint32_t)_mm512_reduce_add_epi32(sum));
}

// The weights of inputs k .. k + 3 of all rows of a tile, plus 128: unsigned, as they are wanted.
// `is_first` is constant: whether these are the first four inputs of a plane's line, or the second.
STELE_TARGET static inline __attribute__((always_inline)) __m512i column_of(
    some_tiles tile, storage storage, size_t k, int is_first) {
    const size_t offset = column_offset(storage, k);
    if (storage == IN_BYTES) {
        return _mm512_xor_si512(_mm512_load_si512(tile.bytes + offset), _mm512_set1_epi8(-128));
    }
    const __m512i upper = _mm512_set1_epi8(-16);  // the upper half of each byte
    __m512i high = _mm512_load_si512(tile.high + offset);
    if (!is_first) high = _mm512_slli_epi16(high, 4);
    if (storage == IN_HIGH_PLANE) return _mm512_and_si512(high, upper);
    __m512i low = _mm512_load_si512(tile.low + offset);
    if (!is_first) low = _mm512_srli_epi16(low, 4);
    enum { SECOND_WHERE_FIRST_ELSE_THIRD = 0xCA };  // bit by bit
    return _mm512_ternarylogic_epi32(upper, high, low, SECOND_WHERE_FIRST_ELSE_THIRD);
}

// Up to so many tokens are multiplied faster than their weights are read.
enum { FEW_TOKENS = 4 };

// Adds the products of inputs k .. k + 3.
STELE_TARGET static inline __attribute__((always_inline)) void add_products(
    __m512i totals[GROUP_TOKENS][GROUP_TILES], some_tiles tiles, storage storage, size_t depth,
    size_t tile_count, some_tokens x, size_t token_count, size_t k, int is_first,
    weight_flow flow) {
    if (flow.next) {  // two cache lines for four inputs
        const uint8_t *next = (const uint8_t *)flow.next + 32 * k;
        _mm_prefetch(next, _MM_HINT_T1);
        _mm_prefetch(next + COLUMN, _MM_HINT_T1);
    } else if (token_count <= FEW_TOKENS && flow.ahead && (storage == IN_BYTES || is_first)) {
        for (size_t tile = 0; tile < tile_count; tile++) {
            const some_tiles some = tiles_from(tiles, storage, depth, tile);
            const size_t offset = column_offset(storage, k) + flow.ahead;
            const uint8_t *bytes = storage == IN_BYTES ? (const uint8_t *)some.bytes : some.high;
            _mm_prefetch(bytes + offset, _MM_HINT_T0);
            if (storage == IN_PLANES) _mm_prefetch(some.low + offset, _MM_HINT_T0);
        }
    }
    __m512i columns[GROUP_TILES];
    for (size_t tile = 0; tile < tile_count; tile++) {
        columns[tile] = column_of(tiles_from(tiles, storage, depth, tile), storage, k, is_first);
    }
    for (size_t token = 0; token < token_count; token++) {
        int32_t four;  // for every row
        memcpy(&four, x.values + token * x.stride + k, sizeof four);
        const __m512i inputs = _mm512_set1_epi32(four);
        for (size_t tile = 0; tile < tile_count; tile++) {
            totals[token][tile] = _mm512_dpbusd_epi32(totals[token][tile], columns[tile], inputs);
        }
    }
}

// The products for constant counts, always inlined so that the sums lie in registers.
//
// `vpdpbusd` multiplies unsigned by signed bytes and adds four products to each int32 without
// saturation. The unsigned ones are the weights plus 128, in [0, 255].
STELE_TARGET static inline __attribute__((always_inline)) void dot_group(
    some_tiles tiles, storage storage, size_t depth, size_t tile_count, some_tokens x,
    size_t token_count, const int32_t *starts, weight_flow flow, int32_t *sums) {
    __m512i totals[GROUP_TOKENS][GROUP_TILES];
    for (size_t token = 0; token < token_count; token++) {
        const __m512i start = _mm512_set1_epi32(starts[token]);
        for (size_t tile = 0; tile < tile_count; tile++) totals[token][tile] = start;
    }
    size_t k = 0;
    for (; k + SPLIT_DEPTH <= depth; k += SPLIT_DEPTH) {
        add_products(totals, tiles, storage, depth, tile_count, x, token_count, k, 1, flow);
        add_products(totals, tiles, storage, depth, tile_count, x, token_count,
                     k + STELE_TILE_DEPTH, 0, flow);
    }
    if (k < depth) {  // four inputs are left
        add_products(totals, tiles, storage, depth, tile_count, x, token_count, k, 1, flow);
    }
    for (size_t token = 0; token < token_count; token++) {
        for (size_t tile = 0; tile < tile_count; tile++) {
            _mm512_storeu_si512(sums + (tile * token_count + token) * STELE_TILE_ROWS,
                                totals[token][tile]);
        }
    }
}

// The products for a constant count of tiles.
STELE_TARGET static inline __attribute__((always_inline)) void dot_tiles(
    some_tiles tiles, storage storage, size_t depth, size_t tile_count, some_tokens x,
    const int32_t *starts, weight_flow flow, int32_t *sums) {
    switch (x.count) {
        case 1: dot_group(tiles, storage, depth, tile_count, x, 1, starts, flow, sums); break;
        case 2: dot_group(tiles, storage, depth, tile_count, x, 2, starts, flow, sums); break;
        case 3: dot_group(tiles, storage, depth, tile_count, x, 3, starts, flow, sums); break;
        case 4: dot_group(tiles, storage, depth, tile_count, x, 4, starts, flow, sums); break;
        case 5: dot_group(tiles, storage, depth, tile_count, x, 5, starts, flow, sums); break;
        default: dot_group(tiles, storage, depth, tile_count, x, 6, starts, flow, sums); break;
    }
}

STELE_TARGET static inline void dot_from(some_tiles tiles, storage storage, size_t depth,
                                         size_t tile_count, some_tokens x, const int32_t *starts,
                                         weight_flow flow, int32_t *sums) {
    // Few tokens are bound by memory. Without prefetching, short tiles are then read fastest one
    // after the other, long ones side by side (measured on Zen 4).
    if (!flow.next && !flow.at_hand && x.count <= FEW_TOKENS && depth <= 2048) {
        for (size_t tile = 0; tile < tile_count; tile++) {
            dot_tiles(tiles_from(tiles, storage, depth, tile), storage, depth, 1, x, starts,
                      flow, sums + tile * x.count * STELE_TILE_ROWS);
        }
        return;
    }
    switch (tile_count) {
        case 1: dot_tiles(tiles, storage, depth, 1, x, starts, flow, sums); break;
        case 2: dot_tiles(tiles, storage, depth, 2, x, starts, flow, sums); break;
        case 3: dot_tiles(tiles, storage, depth, 3, x, starts, flow, sums); break;
        default: dot_tiles(tiles, storage, depth, 4, x, starts, flow, sums); break;
    }
}

static int is_supported(void) {
    return stele_processor_has_avx2() && stele_processor_has_f16c() &&
           stele_processor_has_avx512vnni();
}

const stele_kernel_table stele_kernels_avx512vnni = {
    .name = "avx512vnni",
    .needs = "AVX2, F16C and AVX-512 F, BW, DQ, VL and VNNI, with 512-bit registers saved by the "
             "system",
    .is_supported = is_supported,
#include "every_instruction_set/kernel_members.h"
};

#endif

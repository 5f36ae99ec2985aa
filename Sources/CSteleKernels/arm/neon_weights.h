// int8 weights in NEON registers, however they are stored.
#ifndef STELE_NEON_WEIGHTS_H
#define STELE_NEON_WEIGHTS_H

#include <arm_neon.h>

#include "every_instruction_set/products.h"

// Weights are multiplied as they are.
STELE_TARGET static inline int32_t start_of(const int8_t *x, size_t depth) {
    (void)x;
    (void)depth;
    return 0;
}

// The weights of inputs k .. k + 3 of four rows of a tile, from row 4 * four on. `is_first` is
// constant: whether these are the first four inputs of a plane's line, or the second.
STELE_TARGET static inline __attribute__((always_inline)) int8x16_t weights_of(
    some_tiles tile, storage storage, size_t k, int is_first, size_t four) {
    const size_t offset = column_offset(storage, k) + 4 * four * STELE_TILE_DEPTH;
    if (storage == IN_BYTES) return vld1q_s8(tile.bytes + offset);
    const uint8x16_t upper = vdupq_n_u8(0xF0);
    uint8x16_t high = vld1q_u8(tile.high + offset);
    if (!is_first) high = vshlq_n_u8(high, 4);
    uint8x16_t sum = vandq_u8(high, upper);
    if (storage == IN_PLANES) {
        uint8x16_t low = vld1q_u8(tile.low + offset);
        if (!is_first) low = vshrq_n_u8(low, 4);
        sum = vbslq_u8(upper, high, low);
    }
    return vreinterpretq_s8_u8(veorq_u8(sum, vdupq_n_u8(0x80)));  // w + 128 becomes w
}

#endif

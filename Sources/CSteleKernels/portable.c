// Any processor: plain loops, the specification of the other files.
#define STELE_TARGET

#include "every_instruction_set/all_kernels.h"

static inline lanes widened(half_bits halves) {
    const integer_lanes bits = __builtin_convertvector(halves, integer_lanes);
    // The fraction in its place, and the exponent, whose bias is smaller by 112: also of subnormal
    // numbers, which the multiplication makes normal ones.
    const lanes small = (lanes)((bits & 0x7fff) << 13);
    const integer_lanes number = (integer_lanes)(small * 0x1p112f);
    const integer_lanes infinite = (bits & 0x7c00) == 0x7c00;  // or not a number
    return (lanes)(number | (infinite & 0x7f800000) | (bits & 0x8000) << 16);
}

static inline half_bits narrowed(lanes values) {
    const integer_lanes signs = (integer_lanes)values & INT32_MIN;
    const integer_lanes bits = (integer_lanes)values ^ signs;
    // Half of the last unit, and a little less where it is even: ties stay there. The bias is
    // smaller by 112.
    const integer_lanes normal = ((bits + 0xfff + (bits >> 13 & 1)) >> 13) - (112 << 10);
    // Subnormal halves are multiples of 2^-24, the last unit of 0.5: adding that rounds to them.
    const integer_lanes subnormal = (integer_lanes)((lanes)bits + 0.5f) - 0x3f000000;
    const integer_lanes is_subnormal = bits < 0x38800000;  // 2^-14
    const integer_lanes halves = (normal & ~is_subnormal) | (subnormal & is_subnormal);
    return __builtin_convertvector(halves | (signs >> 16 & 0x8000), half_bits);
}

// Weights are multiplied as they are.
static inline int32_t start_of(const int8_t *x, size_t depth) {
    (void)x;
    (void)depth;
    return 0;
}

static inline void dot_from(some_tiles tiles, storage storage, size_t depth, size_t tile_count,
                            some_tokens x, const int32_t *starts, weight_flow flow, int32_t *sums) {
    (void)starts;  // all 0
    (void)flow;    // no hint is needed at this pace
    for (size_t t = 0; t < tile_count; t++) {
        const some_tiles tile = tiles_from(tiles, storage, depth, t);
        for (size_t token = 0; token < x.count; token++) {
            int32_t totals[STELE_TILE_ROWS] = {0};
            for (size_t k = 0; k < depth; k++) {
                for (size_t row = 0; row < STELE_TILE_ROWS; row++) {
                    totals[row] +=
                        weight_of(tile, storage, row, k) * x.values[token * x.stride + k];
                }
            }
            memcpy(sums + (t * x.count + token) * STELE_TILE_ROWS, totals, sizeof totals);
        }
    }
}

static int is_supported(void) { return 1; }

const stele_kernel_table stele_kernels_portable = {
    .name = "portable",
    .needs = "nothing more than any processor has",
    .is_supported = is_supported,
#include "every_instruction_set/kernel_members.h"
};

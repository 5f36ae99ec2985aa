// Sixteen floats at a time, in operations that round the same on every instruction set.
//
// Each instruction set's file defines STELE_TARGET, the attribute that names its features, and then
// includes this header and those beside it: the same source, and so the same order of operations,
// compiled once for each. Clang's vector types split into whatever registers there are.
#ifndef STELE_LANES_H
#define STELE_LANES_H

#include <math.h>
#include <string.h>

#include "kernels.h"

#pragma STDC FP_CONTRACT OFF  // a fused multiply-add on one processor only would change results

// Wide vectors are passed between functions of one file alone: their ABI is nobody else's matter.
#pragma clang diagnostic ignored "-Wpsabi"

enum { LANES = 16 };
typedef float lanes __attribute__((ext_vector_type(16)));
typedef int32_t integer_lanes __attribute__((ext_vector_type(16)));
typedef int8_t byte_lanes __attribute__((ext_vector_type(16)));

// Eight doubles, where float32 is too short.
enum { WIDE_LANES = 8 };
typedef double wide_lanes __attribute__((ext_vector_type(8)));
typedef int64_t wide_integers __attribute__((ext_vector_type(8)));
typedef float half_lanes __attribute__((ext_vector_type(8)));
typedef float quarter_lanes __attribute__((ext_vector_type(4)));

static inline size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

// depth rounded up to whole groups of inputs.
static inline size_t padded_depth(size_t depth) {
    return (depth + STELE_TILE_DEPTH - 1) / STELE_TILE_DEPTH * STELE_TILE_DEPTH;
}

// The same value in every lane.
STELE_TARGET static inline lanes splat(float value) { return (lanes)value; }

// Any alignment of 4 bytes will do.
STELE_TARGET static inline lanes load(const float *from) {
    lanes values;
    memcpy(&values, from, sizeof values);
    return values;
}

STELE_TARGET static inline void store(float *to, lanes values) {
    memcpy(to, &values, sizeof values);
}

// The first `count` floats, at most 16, then zeros; reads nothing behind them.
STELE_TARGET static inline lanes load_first(const float *from, size_t count) {
    if (count >= LANES) return load(from);
    lanes values = splat(0);
    memcpy(&values, from, count * sizeof(float));
    return values;
}

STELE_TARGET static inline void store_first(float *to, lanes values, size_t count) {
    if (count >= LANES) {
        store(to, values);
    } else {
        memcpy(to, &values, count * sizeof(float));
    }
}

// Lane by lane, a where the condition is true (all bits set), else b. Clang chooses by lane, and
// warns as if it made one bool of the condition.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wconversion"
STELE_TARGET static inline lanes choose(integer_lanes condition, lanes a, lanes b) {
    return condition ? a : b;
}
STELE_TARGET static inline wide_lanes choose_wide(wide_integers condition, wide_lanes a,
                                                  wide_lanes b) {
    return condition ? a : b;
}
#pragma clang diagnostic pop

// The second operand where either is not a number.
STELE_TARGET static inline lanes larger_of(lanes a, lanes b) { return choose(a > b, a, b); }
STELE_TARGET static inline lanes smaller_of(lanes a, lanes b) { return choose(a < b, a, b); }
STELE_TARGET static inline lanes magnitude(lanes a) { return larger_of(a, -a); }

// The sum of all lanes: lane i and i + 8, then i and i + 4, and so on.
STELE_TARGET static inline float sum_of(lanes values) {
    const half_lanes eight = values.lo + values.hi;
    const quarter_lanes four = eight.lo + eight.hi;
    return (four.x + four.z) + (four.y + four.w);
}

// The largest lane; lanes that are not a number may be passed over.
STELE_TARGET static inline float largest_of(lanes values) {
    values = larger_of(values, __builtin_shufflevector(values, values, 8, 9, 10, 11, 12, 13, 14, 15,
                                                       0, 1, 2, 3, 4, 5, 6, 7));
    values = larger_of(values, __builtin_shufflevector(values, values, 4, 5, 6, 7, 0, 1, 2, 3, 0, 1,
                                                       2, 3, 4, 5, 6, 7));
    values = larger_of(values, __builtin_shufflevector(values, values, 2, 3, 0, 1, 0, 1, 2, 3, 0, 1,
                                                       2, 3, 4, 5, 6, 7));
    return values[0] > values[1] ? values[0] : values[1];
}

// Whether any lane of a is larger than b.
STELE_TARGET static inline int any_larger(lanes a, float b) {
    return __builtin_reduce_or(a > splat(b)) != 0;
}

STELE_TARGET static inline int any_at_least(lanes a, float b) {
    return __builtin_reduce_or(a >= splat(b)) != 0;
}

// Rounds half to even. |value| < 2^22: adding 1.5 * 2^23 leaves no bits for a fraction.
STELE_TARGET static inline lanes rounded(lanes value) { return (value + 0x1.8p23f) - 0x1.8p23f; }

// exp(x) for x <= 0, within 1.5 units in the last place; 0 below -87.3, where the result would
// leave the normal numbers, for -INFINITY and for not-a-number.
//
// x = n ln 2 + r with |r| <= ln 2 / 2; n * 0.693359375 is exact. The polynomial is that of Cephes'
// expf (Moshier, netlib.org/cephes).
STELE_TARGET static inline lanes exponential(lanes x) {
    const lanes lowest = splat(-87.3f);
    const lanes bounded = larger_of(x, lowest);
    const lanes n = rounded(bounded * 0x1.715476p0f);
    const lanes r = (bounded - n * 0.693359375f) - n * -2.12194440e-4f;
    lanes p = splat(1.9875691500e-4f);
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    const lanes fraction = (p * (r * r) + r) + 1.0f;
    const integer_lanes exponent = __builtin_convertvector(n, integer_lanes) + 127;
    const lanes power = (lanes)(exponent << 23);
    return choose(x > lowest, fraction * power, splat(0));
}

#endif

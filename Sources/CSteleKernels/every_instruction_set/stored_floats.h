// Floats that are kept for long: in single precision, or in half precision (IEEE 754 binary16), so
// that less memory is read. Arithmetic is in single precision: they are converted in registers.
#ifndef STELE_STORED_FLOATS_H
#define STELE_STORED_FLOATS_H

#include "lanes.h"

#pragma STDC FP_CONTRACT OFF

// Sixteen numbers of half precision, as their bits.
typedef uint16_t half_bits __attribute__((ext_vector_type(16)));

// The numbers that the halves are, exactly. Each instruction set's file defines it.
STELE_TARGET static inline __attribute__((always_inline)) lanes widened(half_bits halves);

// The halves next to numbers within [-65504, 65504], ties to even. Each instruction set's file
// defines it.
STELE_TARGET static inline __attribute__((always_inline)) half_bits narrowed(lanes values);

// Where stored floats lie. Whatever takes one is always inlined, with the type as a constant.
typedef struct {
    const void *start;
    stele_float_type type;
} stored_floats;

// The same floats from a later one on.
static inline __attribute__((always_inline)) stored_floats stored_from(stored_floats floats,
                                                                       size_t index) {
    if (floats.type == STELE_FLOAT32) {
        floats.start = (const float *)floats.start + index;
    } else {
        floats.start = (const uint16_t *)floats.start + index;
    }
    return floats;
}

// The first `count` floats, at most 16, then zeros; reads nothing behind them.
STELE_TARGET static inline __attribute__((always_inline)) lanes load_stored(stored_floats from,
                                                                            size_t count) {
    if (from.type == STELE_FLOAT32) return load_first(from.start, count);
    half_bits halves = 0;
    if (count >= LANES) {
        memcpy(&halves, from.start, sizeof halves);
    } else {
        memcpy(&halves, from.start, count * sizeof(uint16_t));
    }
    return widened(halves);
}

// Writes the first `count` lanes, at most 16, as floats `index` and on. Half precision ends at
// 65504: what is beyond becomes that, so that no finite number becomes an infinite one, and
// not-a-number becomes -65504.
STELE_TARGET static inline __attribute__((always_inline)) void store_as(stele_float_type type,
                                                                        void *to, size_t index,
                                                                        lanes values,
                                                                        size_t count) {
    if (type == STELE_FLOAT32) {
        store_first((float *)to + index, values, count);
        return;
    }
    const half_bits halves =
        narrowed(smaller_of(larger_of(values, splat(-65504)), splat(65504)));
    uint16_t *first = (uint16_t *)to + index;
    if (count >= LANES) {
        memcpy(first, &halves, sizeof halves);
    } else {
        memcpy(first, &halves, count * sizeof(uint16_t));
    }
}

#endif

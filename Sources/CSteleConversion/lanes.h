// Sixteen floats at a time, added up in one order, so that sums are the same on every processor.
#ifndef STELE_CONVERSION_LANES_H
#define STELE_CONVERSION_LANES_H

// Vectors are passed between functions of one file alone: their ABI is nobody else's matter.
#pragma clang diagnostic ignored "-Wpsabi"

enum { LANES = 16 };
typedef float lanes __attribute__((ext_vector_type(16)));

// The sum of all lanes: lane i and i + 8, then i and i + 4, and so on.
static inline float sum_of(lanes values) {
    const __auto_type eight = values.lo + values.hi;
    const __auto_type four = eight.lo + eight.hi;
    return (four.x + four.z) + (four.y + four.w);
}

#endif

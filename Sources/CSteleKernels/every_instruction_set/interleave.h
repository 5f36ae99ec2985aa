// Bytes of four cache lines, each of one input and 64 rows, turned into four tiles' columns.
#ifndef STELE_INTERLEAVE_H
#define STELE_INTERLEAVE_H

#include "lanes.h"

typedef uint8_t line_bytes __attribute__((ext_vector_type(64)));
typedef uint16_t line_pairs __attribute__((ext_vector_type(32)));

// Within each 16 bytes, the first half of two lines by turns, or the second: what processors call
// unpacking, or zipping.
#define BYTES_OF_LANE(at)                                                                  \
    (at), (at) + 64, (at) + 1, (at) + 65, (at) + 2, (at) + 66, (at) + 3, (at) + 67, (at) + 4, \
        (at) + 68, (at) + 5, (at) + 69, (at) + 6, (at) + 70, (at) + 7, (at) + 71
#define BYTES_FROM(at) \
    BYTES_OF_LANE(at), BYTES_OF_LANE((at) + 16), BYTES_OF_LANE((at) + 32), BYTES_OF_LANE((at) + 48)
#define PAIRS_OF_LANE(at) \
    (at), (at) + 32, (at) + 1, (at) + 33, (at) + 2, (at) + 34, (at) + 3, (at) + 35
#define PAIRS_FROM(at) \
    PAIRS_OF_LANE(at), PAIRS_OF_LANE((at) + 8), PAIRS_OF_LANE((at) + 16), PAIRS_OF_LANE((at) + 24)

// columns[t]: byte 4 (4 l + r) + j is byte 16 l + 4 t + r of line j.
STELE_TARGET static inline __attribute__((always_inline)) void interleave(
    const line_bytes lines[4], line_bytes columns[4]) {
    const line_bytes low_ab = __builtin_shufflevector(lines[0], lines[1], BYTES_FROM(0));
    const line_bytes high_ab = __builtin_shufflevector(lines[0], lines[1], BYTES_FROM(8));
    const line_bytes low_cd = __builtin_shufflevector(lines[2], lines[3], BYTES_FROM(0));
    const line_bytes high_cd = __builtin_shufflevector(lines[2], lines[3], BYTES_FROM(8));
    columns[0] = (line_bytes)__builtin_shufflevector((line_pairs)low_ab, (line_pairs)low_cd,
                                                     PAIRS_FROM(0));
    columns[1] = (line_bytes)__builtin_shufflevector((line_pairs)low_ab, (line_pairs)low_cd,
                                                     PAIRS_FROM(4));
    columns[2] = (line_bytes)__builtin_shufflevector((line_pairs)high_ab, (line_pairs)high_cd,
                                                     PAIRS_FROM(0));
    columns[3] = (line_bytes)__builtin_shufflevector((line_pairs)high_ab, (line_pairs)high_cd,
                                                     PAIRS_FROM(4));
}

#endif

// Half precision by the processor's own conversions: F16C and AVX-512 on x86-64, FCVTL and FCVTN on
// 64-bit ARM. In the standard floating-point state they round ties to even and keep subnormals.
#ifndef STELE_HALF_INSTRUCTIONS_H
#define STELE_HALF_INSTRUCTIONS_H

#include "stored_floats.h"

typedef _Float16 half_numbers __attribute__((ext_vector_type(16)));

STELE_TARGET static inline __attribute__((always_inline)) lanes widened(half_bits halves) {
    return __builtin_convertvector((half_numbers)halves, lanes);
}

STELE_TARGET static inline __attribute__((always_inline)) half_bits narrowed(lanes values) {
    return (half_bits)__builtin_convertvector(values, half_numbers);
}

#endif

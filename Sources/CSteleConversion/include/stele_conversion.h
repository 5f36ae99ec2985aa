// Quantization to int4, in an order of operations that gives the same bits on every processor.
//
// 32 weights of a row share a scale of half precision. A weight w becomes q = w / scale, rounded
// half to even and held within [-8, 7]. The scale is never negative and always finite; of some that
// are tried it is the one with the least squared error.
#ifndef STELE_CONVERSION_H
#define STELE_CONVERSION_H

#include <stddef.h>
#include <stdint.h>

enum { STELE_SCALE_DEPTH = 32 };  // weights that share a scale

// Quantizes `groups` groups of weights.
//
// values: (groups, 32), finite. weights: (groups, 32), q + 8. scales: (groups,), values that half
// precision has.
void stele_quantize_int4(const float *values, size_t groups, uint8_t *weights, float *scales);

#endif

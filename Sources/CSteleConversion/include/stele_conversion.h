// Quantization to int4, and what error feedback needs: the forward pass of calibration texts and the
// factors that are made of what goes into each matrix. All in orders of operations that give the same
// bits on every processor; functions work on parts that may be done side by side.
//
// 32 weights of a row share a scale of half precision. A weight w becomes q = w / scale, rounded
// half to even and held within [-8, 7]. The scale is never negative and always finite; of some that
// are tried it is the one with the least squared error.
#ifndef STELE_CONVERSION_H
#define STELE_CONVERSION_H

#include <stddef.h>
#include <stdint.h>

enum {
    STELE_SCALE_DEPTH = 32,  // weights that share a scale
    STELE_FACTOR_ROWS = 32,  // rows of a matrix that are factored before those below
};

// Quantizes `groups` groups of weights.
//
// values: (groups, 32), finite. weights: (groups, 32), q + 8. scales: (groups,), values that half
// precision has.
void stele_quantize_int4(const float *values, size_t groups, uint8_t *weights, float *scales);

// Error feedback. What goes into a matrix, x, is summed up as H = sum of x x'. The error of
// quantized weights is d' H d for a row's differences d, and with H = R' R, R upper triangular, it is
// the squared length of R d. Inputs are taken from the last to the first: what R d is so far tells
// how the next weight can make up for it.
//
// depth is a multiple of 64 from here on; what pads it is zero.

// squares[i][k] += the sum over inputs of x[i] x[k], for first <= i < end and k >= i.
//
// squares: (depth, depth). inputs: (count, depth).
void stele_add_squares(double *squares, size_t depth, const float *inputs, size_t count,
                       size_t first, size_t end);

// Adds `share` of the mean of the diagonal to it, so that inputs that are rare or always alike do not
// make weights grow. Returns whether all is finite.
int stele_dampen(double *squares, size_t depth, double share);

// The next rows of the factor, from `first` on, STELE_FACTOR_ROWS of them, in place of `squares`
// whose rows above were factored, and taken away from all below.
void stele_factor_rows(double *squares, size_t depth, size_t first);

// Takes the rows that were factored last, from `first` on, away from row `index` below them.
void stele_factor_below(double *squares, size_t depth, size_t first, size_t index);

// As stele_quantize_int4, with the feedback of `factor`, (depth, depth).
//
// values, weights, errors: (rows, depth); errors is overwritten. scales: (rows, depth / 32).
void stele_quantize_int4_with_feedback(const float *values, size_t rows, size_t depth,
                                       const double *factor, double *errors, uint8_t *weights,
                                       float *scales);

// The forward pass, in float32.

// outputs[t][r] = weights[r] . inputs[t] + bias[r]
//
// weights: (rows, depth). inputs: (count, depth). outputs: (count, stride), rows of each are written.
void stele_multiply(const float *weights, const float *bias, size_t rows, size_t depth,
                    const float *inputs, size_t count, float *outputs, size_t stride);

// A layer norm of `count` rows, `stride` floats apart, of which `width` count.
void stele_normalize(const float *values, size_t width, size_t stride, const float *weight,
                     const float *bias, size_t count, float *outputs);

// Adds the sinusoids of `position` to a token's values.
void stele_add_position(size_t position, size_t width, float *values);

// Rows of floats, `stride` apart.
typedef struct {
    const float *start;
    size_t count;
    size_t stride;
} stele_sequence;

// Attention of the queries of one sentence, all heads.
//
// sees_itself_only_behind: whether query q sees keys 0 ... q alone. scores: room for keys.count.
// keys and values have one stride. outputs: rows `stride` apart.
void stele_attend(stele_sequence queries, stele_sequence keys, stele_sequence values, size_t heads,
                  size_t head_width, int sees_itself_only_behind, double *scores, float *outputs,
                  size_t stride);

#endif

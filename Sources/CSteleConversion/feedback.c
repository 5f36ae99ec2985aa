#include <math.h>
#include <string.h>

#include "int4.h"
#include "stele_conversion.h"

#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"

void stele_add_squares(double *squares, size_t depth, const float *inputs, size_t count,
                       size_t first, size_t end) {
    for (size_t i = first; i < end; i++) {
        double *row = squares + i * depth;
        for (size_t t = 0; t < count; t++) {
            const float *input = inputs + t * depth;
            const double factor = (double)input[i];
            if (factor == 0) continue;
            for (size_t k = i; k < depth; k++) row[k] += factor * (double)input[k];
        }
    }
}

int stele_dampen(double *squares, size_t depth, double share) {
    double sum = 0;
    for (size_t i = 0; i < depth; i++) sum += squares[i * depth + i];
    // Nothing was seen: then all inputs count the same.
    const double more = sum > 0 ? share * sum / (double)depth : 1;
    for (size_t i = 0; i < depth; i++) squares[i * depth + i] += more;
    return isfinite(more);
}

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

// row[from ...] -= the multiples of the rows above, `first` to `end`, that make them zero in column
// `index`, which is the number of `row`.
static void take_away(double *factor, size_t depth, size_t first, size_t end, size_t index) {
    double *row = factor + index * depth;
    for (size_t above = first; above < end; above++) {
        const double *other = factor + above * depth;
        const double multiple = other[index];
        for (size_t k = index; k < depth; k++) row[k] -= multiple * other[k];
    }
}

void stele_factor_rows(double *squares, size_t depth, size_t first) {
    const size_t end = smaller(first + STELE_FACTOR_ROWS, depth);
    for (size_t i = first; i < end; i++) {
        take_away(squares, depth, first, i, i);
        double *row = squares + i * depth;
        const double root = sqrt(row[i]);
        for (size_t k = i; k < depth; k++) row[k] /= root;
    }
}

void stele_factor_below(double *squares, size_t depth, size_t first, size_t index) {
    take_away(squares, depth, first, smaller(first + STELE_FACTOR_ROWS, depth), index);
}

typedef double wide __attribute__((ext_vector_type(8)));

static double dot(const double *a, const double *b, size_t count) {
    wide sums = 0;
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        wide x, y;
        memcpy(&x, a + i, sizeof x);
        memcpy(&y, b + i, sizeof y);
        sums += x * y;
    }
    const __auto_type four = sums.lo + sums.hi;
    double sum = (four.x + four.z) + (four.y + four.w);
    for (; i < count; i++) sum += a[i] * b[i];
    return sum;
}

// One group of 32 inputs of one row; `later` is what the errors of all later inputs ask for.
//
// errors: (32,), of the group. Inputs go from the last to the first.
static float feed_group(const float *values, const double *factor, size_t depth,
                        const double *later, double *errors, uint8_t *weights) {
    float targets[STELE_SCALE_DEPTH];
    // Where weights would go if they needed not be whole: the scale is made for these.
    for (size_t i = STELE_SCALE_DEPTH; i-- > 0;) {
        const double *row = factor + i * depth;
        double sum = later[i];
        for (size_t k = i + 1; k < STELE_SCALE_DEPTH; k++) sum += row[k] * errors[k];
        errors[i] = -sum / row[i];
        targets[i] = (float)((double)values[i] - errors[i]);
    }
    const float scale = stele_scale_of(targets);
    for (size_t i = STELE_SCALE_DEPTH; i-- > 0;) {
        const double *row = factor + i * depth;
        double sum = later[i];
        for (size_t k = i + 1; k < STELE_SCALE_DEPTH; k++) sum += row[k] * errors[k];
        const float target = (float)((double)values[i] + sum / row[i]);
        const int number = stele_number_of(target, scale);
        errors[i] = (double)values[i] - (double)((float)number * scale);
        weights[i] = (uint8_t)(number + 8);
    }
    return scale;
}

void stele_quantize_int4_with_feedback(const float *values, size_t rows, size_t depth,
                                       const double *factor, double *errors, uint8_t *weights,
                                       float *scales) {
    const size_t groups = depth / STELE_SCALE_DEPTH;
    for (size_t group = groups; group-- > 0;) {
        const size_t first = group * STELE_SCALE_DEPTH, end = first + STELE_SCALE_DEPTH;
        for (size_t row = 0; row < rows; row++) {
            double later[STELE_SCALE_DEPTH];
            for (size_t i = 0; i < STELE_SCALE_DEPTH; i++) {
                later[i] = dot(factor + (first + i) * depth + end, errors + row * depth + end,
                               depth - end);
            }
            const size_t at = row * depth + first;
            scales[row * groups + group] =
                feed_group(values + at, factor + first * depth + first, depth, later, errors + at,
                           weights + at);
        }
    }
}

#include <stdint.h>
#include <string.h>

#include "lanes.h"
#include "stele_conversion.h"

#pragma STDC FP_CONTRACT OFF

static inline lanes load(const float *from) {
    lanes values;
    memcpy(&values, from, sizeof values);
    return values;
}

void stele_multiply(const float *weights, const float *bias, size_t rows, size_t depth,
                    const float *inputs, size_t count, float *outputs, size_t stride) {
    for (size_t t = 0; t < count; t++) {
        const float *input = inputs + t * depth;
        for (size_t r = 0; r < rows; r++) {
            const float *row = weights + r * depth;
            lanes even = 0, odd = 0;
            for (size_t k = 0; k < depth; k += 32) {
                even += load(input + k) * load(row + k);
                odd += load(input + k + 16) * load(row + k + 16);
            }
            outputs[t * stride + r] = sum_of(even + odd) + bias[r];
        }
    }
}

void stele_normalize(const float *values, size_t width, size_t stride, const float *weight,
                     const float *bias, size_t count, float *outputs) {
    for (size_t t = 0; t < count; t++) {
        const float *from = values + t * stride;
        double sum = 0, squares = 0;
        for (size_t i = 0; i < width; i++) sum += (double)from[i];
        const double mean = sum / (double)width;
        for (size_t i = 0; i < width; i++) {
            const double less = (double)from[i] - mean;
            squares += less * less;
        }
        const double inverse = 1 / __builtin_sqrt(squares / (double)width + 1e-5);
        for (size_t i = 0; i < width; i++) {
            outputs[t * stride + i] =
                (float)(((double)from[i] - mean) * inverse) * weight[i] + bias[i];
        }
    }
}

// e^x for -700 < x < 700: x = n ln 2 + r, then Taylor's series of r.
static double power_of_e(double x) {
    const double n = (x * 0x1.71547652b82fep0 + 0x1.8p52) - 0x1.8p52;
    const double r = (x - n * 0x1.62e42fefp-1) - n * 0x1.473de6af278edp-34;
    double sum = 1;
    for (int term = 13; term >= 1; term--) sum = 1 + sum * r / term;
    const uint64_t bits = (uint64_t)((int64_t)n + 1023) << 52;
    double power;
    memcpy(&power, &bits, sizeof power);
    return sum * power;
}

// sin x for x of a few million at most: x less whole turns, then Taylor's series.
static double sine(double x) {
    const double turns = (x * 0x1.45f306dc9c883p-3 + 0x1.8p52) - 0x1.8p52;
    const double r = (x - turns * 0x1.921fb544p2) - turns * 0x1.0b4611a626331p-32;
    double sum = 1;
    for (int term = 28; term >= 2; term -= 2) sum = 1 - sum * r * r / (term * (term + 1));
    return r * sum;
}

void stele_add_position(size_t position, size_t width, float *values) {
    const size_t half = width / 2;
    for (size_t i = 0; i < half; i++) {
        const double step = half > 1 ? 9.210340371976184 / (double)(half - 1) : 0;
        const double angle = (double)position * power_of_e(-(double)i * step);
        values[i] += (float)sine(angle);
        values[half + i] += (float)sine(angle + 0x1.921fb54442d18p0);
    }
}

// One head of one query. scores: (positions,), of which as many are used as the query sees.
static void attend(const float *query, const float *keys, const float *values, size_t positions,
                   size_t stride, size_t width, double *scores, float *output) {
    const double shrink = 1 / __builtin_sqrt((double)width);
    double largest = -__builtin_inf();
    for (size_t p = 0; p < positions; p++) {
        double sum = 0;
        for (size_t i = 0; i < width; i++) {
            sum += (double)query[i] * (double)keys[p * stride + i];
        }
        scores[p] = sum * shrink;
        if (scores[p] > largest) largest = scores[p];
    }
    double total = 0;
    for (size_t p = 0; p < positions; p++) {
        const double less = scores[p] - largest;
        scores[p] = less > -700 ? power_of_e(less) : 0;
        total += scores[p];
    }
    for (size_t i = 0; i < width; i++) {
        double sum = 0;
        for (size_t p = 0; p < positions; p++) sum += scores[p] * (double)values[p * stride + i];
        output[i] = (float)(sum / total);
    }
}

void stele_attend(stele_sequence queries, stele_sequence keys, stele_sequence values, size_t heads,
                  size_t head_width, int sees_itself_only_behind, double *scores, float *outputs,
                  size_t stride) {
    for (size_t q = 0; q < queries.count; q++) {
        const size_t positions = sees_itself_only_behind ? q + 1 : keys.count;
        for (size_t head = 0; head < heads; head++) {
            const size_t at = head * head_width;
            attend(queries.start + q * queries.stride + at, keys.start + at, values.start + at,
                   positions, keys.stride, head_width, scores, outputs + q * stride + at);
        }
    }
}

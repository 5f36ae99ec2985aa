#include "scalar_math.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "stele_kernels.h"

#pragma STDC FP_CONTRACT OFF

// ln 2 = high + low, high with 33 bits, so that its product with an exponent is exact.
static const double ln2_high = 0x1.62e42fefp-1;
static const double ln2_low = 0x1.473de6af278edp-34;

static double from_bits(uint64_t bits) {
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

double stele_exp(double x) {
    // x = n ln 2 + r, |r| <= ln 2 / 2; then Taylor's series, whose 14th term is below 1e-17.
    const double n = (x * 0x1.71547652b82fep0 + 0x1.8p52) - 0x1.8p52;
    const double r = (x - n * ln2_high) - n * ln2_low;
    double sum = 1;
    for (int term = 13; term >= 1; term--) sum = 1 + sum * r / term;
    return sum * from_bits((uint64_t)((int64_t)n + 1023) << 52);
}

double stele_log(double x) {
    if (!(x > 0)) return -INFINITY;
    // x = 2^n m with m in [sqrt(1/2), sqrt(2)), and ln m = 2 atanh((m - 1) / (m + 1)).
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int64_t n = (int64_t)(bits >> 52) - 1023;
    double m = from_bits((bits & 0xfffffffffffffu) | (uint64_t)1023 << 52);
    if (m > 0x1.6a09e667f3bcdp0) {
        m /= 2;
        n++;
    }
    const double s = (m - 1) / (m + 1), square = s * s;
    double sum = 0;  // |s| < 0.172: the terms left out are below 1e-17 of the first
    for (int term = 21; term >= 1; term -= 2) sum = 1.0 / term + sum * square;
    return (double)n * ln2_high + (2 * s * sum + (double)n * ln2_low);
}

void stele_position_frequencies(size_t half, float *frequencies) {
    // One multiplier in double, made float32 when it meets float32 numbers; then float32 products.
    const float step = half > 1 ? (float)-(9.210340371976184 / (double)(half - 1)) : 0;
    for (size_t j = 0; j < half; j++) {
        const float exponent = (float)j * step;
        frequencies[j] = (float)stele_exp((double)exponent);
    }
}

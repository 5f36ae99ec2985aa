#include "int4.h"

#include <string.h>

#include "lanes.h"
#include "stele_conversion.h"

#pragma STDC FP_CONTRACT OFF  // a fused multiply-add on one processor only would change results

// The weights of a group, or whole numbers that they become.
typedef struct {
    lanes low, high;
} group;

static const float LARGEST_HALF = 65504;

static inline group load(const float *from) {
    group values;
    memcpy(&values, from, sizeof values);
    return values;
}

static inline float sum_of_products(group a, group b) {
    return sum_of(a.low * b.low + a.high * b.high);
}

// Clang chooses by lane, and warns as if it made one bool of the condition.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wconversion"
static inline lanes held(lanes values) {
    const lanes least = -8, most = 7;
    values = values < least ? least : values;
    return values > most ? most : values;
}

static inline float largest_magnitude(group values) {
    const lanes low = values.low < 0 ? -values.low : values.low;
    const lanes high = values.high < 0 ? -values.high : values.high;
    const lanes larger = low > high ? low : high;
    float largest = 0;
    for (size_t i = 0; i < LANES; i++) largest = larger[i] > largest ? larger[i] : largest;
    return largest;
}
#pragma clang diagnostic pop

// Adding 1.5 * 2^23 rounds to whole numbers, half to even.
static inline lanes rounded(lanes values) { return held(values) + 12582912 - 12582912; }

// The whole numbers closest to the values over the scale.
static inline group quantized(group values, float scale) {
    if (!(scale > 0)) return (group){0, 0};
    return (group){rounded(values.low / scale), rounded(values.high / scale)};
}

// The closest value of half precision, half to even; infinite where none is that large.
static float half_of(float value) {
    // Halves this small are multiples of 2^-24, as floats between 0.5 and 1 are.
    if (value < 0x1p-14f) return value + 0.5f - 0.5f;
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    bits += 0xFFF + (bits >> 13 & 1);
    bits &= ~(uint32_t)0x1FFF;
    memcpy(&value, &bits, sizeof value);
    return value > LARGEST_HALF ? __builtin_inff() : value;
}

static inline float error_of(group values, float scale) {
    const group numbers = quantized(values, scale);
    const group less = {numbers.low * scale - values.low, numbers.high * scale - values.high};
    return sum_of_products(less, less);
}

// First comes the scale that lets the largest magnitude become 7. Each other one is the best for the
// whole numbers that a first guess gives; guesses go from scales that use the whole range, -8
// included, to scales that cut the largest off for the sake of all others.
static float scale_of(group values) {
    const float largest = largest_magnitude(values);
    float best = half_of(largest / 7);
    if (best > LARGEST_HALF) best = LARGEST_HALF;
    float least_error = error_of(values, best);
    for (size_t i = 0; i < 16; i++) {
        const group numbers = quantized(values, largest / (6.3f + 0.4f * (float)i));
        const float scale =
            half_of(sum_of_products(values, numbers) / sum_of_products(numbers, numbers));
        if (!(scale <= LARGEST_HALF)) continue;  // nor where it is not a number
        const float error = error_of(values, scale);
        if (error < least_error) {
            best = scale;
            least_error = error;
        }
    }
    return best;
}

float stele_scale_of(const float *values) { return scale_of(load(values)); }

int stele_number_of(float value, float scale) {
    const float quotient = scale > 0 ? value / scale : 0;
    if (!(quotient > -8)) return -8;
    return quotient < 7 ? (int)(quotient + 12582912 - 12582912) : 7;
}

void stele_quantize_int4(const float *values, size_t groups, uint8_t *weights, float *scales) {
    for (size_t i = 0; i < groups; i++) {
        const size_t first = i * STELE_SCALE_DEPTH;
        const group some = load(values + first);
        scales[i] = scale_of(some);
        const group numbers = quantized(some, scales[i]);
        for (size_t k = 0; k < LANES; k++) {
            weights[first + k] = (uint8_t)((int)numbers.low[k] + 8);
            weights[first + LANES + k] = (uint8_t)((int)numbers.high[k] + 8);
        }
    }
}

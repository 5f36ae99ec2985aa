// Layer normalization and quantization: one token at a time, over its width.
#ifndef STELE_NORMALIZE_H
#define STELE_NORMALIZE_H

#include "lanes.h"

#pragma STDC FP_CONTRACT OFF

// x, weight, bias, y: (width,). y may not alias x.
STELE_TARGET static inline void normalize_token(const float *x, size_t width, const float *weight,
                                                const float *bias, float *y) {
    lanes total = splat(0);
    for (size_t i = 0; i < width; i += LANES) total += load_first(x + i, width - i);
    const float mean = sum_of(total) / (float)width;

    lanes squares = splat(0);
    size_t i = 0;
    for (; i + LANES <= width; i += LANES) {
        const lanes distance = load(x + i) - mean;
        squares += distance * distance;
    }
    if (i < width) {
        // Lanes behind the width must add nothing, so they are taken to lie at the mean.
        lanes rest = splat(mean);
        memcpy(&rest, x + i, (width - i) * sizeof(float));
        const lanes distance = rest - mean;
        squares += distance * distance;
    }
    const float variance = sum_of(squares) / (float)width;
    const float inverse = 1.0f / __builtin_sqrtf(variance + 1e-5f);

    for (i = 0; i < width; i += LANES) {
        const size_t count = width - i;
        const lanes centred = (load_first(x + i, count) - mean) * inverse;
        store_first(y + i, centred * load_first(weight + i, count) + load_first(bias + i, count),
                    count);
    }
}

// x: (depth,); values: (depth rounded up to 4,). Returns the scale.
STELE_TARGET static inline float quantize_token(const float *x, size_t depth, int8_t *values) {
    const size_t padded = padded_depth(depth);
    lanes largest = splat(0);
    for (size_t i = 0; i < depth; i += LANES) {
        largest = larger_of(magnitude(load_first(x + i, depth - i)), largest);
    }
    const float amax = largest_of(largest);
    if (amax < 1e-35f) {
        memset(values, 0, padded);
        return 0;
    }
    const float inverse = 127.0f / amax;
    for (size_t i = 0; i < padded; i += LANES) {
        const lanes scaled = load_first(x + i, depth - i) * inverse;
        const lanes bounded = larger_of(smaller_of(scaled, splat(127)), splat(-127));
        const byte_lanes bytes = __builtin_convertvector(rounded(bounded), byte_lanes);
        if (padded - i >= LANES) {
            memcpy(values + i, &bytes, LANES);
        } else {
            memcpy(values + i, &bytes, padded - i);
        }
    }
    return amax / 127.0f;
}

STELE_TARGET static void quantize(const void *context, stele_share tokens) {
    const stele_quantize_work *work = context;
    const size_t stride = padded_depth(work->depth);
    for (size_t token = tokens.begin; token < tokens.end; token++) {
        work->scales[token] = quantize_token(work->input.values + token * work->input.stride,
                                             work->depth, work->values + token * stride);
    }
}

STELE_TARGET static void layer_norm(const void *context, stele_share tokens) {
    const stele_layer_norm_work *work = context;
    const size_t stride = padded_depth(work->width);
    for (size_t token = tokens.begin; token < tokens.end; token++) {
        float *output = work->output + token * work->width;
        normalize_token(work->input.values + token * work->input.stride, work->width, work->weight,
                        work->bias, output);
        if (work->quantized.values) {
            work->quantized.scales[token] =
                quantize_token(output, work->width, work->quantized.values + token * stride);
        }
    }
}

#endif

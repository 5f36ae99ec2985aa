// Softmax attention of one query over the positions of its span, one head at a time.
#ifndef STELE_ATTENTION_H
#define STELE_ATTENTION_H

#include "lanes.h"

#pragma STDC FP_CONTRACT OFF

// Where the slot of position i lies in keys or values, in floats.
static inline size_t slot_offset(const stele_attention_span *span, size_t i, size_t stride) {
    return (span->slots ? span->slots[i] : i) * stride;
}

// scores[i] = scale * (query . key i), -INFINITY from span->count up to the next multiple of 16.
// Returns the largest. query, keys: of one head, (width,) and (slots, stride).
STELE_TARGET static inline float score_positions(const float *query, const float *keys,
                                                 const stele_attention_span *span,
                                                 const stele_attention_shape *shape,
                                                 float *scores) {
    const size_t width = shape->head_width;
    lanes largest = splat(-INFINITY);
    for (size_t first = 0; first < span->count; first += LANES) {
        const size_t count = smaller(LANES, span->count - first);
        lanes group = splat(-INFINITY);
        for (size_t i = 0; i < count; i++) {
            const float *key = keys + slot_offset(span, first + i, shape->stride);
            lanes products = splat(0);
            for (size_t d = 0; d < width; d += LANES) {
                products += load_first(query + d, width - d) * load_first(key + d, width - d);
            }
            group[i] = sum_of(products) * shape->scale;
        }
        store(scores + first, group);
        largest = larger_of(group, largest);
    }
    return largest_of(largest);
}

// scores[i] = exp(scores[i] - largest), up to the next multiple of 16. Returns their sum.
STELE_TARGET static inline float exponentiate(float *scores, size_t count, float largest) {
    lanes total = splat(0);
    for (size_t i = 0; i < count; i += LANES) {
        const lanes weights = exponential(load(scores + i) - largest);
        store(scores + i, weights);
        total += weights;
    }
    return sum_of(total);
}

// output[0 ..< 16 * groups] = the values of one head weighted by scores / total, of which `width`
// floats exist. Always inlined with a constant number of groups.
STELE_TARGET static inline __attribute__((always_inline)) void mix_values(
    const float *values, const stele_attention_span *span, size_t stride, const float *scores,
    float inverse_total, size_t groups, size_t width, float *output) {
    lanes sums[4] = {splat(0), splat(0), splat(0), splat(0)};
    for (size_t i = 0; i < span->count; i++) {
        const float *value = values + slot_offset(span, i, stride);
        for (size_t group = 0; group < groups; group++) {
            const size_t d = group * LANES;
            sums[group] += load_first(value + d, width - d) * scores[i];
        }
    }
    for (size_t group = 0; group < groups; group++) {
        const size_t d = group * LANES;
        store_first(output + d, sums[group] * inverse_total, width - d);
    }
}

STELE_TARGET static void attend(const stele_attention_work *work, size_t query, size_t head,
                                float *scores) {
    const stele_attention_shape *shape = &work->shape;
    const stele_attention_span *span = work->spans + query;
    const size_t width = shape->head_width, offset = head * width;
    float *output = work->output + query * shape->heads * width + offset;
    if (span->count == 0) {
        memset(output, 0, width * sizeof(float));
        return;
    }
    const float largest =
        score_positions(work->queries.values + query * work->queries.stride + offset,
                        span->keys + offset, span, shape, scores);
    const float inverse = 1.0f / exponentiate(scores, span->count, largest);
    const float *values = span->values + offset;
    size_t d = 0;
    for (; d + 4 * LANES <= width; d += 4 * LANES) {
        mix_values(values + d, span, shape->stride, scores, inverse, 4, 4 * LANES, output + d);
    }
    for (; d < width; d += LANES) {
        mix_values(values + d, span, shape->stride, scores, inverse, 1, smaller(LANES, width - d),
                   output + d);
    }
}

STELE_TARGET static void attention(const void *context, stele_share pairs) {
    const stele_attention_work *work = context;
    float *scores = work->scratch + pairs.part * work->scratch_stride;
    for (size_t pair = pairs.begin; pair < pairs.end; pair++) {
        attend(work, pair / work->shape.heads, pair % work->shape.heads, scores);
    }
}

#endif

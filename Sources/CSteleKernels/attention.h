// Softmax attention, one head of up to 16 queries at a time.
//
// Keys are taken in blocks of 256, with the softmax kept up to date from block to block (Milakov
// and Gimelshein, 2018): shift by the largest score so far, and scale what was summed before by
// exp(old largest - new largest). Queries that share their keys are handled together, in the same
// steps as one alone, so that a query's result does not depend on its neighbours.
#ifndef STELE_ATTENTION_H
#define STELE_ATTENTION_H

#include "lanes.h"
#include "scores.h"

#pragma STDC FP_CONTRACT OFF

// Queries whose values are mixed at once: their sums fill the registers.
enum { MIXED_QUERIES = 4, MIXED_LANES = 4 };

// What the softmax of a query knows of the keys seen so far.
typedef struct {
    float largest;  // score
    float total;    // sum of exp(score - largest)
    float scaling;  // what the last block made of the sums before it
} softmax_state;

// scores[i] = exp(scores[i] - largest so far), up to the next multiple of 16; updates the state.
STELE_TARGET static inline void exponentiate(float *scores, size_t count, softmax_state *state) {
    lanes largest = splat(state->largest);
    for (size_t i = 0; i < count; i += LANES) largest = larger_of(load(scores + i), largest);
    const float shift = largest_of(largest);
    lanes total = splat(0);
    for (size_t i = 0; i < count; i += LANES) {
        const lanes weights = exponential(load(scores + i) - shift);
        store(scores + i, weights);
        total += weights;
    }
    state->scaling = exponential(splat(state->largest - shift))[0];
    state->total = state->total * state->scaling + sum_of(total);
    state->largest = shift;
}

// sums[q][d] = sums[q][d] * scaling[q] + scores[q] . values[:, d], keys in ascending order, for
// `groups` times 16 values of d, of which `width` exist. values: at d = 0; output: (queries,
// output_stride), the sums so far unless `fresh`. Always inlined with constant counts.
STELE_TARGET static inline __attribute__((always_inline)) void mix_values(
    const float *values, const key_block *keys, size_t width, size_t groups, size_t queries,
    const float (*scores)[KEY_BLOCK], const softmax_state *states, int fresh, float *output,
    size_t output_stride) {
    lanes sums[MIXED_QUERIES][MIXED_LANES];
    for (size_t query = 0; query < queries; query++) {
        for (size_t group = 0; group < groups; group++) {
            const float *sum = output + query * output_stride + group * LANES;
            sums[query][group] = fresh ? splat(0)
                                       : load_first(sum, width - group * LANES) *
                                             states[query].scaling;
        }
    }
    for (size_t i = 0; i < keys->count; i++) {
        const float *value = values + slot_of(keys, i) * keys->stride;
        for (size_t group = 0; group < groups; group++) {
            const lanes some = load_first(value + group * LANES, width - group * LANES);
            for (size_t query = 0; query < queries; query++) {
                sums[query][group] += some * scores[query][i];
            }
        }
    }
    for (size_t query = 0; query < queries; query++) {
        for (size_t group = 0; group < groups; group++) {
            store_first(output + query * output_stride + group * LANES, sums[query][group],
                        width - group * LANES);
        }
    }
}

// mix_values for a whole head. queries is 1 or MIXED_QUERIES.
STELE_TARGET static inline __attribute__((always_inline)) void mix_head(
    const float *values, const key_block *keys, size_t width, size_t queries,
    const float (*scores)[KEY_BLOCK], const softmax_state *states, int fresh, float *output,
    size_t output_stride) {
    enum { WHOLE = MIXED_LANES * LANES };
    size_t d = 0;
    for (; d + WHOLE <= width; d += WHOLE) {
        mix_values(values + d, keys, WHOLE, MIXED_LANES, queries, scores, states, fresh, output + d,
                   output_stride);
    }
    for (; d < width; d += LANES) {
        mix_values(values + d, keys, smaller(LANES, width - d), 1, queries, scores, states, fresh,
                   output + d, output_stride);
    }
}

// One head of up to QUERY_GROUP queries that share `span`, which holds at least one position.
// output: (queries.count, output_stride), at the head's first column, which is `offset` behind the
// start of the span's keys and values.
STELE_TARGET static void attend_together(const stele_attention_span *span,
                                         const stele_attention_shape *shape, size_t offset,
                                         query_group queries, float *output, size_t output_stride) {
    _Alignas(64) float scores[QUERY_GROUP][KEY_BLOCK];
    softmax_state states[QUERY_GROUP];
    for (size_t i = 0; i < queries.count; i++) states[i] = (softmax_state){-INFINITY, 0, 0};

    for (size_t first = 0; first < span->count; first += KEY_BLOCK) {
        const key_block keys = {span->slots, first, smaller(KEY_BLOCK, span->count - first),
                                shape->stride};
        score_block(span->keys + offset, &keys, queries, shape->head_width, shape->scale, scores);
        for (size_t i = 0; i < queries.count; i++) exponentiate(scores[i], keys.count, states + i);
        size_t i = 0;
        for (; i + MIXED_QUERIES <= queries.count; i += MIXED_QUERIES) {
            mix_head(span->values + offset, &keys, shape->head_width, MIXED_QUERIES, scores + i,
                     states + i, first == 0, output + i * output_stride, output_stride);
        }
        for (; i < queries.count; i++) {
            mix_head(span->values + offset, &keys, shape->head_width, 1, scores + i, states + i,
                     first == 0, output + i * output_stride, output_stride);
        }
    }
    for (size_t i = 0; i < queries.count; i++) {
        const float inverse = 1.0f / states[i].total;
        float *sums = output + i * output_stride;
        for (size_t d = 0; d < shape->head_width; d++) sums[d] *= inverse;
    }
}

static inline int same_span(const stele_attention_span *a, const stele_attention_span *b) {
    return a->keys == b->keys && a->values == b->values && a->slots == b->slots &&
           a->count == b->count;
}

// Items: group of QUERY_GROUP queries * heads + head.
STELE_TARGET static void attention(const void *context, stele_share items) {
    const stele_attention_work *work = context;
    const stele_attention_shape *shape = &work->shape;
    const size_t all = shape->heads * shape->head_width;
    for (size_t item = items.begin; item < items.end; item++) {
        const size_t offset = item % shape->heads * shape->head_width;
        const size_t first = item / shape->heads * QUERY_GROUP;
        const size_t end = smaller(first + QUERY_GROUP, work->queries.count);
        for (size_t query = first, next; query < end; query = next) {
            const stele_attention_span *span = work->spans + query;
            for (next = query + 1; next < end && same_span(span, work->spans + next); next++) {
            }
            float *output = work->output + query * all + offset;
            if (span->count == 0) {
                for (; query < next; query++, output += all) {
                    memset(output, 0, shape->head_width * sizeof(float));
                }
                continue;
            }
            const query_group queries = {
                work->queries.values + query * work->queries.stride + offset, next - query,
                work->queries.stride};
            attend_together(span, shape, offset, queries, output, all);
        }
    }
}

#endif

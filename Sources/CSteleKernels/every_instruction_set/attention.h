// Softmax attention, one head of up to 32 queries at a time.
//
// Keys are taken in blocks of 128, with the softmax kept up to date from block to block (Milakov
// and Gimelshein, 2018): shift by the largest score so far, and scale what was summed before by
// exp(old largest - new largest). Queries that share their keys are handled together, in the same
// steps as one alone, so that a query's result does not depend on its neighbours.
#ifndef STELE_ATTENTION_H
#define STELE_ATTENTION_H

#include "scores.h"
#include "stored_floats.h"

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

// One block's values, how much of each goes into each query's sums, and where those lie.
typedef struct {
    const key_block *keys;
    stored_floats values;              // at the head's first column
    const float (*scores)[KEY_BLOCK];  // (queries, keys->count)
    const softmax_state *states;       // (queries,)
    float *sums;                       // (queries, stride), at the head's first column
    size_t stride;
} mixture;

// sums[q][d] = sums[q][d] * scaling[q] + scores[q] . values[:, d], keys in ascending order, for
// `groups` times 16 columns from `first` on, of which `width` exist. The first block finds no sums.
// Always inlined with constant counts.
STELE_TARGET static inline __attribute__((always_inline)) void mix_columns(
    mixture m, size_t first, size_t width, size_t groups, size_t queries) {
    lanes sums[MIXED_QUERIES][MIXED_LANES];
    for (size_t query = 0; query < queries; query++) {
        for (size_t group = 0; group < groups; group++) {
            const size_t d = group * LANES;
            sums[query][group] = splat(0);
            if (m.keys->begin == 0) continue;
            sums[query][group] = load_first(m.sums + query * m.stride + first + d, width - d) *
                                 m.states[query].scaling;
        }
    }
    for (size_t i = 0; i < m.keys->count; i++) {
        const stored_floats value = stored_from(m.values, place_of(m.keys, i) + first);
        for (size_t group = 0; group < groups; group++) {
            const size_t d = group * LANES;
            const lanes some = load_stored(stored_from(value, d), width - d);
            for (size_t query = 0; query < queries; query++) {
                sums[query][group] += some * m.scores[query][i];
            }
        }
    }
    for (size_t query = 0; query < queries; query++) {
        for (size_t group = 0; group < groups; group++) {
            const size_t d = group * LANES;
            store_first(m.sums + query * m.stride + first + d, sums[query][group], width - d);
        }
    }
}

// mix_columns for a whole head of `width`. queries is 1 or MIXED_QUERIES.
STELE_TARGET static inline __attribute__((always_inline)) void mix_head(mixture m, size_t width,
                                                                        size_t queries) {
    enum { WHOLE = MIXED_LANES * LANES };
    size_t d = 0;
    for (; d + WHOLE <= width; d += WHOLE) mix_columns(m, d, WHOLE, MIXED_LANES, queries);
    for (; d < width; d += LANES) mix_columns(m, d, smaller(LANES, width - d), 1, queries);
}

// One head of up to QUERY_GROUP queries that share `span`, which holds at least one position.
// offset: of the head within the keys and values. output: (queries.count, output_stride), at the
// head's first column. Always inlined with a constant type.
STELE_TARGET static inline __attribute__((always_inline)) void attend_together(
    const stele_attention_work *work, stele_float_type type, const stele_attention_span *span,
    size_t offset, query_group queries, float *output, size_t output_stride) {
    const stele_attention_shape *shape = &work->shape;
    const stele_key_values *from = &work->key_values;
    const stored_floats all_keys = stored_from((stored_floats){from->keys, type}, offset);
    const stored_floats all_values = stored_from((stored_floats){from->values, type}, offset);
    _Alignas(64) float scores[QUERY_GROUP][KEY_BLOCK];
    softmax_state states[QUERY_GROUP];
    for (size_t i = 0; i < queries.count; i++) states[i] = (softmax_state){-INFINITY, 0, 0};

    for (size_t first = 0; first < span->count; first += KEY_BLOCK) {
        const key_block keys = {span->slots, span->first, first,
                                smaller(KEY_BLOCK, span->count - first),
                                from->page_stride, shape->head_width};
        score_block(all_keys, &keys, queries, shape->head_width, shape->scale, scores);
        for (size_t i = 0; i < queries.count; i++) exponentiate(scores[i], keys.count, states + i);
        for (size_t i = 0, step; i < queries.count; i += step) {
            const mixture m = {&keys,      all_values,                 scores + i,
                               states + i, output + i * output_stride, output_stride};
            step = queries.count - i >= MIXED_QUERIES ? MIXED_QUERIES : 1;
            if (step == 1) {
                mix_head(m, shape->head_width, 1);
            } else {
                mix_head(m, shape->head_width, MIXED_QUERIES);
            }
        }
    }
    for (size_t i = 0; i < queries.count; i++) {
        const float inverse = 1.0f / states[i].total;
        float *sums = output + i * output_stride;
        for (size_t d = 0; d < shape->head_width; d++) sums[d] *= inverse;
    }
}

static inline int same_span(const stele_attention_span *a, const stele_attention_span *b) {
    return a->slots == b->slots && a->first == b->first && a->count == b->count;
}

// Items: group of QUERY_GROUP queries * heads + head. Always inlined with a constant type.
STELE_TARGET static inline __attribute__((always_inline)) void attend(
    const stele_attention_work *work, stele_float_type type, stele_share items) {
    const stele_attention_shape *shape = &work->shape;
    const size_t all = shape->heads * shape->head_width;
    for (size_t item = items.begin; item < items.end; item++) {
        const size_t head = item % shape->heads, offset = head * shape->head_width;
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
            attend_together(work, type, span, head * work->key_values.head_stride, queries, output,
                            all);
        }
    }
}

STELE_TARGET static void attention_f32(const void *work, stele_share items) {
    attend(work, STELE_FLOAT32, items);
}

STELE_TARGET static void attention_f16(const void *work, stele_share items) {
    attend(work, STELE_FLOAT16, items);
}

// Items: tokens. Puts their keys and values into their slots. Always inlined with a constant type.
STELE_TARGET static inline __attribute__((always_inline)) void cache_as(
    const stele_cache_work *work, stele_float_type type, stele_share tokens) {
    const stele_key_values *to = &work->cache;
    const size_t heads = work->shape.heads, width = work->shape.head_width;
    for (size_t token = tokens.begin; token < tokens.end; token++) {
        const float *keys = work->input.values + token * work->input.stride;
        const float *values = keys + heads * width;
        const size_t slot = work->slots ? work->slots[token] : token;
        const size_t start =
            slot / STELE_PAGE_SLOTS * to->page_stride + slot % STELE_PAGE_SLOTS * width;
        for (size_t head = 0; head < heads; head++) {
            const size_t place = start + head * to->head_stride;
            for (size_t d = 0; d < width; d += LANES) {
                const size_t from = head * width + d, left = width - d;
                store_as(type, to->keys, place + d, load_first(keys + from, left), left);
                store_as(type, to->values, place + d, load_first(values + from, left), left);
            }
        }
    }
}

STELE_TARGET static void cache_f32(const void *work, stele_share tokens) {
    cache_as(work, STELE_FLOAT32, tokens);
}

STELE_TARGET static void cache_f16(const void *work, stele_share tokens) {
    cache_as(work, STELE_FLOAT16, tokens);
}

#endif

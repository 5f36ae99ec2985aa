// What attention looks at: plain loops in double precision, the same on every processor. Nothing
// waits for it, so no instruction set has one of its own.
#include <math.h>

#include "kernels.h"
#include "scalar_math.h"

#pragma STDC FP_CONTRACT OFF

// Number `index` of keys, exactly.
static double stored_number(const stele_key_values *from, size_t index) {
    if (from->type == STELE_FLOAT32) return (double)((const float *)from->keys)[index];
    const uint16_t half = ((const uint16_t *)from->keys)[index];
    // The fraction in its place; the exponent's bias is smaller by 112. No infinite one is stored.
    const uint32_t bits = (uint32_t)(half & 0x7fff) << 13;
    float magnitude;
    memcpy(&magnitude, &bits, sizeof magnitude);
    const double number = (double)magnitude * 0x1p112;
    return half & 0x8000 ? -number : number;
}

// scale * (query . key) of one head; inputs in ascending order.
static double score_of(const stele_attention_weights_work *work, size_t query, size_t head,
                       size_t position) {
    const stele_attention_span *span = work->spans + query;
    const stele_key_values *from = &work->key_values;
    const size_t width = work->shape.head_width;
    const float *values = work->queries.values + query * work->queries.stride + head * width;
    const size_t slot = span->slots ? span->slots[position] : span->first + position;
    const size_t place = slot / STELE_PAGE_SLOTS * from->page_stride + head * from->head_stride +
                         slot % STELE_PAGE_SLOTS * width;
    double sum = 0;
    for (size_t d = 0; d < width; d++) {
        sum += (double)values[d] * stored_number(from, place + d);
    }
    return sum * (double)work->shape.scale;
}

// exp(score - largest), which is at most 1; 0 where it is too small to matter or not a number.
static double share_of(double score, double largest) {
    const double difference = score - largest;
    return difference > -600 && difference <= 0 ? stele_exp(difference) : 0;
}

// output[i] += the head's weight of position i / heads.
static void add_head(const stele_attention_weights_work *work, size_t query, size_t head,
                     float *output) {
    const size_t count = work->spans[query].count;
    double largest = -INFINITY, total = 0;
    for (size_t i = 0; i < count; i++) {
        const double score = score_of(work, query, head, i);
        if (score > largest) {
            total *= share_of(largest, score);
            largest = score;
        }
        total += share_of(score, largest);
    }
    const double whole = total * (double)work->shape.heads;
    for (size_t i = 0; i < count; i++) {
        output[i] += (float)(share_of(score_of(work, query, head, i), largest) / whole);
    }
}

static void attention_weights(const void *context, stele_share queries) {
    const stele_attention_weights_work *work = context;
    for (size_t query = queries.begin; query < queries.end; query++) {
        float *output = work->output + query * work->output_stride;
        for (size_t i = 0; i < work->spans[query].count; i++) output[i] = 0;
        for (size_t head = 0; head < work->shape.heads; head++) add_head(work, query, head, output);
    }
}

stele_operation stele_attention_weights(stele_tokens_f32 queries, const stele_attention_span *spans,
                                        stele_key_values key_values, stele_attention_shape shape,
                                        float *output, size_t output_stride) {
    size_t positions = 0;
    for (size_t query = 0; query < queries.count; query++) positions += spans[query].count;
    return stele_operation_of((stele_planned){
        .kernel = attention_weights,
        .items = queries.count,
        // Scores are computed twice, one number at a time.
        .cost = 64 * positions * shape.heads * shape.head_width,
        .grain = 1,
        .work.attention_weights = {queries, spans, key_values, shape, output, output_stride},
    });
}

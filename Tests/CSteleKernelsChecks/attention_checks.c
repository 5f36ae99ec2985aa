// Attention, against the plain formula in double precision.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "checks.h"

typedef struct {
    stele_tokens_f32 queries;
    stele_attention_span *spans;
    stele_attention_shape shape;
} attention_case;

static void produce_attention(void *context, void *result, int threads) {
    const attention_case *c = context;
    stele_attention(c->queries, c->spans, c->shape, result, threads);
}

// The naive value of output[query, head, d].
static double expected_attention(const attention_case *c, size_t query, size_t head, size_t d) {
    const stele_attention_span *span = c->spans + query;
    const size_t width = c->shape.head_width;
    const float *q = c->queries.values + query * c->queries.stride + head * width;
    double total = 0, sum = 0, largest = -INFINITY;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < span->count; i++) {
            const size_t place =
                (span->slots ? span->slots[i] : i) * c->shape.stride + head * width;
            double score = 0;
            for (size_t j = 0; j < width; j++) {
                score += (double)q[j] * (double)span->keys[place + j] * (double)c->shape.scale;
            }
            if (pass == 0) {
                largest = fmax(largest, score);
            } else {
                total += exp(score - largest);
                sum += exp(score - largest) * (double)span->values[place + d];
            }
        }
    }
    return span->count ? sum / total : 0;
}

// Each query alone must give the very numbers that it gives among others.
static void check_alone(const attention_case *c, const float *together) {
    const size_t all = c->shape.heads * c->shape.head_width;
    float *alone = allocate(all * sizeof(float));
    for (size_t query = 0; query < c->queries.count; query++) {
        const stele_tokens_f32 one = {c->queries.values + query * c->queries.stride, 1, all};
        stele_attention(one, c->spans + query, c->shape, alone, 1);
        check(memcmp(alone, together + query * all, all * sizeof(float)) == 0,
              "a query's attention does not depend on its neighbours", all, query, 0);
    }
}

// shared: how many queries in a row have the same span.
static void check_case(size_t heads, size_t width, size_t queries, size_t longest, size_t shared) {
    const size_t all = heads * width, slots = longest + 3;
    attention_case c = {
        .queries = random_tokens_f32(queries, all, all + random_below(4)),
        .spans = allocate(queries * sizeof(stele_attention_span)),
        .shape = {heads, width, all + random_below(6), 1 / sqrtf((float)width)},
    };
    for (size_t query = 0; query < queries; query++) {
        if (query % shared != 0) {
            c.spans[query] = c.spans[query - 1];
            continue;
        }
        const size_t count = query == 0 ? longest : random_below((uint32_t)longest + 1);
        uint32_t *chosen = allocate(count * sizeof(uint32_t));
        for (size_t i = 0; i < count; i++) chosen[i] = random_below((uint32_t)slots);
        const float *keys = random_tokens_f32(slots, all, c.shape.stride).values;
        const float *values = random_tokens_f32(slots, all, c.shape.stride).values;
        c.spans[query] =
            (stele_attention_span){keys, values, random_below(2) ? chosen : NULL, count};
    }
    const size_t size = queries * all;
    check_everywhere("attention is the same everywhere", produce_attention, &c,
                     size * sizeof(float));
    float *y = allocate(size * sizeof(float));
    produce_attention(&c, y, 1);
    for (size_t i = 0; i < size; i++) {
        const double wanted = expected_attention(&c, i / all, i % all / width, i % width);
        check(fabs((double)y[i] - wanted) < 1e-5, "attention is near", width, longest, i);
    }
    check_alone(&c, y);
    release_all();
}

void check_attention(void) {
    restart(5);
    for (size_t width = 1; width <= 70; width++) {
        check_case(1 + random_below(4), width, 1 + random_below(9), random_below(40),
                   1 + random_below(9));
    }
    for (size_t queries = 1; queries <= 20; queries++) {
        check_case(2, 64, queries, 17 + random_below(32), queries);
    }
    check_case(16, 64, 5, 90, 1);
    check_case(2, 128, 19, 17, 18);
    check_case(2, 150, 6, 17, 6);    // too wide to transpose
    check_case(2, 64, 7, 600, 6);    // several blocks of keys
    check_case(3, 20, 7, 256, 7);
    check_case(1, 20, 16, 257, 16);
    puts("attention: done");
}

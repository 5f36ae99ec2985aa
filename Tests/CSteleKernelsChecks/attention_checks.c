// Attention, against the plain formula in double precision.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "checks.h"

typedef struct {
    stele_tokens_f32 queries;
    stele_attention_span *spans;
    stele_key_values key_values;
    stele_attention_shape shape;
} attention_case;

static void produce_attention(void *context, void *result, int threads) {
    const attention_case *c = context;
    run(stele_attention(c->queries, c->spans, c->key_values, c->shape, result), threads);
}

// Number `index` of stored keys or values.
static double stored_number(const void *numbers, stele_float_type type, size_t index) {
    if (type == STELE_FLOAT32) return (double)((const float *)numbers)[index];
    return (double)half_value(((const uint16_t *)numbers)[index]);
}

// The naive weight of position `chosen` for a query's head.
static double expected_weight(const attention_case *c, size_t query, size_t head, size_t chosen) {
    const stele_attention_span *span = c->spans + query;
    const stele_key_values *from = &c->key_values;
    const size_t width = c->shape.head_width;
    const float *q = c->queries.values + query * c->queries.stride + head * width;
    double scores[2] = {0, 0}, total = 0;
    for (size_t i = 0; i <= span->count; i++) {
        // The chosen one first, then all of them against it.
        const size_t position = i == 0 ? chosen : i - 1;
        const size_t slot = span->slots ? span->slots[position] : span->first + position;
        const size_t place =
            slot / 16 * from->page_stride + head * from->head_stride + slot % 16 * width;
        scores[i > 0] = 0;
        for (size_t j = 0; j < width; j++) {
            scores[i > 0] += (double)q[j] * stored_number(from->keys, from->type, place + j) *
                             (double)c->shape.scale;
        }
        if (i > 0) total += exp(scores[1] - scores[0]);
    }
    return 1 / total;
}

// The naive value of output[query, head, d].
static double expected_attention(const attention_case *c, size_t query, size_t head, size_t d) {
    const stele_attention_span *span = c->spans + query;
    const stele_key_values *from = &c->key_values;
    const size_t width = c->shape.head_width;
    const float *q = c->queries.values + query * c->queries.stride + head * width;
    double total = 0, sum = 0, largest = -INFINITY;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < span->count; i++) {
            const size_t slot = span->slots ? span->slots[i] : span->first + i;
            const size_t place =
                slot / 16 * from->page_stride + head * from->head_stride + slot % 16 * width;
            double score = 0;
            for (size_t j = 0; j < width; j++) {
                score += (double)q[j] * stored_number(from->keys, from->type, place + j) *
                         (double)c->shape.scale;
            }
            if (pass == 0) {
                largest = fmax(largest, score);
            } else {
                total += exp(score - largest);
                sum += exp(score - largest) *
                       stored_number(from->values, from->type, place + d);
            }
        }
    }
    return span->count ? sum / total : 0;
}

static void produce_weights(void *context, void *result, int threads) {
    const attention_case *c = context;
    size_t longest = 0;
    for (size_t query = 0; query < c->queries.count; query++) {
        if (c->spans[query].count > longest) longest = c->spans[query].count;
    }
    memset(result, 0, c->queries.count * longest * sizeof(float));
    run(stele_attention_weights(c->queries, c->spans, c->key_values, c->shape, result, longest),
        threads);
}

// Weights against the naive ones.
static void check_weights(const attention_case *c, size_t longest) {
    float *weights = allocate(c->queries.count * longest * sizeof(float));
    produce_weights((void *)c, weights, 1);
    const size_t heads = c->shape.heads, width = c->shape.head_width;
    for (size_t query = 0; query < c->queries.count; query++) {
        const stele_attention_span *span = c->spans + query;
        for (size_t i = 0; i < span->count; i++) {
            double expected = 0;
            for (size_t head = 0; head < heads; head++) {
                expected += expected_weight(c, query, head, i) / (double)heads;
            }
            check(fabs((double)weights[query * longest + i] - expected) < 1e-6,
                  "attention's weights are near", width, longest, i);
        }
    }
}

// Each query alone must give the very numbers that it gives among others.
static void check_alone(const attention_case *c, const float *together) {
    const size_t all = c->shape.heads * c->shape.head_width;
    float *alone = allocate(all * sizeof(float));
    for (size_t query = 0; query < c->queries.count; query++) {
        const stele_tokens_f32 one = {c->queries.values + query * c->queries.stride, 1, all};
        run(stele_attention(one, c->spans + query, c->key_values, c->shape, alone), 1);
        check(memcmp(alone, together + query * all, all * sizeof(float)) == 0,
              "a query's attention does not depend on its neighbours", all, query, 0);
    }
}

// Between -4 and 4, many of them tiny.
static void *random_halves(size_t count) {
    uint16_t *halves = allocate(count * sizeof *halves);
    for (size_t i = 0; i < count; i++) {
        const uint32_t sign = random_below(2) << 15;
        halves[i] = (uint16_t)(sign | random_below(0x4400));
    }
    return halves;
}

static void *random_numbers(stele_float_type type, size_t count) {
    if (type == STELE_FLOAT16) return random_halves(count);
    return (float *)random_tokens_f32(1, count, count).values;
}

// Pages of random keys and values, with gaps between heads and pages. The last page holds only the
// slots there are: nothing may read behind them.
static stele_key_values random_key_values(stele_float_type type, size_t slots, size_t heads,
                                          size_t width) {
    const size_t head_stride = 16 * width + random_below(6);
    const size_t page_stride = heads * head_stride + random_below(6), last = slots - 1;
    const size_t size =
        last / 16 * page_stride + (heads - 1) * head_stride + (last % 16 + 1) * width;
    // Earlier pages are longer than the last one.
    const size_t all = last < 16 || size > last / 16 * page_stride ? size : last / 16 * page_stride;
    return (stele_key_values){random_numbers(type, all), random_numbers(type, all), page_stride,
                              head_stride, type};
}

// shared: how many queries in a row have the same span.
static void check_type(stele_float_type type, size_t heads, size_t width, size_t queries,
                       size_t longest, size_t shared) {
    const size_t all = heads * width, slots = longest + 3;
    attention_case c = {
        .queries = random_tokens_f32(queries, all, all + random_below(4)),
        .spans = allocate(queries * sizeof(stele_attention_span)),
        .key_values = random_key_values(type, slots, heads, width),
        .shape = {heads, width, 1 / sqrtf((float)width)},
    };
    for (size_t query = 0; query < queries; query++) {
        if (query % shared != 0) {
            c.spans[query] = c.spans[query - 1];
            continue;
        }
        const size_t count = query == 0 ? longest : random_below((uint32_t)longest + 1);
        uint32_t *chosen = allocate(count * sizeof(uint32_t));
        for (size_t i = 0; i < count; i++) chosen[i] = random_below((uint32_t)slots);
        c.spans[query] = random_below(2) ? (stele_attention_span){chosen, 0, count}
                                         : (stele_attention_span){NULL, random_below(4), count};
    }
    const size_t size = queries * all;
    check_everywhere(type == STELE_FLOAT16 ? "attention to halves is the same everywhere"
                                           : "attention is the same everywhere",
                     produce_attention, &c, size * sizeof(float));
    if (longest > 0) {
        check_everywhere(type == STELE_FLOAT16 ? "weights on halves are the same everywhere"
                                               : "attention's weights are the same everywhere",
                         produce_weights, &c, queries * longest * sizeof(float));
    }
    if (only_comparing) {
        release_all();
        return;
    }
    check_weights(&c, longest);
    float *y = allocate(size * sizeof(float));
    produce_attention(&c, y, 1);
    for (size_t i = 0; i < size; i++) {
        const double wanted = expected_attention(&c, i / all, i % all / width, i % width);
        check(fabs((double)y[i] - wanted) < 1e-5, "attention is near", width, longest, i);
    }
    check_alone(&c, y);
    release_all();
}

static void check_case(size_t heads, size_t width, size_t queries, size_t longest, size_t shared) {
    check_type(STELE_FLOAT32, heads, width, queries, longest, shared);
    check_type(STELE_FLOAT16, heads, width, queries, longest, shared);
}

static size_t number_bytes(stele_float_type type) {
    return type == STELE_FLOAT16 ? sizeof(uint16_t) : sizeof(float);
}

static void produce_cache(void *context, void *result, int threads) {
    const attention_case *c = context;
    stele_key_values to = c->key_values;
    const size_t bytes = 2 * c->key_values.page_stride * number_bytes(to.type);
    to.keys = result;
    to.values = (uint8_t *)result + bytes;
    memset(result, 0, 2 * bytes);
    static const uint32_t slots[] = {17, 0, 4, 16, 2};
    run(stele_cache_key_values(c->queries, slots, c->shape, to), threads);
}

// Five tokens' keys and values go to slots on two pages, in another order.
static void check_cache(stele_float_type type, size_t heads, size_t width) {
    enum { TOKENS = 5 };
    const size_t all = heads * width, page = 16 * all, size = 2 * page;
    attention_case c = {.queries = random_tokens_f32(TOKENS, 2 * all, 2 * all + 3),
                        .key_values = {NULL, NULL, page, 16 * width, type},
                        .shape = {heads, width, 1}};
    const size_t bytes = 2 * size * number_bytes(type);
    check_everywhere(type == STELE_FLOAT16 ? "cached halves are the same everywhere"
                                           : "cached keys and values are the same everywhere",
                     produce_cache, &c, bytes);
    void *result = allocate(bytes);
    produce_cache(&c, result, 2);
    // Numbers lie within 2; half of the last of half precision's eleven bits.
    const double error = type == STELE_FLOAT16 ? 0x1p-11 : 0;
    for (size_t i = 0; i < 2 * all; i++) {
        const size_t head = i % all / width, d = i % width;
        const size_t kept = i / all * size + head * 16 * width + d;
        const double first = (double)c.queries.values[i];
        const double last = (double)c.queries.values[i + 4 * c.queries.stride];
        check(fabs(stored_number(result, type, kept + page + width) - first) <= error,
              "the first token lies in slot 17", heads, width, i);
        check(fabs(stored_number(result, type, kept + 2 * width) - last) <= error,
              "the last token lies in slot 2", heads, width, i);
    }
    release_all();
}

void check_attention(void) {
    restart(5);
    for (size_t width = 1; width <= 40; width += 3) {
        check_cache(STELE_FLOAT32, 1 + random_below(4), width);
        check_cache(STELE_FLOAT16, 1 + random_below(4), width);
    }
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

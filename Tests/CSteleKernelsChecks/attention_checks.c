// Attention, against the plain formula in double precision.
#include <math.h>
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
    return sum / total;
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

// As produce_attention, each query alone.
static void produce_alone(void *context, void *result, int threads) {
    const attention_case *c = context;
    const size_t all = c->shape.heads * c->shape.head_width;
    for (size_t query = 0; query < c->queries.count; query++) {
        const stele_tokens_f32 one = {c->queries.values + query * c->queries.stride, 1, all};
        run(stele_attention(one, c->spans + query, c->key_values, c->shape,
                            (float *)result + query * all),
            threads);
    }
}

// Each query alone must give the very numbers that it gives among others.
static void check_alone(attention_case *c, const float *together) {
    const size_t bytes = c->queries.count * c->shape.heads * c->shape.head_width * sizeof(float);
    check_everywhere("attention of one query is the same everywhere", produce_alone, c, bytes);
    float *alone = allocate(bytes);
    produce_alone(c, alone, 1);
    check(memcmp(alone, together, bytes) == 0,
          "a query's attention does not depend on its neighbours", c->queries.count,
          c->shape.head_width, 0);
}

// What halves are as floats, of which there are `count`.
static float *floats_of(const uint16_t *halves, size_t count) {
    float *floats = allocate(count * sizeof *floats);
    for (size_t i = 0; i < count; i++) floats[i] = half_value(halves[i]);
    return floats;
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

// Pages of random keys and values, with gaps between heads and pages. The last page holds only the
// slots there are: nothing may read behind them. *count: of the numbers, both of keys and values.
static stele_key_values random_key_values(size_t slots, size_t heads, size_t width, size_t *count) {
    const size_t head_stride = 16 * width + random_below(6);
    const size_t page_stride = heads * head_stride + random_below(6), last = slots - 1;
    const size_t size =
        last / 16 * page_stride + (heads - 1) * head_stride + (last % 16 + 1) * width;
    // Earlier pages are longer than the last one.
    *count = last < 16 || size > last / 16 * page_stride ? size : last / 16 * page_stride;
    return (stele_key_values){random_halves(*count), random_halves(*count), page_stride,
                              head_stride, STELE_FLOAT16};
}

// Against the plain formula.
static void check_values(const attention_case *c, const float *y) {
    const size_t width = c->shape.head_width, all = c->shape.heads * width;
    for (size_t i = 0; i < c->queries.count * all; i++) {
        const size_t count = c->spans[i / all].count;
        if (count == 0) {
            check(y[i] == 0, "no position gives zero", width, i, 0);
            continue;
        }
        const double wanted = expected_attention(c, i / all, i % all / width, i % width);
        check(fabs((double)y[i] - wanted) < 1e-5, "attention is near", width, count, i);
    }
}

// Halves give the very numbers that the same numbers give as floats; count: of keys, and of values.
static void check_halves_as_floats(attention_case c, size_t longest, size_t count) {
    const size_t bytes = c.queries.count * c.shape.heads * c.shape.head_width * sizeof(float);
    const size_t weight_bytes = c.queries.count * longest * sizeof(float);
    float *of_halves = allocate(bytes), *of_floats = allocate(bytes);
    float *weights_of_halves = allocate(weight_bytes), *weights_of_floats = allocate(weight_bytes);
    produce_attention(&c, of_halves, 1);
    produce_weights(&c, weights_of_halves, 1);
    c.key_values.keys = floats_of(c.key_values.keys, count);
    c.key_values.values = floats_of(c.key_values.values, count);
    c.key_values.type = STELE_FLOAT32;
    produce_attention(&c, of_floats, 1);
    produce_weights(&c, weights_of_floats, 1);
    check(memcmp(of_halves, of_floats, bytes) == 0, "halves give what the same floats give",
          c.shape.head_width, longest, 0);
    check(memcmp(weights_of_halves, weights_of_floats, weight_bytes) == 0,
          "weights on halves are those on the same floats", c.shape.head_width, longest, 0);
}

// `count` spans of up to `longest` of the slots. shared: how many in a row are the same.
static stele_attention_span *random_spans(size_t count, size_t slots, size_t longest,
                                          size_t shared) {
    stele_attention_span *spans = allocate(count * sizeof *spans);
    for (size_t query = 0; query < count; query++) {
        if (query % shared != 0) {
            spans[query] = spans[query - 1];
            continue;
        }
        const size_t positions = query == 0 ? longest : random_below((uint32_t)longest + 1);
        uint32_t *chosen = allocate(positions * sizeof(uint32_t));
        for (size_t i = 0; i < positions; i++) chosen[i] = random_below((uint32_t)slots);
        spans[query] = random_below(2) ? (stele_attention_span){chosen, 0, positions}
                                       : (stele_attention_span){NULL, random_below(4), positions};
    }
    return spans;
}

// To halves, then to floats.
static void check_case(size_t heads, size_t width, size_t queries, size_t longest, size_t shared) {
    const size_t all = heads * width, slots = longest + 3;
    const size_t bytes = queries * all * sizeof(float);
    const size_t weight_bytes = queries * longest * sizeof(float);
    size_t numbers;
    attention_case c = {
        .queries = random_tokens_f32(queries, all, all + random_below(4)),
        .spans = random_spans(queries, slots, longest, shared),
        .key_values = random_key_values(slots, heads, width, &numbers),
        .shape = {heads, width, 1 / sqrtf((float)width)},
    };
    check_everywhere("attention to halves is the same everywhere", produce_attention, &c, bytes);
    check_everywhere("weights on halves are the same everywhere", produce_weights, &c,
                     weight_bytes);
    check_halves_as_floats(c, longest, numbers);

    c.key_values.keys = (float *)random_tokens_f32(1, numbers, numbers).values;
    c.key_values.values = (float *)random_tokens_f32(1, numbers, numbers).values;
    c.key_values.type = STELE_FLOAT32;
    check_everywhere("attention is the same everywhere", produce_attention, &c, bytes);
    check_everywhere("attention's weights are the same everywhere", produce_weights, &c,
                     weight_bytes);
    float *y = allocate(bytes);
    produce_attention(&c, y, 1);
    check_alone(&c, y);
    if (!only_comparing) {
        check_weights(&c, longest);
        check_values(&c, y);
    }
    release_all();
}

// Scores far apart: the largest wins alone, and nothing overflows.
static void check_large_scores(void) {
    enum { QUERIES = 5, WIDTH = 2, POSITIONS = 3 };
    static float keys[] = {1000, 0, -1000, 0, 999, 0}, values[] = {1, 2, 3, 4, 5, 6};
    attention_case c = {.queries = random_tokens_f32(QUERIES, WIDTH, WIDTH),
                        .spans = allocate(QUERIES * sizeof(stele_attention_span)),
                        .key_values = {keys, values, 16 * WIDTH, 16 * WIDTH, STELE_FLOAT32},
                        .shape = {1, WIDTH, 0.70710678f}};
    for (size_t i = 0; i < QUERIES * WIDTH; i++) ((float *)c.queries.values)[i] = 1000;
    for (size_t i = 0; i < QUERIES; i++) c.spans[i] = (stele_attention_span){NULL, 0, POSITIONS};
    float y[QUERIES * WIDTH];
    check_everywhere("large scores are the same everywhere", produce_attention, &c, sizeof y);
    produce_attention(&c, y, 1);
    for (size_t i = 0; i < QUERIES * WIDTH; i++) {
        check(y[i] == values[i % WIDTH], "the largest score wins alone", i, 0, 0);
    }
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
    check_large_scores();
}

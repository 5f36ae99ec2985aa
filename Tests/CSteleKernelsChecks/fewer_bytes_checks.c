// Inputs that are zero and int4 weights: against all inputs, and plain sums in the stated order; the
// same everywhere.
#include <math.h>
#include <string.h>

#include "checks.h"

#pragma STDC FP_CONTRACT OFF

// int4 weights before they are laid out.
typedef struct {
    int8_t *weights;   // (rows, depth)
    uint16_t *scales;  // (rows, groups), halves
    float *bias;       // (rows,) or NULL
    size_t rows, depth, groups;
} plain_i4;

static plain_i4 random_i4(size_t rows, size_t depth, bool extremes) {
    const size_t groups = (depth + 31) / 32;
    plain_i4 plain = {allocate(rows * depth), allocate(rows * groups * sizeof(uint16_t)),
                      allocate(rows * sizeof(float)), rows, depth, groups};
    for (size_t i = 0; i < rows * depth; i++) {
        plain.weights[i] =
            (int8_t)(extremes ? (random_below(2) ? 7 : -8) : (int)random_below(16) - 8);
    }
    for (size_t i = 0; i < rows * groups; i++) {
        // From zero and subnormal numbers up to the largest.
        plain.scales[i] = (uint16_t)random_below(extremes ? 0x7C00 : 0x2C00);
    }
    for (size_t row = 0; row < rows; row++) plain.bias[row] = random_float(3);
    if (random_below(4) == 0) plain.bias = NULL;
    return plain;
}

static stele_matrix_i4 tiles_of(const plain_i4 *plain) {
    const size_t tiles = (plain->rows + 15) / 16, blocks = (plain->depth + 63) / 64;
    const size_t bytes = tiles * blocks * 576;
    uint8_t *weights = allocate(bytes);
    for (size_t line = 0; line < bytes / 64; line++) {
        memset(weights + line * 64, line % 9 == 0 ? 0 : 0x88, 64);
    }
    for (size_t row = 0; row < plain->rows; row++) {
        uint8_t *tile = weights + row / 16 * blocks * 576;
        for (size_t group = 0; group < plain->groups; group++) {
            memcpy(tile + group / 2 * 576 + (group % 2 * 16 + row % 16) * 2,
                   plain->scales + row * plain->groups + group, 2);
        }
        for (size_t k = 0; k < plain->depth; k++) {
            uint8_t *byte = tile + k / 64 * 576 + (1 + k % 64 / 8) * 64 + row % 16 * 4 + k % 4;
            const int value = plain->weights[row * plain->depth + k] + 8;
            *byte = (uint8_t)(k % 8 < 4 ? value << 4 | (*byte & 15) : (*byte & 0xF0) | value);
        }
    }
    return (stele_matrix_i4){weights, plain->bias, plain->rows, plain->depth};
}

// The operation's own steps, one row and token at a time.
static float expected_i4(const plain_i4 *plain, stele_tokens_i8 tokens, size_t row, size_t token) {
    float total = 0;
    for (size_t group = 0; group < plain->groups; group++) {
        int32_t sum = 0;
        for (size_t k = group * 32; k < plain->depth && k < (group + 1) * 32; k++) {
            sum += plain->weights[row * plain->depth + k] *
                   tokens.values[token * tokens.stride + k];
        }
        const float part = (float)(16 * sum) * half_value(plain->scales[row * plain->groups + group]);
        total = total + part;
    }
    const float value = total * (tokens.scales[token] * 0x1p-4f);
    return plain->bias ? value + plain->bias[row] : value;
}

typedef struct {
    stele_matrix_i8 bytes;
    stele_matrix_i4 groups;
    stele_tokens_i8 tokens;
    stele_epilogue epilogue;
    size_t output_stride;
} product_case;

static void prepare(const product_case *c, float *output) {
    const size_t size = (c->tokens.count - 1) * c->output_stride + c->bytes.rows;
    for (size_t i = 0; i < size; i++) output[i] = (float)(i % 7) - 3;
}

static void produce_sparse_i8(void *context, void *result, int threads) {
    const product_case *c = context;
    prepare(c, result);
    run(stele_linear_sparse_i8(c->bytes, c->tokens, c->epilogue, result, c->output_stride),
        threads);
}

static void produce_i4(void *context, void *result, int threads) {
    const product_case *c = context;
    prepare(c, result);
    run(stele_linear_i4(c->groups, c->tokens, c->epilogue, result, c->output_stride), threads);
}

static void produce_zero_counts(void *context, void *result, int threads) {
    const product_case *c = context;
    run(stele_count_zeros(c->tokens, c->bytes.depth, result), threads);
}

// Input by input, and column by column.
static stele_zero_counts expected_zeros(stele_tokens_i8 tokens, size_t depth) {
    stele_zero_counts counts = {0};
    for (size_t first = 0; first < depth; first += 4) {
        bool all = true;
        for (size_t k = first; k < first + 4 && k < depth; k++) {
            for (size_t token = 0; token < tokens.count; token++) {
                const bool is_zero = tokens.values[token * tokens.stride + k] == 0;
                counts.inputs++;
                counts.zeros += is_zero;
                all = all && is_zero;
            }
        }
        counts.columns++;
        counts.zero_columns += all;
    }
    return counts;
}

// Zeros in all tokens for some inputs, and in some tokens for others, as after a ReLU.
static void thin_out(stele_tokens_i8 tokens, size_t depth) {
    int8_t *values = (int8_t *)tokens.values;
    const uint32_t kept = random_below(9);  // of eight; none with 0
    const uint32_t run = 1 + random_below(8);
    bool is_zero = false;
    for (size_t k = 0; k < depth; k++) {
        if (k % run == 0) is_zero = random_below(8) >= kept;
        for (size_t token = 0; token < tokens.count; token++) {
            if (is_zero || random_below(4) == 0) values[token * tokens.stride + k] = 0;
        }
    }
}

static void check_case(size_t rows, size_t depth, size_t count, bool extremes) {
    product_case c = {
        .bytes = random_matrix_i8(rows, depth, extremes),
        .tokens = random_tokens_i8(count, depth, extremes),
        .epilogue = (stele_epilogue)random_below(3),
        .output_stride = rows + random_below(4),
    };
    if (random_below(4)) thin_out(c.tokens, depth);
    const plain_i4 plain = random_i4(rows, depth, extremes);
    c.groups = tiles_of(&plain);
    const size_t size = (count - 1) * c.output_stride + rows, bytes = size * sizeof(float);
    check_everywhere("linear_sparse_i8 is the same everywhere", produce_sparse_i8, &c, bytes);
    check_everywhere("linear_i4 is the same everywhere", produce_i4, &c, bytes);
    check_everywhere("count_zeros is the same everywhere", produce_zero_counts, &c,
                     sizeof(stele_zero_counts));
    if (only_comparing) {
        release_all();
        return;
    }
    float *before = allocate(bytes), *all = allocate(bytes), *sparse = allocate(bytes),
          *groups = allocate(bytes);
    prepare(&c, before);
    prepare(&c, all);
    run(stele_linear_i8(c.bytes, c.tokens, c.epilogue, all, c.output_stride), 1);
    produce_sparse_i8(&c, sparse, 1);
    produce_i4(&c, groups, 1);
    stele_zero_counts *counts = allocate(sizeof *counts);
    produce_zero_counts(&c, counts, 1);
    const stele_zero_counts wanted_counts = expected_zeros(c.tokens, depth);
    check(memcmp(counts, &wanted_counts, sizeof *counts) == 0, "zeros are counted", rows, depth,
          count);
    check(memcmp(all, sparse, bytes) == 0, "zeros passed over add nothing", rows, depth, count);
    for (size_t i = 0; i < size; i++) {
        const size_t token = i / c.output_stride, row = i % c.output_stride;
        if (row >= rows) {
            check(groups[i] == before[i], "padding untouched", rows, depth, i);
            continue;
        }
        float wanted = expected_i4(&plain, c.tokens, row, token);
        if (c.epilogue == STELE_STORE_RELU) wanted = wanted > 0 ? wanted : 0;
        if (c.epilogue == STELE_ACCUMULATE) wanted += before[i];
        check(groups[i] == wanted, "linear_i4 equals the plain sum", rows, depth, count);
    }
    release_all();
}

typedef struct {
    stele_matrix_i4 matrix;
    stele_tokens_i8 tokens;
    const int32_t *ids;
    const uint32_t *positions;
    const float *frequencies;
    size_t candidates;
    const random_list *shortlist;  // or NULL
} vocabulary_case;

static void produce_embeddings(void *context, void *result, int threads) {
    const vocabulary_case *c = context;
    run(stele_embed_i4(c->matrix, c->ids, c->positions, c->tokens.count, c->frequencies, 3, result),
        threads);
}

// Of each row its tokens, their logits, and the log-sum-exp.
static void produce_projection(void *context, void *result, int threads) {
    const vocabulary_case *c = context;
    const size_t count = c->tokens.count, k = c->candidates;
    stele_projection_row *rows = allocate(count * sizeof *rows);
    float *answers = result;
    for (size_t i = 0; i < count; i++) {
        float *answer = answers + i * (2 * k + 1);
        rows[i] = (stele_projection_row){.candidate_count = k,
                                         .candidate_tokens = (int32_t *)answer,
                                         .candidate_logits = answer + k};
        if (!c->shortlist) continue;
        rows[i].own = c->shortlist->own[i];
        rows[i].own_count = c->shortlist->own_counts[i];
        rows[i].own_logits = allocate(rows[i].own_count * sizeof(float));
    }
    void *scratch = allocate(stele_projection_scratch_bytes(c->matrix.rows, count, k));
    const stele_shortlist *list = c->shortlist ? &c->shortlist->list : NULL;
    const stele_operation operations[] = {
        stele_project_i4(c->matrix, c->tokens, rows, list, scratch),
        stele_project_merge(c->matrix.rows, rows, count, list, scratch),
    };
    run_all(operations, 2, threads);
    for (size_t i = 0; i < count; i++) answers[i * (2 * k + 1) + 2 * k] = rows[i].log_sum_exp;
}

static void check_vocabulary(size_t rows, size_t depth, size_t count) {
    plain_i4 plain = random_i4(rows, depth, false);
    plain.bias = NULL;
    int32_t *ids = allocate(count * sizeof *ids);
    uint32_t *positions = allocate(count * sizeof *positions);
    for (size_t i = 0; i < count; i++) {
        ids[i] = (int32_t)random_below((uint32_t)rows);
        positions[i] = random_below(3) ? random_below(200) : STELE_NO_POSITION;
    }
    float *frequencies = allocate(depth / 2 * sizeof(float));
    stele_position_frequencies(depth / 2, frequencies);
    vocabulary_case c = {tiles_of(&plain), random_tokens_i8(count, depth, false), ids, positions,
                         frequencies,      1 + random_below(4), NULL};
    const size_t embedded = count * depth * sizeof(float);
    const size_t answered = count * (2 * c.candidates + 1) * sizeof(float);
    check_everywhere("embed_i4 is the same everywhere", produce_embeddings, &c, embedded);
    check_everywhere("project_i4 is the same everywhere", produce_projection, &c, answered);
    const random_list list = random_shortlist(rows, count, 20);
    c.shortlist = &list;
    check_everywhere("shortlisted project_i4 is the same everywhere", produce_projection, &c,
                     answered);
    c.shortlist = NULL;
    if (only_comparing) {
        release_all();
        return;
    }
    // Of a token without a position, the row itself.
    for (size_t i = 0; i < count; i++) positions[i] = STELE_NO_POSITION;
    float *values = allocate(embedded), *logits = allocate(count * rows * sizeof(float)),
          *answers = allocate(answered);
    produce_embeddings(&c, values, 1);
    for (size_t i = 0; i < count * depth; i++) {
        const size_t row = (size_t)ids[i / depth], k = i % depth;
        const float wanted = (float)plain.weights[row * depth + k] *
                             half_value(plain.scales[row * plain.groups + k / 32]) * 3;
        check(values[i] == wanted, "an int4 row of the embedding", row, k, 0);
    }
    run(stele_linear_i4(c.matrix, c.tokens, STELE_STORE, logits, rows), 1);
    produce_projection(&c, answers, 1);
    for (size_t i = 0; i < count; i++) {
        float best = -INFINITY;
        double sum = 0;
        for (size_t row = 0; row < rows; row++) best = fmaxf(best, logits[i * rows + row]);
        for (size_t row = 0; row < rows; row++) sum += exp((double)(logits[i * rows + row] - best));
        const float *answer = answers + i * (2 * c.candidates + 1);
        int32_t token;
        memcpy(&token, answer, sizeof token);
        check(answer[c.candidates] == best && logits[i * rows + (size_t)token] == best,
              "the best int4 logit", rows, depth, i);
        const double wanted = (double)best + log(sum);
        check(fabs((double)answer[2 * c.candidates] - wanted) <= 1e-5 * (1 + fabs(wanted)),
              "the log-sum-exp of int4 logits", rows, depth, i);
    }
    release_all();
}

void check_fewer_bytes(void) {
    restart(9);
    for (size_t depth = 1; depth <= 70; depth++) {
        check_case(1 + random_below(150), depth, 1 + random_below(9), depth % 3 == 0);
    }
    for (size_t rows = 1; rows <= 140; rows += 3) {
        check_case(rows, 1 + random_below(150), 1 + random_below(9), rows % 2 == 0);
    }
    for (size_t count = 1; count <= 40; count += 3) {
        check_case(1 + random_below(200), 64 + random_below(70), count, count % 2 == 0);
    }
    // Deep ones, beyond what is looked through, too.
    check_case(64, 300, 3, true);
    check_case(130, 4096, 1, true);
    check_case(20, 4096 + 33, 4, false);
    check_case(20, 8192, 2, false);
    check_case(20, 8192 + 4, 3, false);
    check_case(600, 257, 5, true);  // large enough to be shared between threads
    for (size_t depth = 2; depth <= 100; depth += 7) {
        check_vocabulary(1 + random_below(700), depth, 1 + random_below(8));
    }
    check_vocabulary(1500, 260, 40);
}

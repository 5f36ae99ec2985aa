// The fused pass over the vocabulary, against all logits computed and sorted.
#include <math.h>
#include <string.h>

#include "checks.h"

typedef struct {
    stele_matrix_i8 whole;            // without bias
    stele_split_matrix_i8 matrix_i8;  // the same in two planes
    stele_matrix_f32 matrix_f32;
    stele_tokens_i8 tokens_i8;
    stele_tokens_f32 tokens_f32;
    size_t largest_k;
    size_t *candidate_counts;  // (count,)
    int32_t **excluded;        // (count,)
    size_t *excluded_counts;   // (count,)
    size_t result_bytes;
    bool quantized;
    const random_list *shortlist;  // or NULL
} projection_case;

// Lays out the rows of a case in `result`: log_sum_exp of each, then each row's arrays. Returns the
// rows, allocated.
static stele_projection_row *rows_in(const projection_case *c, float *result, size_t count) {
    stele_projection_row *rows = allocate(count * sizeof *rows);
    float *next = result + count;
    for (size_t i = 0; i < count; i++) {
        const size_t k = c->candidate_counts[i];
        rows[i] = (stele_projection_row){.candidate_count = k,
                                         .excluded = c->excluded[i],
                                         .excluded_count = c->excluded_counts[i],
                                         .candidate_tokens = (int32_t *)next,
                                         .candidate_logits = next + k,
                                         .excluded_logits = next + 2 * k,
                                         .skips_log_sum_exp = i % 4 == 2};
        next += 2 * k + c->excluded_counts[i];
        if (!c->shortlist) continue;
        rows[i].own = c->shortlist->own[i];
        rows[i].own_count = c->shortlist->own_counts[i];
        rows[i].own_logits = allocate(rows[i].own_count * sizeof(float));
    }
    return rows;
}

static void produce(void *context, void *result, int threads) {
    const projection_case *c = context;
    const size_t count = c->tokens_i8.count, vocabulary = c->matrix_i8.rows;
    stele_projection_row *rows = rows_in(c, result, count);
    void *scratch = allocate(stele_projection_scratch_bytes(vocabulary, count, c->largest_k));
    const stele_shortlist *list = c->shortlist ? &c->shortlist->list : NULL;
    const stele_operation operations[] = {
        c->quantized ? stele_project_i8(c->matrix_i8, c->tokens_i8, rows, list, scratch)
                     : stele_project_f32(c->matrix_f32, c->tokens_f32, rows, list, scratch),
        stele_project_merge(vocabulary, rows, count, list, scratch),
    };
    run_all(operations, 2, threads);
    for (size_t i = 0; i < count; i++) ((float *)result)[i] = rows[i].log_sum_exp;
}

// logits: of one token; those taken are overwritten by -INFINITY.
static void check_row(const stele_projection_row *row, float *logits, size_t vocabulary) {
    for (size_t i = 0; i < row->excluded_count; i++) {
        const size_t token = (size_t)row->excluded[i];
        check(row->excluded_logits[i] == logits[token], "excluded logit", vocabulary, i, token);
        logits[token] = -INFINITY;
    }
    double sum = 0, largest = -INFINITY;
    for (size_t i = 0; i < vocabulary; i++) largest = fmax(largest, (double)logits[i]);
    for (size_t i = 0; i < vocabulary; i++) {
        if (logits[i] > -INFINITY) sum += exp((double)logits[i] - largest);
    }
    if (row->skips_log_sum_exp) {
        check(isnan(row->log_sum_exp), "no log_sum_exp", vocabulary, 0, 0);
    } else if (largest == -INFINITY) {
        check(row->log_sum_exp == -INFINITY, "nothing left", vocabulary, 0, 0);
    } else {
        const double wanted = largest + log(sum);
        check(fabs((double)row->log_sum_exp - wanted) < 2e-6 * (1 + fabs(wanted)), "log_sum_exp",
              vocabulary, 0, 0);
    }
    for (size_t i = 0; i < row->candidate_count; i++) {
        int32_t best = -1;
        float best_logit = -INFINITY;
        for (size_t token = 0; token < vocabulary; token++) {
            if (logits[token] > best_logit) {
                best_logit = logits[token];
                best = (int32_t)token;
            }
        }
        check(row->candidate_tokens[i] == best, "candidate", vocabulary, i, (size_t)best);
        check(row->candidate_logits[i] == best_logit, "candidate's logit", vocabulary, i, 0);
        if (best >= 0) logits[best] = -INFINITY;
    }
}

static void check_results(projection_case *c) {
    const size_t count = c->tokens_i8.count, vocabulary = c->matrix_i8.rows;
    check_everywhere("projection is the same everywhere", produce, c, c->result_bytes);
    if (only_comparing) return;
    float *result = allocate(c->result_bytes);
    produce(c, result, 1);
    stele_projection_row *rows = rows_in(c, result, count);
    float *logits = allocate(count * vocabulary * sizeof(float));
    if (c->quantized) {
        run(stele_linear_i8(c->whole, c->tokens_i8, STELE_STORE, logits, vocabulary), 1);
    } else {
        run(stele_linear_f32(c->matrix_f32, c->tokens_f32, STELE_STORE, logits, vocabulary), 1);
    }
    for (size_t i = 0; i < count; i++) {
        rows[i].log_sum_exp = result[i];
        for (size_t token = 0; c->shortlist && token < vocabulary; token++) {
            if (!counts_for(c->shortlist, i, token)) logits[i * vocabulary + token] = -INFINITY;
        }
        check_row(rows + i, logits + i * vocabulary, vocabulary);
    }
}

// The case for its hypothesis `index` alone.
static projection_case case_alone(const projection_case *c, size_t index,
                                  const random_list *shortlist) {
    projection_case alone = *c;
    alone.tokens_i8.values += index * c->tokens_i8.stride;
    alone.tokens_i8.scales += index;
    alone.tokens_f32.values += index * c->tokens_f32.stride;
    alone.tokens_i8.count = alone.tokens_f32.count = 1;
    alone.candidate_counts += index;
    alone.excluded += index;
    alone.excluded_counts += index;
    alone.shortlist = shortlist;
    alone.result_bytes =
        (1 + 2 * alone.candidate_counts[0] + alone.excluded_counts[0]) * sizeof(float);
    return alone;
}

// What a hypothesis gets must not depend on what others have of their own, to the bit.
static void check_alone(const projection_case *c) {
    if (only_comparing) return;
    float *together = allocate(c->result_bytes);
    produce((void *)c, together, 1);
    const float *arrays = together + c->tokens_i8.count;
    for (size_t i = 0; i < c->tokens_i8.count; i++) {
        const random_list list = list_alone(c->shortlist, i);
        projection_case alone = case_alone(c, i, &list);
        float *result = allocate(alone.result_bytes);
        produce(&alone, result, 1);
        // The third of four rows has none, the only row of a pass has.
        check(i % 4 == 2 || memcmp(result, together + i, sizeof *result) == 0,
              "log_sum_exp alone", i, 0, 0);
        check(memcmp(result + 1, arrays, alone.result_bytes - sizeof *result) == 0,
              "a shortlisted row alone", i, 0, 0);
        arrays += alone.result_bytes / sizeof *result - 1;
    }
}

static void check_case(size_t vocabulary, size_t depth, size_t count) {
    projection_case c = {
        .whole = random_matrix_i8(vocabulary, depth, depth < 3),  // extremes: many ties
        .matrix_f32 = random_matrix_f32(vocabulary, depth),
        .tokens_i8 = random_tokens_i8(count, depth, false),
        .tokens_f32 = random_tokens_f32(count, depth, depth),
        .candidate_counts = allocate(count * sizeof(size_t)),
        .excluded = allocate(count * sizeof(int32_t *)),
        .excluded_counts = allocate(count * sizeof(size_t)),
    };
    c.whole.bias = NULL;
    for (size_t i = 0; depth < 3 && i < vocabulary; i++) ((float *)c.whole.scales)[i] = 0.01f;
    c.matrix_i8 = split_of(c.whole);
    size_t numbers = count;
    for (size_t i = 0; i < count; i++) {
        c.candidate_counts[i] = random_below(9);
        if (i == 3) c.candidate_counts[i] = vocabulary < 2000 ? vocabulary + 3 : 530;
        if (c.candidate_counts[i] > c.largest_k) c.largest_k = c.candidate_counts[i];
        // One in `sparse` tokens; the second row excludes all, the fifth the first token alone, the
        // sixth the last.
        const uint32_t sparse = i == 1 ? 1 : 2 + random_below(1000);
        c.excluded[i] = allocate(vocabulary * sizeof(int32_t));
        c.excluded_counts[i] = 0;
        for (size_t token = 0; token < vocabulary; token++) {
            const bool is_chosen = i == 4   ? token == 0
                                   : i == 5 ? token == vocabulary - 1
                                            : random_below(sparse) == 0;
            if (is_chosen) c.excluded[i][c.excluded_counts[i]++] = (int32_t)token;
        }
        numbers += 2 * c.candidate_counts[i] + c.excluded_counts[i];
    }
    c.result_bytes = numbers * sizeof(float);
    c.quantized = true;
    check_results(&c);
    c.quantized = false;
    check_results(&c);
    const random_list list = random_shortlist(vocabulary, count, random_below(4) ? 40 : 0);
    c.shortlist = &list;
    check_results(&c);
    check_alone(&c);
    c.quantized = true;
    check_results(&c);
    check_alone(&c);
    release_all();
}

// Equal logits over several blocks: the lower token comes first.
static void check_ties(void) {
    enum { VOCABULARY = 1100, DEPTH = 4, K = 6 };
    static const int32_t excluded[] = {0, 2}, wanted[K] = {1, 3, 4, 5, 6, 7};
    projection_case c = {.whole = random_matrix_i8(VOCABULARY, DEPTH, false),
                         .tokens_i8 = random_tokens_i8(1, DEPTH, false),
                         .largest_k = K,
                         .candidate_counts = (size_t[]){K},
                         .excluded = (int32_t *[]){(int32_t *)excluded},
                         .excluded_counts = (size_t[]){2},
                         .result_bytes = (1 + 2 * K + 2) * sizeof(float),
                         .quantized = true};
    for (size_t row = 0; row < VOCABULARY; row++) {
        ((float *)c.whole.scales)[row] = 1;
        for (size_t k = 0; k < DEPTH; k++) *weight_at(&c.whole, row, k) = 3;
    }
    ((float *)c.tokens_i8.scales)[0] = 1;
    memset((int8_t *)c.tokens_i8.values, 1, DEPTH);
    c.matrix_i8 = split_of(c.whole);
    check_everywhere("ties are the same everywhere", produce, &c, c.result_bytes);
    float *result = allocate(c.result_bytes);
    produce(&c, result, 2);
    const stele_projection_row *row = rows_in(&c, result, 1);
    check(memcmp(row->candidate_tokens, wanted, sizeof wanted) == 0, "ties go to the lower token",
          0, 0, 0);
    for (size_t i = 0; i < K; i++) {
        check(row->candidate_logits[i] == 12, "a tie's logit", i, 0, 0);
    }
    check(fabs((double)result[0] - (12 + log(VOCABULARY - 2))) < 1e-5, "log_sum_exp of ties", 0, 0,
          0);
    release_all();
}

void check_projection(void) {
    restart(3);
    for (size_t vocabulary = 1; vocabulary <= 40; vocabulary += 3) {
        check_case(vocabulary, 1 + random_below(20), 1 + random_below(6));
    }
    check_case(511, 8, 2);
    check_case(512, 1, 5);
    check_case(513, 2, 14);
    check_case(1, 4, 6);
    check_case(30, 7, 6);
    check_case(512, 5, 6);
    check_case(513, 8, 6);
    check_case(1700, 12, 6);
    check_ties();
    check_case(3000, 33, 5);
    check_case(9000, 12, 3);
}

// The screened projection, against all logits computed.
#include <math.h>
#include <string.h>

#include "checks.h"

typedef struct {
    stele_split_matrix_i8 matrix;
    stele_tokens_i8 tokens;
    size_t *candidate_counts;  // (count,)
    int32_t **excluded;        // (count,)
    size_t *excluded_counts;   // (count,)
    size_t result_bytes;
    bool looks_later;  // whether tiles are looked at when all were screened
    const random_list *shortlist;  // or NULL
} screening_case;

// Answers in `result`: of each row its token and logit, then its excluded logits.
static void produce(void *context, void *result, int threads) {
    const screening_case *c = context;
    const size_t count = c->tokens.count;
    stele_projection_row *rows = allocate(count * sizeof *rows);
    float *next = result;
    for (size_t i = 0; i < count; i++) {
        next[0] = next[1] = 0;
        rows[i] = (stele_projection_row){.candidate_count = c->candidate_counts[i],
                                         .excluded = c->excluded[i],
                                         .excluded_count = c->excluded_counts[i],
                                         .candidate_tokens = (int32_t *)next,
                                         .candidate_logits = next + 1,
                                         .excluded_logits = next + 2};
        next += 2 + c->excluded_counts[i];
        if (!c->shortlist) continue;
        rows[i].own = c->shortlist->own[i];
        rows[i].own_count = c->shortlist->own_counts[i];
    }
    void *scratch = allocate(stele_screening_scratch_bytes(count));
    if (c->looks_later && !c->shortlist) {
        const size_t tiles = (c->matrix.rows + 15) / 16;
        float *ceilings = allocate(count * tiles * sizeof(float));
        float *least = allocate(count * sizeof(float));
        run(stele_screen_bounds_i8(c->matrix, c->tokens, rows, scratch, ceilings), threads);
        // First those that reach any tile's ceiling, then the others.
        for (size_t i = 0; i < count; i++) least[i] = ceilings[i * tiles + i % tiles];
        run(stele_screen_look_i8(c->matrix, c->tokens, rows, scratch, ceilings, least), threads);
        for (size_t i = 0; i < count; i++) least[i] = -INFINITY;
        run(stele_screen_look_i8(c->matrix, c->tokens, rows, scratch, ceilings, least), threads);
        run(stele_screen_merge(rows, count, scratch), threads);
    } else {
        const stele_operation operations[] = {
            stele_screen_i8(c->matrix, c->tokens, rows,
                            c->shortlist ? &c->shortlist->list : NULL, scratch),
            stele_screen_merge(rows, count, scratch),
        };
        run_all(operations, 2, threads);
    }
    for (size_t i = 0; i < count; i++) {
        check(isnan(rows[i].log_sum_exp), "no log_sum_exp", count, i, 0);
    }
}

// One in `sparse` tokens is excluded, none with 0.
static void exclude(screening_case *c, size_t row, uint32_t sparse) {
    c->excluded[row] = allocate(c->matrix.rows * sizeof(int32_t));
    c->excluded_counts[row] = 0;
    for (size_t token = 0; token < c->matrix.rows; token++) {
        if (sparse && random_below(sparse) == 0) {
            c->excluded[row][c->excluded_counts[row]++] = (int32_t)token;
        }
    }
    c->result_bytes += (2 + c->excluded_counts[row]) * sizeof(float);
}

static screening_case case_of(stele_split_matrix_i8 matrix, stele_tokens_i8 tokens) {
    screening_case c = {matrix, tokens, allocate(tokens.count * sizeof(size_t)),
                        allocate(tokens.count * sizeof(int32_t *)),
                        allocate(tokens.count * sizeof(size_t)), 0, false, NULL};
    for (size_t i = 0; i < tokens.count; i++) c.candidate_counts[i] = 1;
    return c;
}

// logits: of one token, those excluded -INFINITY; answer: as produce leaves it.
static void check_best(const float *logits, size_t vocabulary, const float *answer) {
    int32_t best = -1, found;
    float best_logit = -INFINITY;
    for (size_t token = 0; token < vocabulary; token++) {
        if (logits[token] > best_logit) {
            best_logit = logits[token];
            best = (int32_t)token;
        }
    }
    memcpy(&found, answer, sizeof found);
    check(found == best, "best token", vocabulary, (size_t)best, (size_t)found);
    check(answer[1] == best_logit, "best token's logit", vocabulary, (size_t)best, 0);
}

static void check_results(screening_case *c, stele_matrix_i8 whole) {
    const size_t count = c->tokens.count, vocabulary = whole.rows;
    check_everywhere("screening is the same everywhere", produce, c, c->result_bytes);
    float *result = allocate(c->result_bytes);
    produce(c, result, 1);
    c->looks_later = true;
    check_everywhere("looking later is the same everywhere", produce, c, c->result_bytes);
    float *later = allocate(c->result_bytes);
    produce(c, later, 1);
    check(memcmp(result, later, c->result_bytes) == 0, "looking later finds the same", vocabulary,
          count, 0);
    c->looks_later = false;
    if (only_comparing) return;
    float *logits = allocate(count * vocabulary * sizeof(float));
    whole.bias = NULL;
    run(stele_linear_i8(whole, c->tokens, STELE_STORE, logits, vocabulary), 1);
    for (size_t i = 0; i < count; i++) {
        float *row = logits + i * vocabulary;
        for (size_t token = 0; c->shortlist && token < vocabulary; token++) {
            if (!counts_for(c->shortlist, i, token)) row[token] = -INFINITY;
        }
        for (size_t j = 0; j < c->excluded_counts[i]; j++) {
            const size_t token = (size_t)c->excluded[i][j];
            check(result[2 + j] == row[token], "excluded logit", vocabulary, i, token);
            row[token] = -INFINITY;
        }
        if (c->candidate_counts[i]) {
            check_best(row, vocabulary, result);
        } else {
            check(result[0] == 0 && result[1] == 0, "nothing asked, nothing written", i, 0, 0);
        }
        result += 2 + c->excluded_counts[i];
    }
}

static void check_case(size_t vocabulary, size_t depth, size_t count) {
    const stele_matrix_i8 whole = random_matrix_i8(vocabulary, depth, depth < 3);  // many ties
    for (size_t i = 0; depth < 3 && i < vocabulary; i++) ((float *)whole.scales)[i] = 0.01f;
    screening_case c = case_of(split_of(whole), random_tokens_i8(count, depth, false));
    for (size_t i = 0; i < count; i++) {
        exclude(&c, i, i == 1 ? 1 : random_below(300));  // the second row excludes all
        c.candidate_counts[i] = i != 2;
    }
    check_results(&c, whole);
    const random_list list = random_shortlist(vocabulary, count, random_below(4) ? 40 : 0);
    c.shortlist = &list;
    check_results(&c, whole);
    release_all();
}

// All weights and inputs at the ends of their range, up to the deepest that the contract allows.
static void check_uniform(size_t depth, int8_t weight, int8_t input) {
    const stele_matrix_i8 whole = random_matrix_i8(18, depth, false);
    for (size_t row = 0; row < whole.rows; row++) {
        for (size_t k = 0; k < depth; k++) *weight_at(&whole, row, k) = weight;
        ((float *)whole.scales)[row] = 1;
    }
    screening_case c = case_of(split_of(whole), random_tokens_i8(1, depth, false));
    memset((int8_t *)c.tokens.values, input, depth);
    ((float *)c.tokens.scales)[0] = 1;
    exclude(&c, 0, 0);
    check_results(&c, whole);
    const float wanted = (float)((int32_t)depth * weight * input);
    float answer[2];
    produce(&c, answer, 1);
    check(answer[1] == wanted, "the best of uniform logits", depth, 0, 0);
    release_all();
}

// Rows whose logit lies beyond what their spread lets expect count as the bound, everywhere: the
// answer does not depend on which row was looked at first.
static void check_exceeded_bounds(size_t vocabulary, size_t depth) {
    const stele_matrix_i8 whole = random_matrix_i8(vocabulary, depth, false);
    screening_case c = case_of(split_of(whole), random_tokens_i8(1, depth, false));
    memset((uint16_t *)c.matrix.low_means, 0, vocabulary * sizeof(uint16_t));
    memset((uint8_t *)c.matrix.low_spreads, 0, vocabulary);
    exclude(&c, 0, 0);
    check_everywhere("exceeded bounds are the same everywhere", produce, &c, c.result_bytes);
    c.looks_later = true;
    check_everywhere("so they are when looked at later", produce, &c, c.result_bytes);
    float later[2];
    produce(&c, later, 1);
    c.looks_later = false;
    double best = -INFINITY;
    for (size_t row = 0; row < vocabulary; row++) {
        int32_t high = 0, all = 0, sum = 0;
        for (size_t k = 0; k < depth; k++) {
            const int32_t weight = *weight_at(&whole, row, k);
            high += ((weight + 128) / 16 * 16 - 128) * c.tokens.values[k];
            all += weight * c.tokens.values[k];
            sum += c.tokens.values[k];
        }
        const double unit = (double)whole.scales[row] * (double)c.tokens.scales[0];
        const double slack = 1 + fabs((double)sum) * 0x1p-13;
        best = fmax(best, fmin(all * unit, high * unit + fabs(unit) * slack));
    }
    float answer[2];
    produce(&c, answer, 1);
    check(memcmp(answer, later, sizeof answer) == 0, "looking later finds the same bound",
          vocabulary, depth, 0);
    check(fabs((double)answer[1] - best) < 2e-6 * fabs(best), "the bound counts", vocabulary,
          depth, 0);
    release_all();
}

void check_screening(void) {
    restart(7);
    for (size_t vocabulary = 1; vocabulary <= 40; vocabulary += 3) {
        check_case(vocabulary, 1 + random_below(20), 1 + random_below(6));
    }
    check_case(511, 8, 2);
    check_case(513, 2, 14);
    check_case(700, 40, 75);
    check_case(900, 100, 5);
    check_case(1700, 12, 5);
    check_case(3000, 33, 5);
    check_case(9000, 12, 3);
    check_case(40, 2050, 4);
    static const int8_t weights[] = {127, -127, -128}, inputs[] = {127, -127};
    for (size_t i = 0; i < 6; i++) {
        check_uniform(5, weights[i / 2], inputs[i % 2]);
        check_uniform(STELE_MOST_DEPTH, weights[i / 2], inputs[i % 2]);
    }
    check_exceeded_bounds(900, 8);
    check_exceeded_bounds(300, 100);
}

// The output projection: blocks of the vocabulary in any order, then their results in one order.
#define STELE_TARGET

#include "every_instruction_set/lanes.h"
#include "scalar_math.h"

#pragma STDC FP_CONTRACT OFF

// Multiply-adds that putting one block's number in its place is worth.
enum { MERGE_COST_PER_BLOCK = 16 };

static size_t blocks_of(size_t vocabulary) {
    return (vocabulary + STELE_BLOCK_ROWS - 1) / STELE_BLOCK_ROWS;
}

// Blocks of rows that count for all: of the vocabulary, or of a shortlist's common tiles.
static size_t common_blocks_of(size_t vocabulary, const stele_shortlist *shortlist) {
    return blocks_of(shortlist ? shortlist->common_count * STELE_TILE_ROWS : vocabulary);
}

// All blocks that are looked at.
static size_t all_blocks_of(size_t vocabulary, const stele_shortlist *shortlist) {
    const size_t common = common_blocks_of(vocabulary, shortlist);
    if (!shortlist) return common;
    return common +
           blocks_of((shortlist->count - shortlist->common_count) * STELE_TILE_ROWS);
}

// Rows that are looked at.
static size_t rows_looked_at(size_t vocabulary, const stele_shortlist *shortlist) {
    return shortlist ? shortlist->count * STELE_TILE_ROWS : vocabulary;
}

// Lays the results of so many blocks out in scratch, each array on a multiple of 4 bytes.
static stele_block_results results_in(void *scratch, size_t blocks, size_t count,
                                      size_t largest_k) {
    const size_t kept = smaller(largest_k, STELE_BLOCK_ROWS);
    float *maxima = scratch;
    float *sums = maxima + count * blocks;
    float *logits = sums + count * blocks;
    int32_t *tokens = (int32_t *)(logits + count * blocks * kept);
    _Atomic(float) *floors = (_Atomic(float) *)(tokens + count * blocks * kept);
    return (stele_block_results){blocks, kept, maxima, sums, logits, tokens, floors};
}

size_t stele_projection_scratch_bytes(size_t vocabulary, size_t count, size_t largest_k) {
    const size_t kept = smaller(largest_k, STELE_BLOCK_ROWS);
    return count * sizeof(float) * (blocks_of(vocabulary) * 2 * (1 + kept) + 1);
}

// log(sum over blocks of sums[b] * exp(maxima[b]), and over a row's own logits of their
// exponentials), each in ascending order.
static float log_sum_exp(const float *maxima, const float *sums, size_t blocks,
                         const stele_projection_row *row) {
    float maximum = -INFINITY;
    for (size_t block = 0; block < blocks; block++) {
        maximum = maxima[block] > maximum ? maxima[block] : maximum;
    }
    for (size_t i = 0; i < row->own_count; i++) {
        maximum = row->own_logits[i] > maximum ? row->own_logits[i] : maximum;
    }
    if (!(maximum > -INFINITY)) return -INFINITY;
    lanes total = splat(0);
    for (size_t block = 0; block < blocks; block += LANES) {
        const size_t count = blocks - block;
        total += load_first(sums + block, count) *
                 exponential(load_first(maxima + block, count) - maximum);
    }
    for (size_t i = 0; i < row->own_count; i += LANES) {
        lanes logits = splat(-INFINITY);
        memcpy(&logits, row->own_logits + i,
               smaller(LANES, row->own_count - i) * sizeof *row->own_logits);
        total += exponential(logits - maximum);
    }
    return (float)((double)maximum + stele_log((double)sum_of(total)));
}

// As stele_insert_candidate, for a token that need not come behind those before it: of equal logits
// the lower token is ahead.
static void insert_own(float logit, int32_t token, float *logits, int32_t *tokens,
                       size_t capacity) {
    if (!(logit > -INFINITY)) return;
    size_t place = capacity;
    while (place > 0 && (logit > logits[place - 1] ||
                         (logit == logits[place - 1] && token < tokens[place - 1]))) {
        place--;
    }
    if (place == capacity) return;
    for (size_t i = capacity - 1; i > place; i--) {
        logits[i] = logits[i - 1];
        tokens[i] = tokens[i - 1];
    }
    logits[place] = logit;
    tokens[place] = token;
}

// Items: tokens. Turns what the blocks found into each row's answer.
static void merge_blocks(const void *context, stele_share tokens) {
    const stele_project_work *work = context;
    const stele_block_results *results = &work->results;
    for (size_t token = tokens.begin; token < tokens.end; token++) {
        stele_projection_row *row = work->rows + token;
        const size_t first = token * results->blocks, capacity = row->candidate_count;
        row->log_sum_exp = row->skips_log_sum_exp
                               ? NAN
                               : log_sum_exp(results->maxima + first, results->sums + first,
                                             results->blocks, row);
        for (size_t i = 0; i < capacity; i++) {
            row->candidate_logits[i] = -INFINITY;
            row->candidate_tokens[i] = -1;
        }
        if (capacity == 0) continue;
        for (size_t block = first; block < first + results->blocks; block++) {
            const float *logits = results->logits + block * results->kept;
            const int32_t *found = results->tokens + block * results->kept;
            for (size_t i = 0; i < smaller(capacity, results->kept); i++) {
                if (!(logits[i] > row->candidate_logits[capacity - 1])) break;
                stele_insert_candidate(logits[i], found[i], row->candidate_logits,
                                       row->candidate_tokens, capacity);
            }
        }
        for (size_t i = 0; i < row->own_count; i++) {
            insert_own(row->own_logits[i], row->own[i], row->candidate_logits,
                       row->candidate_tokens, capacity);
        }
    }
}

static size_t largest_candidate_count(const stele_projection_row *rows, size_t count) {
    size_t largest = 0;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].candidate_count > largest) largest = rows[i].candidate_count;
    }
    return largest;
}

// The results' place in scratch, ready for the first block.
static stele_block_results fresh_results(size_t vocabulary, stele_projection_row *rows,
                                         size_t count, const stele_shortlist *shortlist,
                                         void *scratch) {
    const stele_block_results results =
        results_in(scratch, common_blocks_of(vocabulary, shortlist), count,
                   largest_candidate_count(rows, count));
    if (shortlist) stele_clear_excluded(rows, count);
    for (size_t i = 0; i < count; i++) atomic_init(results.floors + i, -INFINITY);
    return results;
}

// A pass over a vocabulary of `rows` rows of `depth` inputs for `count` tokens by one of the kernels;
// work: its matrix and input.
static stele_operation project_by(stele_kernel kernel, size_t rows, size_t depth, size_t count,
                                  stele_project_work work, stele_projection_row *answers,
                                  const stele_shortlist *shortlist, void *scratch) {
    work.rows = answers;
    work.shortlist = shortlist;
    work.results = fresh_results(rows, answers, count, shortlist, scratch);
    return stele_operation_of((stele_planned){
        .kernel = kernel,
        .items = all_blocks_of(rows, shortlist),
        .cost = rows_looked_at(rows, shortlist) * depth * count,
        .grain = 1,
        .work.project = work,
    });
}

stele_operation stele_project_i8(stele_split_matrix_i8 matrix, stele_tokens_i8 input,
                                 stele_projection_row *rows, const stele_shortlist *shortlist,
                                 void *scratch) {
    const stele_project_work work = {.matrix_i8 = matrix, .input_i8 = input};
    return project_by(stele_kernels()->project_i8, matrix.rows, matrix.depth, input.count, work,
                      rows, shortlist, scratch);
}

stele_operation stele_project_i4(stele_matrix_i4 matrix, stele_tokens_i8 input,
                                 stele_projection_row *rows, const stele_shortlist *shortlist,
                                 void *scratch) {
    const stele_project_work work = {.matrix_i4 = matrix, .input_i8 = input};
    return project_by(stele_kernels()->project_i4, matrix.rows, matrix.depth, input.count, work,
                      rows, shortlist, scratch);
}

stele_operation stele_project_f32(stele_matrix_f32 matrix, stele_tokens_f32 input,
                                  stele_projection_row *rows, const stele_shortlist *shortlist,
                                  void *scratch) {
    const stele_project_work work = {.matrix_f32 = matrix, .input_f32 = input};
    return project_by(stele_kernels()->project_f32, matrix.rows, matrix.depth, input.count, work,
                      rows, shortlist, scratch);
}

stele_operation stele_project_merge(size_t vocabulary, stele_projection_row *rows, size_t count,
                                    const stele_shortlist *shortlist, void *scratch) {
    const stele_block_results results =
        results_in(scratch, common_blocks_of(vocabulary, shortlist), count,
                   largest_candidate_count(rows, count));
    return stele_operation_of((stele_planned){
        .kernel = merge_blocks,
        .items = count,
        .cost = MERGE_COST_PER_BLOCK * count * results.blocks * (1 + results.kept),
        .grain = 1,
        .work.project = {.rows = rows, .results = results},
    });
}

// The screened output projection: tiles of the vocabulary in any order, then each row's answer.
#include <math.h>

#include "kernels.h"
#include "ranking.h"

// Items: tokens.
static void take_best(const void *context, stele_share tokens) {
    const stele_screen_work *work = context;
    for (size_t token = tokens.begin; token < tokens.end; token++) {
        stele_projection_row *row = work->rows + token;
        row->log_sum_exp = NAN;
        if (row->candidate_count == 0) continue;
        const uint64_t rank = atomic_load_explicit(work->best + token, memory_order_relaxed);
        row->candidate_tokens[0] = rank ? stele_token_of(rank) : -1;
        row->candidate_logits[0] = rank ? stele_logit_of(rank) : -INFINITY;
    }
}

size_t stele_screening_scratch_bytes(size_t count) {
    return (count + 1) * sizeof(_Atomic(uint64_t));
}

float stele_screening_best(const void *scratch, size_t index) {
    return stele_best_logit((const _Atomic(uint64_t) *)scratch + index);
}

size_t stele_screening_looks(const void *scratch, size_t count) {
    const _Atomic(uint64_t) *best = scratch;
    return atomic_load_explicit(best + count, memory_order_relaxed);
}

stele_operation stele_screen_i8(stele_split_matrix_i8 matrix, stele_tokens_i8 input,
                                stele_projection_row *rows, const stele_shortlist *shortlist,
                                void *scratch) {
    _Atomic(uint64_t) *best = scratch;
    for (size_t i = 0; i <= input.count; i++) atomic_init(best + i, 0);
    if (shortlist) stele_clear_excluded(rows, input.count);
    const size_t tiles = shortlist ? shortlist->count
                                   : (matrix.rows + STELE_TILE_ROWS - 1) / STELE_TILE_ROWS;
    return stele_operation_of((stele_planned){
        .kernel = stele_kernels()->screen_i8,
        .items = tiles,
        .cost = tiles * STELE_TILE_ROWS * matrix.depth * input.count,
        .grain = STELE_GROUP_TILES,
        .work.screen = {.matrix = matrix,
                        .input = input,
                        .rows = rows,
                        .shortlist = shortlist,
                        .best = best},
    });
}

stele_operation stele_screen_bounds_i8(stele_split_matrix_i8 matrix, stele_tokens_i8 input,
                                       stele_projection_row *rows, void *scratch,
                                       float *ceilings) {
    stele_operation operation = stele_screen_i8(matrix, input, rows, NULL, scratch);
    stele_planned planned;
    memcpy(&planned, &operation, sizeof planned);
    planned.work.screen.ceilings = ceilings;
    return stele_operation_of(planned);
}

stele_operation stele_screen_look_i8(stele_split_matrix_i8 matrix, stele_tokens_i8 input,
                                     stele_projection_row *rows, void *scratch, float *ceilings,
                                     const float *least) {
    return stele_operation_of((stele_planned){
        .kernel = stele_kernels()->look_i8,
        .items = (matrix.rows + STELE_TILE_ROWS - 1) / STELE_TILE_ROWS,
        // Few tiles reach their bar; those that do are waited for, and that by all threads.
        .cost = matrix.rows * matrix.depth * input.count,
        .grain = 1,
        .work.screen = {.matrix = matrix,
                        .input = input,
                        .rows = rows,
                        .best = scratch,
                        .ceilings = ceilings,
                        .least = least},
    });
}

stele_operation stele_screen_merge(stele_projection_row *rows, size_t count, void *scratch) {
    return stele_operation_of((stele_planned){
        .kernel = take_best,
        .items = count,
        .cost = count,
        .grain = 1,
        .work.screen = {.rows = rows, .best = scratch},
    });
}

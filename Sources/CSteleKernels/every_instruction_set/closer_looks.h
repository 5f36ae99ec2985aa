// Looking at the whole weights of tiles that screening found worth it, after all were screened.
#ifndef STELE_CLOSER_LOOKS_H
#define STELE_CLOSER_LOOKS_H

#include "screening.h"

#pragma STDC FP_CONTRACT OFF

// Items: tiles.
STELE_TARGET static void look_i8(const void *context, stele_share tiles) {
    const stele_screen_work *work = context;
    const stele_split_matrix_i8 *matrix = &work->matrix;
    const stele_tokens_i8 input = work->input;
    const stored_matrix stored = stored_in_planes(matrix);
    stele_screen_work at_once = *work;
    at_once.ceilings = NULL;
    int32_t sums[STELE_TILE_ROWS];
    for (size_t index = 0; index < input.count; index++) {
        float *ceilings = work->ceilings + index * tiles_of(matrix->rows);
        const int8_t *values = input.values + index * input.stride;
        for (size_t tile = tiles.begin; tile < tiles.end; tile++) {
            if (!(ceilings[tile] > -INFINITY) || ceilings[tile] < work->least[index] ||
                ceilings[tile] < stele_best_logit(work->best + index)) {
                continue;
            }
            ceilings[tile] = -INFINITY;
            screened_token token = screened_token_of(values, matrix->depth, work->rows + index,
                                                     tile * STELE_TILE_ROWS);
            dot_i8(tiles_from(stored.tiles, IN_HIGH_PLANE, stored.depth, tile), IN_HIGH_PLANE,
                   stored.depth, 1, (some_tokens){values, 1, input.stride},
                   (weight_flow){NULL, 0, 0}, sums);
            screen_group(&at_once, tile, 0, 1, index, 1, sums, &token);
        }
    }
}

#endif

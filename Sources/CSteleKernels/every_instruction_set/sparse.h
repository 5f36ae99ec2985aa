// Products with inputs of which many are zero, as a ReLU leaves them: of few tokens, the cache lines
// of four inputs that are zero for all of them are passed over. What they would add is zero.
#ifndef STELE_SPARSE_H
#define STELE_SPARSE_H

#include "linear.h"

enum {
    // More tokens leave few lines that are zero for all.
    SPARSE_TOKENS = 4,
    // Inputs that can be looked through; deeper matrices are read whole.
    SPARSE_DEPTH = 8192,
    // Columns that are gathered at a time: 16 KiB of four tiles.
    GATHERED_COLUMNS = 64,
    // Columns that are asked for ahead: they lie apart, which no processor foresees.
    COLUMNS_AHEAD = 32,
};

// Columns of four inputs that are not zero for all tokens.
typedef struct {
    size_t count;
    uint16_t places[SPARSE_DEPTH / STELE_TILE_DEPTH];
    int8_t values[SPARSE_TOKENS * SPARSE_DEPTH];  // (tokens, SPARSE_DEPTH): their inputs
} live_columns;

// depth: a multiple of 4.
STELE_TARGET static void find_live_columns(stele_tokens_i8 input, size_t depth,
                                           live_columns *live) {
    live->count = 0;
    for (size_t column = 0; column < depth / STELE_TILE_DEPTH; column++) {
        int32_t any = 0;
        for (size_t token = 0; token < input.count; token++) {
            int32_t four;
            memcpy(&four, input.values + token * input.stride + column * STELE_TILE_DEPTH,
                   sizeof four);
            memcpy(live->values + token * SPARSE_DEPTH + live->count * STELE_TILE_DEPTH, &four,
                   sizeof four);
            any |= four;
        }
        live->places[live->count] = (uint16_t)column;
        live->count += any != 0;
    }
}

// Whether passing over lines takes less time than reading all of them in their order. On an AMD EPYC
// a third of the lines takes as long as all, a fifth half as long, a tenth an eighth.
static inline int is_worth_it(size_t live, size_t columns) { return 4 * live <= columns; }

// sums[tile][t][r] = the exact products of live columns. tiles: from the group's first on; sums:
// (tile_count, input.count, 16).
STELE_TARGET static inline void dot_live(const int8_t *tiles, size_t depth, size_t tile_count,
                                         const live_columns *live, size_t token_count,
                                         int32_t *sums) {
    _Alignas(64) int8_t gathered[GROUP_TILES * GATHERED_COLUMNS * COLUMN];
    int32_t some[GROUP_TILES * SPARSE_TOKENS * STELE_TILE_ROWS];
    memset(sums, 0, tile_count * token_count * STELE_TILE_ROWS * sizeof *sums);
    for (size_t first = 0; first < live->count; first += GATHERED_COLUMNS) {
        const size_t count = smaller(GATHERED_COLUMNS, live->count - first);
        for (size_t tile = 0; tile < tile_count; tile++) {
            const int8_t *from = tiles + tile * depth * STELE_TILE_ROWS;
            int8_t *to = gathered + tile * count * COLUMN;
            for (size_t i = 0; i < count; i++) {
                const size_t ahead = smaller(first + i + COLUMNS_AHEAD, live->count - 1);
                __builtin_prefetch(from + live->places[ahead] * COLUMN);
                memcpy(to + i * COLUMN, from + live->places[first + i] * COLUMN, COLUMN);
            }
        }
        dot_i8((some_tiles){.bytes = gathered}, IN_BYTES, count * STELE_TILE_DEPTH, tile_count,
               (some_tokens){live->values + first * STELE_TILE_DEPTH, token_count, SPARSE_DEPTH},
               (weight_flow){.at_hand = 1}, some);
        for (size_t i = 0; i < tile_count * token_count * STELE_TILE_ROWS; i++) sums[i] += some[i];
    }
}

STELE_TARGET static void linear_sparse_i8(const void *context, stele_share tiles) {
    const stele_linear_i8_work *work = context;
    const stored_matrix matrix = stored_in_bytes(&work->matrix);
    const stele_tokens_i8 input = work->input;
    if (input.count > SPARSE_TOKENS || matrix.depth > SPARSE_DEPTH) {
        return linear_i8(context, tiles);
    }
    live_columns live;
    find_live_columns(input, matrix.depth, &live);
    if (!is_worth_it(live.count, matrix.depth / STELE_TILE_DEPTH)) {
        return linear_i8(context, tiles);
    }
    const destination to = {work->output, work->output_stride, work->epilogue};
    int32_t sums[GROUP_TILES * SPARSE_TOKENS * STELE_TILE_ROWS];
    for (size_t tile = tiles.begin; tile < tiles.end; tile += GROUP_TILES) {
        const size_t some = smaller(GROUP_TILES, tiles.end - tile);
        const int8_t *weights = tiles_from(matrix.tiles, IN_BYTES, matrix.depth, tile).bytes;
        dot_live(weights, matrix.depth, some, &live, input.count, sums);
        finish_i8(&matrix, tile, some, input, sums, part_of(to, tile, 0));
    }
}

#endif

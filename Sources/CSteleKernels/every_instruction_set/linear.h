// Matrix times tokens: tiles of 16 rows, a few tiles and a few tokens at a time.
#ifndef STELE_LINEAR_H
#define STELE_LINEAR_H

#include "groups.h"

#pragma STDC FP_CONTRACT OFF

static inline size_t tiles_of(size_t rows) {
    return (rows + STELE_TILE_ROWS - 1) / STELE_TILE_ROWS;
}

// The size of the next group of tokens, of those left: as even as can be, since small groups make
// little use of each weight.
static inline size_t group_of(size_t tokens_left) {
    const size_t groups = (tokens_left + GROUP_TOKENS - 1) / GROUP_TOKENS;
    return (tokens_left + groups - 1) / groups;
}

// Where results go, and how.
typedef struct {
    float *values;  // (count, stride)
    size_t stride;
    stele_epilogue epilogue;
} destination;

// The part of `to` that belongs to a later tile and token.
static inline destination part_of(destination to, size_t tiles, size_t tokens) {
    to.values += tokens * to.stride + tiles * STELE_TILE_ROWS;
    return to;
}

// y[0 ..< count] = epilogue(values).
STELE_TARGET static inline void finish(lanes values, stele_epilogue epilogue, float *y,
                                       size_t count) {
    if (epilogue == STELE_STORE_RELU) values = larger_of(values, splat(0));
    if (epilogue == STELE_ACCUMULATE) values += load_first(y, count);
    store_first(y, values, count);
}

// A matrix of int8 or int4 weights, however it is stored.
typedef struct {
    some_tiles tiles;  // 64-byte aligned
    storage storage;
    const float *scales;  // (rows,), or NULL of groups, which have theirs beside the weights
    const float *bias;    // (rows,) or NULL
    size_t rows;
    size_t depth;  // a multiple of 4
} stored_matrix;

static inline stored_matrix stored_in_bytes(const stele_matrix_i8 *matrix) {
    return (stored_matrix){{.bytes = matrix->weights}, IN_BYTES, matrix->scales, matrix->bias,
                           matrix->rows, padded_depth(matrix->depth)};
}

static inline stored_matrix stored_in_planes(const stele_split_matrix_i8 *matrix) {
    return (stored_matrix){{.high = matrix->high, .low = matrix->low}, IN_PLANES, matrix->scales,
                           NULL, matrix->rows, padded_depth(matrix->depth)};
}

static inline stored_matrix stored_in_groups(const stele_matrix_i4 *matrix) {
    return (stored_matrix){{.groups = matrix->weights}, IN_GROUPS, NULL, matrix->bias,
                           matrix->rows, padded_depth(matrix->depth)};
}

// Half of a group's weights, from `tile` on: those of its first tiles, or the high plane; or else
// the others.
static inline const void *half_group(const stored_matrix *matrix, size_t tile, int is_first) {
    const some_tiles tiles = tiles_from(matrix->tiles, matrix->storage, matrix->depth, tile);
    if (matrix->storage != IN_BYTES) return is_first ? tiles.high : tiles.low;
    return tiles.bytes + (is_first ? 0 : GROUP_TILES / 2 * STELE_TILE_ROWS * matrix->depth);
}

// Turns the sums of a group into output, for `tiles` tiles from `tile` on.
// sums: (tiles, input.count, 16); to: at the group's first row and token.
STELE_TARGET static inline void finish_i8(const stored_matrix *matrix, size_t tile, size_t tiles,
                                          stele_tokens_i8 input, const int32_t *sums,
                                          destination to) {
    for (size_t t = 0; t < tiles; t++) {
        const size_t row = (tile + t) * STELE_TILE_ROWS;
        const size_t rows = smaller(STELE_TILE_ROWS, matrix->rows - row);
        const lanes scales = load_first(matrix->scales + row, rows);
        const lanes bias = matrix->bias ? load_first(matrix->bias + row, rows) : splat(0);
        for (size_t i = 0; i < input.count; i++) {
            integer_lanes sum;
            memcpy(&sum, sums + (t * input.count + i) * STELE_TILE_ROWS, sizeof sum);
            const lanes scaled = __builtin_convertvector(sum, lanes) * (scales * input.scales[i]);
            finish(scaled + bias, to.epilogue, to.values + i * to.stride + t * STELE_TILE_ROWS,
                   rows);
        }
    }
}

// As finish_i8, of what dot_groups makes, which is 16 times as large.
STELE_TARGET static inline void finish_i4(const stored_matrix *matrix, size_t tile, size_t tiles,
                                          stele_tokens_i8 input, const float *totals,
                                          destination to) {
    for (size_t t = 0; t < tiles; t++) {
        const size_t row = (tile + t) * STELE_TILE_ROWS;
        const size_t rows = smaller(STELE_TILE_ROWS, matrix->rows - row);
        const lanes bias = matrix->bias ? load_first(matrix->bias + row, rows) : splat(0);
        for (size_t i = 0; i < input.count; i++) {
            const lanes scaled = load(totals + (t * input.count + i) * STELE_TILE_ROWS) *
                                 (input.scales[i] * 0x1p-4f);
            finish(scaled + bias, to.epilogue, to.values + i * to.stride + t * STELE_TILE_ROWS,
                   rows);
        }
    }
}

// multiply_stored for int4 weights.
STELE_TARGET static void multiply_i4(const stored_matrix *matrix, stele_tokens_i8 input,
                                     size_t first, size_t end, destination to) {
    _Alignas(64) float totals[GROUPED_TILES * GROUP_TOKENS * STELE_TILE_ROWS];
    for (size_t tile = first; tile < end; tile += GROUPED_TILES) {
        const size_t tiles = smaller(GROUPED_TILES, end - tile);
        const some_tiles weights = tiles_from(matrix->tiles, IN_GROUPS, matrix->depth, tile);
        for (size_t token = 0, group; token < input.count; token += group) {
            group = group_of(input.count - token);
            const int8_t *values = input.values + token * input.stride;
            dot_groups(weights.groups, matrix->depth, tiles,
                       (some_tokens){values, group, input.stride}, totals);
            finish_i4(matrix, tile, tiles,
                      (stele_tokens_i8){values, input.scales + token, group, input.stride}, totals,
                      part_of(to, tile - first, token));
        }
    }
}

// The products of all tokens given and the rows of tiles [first, end).
// to: its column 0 is the first tile's first row. hinted: tiles before it come from memory and may
// be fetched ahead, which reaches beyond `end`; 0 where they are in a cache.
STELE_TARGET static void multiply_stored(const stored_matrix *matrix, stele_tokens_i8 input,
                                         size_t first, size_t end, size_t hinted, destination to) {
    if (matrix->storage == IN_GROUPS) return multiply_i4(matrix, input, first, end, to);
    const size_t depth = matrix->depth;
    int32_t sums[GROUP_TOKENS * GROUP_TILES * STELE_TILE_ROWS];
    for (size_t tile = first; tile < end; tile += GROUP_TILES) {
        const size_t tiles = smaller(GROUP_TILES, end - tile);
        const some_tiles weights = tiles_from(matrix->tiles, matrix->storage, depth, tile);
        for (size_t token = 0, group; token < input.count; token += group) {
            group = group_of(input.count - token);
            const int8_t *values = input.values + token * input.stride;
            // While the first group of several computes, half of the next tiles comes from memory,
            // and the rest during the second: computing and reading overlap.
            weight_flow flow = {.ahead = stele_read_ahead()};
            if (tile + 2 * GROUP_TILES <= hinted && group < input.count && token < 2 * group) {
                flow.next = half_group(matrix, tile + GROUP_TILES, token == 0);
            }
            dot_i8(weights, matrix->storage, depth, tiles,
                   (some_tokens){values, group, input.stride}, flow, sums);
            finish_i8(matrix, tile, tiles,
                      (stele_tokens_i8){values, input.scales + token, group, input.stride}, sums,
                      part_of(to, tile - first, token));
        }
    }
}

STELE_TARGET static void linear_i8(const void *context, stele_share tiles) {
    const stele_linear_i8_work *work = context;
    const destination to = {work->output, work->output_stride, work->epilogue};
    const stored_matrix matrix = stored_in_bytes(&work->matrix);
    multiply_stored(&matrix, work->input, tiles.begin, tiles.end, tiles_of(matrix.rows),
                    part_of(to, tiles.begin, 0));
}

STELE_TARGET static void linear_i4(const void *context, stele_share tiles) {
    const stele_linear_i4_work *work = context;
    const destination to = {work->output, work->output_stride, work->epilogue};
    const stored_matrix matrix = stored_in_groups(&work->matrix);
    multiply_stored(&matrix, work->input, tiles.begin, tiles.end, 0, part_of(to, tiles.begin, 0));
}

// totals[tile][token] = weights . x. A sum of 64 products at a time is added to the total: the
// rounding error grows with depth / 64 instead of depth.
//
// weights: (tile_count, depth, 16); x: (token_count, stride). Always inlined with constant counts,
// so that totals lie in registers.
STELE_TARGET static inline __attribute__((always_inline)) void dot_f32(
    const float *weights, size_t depth, size_t tile_count, const float *x, size_t stride,
    size_t token_count, lanes *totals) {
    enum { CHUNK = 64 };
    for (size_t i = 0; i < tile_count * token_count; i++) totals[i] = splat(0);
    for (size_t start = 0; start < depth; start += CHUNK) {
        lanes sums[GROUP_TILES];
        for (size_t i = 0; i < tile_count * token_count; i++) sums[i] = splat(0);
        const size_t stop = smaller(depth, start + CHUNK);
        for (size_t k = start; k < stop; k++) {
            for (size_t tile = 0; tile < tile_count; tile++) {
                const lanes column = load(weights + (tile * depth + k) * STELE_TILE_ROWS);
                for (size_t token = 0; token < token_count; token++) {
                    sums[tile * token_count + token] += column * x[token * stride + k];
                }
            }
        }
        for (size_t i = 0; i < tile_count * token_count; i++) totals[i] += sums[i];
    }
}

// As finish_i8, for sums in `totals`: (tiles, count).
STELE_TARGET static inline void finish_f32(const stele_matrix_f32 *matrix, size_t tile,
                                           size_t tiles, size_t count, const lanes *totals,
                                           destination to) {
    for (size_t t = 0; t < tiles; t++) {
        const size_t row = (tile + t) * STELE_TILE_ROWS;
        const size_t rows = smaller(STELE_TILE_ROWS, matrix->rows - row);
        const lanes bias = matrix->bias ? load_first(matrix->bias + row, rows) : splat(0);
        for (size_t i = 0; i < count; i++) {
            finish(totals[t * count + i] + bias, to.epilogue,
                   to.values + i * to.stride + t * STELE_TILE_ROWS, rows);
        }
    }
}

// As multiply_stored. Four tokens are multiplied with one tile at a time, one token with four.
STELE_TARGET static void multiply_f32(const stele_matrix_f32 *matrix, stele_tokens_f32 input,
                                      size_t first, size_t end, destination to) {
    const size_t depth = matrix->depth, stride = input.stride;
    for (size_t tile = first; tile < end; tile += GROUP_TILES) {
        const size_t tiles = smaller(GROUP_TILES, end - tile);
        const float *weights = matrix->weights + tile * STELE_TILE_ROWS * depth;
        for (size_t token = 0, group; token < input.count; token += group) {
            const float *x = input.values + token * stride;
            lanes totals[GROUP_TILES * 4];
            group = input.count - token >= 4 ? 4 : 1;
            if (group == 1 && tiles == GROUP_TILES) {
                dot_f32(weights, depth, GROUP_TILES, x, stride, 1, totals);
            } else {
                for (size_t t = 0; t < tiles; t++) {
                    const float *w = weights + t * STELE_TILE_ROWS * depth;
                    if (group == 4) {
                        dot_f32(w, depth, 1, x, stride, 4, totals + 4 * t);
                    } else {
                        dot_f32(w, depth, 1, x, stride, 1, totals + t);
                    }
                }
            }
            finish_f32(matrix, tile, tiles, group, totals, part_of(to, tile - first, token));
        }
    }
}

STELE_TARGET static void linear_f32(const void *context, stele_share tiles) {
    const stele_linear_f32_work *work = context;
    const destination to = {work->output, work->output_stride, work->epilogue};
    multiply_f32(&work->matrix, work->input, tiles.begin, tiles.end, part_of(to, tiles.begin, 0));
}

#endif

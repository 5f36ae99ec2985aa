// Matrices by input: inputs that are zero for all of a few tokens are passed over. The lines of the
// others are interleaved, four at a time, into tiles, which are multiplied as all tiles are.
#ifndef STELE_STRIPES_H
#define STELE_STRIPES_H

#include "interleave.h"
#include "linear.h"

#pragma STDC FP_CONTRACT OFF

enum {
    STRIPE_TILES = STELE_STRIPE_ROWS / STELE_TILE_ROWS,
    // Inputs that are looked through at a time, and of those that count, interleaved at a time.
    PICKED_DEPTH = 4096,
    PACKED_DEPTH = 128,
    // Each part of them is filled up to a multiple of four.
    MOST_PARTS = PICKED_DEPTH / GROUP_DEPTH,
    MOST_PICKED = PICKED_DEPTH + 3 * MOST_PARTS,
    // Lines that are asked for ahead: those that count lie apart, which no processor foresees.
    LINES_AHEAD = 64,
    // Tokens that go through a stripe together.
    STRIPED_TOKENS = 6 * GROUP_TOKENS,
    // Lines with scales of a group of int4, before those with weights.
    SCALE_LINES = STELE_DOUBLE_STRIPE_ROWS * (int)sizeof(uint16_t) / COLUMN,
    STRIPE_GROUP_BYTES = (SCALE_LINES + GROUP_DEPTH) * COLUMN,
};
_Static_assert((int)STELE_STRIPE_ROWS == (int)COLUMN, "an input has one cache line in a stripe");

// The inputs of some tokens that count, in parts: those that are not zero for all of them, or, of
// many tokens, all. A part has a multiple of four, filled up with inputs that are zero.
typedef struct {
    size_t first, end;            // of the inputs that were looked through
    size_t ends[MOST_PARTS];      // of the parts, among the inputs that count
    uint16_t places[MOST_PICKED];  // of the inputs that count, from `first` on
    // (tokens, stride): what the tokens have in these places.
    const int8_t *values;
    size_t stride;
    int8_t own_values[GROUP_TOKENS * MOST_PICKED];
} picked_inputs;

// Looks through inputs [first, first + PICKED_DEPTH), as far as there are so many, in parts of
// `part_depth`, unless that was done before. depth: not padded.
STELE_TARGET static void pick_inputs(picked_inputs *picked, stele_tokens_i8 input, size_t depth,
                                     size_t first, size_t part_depth) {
    const size_t end = smaller(depth, first + PICKED_DEPTH);
    if (picked->first == first && picked->end == end) return;
    picked->first = first;
    picked->end = end;
    const int is_sparse = input.count <= GROUP_TOKENS;
    picked->values = is_sparse ? picked->own_values : input.values + first;
    picked->stride = is_sparse ? MOST_PICKED : input.stride;
    size_t count = 0;
    for (size_t start = first, part = 0; start < end; start += part_depth, part++) {
        const size_t stop = smaller(end, start + part_depth);
        for (size_t k = start; k < stop; k++) {
            int counts = !is_sparse;
            for (size_t token = 0; is_sparse && token < input.count; token++) {
                const int8_t value = input.values[token * input.stride + k];
                picked->own_values[token * MOST_PICKED + count] = value;
                counts |= value != 0;
            }
            picked->places[count] = (uint16_t)(k - first);
            count += (size_t)counts;
        }
        for (; count % STELE_TILE_DEPTH != 0; count++) {
            picked->places[count] = picked->places[count - 1];
            for (size_t token = 0; is_sparse && token < input.count; token++) {
                picked->own_values[token * MOST_PICKED + count] = 0;
            }
        }
        picked->ends[part] = count;
    }
}

// What a group of tokens has in picked places, from the one at `place` on.
static inline some_tokens picked_tokens(const picked_inputs *picked, size_t token, size_t group,
                                        size_t place) {
    return (some_tokens){picked->values + token * picked->stride + place, group, picked->stride};
}

STELE_TARGET static inline line_bytes load_line(const void *from) {
    line_bytes line;
    memcpy(&line, __builtin_assume_aligned(from, COLUMN), sizeof line);
    return line;
}

// packed[t]: a tile of `count` inputs, those picked from the one at `place` on, in bytes.
// lines: of the stripe, from picked->first on.
STELE_TARGET static inline void pack_lines(const int8_t *lines, const picked_inputs *picked,
                                           size_t place, size_t count, int8_t *packed) {
    const size_t last = picked->ends[0] - 1;
    for (size_t i = 0; i < count; i += STELE_TILE_DEPTH) {
        line_bytes from[STELE_TILE_DEPTH], to[STRIPE_TILES];
        for (size_t j = 0; j < STELE_TILE_DEPTH; j++) {
            const size_t ahead = smaller(place + i + j + LINES_AHEAD, last);
            __builtin_prefetch(lines + picked->places[ahead] * COLUMN);
            from[j] = load_line(lines + picked->places[place + i + j] * COLUMN);
        }
        interleave(from, to);
        for (size_t t = 0; t < STRIPE_TILES; t++) {
            memcpy(packed + t * STELE_TILE_ROWS * count + i * STELE_TILE_ROWS, to + t, COLUMN);
        }
    }
}

// totals += the products of a stripe and some tokens over the picked inputs.
// totals: for each group of tokens (STRIPE_TILES, group, 16).
STELE_TARGET static void add_stripe(const int8_t *lines, const picked_inputs *picked,
                                    size_t token_count, int32_t *totals) {
    _Alignas(64) int8_t packed[STELE_STRIPE_ROWS * PACKED_DEPTH];
    int32_t sums[GROUP_TOKENS * STELE_STRIPE_ROWS];
    for (size_t place = 0, count; place < picked->ends[0]; place += count) {
        count = smaller(PACKED_DEPTH, picked->ends[0] - place);
        pack_lines(lines, picked, place, count, packed);
        for (size_t token = 0, group; token < token_count; token += group) {
            group = group_of(token_count - token);
            dot_i8((some_tiles){.bytes = packed}, IN_BYTES, count, STRIPE_TILES,
                   picked_tokens(picked, token, group, place), (weight_flow){.at_hand = 1}, sums);
            for (size_t i = 0; i < group * STELE_STRIPE_ROWS; i++) {
                totals[token * STELE_STRIPE_ROWS + i] += sums[i];
            }
        }
    }
}

// Some of the tokens, from `first` on.
static inline stele_tokens_i8 tokens_from(stele_tokens_i8 input, size_t first, size_t count) {
    return (stele_tokens_i8){input.values + first * input.stride, input.scales + first, count,
                             input.stride};
}

STELE_TARGET static void linear_striped_i8(const void *context, stele_share stripes) {
    const stele_linear_striped_i8_work *work = context;
    const stele_striped_matrix_i8 *matrix = &work->matrix;
    const stored_matrix stored = {.scales = matrix->scales, .bias = matrix->bias,
                                  .rows = matrix->rows, .depth = matrix->depth};
    const destination to = {work->output, work->output_stride, work->epilogue};
    picked_inputs picked;
    int32_t totals[STRIPED_TOKENS * STELE_STRIPE_ROWS];
    for (size_t token = 0; token < work->input.count; token += STRIPED_TOKENS) {
        const stele_tokens_i8 input = tokens_from(
            work->input, token, smaller(STRIPED_TOKENS, work->input.count - token));
        picked.end = 0;  // nothing was looked through yet
        for (size_t stripe = stripes.begin; stripe < stripes.end; stripe++) {
            const size_t tile = stripe * STRIPE_TILES;
            const size_t tiles = smaller(STRIPE_TILES, tiles_of(matrix->rows) - tile);
            memset(totals, 0, input.count * STELE_STRIPE_ROWS * sizeof(int32_t));
            for (size_t first = 0; first < matrix->depth; first += PICKED_DEPTH) {
                pick_inputs(&picked, input, matrix->depth, first, PICKED_DEPTH);
                add_stripe(matrix->weights + (stripe * matrix->depth + first) * COLUMN, &picked,
                           input.count, totals);
            }
            for (size_t i = 0, group; i < input.count; i += group) {
                group = group_of(input.count - i);
                finish_i8(&stored, tile, tiles, tokens_from(input, i, group),
                          totals + i * STELE_STRIPE_ROWS, part_of(to, tile, token + i));
            }
        }
    }
}

// Interleaves the lines of one group's picked inputs: packed[s] has tiles of the first 64 rows, and of
// the others, 16 times each weight in bytes.
STELE_TARGET static inline void pack_halves(const uint8_t *lines, const picked_inputs *picked,
                                            size_t place, size_t count,
                                            int8_t packed[2][STELE_STRIPE_ROWS * GROUP_DEPTH]) {
    for (size_t i = 0; i < count; i += STELE_TILE_DEPTH) {
        line_bytes upper[STELE_TILE_DEPTH], lower[STELE_TILE_DEPTH], to[2][STRIPE_TILES];
        for (size_t j = 0; j < STELE_TILE_DEPTH; j++) {
            const line_bytes line =
                load_line(lines + picked->places[place + i + j] % GROUP_DEPTH * COLUMN);
            upper[j] = (line & 0xF0) ^ 0x80;
            lower[j] = (line << 4) ^ 0x80;
        }
        interleave(upper, to[0]);
        interleave(lower, to[1]);
        for (size_t half = 0; half < 2; half++) {
            for (size_t t = 0; t < STRIPE_TILES; t++) {
                memcpy(packed[half] + t * STELE_TILE_ROWS * count + i * STELE_TILE_ROWS,
                       to[half] + t, COLUMN);
            }
        }
    }
}

// totals += what a group of 32 inputs adds in one half of a double stripe's rows.
// scales: (64,) halves; totals: for each group of tokens (STRIPE_TILES, group, 16).
STELE_TARGET static inline void add_scaled(const int8_t *packed, const uint8_t *scales,
                                           const picked_inputs *picked, size_t place, size_t count,
                                           size_t token_count, float *totals) {
    int32_t sums[GROUP_TOKENS * STELE_STRIPE_ROWS];
    lanes scale[STRIPE_TILES];
    for (size_t t = 0; t < STRIPE_TILES; t++) {
        scale[t] = load_scales(scales + t * STELE_TILE_ROWS * sizeof(uint16_t));
    }
    for (size_t token = 0, group; token < token_count; token += group) {
        group = group_of(token_count - token);
        dot_i8((some_tiles){.bytes = packed}, IN_BYTES, count, STRIPE_TILES,
               picked_tokens(picked, token, group, place), (weight_flow){.at_hand = 1}, sums);
        float *total = totals + token * STELE_STRIPE_ROWS;
        for (size_t t = 0; t < STRIPE_TILES; t++) {
            for (size_t i = t * group; i < (t + 1) * group; i++) {
                integer_lanes sum;
                memcpy(&sum, sums + i * STELE_TILE_ROWS, sizeof sum);
                store(total + i * LANES,
                      load(total + i * LANES) + __builtin_convertvector(sum, lanes) * scale[t]);
            }
        }
    }
}

// totals += the products of a double stripe and some tokens over the picked inputs, which begin with
// the first of a group. groups: of the stripe, from that one on; totals: of each half of the rows.
STELE_TARGET static void add_double_stripe(const uint8_t *groups, const picked_inputs *picked,
                                           size_t token_count,
                                           float totals[2][STRIPED_TOKENS * STELE_STRIPE_ROWS]) {
    _Alignas(64) int8_t packed[2][STELE_STRIPE_ROWS * GROUP_DEPTH];
    const size_t parts = (picked->end - picked->first + GROUP_DEPTH - 1) / GROUP_DEPTH;
    for (size_t part = 0, place = 0; part < parts; place = picked->ends[part++]) {
        const size_t count = picked->ends[part] - place;
        if (count == 0) continue;
        const uint8_t *group = groups + part * STRIPE_GROUP_BYTES;
        pack_halves(group + SCALE_LINES * COLUMN, picked, place, count, packed);
        for (size_t half = 0; half < 2; half++) {
            add_scaled(packed[half], group + half * STELE_STRIPE_ROWS * sizeof(uint16_t), picked,
                       place, count, token_count, totals[half]);
        }
    }
}

STELE_TARGET static void linear_striped_i4(const void *context, stele_share stripes) {
    const stele_linear_striped_i4_work *work = context;
    const stele_striped_matrix_i4 *matrix = &work->matrix;
    const stored_matrix stored = {.bias = matrix->bias, .rows = matrix->rows,
                                  .depth = matrix->depth};
    const destination to = {work->output, work->output_stride, work->epilogue};
    const size_t stripe_groups = (matrix->depth + GROUP_DEPTH - 1) / GROUP_DEPTH;
    picked_inputs picked;
    _Alignas(64) float totals[2][STRIPED_TOKENS * STELE_STRIPE_ROWS];
    for (size_t token = 0; token < work->input.count; token += STRIPED_TOKENS) {
        const stele_tokens_i8 input = tokens_from(
            work->input, token, smaller(STRIPED_TOKENS, work->input.count - token));
        picked.end = 0;  // nothing was looked through yet
        for (size_t stripe = stripes.begin; stripe < stripes.end; stripe++) {
            memset(totals, 0, sizeof totals);
            for (size_t first = 0; first < matrix->depth; first += PICKED_DEPTH) {
                pick_inputs(&picked, input, matrix->depth, first, GROUP_DEPTH);
                const size_t group = stripe * stripe_groups + first / GROUP_DEPTH;
                add_double_stripe(matrix->weights + group * STRIPE_GROUP_BYTES, &picked,
                                  input.count, totals);
            }
            for (size_t half = 0; half < 2; half++) {
                const size_t tile = (2 * stripe + half) * STRIPE_TILES;
                if (tile >= tiles_of(matrix->rows)) break;
                const size_t tiles = smaller(STRIPE_TILES, tiles_of(matrix->rows) - tile);
                for (size_t i = 0, group; i < input.count; i += group) {
                    group = group_of(input.count - i);
                    finish_i4(&stored, tile, tiles, tokens_from(input, i, group),
                              totals[half] + i * STELE_STRIPE_ROWS, part_of(to, tile, token + i));
                }
            }
        }
    }
}

#endif

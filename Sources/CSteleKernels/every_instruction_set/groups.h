// int4 weights: products of groups of 32 inputs are exact, and what each group adds is scaled.
#ifndef STELE_GROUPS_H
#define STELE_GROUPS_H

#include "products.h"
#include "stored_floats.h"

#pragma STDC FP_CONTRACT OFF

// Tiles that a group of tokens is multiplied with together, and groups of inputs at a time.
enum { GROUPED_TILES = 16, MOST_GROUPS = 128 };

// Sixteen scales from `halves` on.
STELE_TARGET static inline __attribute__((always_inline)) lanes load_scales(const uint8_t *halves) {
    half_bits bits;
    memcpy(&bits, halves, sizeof bits);
    return widened(bits);
}

static inline const uint8_t *scales_of(const uint8_t *tile, size_t group) {
    return tile + group / 2 * BLOCK_BYTES + group % 2 * STELE_TILE_ROWS * sizeof(uint16_t);
}

static inline const uint8_t *lines_of(const uint8_t *tile, size_t group) {
    return tile + group / 2 * BLOCK_BYTES + (1 + group % 2 * LINES_PER_GROUP) * COLUMN;
}

// totals[t] += what a group adds: 16 times its exact sum, times its scale.
// x: of the group's inputs, a constant count; depth: of the group, a multiple of 4; starts:
// (x.count,).
STELE_TARGET static inline __attribute__((always_inline)) void add_group(
    const uint8_t *tile, size_t group, size_t depth, some_tokens x, const int32_t *starts,
    weight_flow flow, lanes *totals) {
    int32_t sums[GROUP_TOKENS * STELE_TILE_ROWS];
    dot_from((some_tiles){.high = lines_of(tile, group)}, IN_HIGH_PLANE, depth, 1, x, starts, flow,
             sums);
    const lanes scales = load_scales(scales_of(tile, group));
    for (size_t token = 0; token < x.count; token++) {
        integer_lanes sum;
        memcpy(&sum, sums + token * STELE_TILE_ROWS, sizeof sum);
        totals[token] += __builtin_convertvector(sum, lanes) * scales;
    }
}

// Groups first ..< end of one tile, for a constant count of tokens.
// depth: of all inputs, a multiple of 4; starts: (end - first, x.count); totals: (x.count,).
STELE_TARGET static inline __attribute__((always_inline)) void add_groups(
    const uint8_t *tile, size_t depth, size_t first, size_t end, some_tokens x,
    const int32_t *starts, weight_flow flow, float *totals) {
    lanes sums[GROUP_TOKENS];
    for (size_t token = 0; token < x.count; token++) sums[token] = load(totals + token * LANES);
    const size_t whole = smaller(end, depth / GROUP_DEPTH);
    for (size_t group = first; group < end; group++) {
        const some_tokens inputs = {x.values + group * GROUP_DEPTH, x.count, x.stride};
        const int32_t *from = starts + (group - first) * x.count;
        if (group < whole) {
            add_group(tile, group, GROUP_DEPTH, inputs, from, flow, sums);
        } else {  // the last one, where it is not whole
            add_group(tile, group, depth % GROUP_DEPTH, inputs, from, flow, sums);
        }
    }
    for (size_t token = 0; token < x.count; token++) store(totals + token * LANES, sums[token]);
}

STELE_TARGET static void add_groups_of(const uint8_t *tile, size_t depth, size_t first, size_t end,
                                       some_tokens x, const int32_t *starts, weight_flow flow,
                                       float *totals) {
    const some_tokens one = {x.values, 1, x.stride}, two = {x.values, 2, x.stride},
                      three = {x.values, 3, x.stride}, four = {x.values, 4, x.stride},
                      five = {x.values, 5, x.stride}, six = {x.values, 6, x.stride};
    switch (x.count) {
        case 1: add_groups(tile, depth, first, end, one, starts, flow, totals); break;
        case 2: add_groups(tile, depth, first, end, two, starts, flow, totals); break;
        case 3: add_groups(tile, depth, first, end, three, starts, flow, totals); break;
        case 4: add_groups(tile, depth, first, end, four, starts, flow, totals); break;
        case 5: add_groups(tile, depth, first, end, five, starts, flow, totals); break;
        default: add_groups(tile, depth, first, end, six, starts, flow, totals); break;
    }
}

// totals[tile][t][r] = what all groups of a row add up to, in their order, for up to GROUPED_TILES
// tiles and GROUP_TOKENS tokens. depth: a multiple of 4.
STELE_TARGET static void dot_groups(const uint8_t *tiles, size_t depth, size_t tile_count,
                                    some_tokens x, float *totals) {
    const size_t groups = (depth + GROUP_DEPTH - 1) / GROUP_DEPTH;
    const weight_flow flow = {.ahead = stele_read_ahead()};
    int32_t starts[MOST_GROUPS * GROUP_TOKENS];
    memset(totals, 0, tile_count * x.count * STELE_TILE_ROWS * sizeof(float));
    for (size_t first = 0; first < groups; first += MOST_GROUPS) {
        const size_t end = smaller(groups, first + MOST_GROUPS);
        for (size_t group = first; group < end; group++) {
            const size_t k = group * GROUP_DEPTH;
            for (size_t token = 0; token < x.count; token++) {
                starts[(group - first) * x.count + token] =
                    start_of(x.values + token * x.stride + k, smaller(GROUP_DEPTH, depth - k));
            }
        }
        for (size_t tile = 0; tile < tile_count; tile++) {
            add_groups_of(tiles + tile * grouped_tile_bytes(depth), depth, first, end, x, starts,
                          flow, totals + tile * x.count * STELE_TILE_ROWS);
        }
    }
}

// The weight of a tile's row and its input k, scaled.
STELE_TARGET static inline float grouped_weight(const uint8_t *tile, size_t row, size_t k) {
    const uint8_t *line = lines_of(tile, k / GROUP_DEPTH) + k % GROUP_DEPTH / SPLIT_DEPTH * COLUMN;
    const uint8_t byte = line[row * STELE_TILE_DEPTH + k % STELE_TILE_DEPTH];
    const int32_t weight = (k % SPLIT_DEPTH < STELE_TILE_DEPTH ? byte >> 4 : byte & 15) - 8;
    return (float)weight * load_scales(scales_of(tile, k / GROUP_DEPTH))[row];
}

#endif

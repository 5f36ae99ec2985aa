// Exact products of int8 weights and inputs: how weights may be stored, and what each instruction
// set's file defines.
#ifndef STELE_PRODUCTS_H
#define STELE_PRODUCTS_H

#include "lanes.h"

// How many tiles and tokens are multiplied at once: their sums fill the registers. A group of tiles
// stays in the second-level cache while the groups of tokens pass by.
enum { GROUP_TILES = STELE_GROUP_TILES, GROUP_TOKENS = STELE_GROUP_TOKENS };

// What lies together: four inputs of all rows of a tile in bytes, eight of them in a plane.
enum { COLUMN = STELE_TILE_ROWS * STELE_TILE_DEPTH, SPLIT_DEPTH = 2 * STELE_TILE_DEPTH };

// A few tokens of a stele_tokens_i8, without their scales.
typedef struct {
    const int8_t *values;  // (count, stride)
    size_t count;          // 1 .. GROUP_TOKENS
    size_t stride;
} some_tokens;

// How weights are stored: in bytes; in planes that are both there; in the high plane alone, of which
// a weight counts as 16 h - 128; or in groups of int4, see groups.h.
typedef enum { IN_BYTES, IN_PLANES, IN_HIGH_PLANE, IN_GROUPS } storage;

// Where weights lie, from some tile on; which members are used depends on their storage.
typedef struct {
    const int8_t *bytes;  // (tiles, depth / 4, 16, 4)
    const uint8_t *high;  // (tiles, ceil(depth / 8), 16, 4)
    const uint8_t *low;
    const uint8_t *groups;  // (tiles, ceil(depth / 64), 9, 64)
} some_tiles;

// int4 weights lie in groups of inputs. A tile is made of blocks of two groups: a line with the
// scales of both, then their weights, each line as in a high plane.
enum {
    GROUP_DEPTH = STELE_GROUP_DEPTH,
    LINES_PER_GROUP = GROUP_DEPTH / SPLIT_DEPTH,
    BLOCK_DEPTH = 2 * GROUP_DEPTH,
    BLOCK_BYTES = (1 + 2 * LINES_PER_GROUP) * COLUMN,
};

static inline size_t grouped_tile_bytes(size_t depth) {
    return (depth + BLOCK_DEPTH - 1) / BLOCK_DEPTH * BLOCK_BYTES;
}

static inline size_t plane_tile_bytes(size_t depth) {
    return (depth + SPLIT_DEPTH - 1) / SPLIT_DEPTH * COLUMN;
}

// The same weights from a later tile on. depth: a multiple of 4, or of planes any.
static inline __attribute__((always_inline)) some_tiles tiles_from(some_tiles tiles,
                                                                   storage storage, size_t depth,
                                                                   size_t tile) {
    if (storage == IN_BYTES) {
        tiles.bytes += tile * STELE_TILE_ROWS * depth;
    } else if (storage == IN_GROUPS) {
        tiles.groups += tile * grouped_tile_bytes(depth);
    } else {
        tiles.high += tile * plane_tile_bytes(depth);
        if (storage == IN_PLANES) tiles.low += tile * plane_tile_bytes(depth);
    }
    return tiles;
}

// Where in a tile input k of all its rows lies. In bytes inputs k .. k + 3 are a column. In a plane
// they share a line of the same size with the four inputs before or behind.
static inline size_t column_offset(storage storage, size_t k) {
    return k / (storage == IN_BYTES ? STELE_TILE_DEPTH : SPLIT_DEPTH) * COLUMN;
}

// The weight of a tile's row and its input k.
static inline __attribute__((always_inline)) int32_t weight_of(some_tiles tile, storage storage,
                                                               size_t row, size_t k) {
    const size_t offset =
        column_offset(storage, k) + row * STELE_TILE_DEPTH + k % STELE_TILE_DEPTH;
    if (storage == IN_BYTES) return tile.bytes[offset];
    const int is_first = k % SPLIT_DEPTH < STELE_TILE_DEPTH;
    const int32_t high = is_first ? tile.high[offset] >> 4 : tile.high[offset] & 15;
    if (storage == IN_HIGH_PLANE) return 16 * high - 128;
    const int32_t low = is_first ? tile.low[offset] & 15 : tile.low[offset] >> 4;
    return 16 * high + low - 128;
}

// How weights come to the processor. A hint: no result depends on it.
typedef struct {
    const void *next;  // NULL, or 32 * depth bytes of weights needed soon, to be asked for meanwhile
    size_t ahead;      // how many bytes ahead few tokens ask for weights; 0 leaves it to the processor
    int at_hand;       // whether they lie in a cache
} weight_flow;

// What the sums of a token's products begin with, so that they end exact. Each instruction set's
// file defines it: 0 where weights are multiplied as they are. x: (depth,).
STELE_TARGET static inline int32_t start_of(const int8_t *x, size_t depth);

// sums[tile][t][r] = starts[t] + (weights[tile][r], as they are multiplied) . x[t], for up to
// GROUP_TILES tiles. Each instruction set's file defines it, always inlined, for a constant storage.
//
// depth: of each token as many inputs are read, a multiple of 4; starts: (x.count,), of start_of;
// sums: (tile_count, x.count, 16), overwritten.
STELE_TARGET static inline __attribute__((always_inline)) void dot_from(
    some_tiles tiles, storage storage, size_t depth, size_t tile_count, some_tokens x,
    const int32_t *starts, weight_flow flow, int32_t *sums);

// sums[tile][t][r] = weights[tile][r] . x[t], exact, as dot_from.
STELE_TARGET static inline __attribute__((always_inline)) void dot_stored(
    some_tiles tiles, storage storage, size_t depth, size_t tile_count, some_tokens x,
    weight_flow flow, int32_t *sums) {
    int32_t starts[GROUP_TOKENS];
    for (size_t token = 0; token < x.count; token++) {
        starts[token] = start_of(x.values + token * x.stride, depth);
    }
    dot_from(tiles, storage, depth, tile_count, x, starts, flow, sums);
}

// As dot_stored, for any storage of int8.
STELE_TARGET static void dot_i8(some_tiles tiles, storage storage, size_t depth, size_t tile_count,
                                some_tokens x, weight_flow flow, int32_t *sums) {
    switch (storage) {
        case IN_BYTES: dot_stored(tiles, IN_BYTES, depth, tile_count, x, flow, sums); break;
        case IN_PLANES: dot_stored(tiles, IN_PLANES, depth, tile_count, x, flow, sums); break;
        case IN_HIGH_PLANE:
            dot_stored(tiles, IN_HIGH_PLANE, depth, tile_count, x, flow, sums);
            break;
        case IN_GROUPS: break;  // float sums, see dot_groups
    }
}

#endif

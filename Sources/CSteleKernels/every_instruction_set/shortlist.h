// Passes over some tiles of the vocabulary: where they lie, and what of them counts for whom.
#ifndef STELE_SHORTLIST_H
#define STELE_SHORTLIST_H

#include "linear.h"

enum { ALL_ROWS = 0xffff };

// How many of a shortlist's tiles from the one at `index` on, at most `most`, follow each other in
// the vocabulary and are all common or all not.
static inline size_t consecutive_tiles(const stele_shortlist *list, size_t index, size_t most) {
    const size_t end = index < list->common_count ? list->common_count : list->count;
    const size_t bound = smaller(most, end - index);
    size_t count = 1;
    while (count < bound && list->tiles[index + count] == list->tiles[index] + count) count++;
    return count;
}

// Which rows of a shortlist's tile count for a hypothesis: bit r for row r.
static inline uint32_t rows_that_count(const stele_shortlist *list, size_t index,
                                       const stele_projection_row *row) {
    uint32_t members = index < list->common_count ? list->masks[index] : 0;
    if (members == ALL_ROWS) return members;
    const size_t first = (size_t)list->tiles[index] * STELE_TILE_ROWS;
    for (size_t i = stele_count_below(row->own, row->own_count, first);
         i < row->own_count && (size_t)row->own[i] < first + STELE_TILE_ROWS; i++) {
        members |= UINT32_C(1) << ((size_t)row->own[i] - first);
    }
    return members;
}

// Some tiles of a shortlist that are multiplied together.
typedef struct {
    const uint32_t *tiles;  // (count,), or NULL where there is no shortlist
    const uint16_t *masks;  // (count,), or NULL where no row counts for all
    size_t count;
} listed_block;

// list: or NULL.
static inline listed_block listed_block_of(const stele_shortlist *list, size_t block) {
    if (!list) return (listed_block){0};
    const size_t common_blocks = (list->common_count + STELE_BLOCK_TILES - 1) / STELE_BLOCK_TILES;
    if (block < common_blocks) {
        const size_t first = block * STELE_BLOCK_TILES;
        return (listed_block){list->tiles + first, list->masks + first,
                              smaller(STELE_BLOCK_TILES, list->common_count - first)};
    }
    const size_t first = list->common_count + (block - common_blocks) * STELE_BLOCK_TILES;
    return (listed_block){list->tiles + first, NULL,
                          smaller(STELE_BLOCK_TILES, list->count - first)};
}

enum { NO_PLACE = STELE_BLOCK_TILES * STELE_TILE_ROWS };

// Where the logit of a row is among those of a block, or NO_PLACE.
static inline size_t place_in_block(const listed_block *block, size_t row) {
    size_t low = 0, high = block->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (block->tiles[middle] < row / STELE_TILE_ROWS) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == block->count || block->tiles[low] != row / STELE_TILE_ROWS) return NO_PLACE;
    return low * STELE_TILE_ROWS + row % STELE_TILE_ROWS;
}

// Takes what a hypothesis has of its own out of a block's logits, and leaves in them what counts
// for all and is not excluded; everything else becomes -INFINITY.
// logits: (STELE_BLOCK_ROWS,), any numbers where the block has no row.
static inline void keep_what_counts(const listed_block *block, const stele_projection_row *row,
                                    float *logits) {
    const size_t first = (size_t)block->tiles[0] * STELE_TILE_ROWS;
    const size_t end = ((size_t)block->tiles[block->count - 1] + 1) * STELE_TILE_ROWS;
    for (size_t i = stele_count_below(row->own, row->own_count, first);
         i < row->own_count && (size_t)row->own[i] < end; i++) {
        const size_t place = place_in_block(block, (size_t)row->own[i]);
        if (place != NO_PLACE) row->own_logits[i] = logits[place];
    }
    for (size_t tile = 0; tile < STELE_BLOCK_TILES; tile++) {
        const uint32_t members =
            tile < block->count && block->masks ? block->masks[tile] : 0;
        if (members == ALL_ROWS) continue;
        for (size_t lane = 0; lane < STELE_TILE_ROWS; lane++) {
            if (!(members >> lane & 1)) logits[tile * STELE_TILE_ROWS + lane] = -INFINITY;
        }
    }
    for (size_t i = stele_excluded_before(row, first);
         i < row->excluded_count && (size_t)row->excluded[i] < end; i++) {
        const size_t token = (size_t)row->excluded[i], place = place_in_block(block, token);
        if (place == NO_PLACE) continue;
        float *logit = logits + place;
        const size_t own = stele_count_below(row->own, row->own_count, token);
        if (own < row->own_count && (size_t)row->own[own] == token) logit = row->own_logits + own;
        row->excluded_logits[i] = *logit;
        *logit = -INFINITY;
    }
}

#endif

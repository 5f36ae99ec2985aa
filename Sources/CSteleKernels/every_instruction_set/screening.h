// The largest logit of each token, looked for with half of the weights' bits first.
#ifndef STELE_SCREENING_H
#define STELE_SCREENING_H

#include "linear.h"
#include "ranking.h"
#include "shortlist.h"

#pragma STDC FP_CONTRACT OFF

// Tokens that go through a share's tiles together.
enum { SCREENED_TOKENS = 6 * GROUP_TOKENS };

// What screening needs to know of a token.
typedef struct {
    float sum;        // of its inputs, for means in 1/4096
    float reach;      // STELE_SCREEN_MARGIN times the length of its inputs less their mean, for
                      // spreads in 1/32
    float slack;      // what the rounding of means can change, and one more
    size_t excluded;  // how many of its excluded tokens lie before the tile
} screened_token;

// values: (depth,).
STELE_TARGET static inline screened_token screened_token_of(const int8_t *values, size_t depth,
                                                            const stele_projection_row *row,
                                                            size_t first_row) {
    int64_t sum = 0, squares = 0;
    for (size_t k = 0; k < depth; k++) {
        sum += values[k];
        squares += values[k] * values[k];
    }
    const double mean = (double)sum / (double)depth;
    const double length = sqrt(fmax((double)squares - mean * (double)sum, 0));
    return (screened_token){(float)sum * 0x1p-12f,
                            (float)((double)STELE_SCREEN_MARGIN * length) * 0x1p-5f,
                            1 + fabsf((float)sum) * 0x1p-13f,
                            stele_excluded_before(row, first_row)};
}

typedef uint16_t short_lanes __attribute__((ext_vector_type(16)));
typedef uint8_t tiny_lanes __attribute__((ext_vector_type(16)));

// As load_first, of the means of a tile's rows.
STELE_TARGET static inline lanes load_means(const uint16_t *from, size_t count) {
    short_lanes values = 0;
    if (count >= LANES) {
        memcpy(&values, from, sizeof values);
    } else {
        memcpy(&values, from, count * sizeof *from);
    }
    return __builtin_convertvector(values, lanes);
}

// As load_first, of the spreads of a tile's rows.
STELE_TARGET static inline lanes load_spreads(const uint8_t *from, size_t count) {
    tiny_lanes values = 0;
    if (count >= LANES) {
        memcpy(&values, from, sizeof values);
    } else {
        memcpy(&values, from, count);
    }
    return __builtin_convertvector(values, lanes);
}

// The largest logits that the rows of a tile can have, going by the products with the high plane.
// rows: of the tile; sums: (16,).
STELE_TARGET static inline lanes bounds_of(const stele_split_matrix_i8 *matrix, size_t first_row,
                                           size_t rows, const screened_token *token, float scale,
                                           const int32_t *sums) {
    integer_lanes high;
    memcpy(&high, sums, sizeof high);
    const lanes unit = load_first(matrix->scales + first_row, rows) * scale;
    const lanes likely = __builtin_convertvector(high, lanes) +
                         load_means(matrix->low_means + first_row, rows) * token->sum;
    // A little of the product itself for what is rounded off here, besides what its mean lacks.
    const lanes reach = load_spreads(matrix->low_spreads + first_row, rows) * token->reach +
                        (token->slack + magnitude(likely) * 0x1p-20f);
    return likely * unit + reach * magnitude(unit);
}

// Looks at the whole weights of a tile, one of whose rows may be the best, or is excluded.
// bounds: of the tile's rows, -INFINITY of those that do not count.
STELE_TARGET static void look_closer(const stele_screen_work *work, size_t tile, size_t index,
                                     screened_token *token, lanes bounds) {
    const stele_split_matrix_i8 *matrix = &work->matrix;
    const stele_projection_row *row = work->rows + index;
    const size_t first_row = tile * STELE_TILE_ROWS;
    const size_t rows = smaller(STELE_TILE_ROWS, matrix->rows - first_row);
    atomic_fetch_add_explicit(work->best + work->input.count, 1, memory_order_relaxed);
    const stele_tokens_i8 input = {work->input.values + index * work->input.stride,
                                   work->input.scales + index, 1, work->input.stride};
    // The low plane comes from memory: asked for at once, it takes less long than line by line.
    const stored_matrix stored = stored_in_planes(matrix);
    const uint8_t *low = tiles_from(stored.tiles, IN_PLANES, stored.depth, tile).low;
    for (size_t i = 0; i < plane_tile_bytes(matrix->depth); i += COLUMN) {
        __builtin_prefetch(low + i);
    }
    float logits[STELE_TILE_ROWS];
    multiply_stored(&stored, input, tile, tile + 1, 0,
                (destination){logits, STELE_TILE_ROWS, STELE_STORE});
    while (token->excluded < row->excluded_count &&
           (size_t)row->excluded[token->excluded] < first_row + rows) {
        const size_t lane = (size_t)row->excluded[token->excluded] - first_row;
        row->excluded_logits[token->excluded++] =
            bounds[lane] > -INFINITY ? logits[lane] : -INFINITY;
        bounds[lane] = -INFINITY;
    }
    if (row->candidate_count == 0) return;
    for (size_t lane = 0; lane < rows; lane++) {
        // Never more than the bound: a row that is passed over elsewhere because of its bound,
        // since a better one was found before, must not win here.
        const float logit = bounds[lane] < logits[lane] ? bounds[lane] : logits[lane];
        stele_offer(work->best + index, logit, (int32_t)(first_row + lane));
    }
}

// -INFINITY for the rows of a shortlist's tile that do not count for a hypothesis.
STELE_TARGET static inline lanes bounds_that_count(const stele_shortlist *list, size_t place,
                                                   const stele_projection_row *row, lanes bounds) {
    const uint32_t members = rows_that_count(list, place, row);
    if (members == ALL_ROWS) return bounds;
    for (size_t lane = 0; lane < STELE_TILE_ROWS; lane++) {
        if (!(members >> lane & 1)) bounds[lane] = -INFINITY;
    }
    return bounds;
}

// Passes over the excluded tokens that lie before a tile and in none that is looked at.
static inline void skip_excluded(const stele_projection_row *row, size_t first_row,
                                 screened_token *token) {
    while (token->excluded < row->excluded_count &&
           (size_t)row->excluded[token->excluded] < first_row) {
        token->excluded++;
    }
}

// Screens a group of tiles for a group of tokens, the first of which is `index`.
// place: of the first tile in the shortlist, if there is one; sums: (tiles, count, 16), of the high
// plane; tokens: at the group's first.
STELE_TARGET static inline void screen_group(const stele_screen_work *work, size_t tile,
                                             size_t place, size_t tiles, size_t index, size_t count,
                                             const int32_t *sums, screened_token *tokens) {
    const stele_split_matrix_i8 *matrix = &work->matrix;
    for (size_t i = 0; i < count; i++) {
        const stele_projection_row *row = work->rows + index + i;
        for (size_t t = 0; t < tiles; t++) {
            const size_t first_row = (tile + t) * STELE_TILE_ROWS;
            const size_t rows = smaller(STELE_TILE_ROWS, matrix->rows - first_row);
            lanes bounds =
                bounds_of(matrix, first_row, rows, tokens + i, work->input.scales[index + i],
                          sums + (t * count + i) * STELE_TILE_ROWS);
            if (work->shortlist) {
                bounds = bounds_that_count(work->shortlist, place + t, row, bounds);
                skip_excluded(row, first_row, tokens + i);
            }
            const float bar =
                row->candidate_count > 0 ? stele_best_logit(work->best + index + i) : INFINITY;
            const int excludes =
                tokens[i].excluded < row->excluded_count &&
                (size_t)row->excluded[tokens[i].excluded] < first_row + rows;
            if (work->ceilings) {
                const float highest =
                    row->candidate_count > 0 ? __builtin_reduce_max(bounds) : -INFINITY;
                work->ceilings[(index + i) * tiles_of(matrix->rows) + tile + t] =
                    excludes ? INFINITY : highest;
                tokens[i].excluded = stele_excluded_before(row, first_row + rows);
            } else if (any_at_least(bounds, bar) || excludes) {
                look_closer(work, tile + t, index + i, tokens + i, bounds);
            }
        }
    }
}

// Tiles that are multiplied together.
typedef struct {
    size_t first;
    size_t count;
    int has_next;  // whether as many as can be follow, for prefetching
} tile_group;

// The group that begins with tile `index` of the share, which ends at `end`.
static inline tile_group group_of_tiles(const stele_screen_work *work, size_t index, size_t end) {
    const size_t most = smaller(GROUP_TILES, end - index);
    if (!work->shortlist) {
        return (tile_group){index, most,
                            index + 2 * GROUP_TILES <= tiles_of(work->matrix.rows)};
    }
    const size_t count = consecutive_tiles(work->shortlist, index, most);
    const int has_next =
        count == GROUP_TILES && index + GROUP_TILES < work->shortlist->count &&
        consecutive_tiles(work->shortlist, index, 2 * GROUP_TILES) == 2 * GROUP_TILES;
    return (tile_group){work->shortlist->tiles[index], count, has_next};
}

STELE_TARGET static void screen_i8(const void *context, stele_share tiles) {
    const stele_screen_work *work = context;
    const stele_split_matrix_i8 *matrix = &work->matrix;
    const stele_tokens_i8 input = work->input;
    const stored_matrix stored = stored_in_planes(matrix);
    int32_t sums[GROUP_TOKENS * GROUP_TILES * STELE_TILE_ROWS];
    screened_token tokens[SCREENED_TOKENS];
    for (size_t first = 0; first < input.count; first += SCREENED_TOKENS) {
        const size_t count = smaller(SCREENED_TOKENS, input.count - first);
        for (size_t i = 0; i < count; i++) {
            tokens[i] = screened_token_of(
                input.values + (first + i) * input.stride, matrix->depth, work->rows + first + i,
                group_of_tiles(work, tiles.begin, tiles.end).first * STELE_TILE_ROWS);
        }
        tile_group some;
        for (size_t index = tiles.begin; index < tiles.end; index += some.count) {
            some = group_of_tiles(work, index, tiles.end);
            // The tiles that are not common begin anew at the front of the vocabulary.
            for (size_t i = 0;
                 work->shortlist && index == work->shortlist->common_count && i < count; i++) {
                tokens[i].excluded =
                    stele_excluded_before(work->rows + first + i, some.first * STELE_TILE_ROWS);
            }
            const some_tiles weights =
                tiles_from(stored.tiles, IN_HIGH_PLANE, stored.depth, some.first);
            const uint8_t *next = count > GROUP_TOKENS && some.has_next
                                      ? weights.high + GROUP_TILES * plane_tile_bytes(stored.depth)
                                      : NULL;
            for (size_t token = 0, group; token < count; token += group) {
                group = group_of(count - token);
                dot_i8(weights, IN_HIGH_PLANE, stored.depth, some.count,
                       (some_tokens){input.values + (first + token) * input.stride, group,
                                     input.stride},
                       (weight_flow){token == 0 ? next : NULL, stele_read_ahead(), 0}, sums);
                screen_group(work, some.first, index, some.count, first + token, group, sums,
                             tokens + token);
            }
        }
    }
}

#endif

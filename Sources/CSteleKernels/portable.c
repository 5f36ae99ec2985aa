// Any processor: plain loops, the specification of the other files.
#define STELE_TARGET

#include "attention.h"
#include "ceilings.h"
#include "embedding.h"
#include "linear.h"
#include "normalize.h"
#include "projection.h"
#include "screening.h"

static inline void dot_stored(some_tiles tiles, storage storage, size_t depth, size_t tile_count,
                              some_tokens x, const void *next, int32_t *sums) {
    (void)next;  // no hint is needed at this pace
    for (size_t t = 0; t < tile_count; t++) {
        const some_tiles tile = tiles_from(tiles, storage, depth, t);
        for (size_t token = 0; token < x.count; token++) {
            int32_t totals[STELE_TILE_ROWS] = {0};
            for (size_t k = 0; k < depth; k++) {
                for (size_t row = 0; row < STELE_TILE_ROWS; row++) {
                    totals[row] +=
                        weight_of(tile, storage, row, k) * x.values[token * x.stride + k];
                }
            }
            memcpy(sums + (t * x.count + token) * STELE_TILE_ROWS, totals, sizeof totals);
        }
    }
}

static int is_supported(void) { return 1; }

const stele_kernel_table stele_kernels_portable = {
    .name = "portable",
    .needs = "nothing more than any processor has",
    .is_supported = is_supported,
    .quantize = quantize,
    .linear_i8 = linear_i8,
    .linear_f32 = linear_f32,
    .layer_norm = layer_norm,
    .cache = cache,
    .attention = attention,
    .embed_i8 = embed_i8,
    .embed_f32 = embed_f32,
    .project_i8 = project_i8,
    .project_f32 = project_f32,
    .screen_i8 = screen_i8,
    .read_memory = read_memory,
    .multiply_at_hand = multiply_at_hand,
};

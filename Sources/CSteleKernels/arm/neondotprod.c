// 64-bit ARM with dot products: Cortex-A76 and later, Neoverse N1, so Raspberry Pi 5; Apple A11.
#if defined(__aarch64__)

#define STELE_TARGET __attribute__((target("dotprod")))

#include "every_instruction_set/all_kernels.h"
#include "every_instruction_set/half_instructions.h"
#include "lane_products.h"
#include "processor.h"

STELE_TARGET static inline void dot_from(some_tiles tiles, storage storage, size_t depth,
                                         size_t tile_count, some_tokens x, const int32_t *starts,
                                         weight_flow flow, int32_t *sums) {
    (void)starts;  // all 0
    (void)flow;    // left to the processor, which sees that weights are read in order
    for (size_t t = 0; t < tile_count; t++) {
        const some_tiles tile = tiles_from(tiles, storage, depth, t);
        int32_t *s = sums + t * x.count * STELE_TILE_ROWS;
        switch (x.count) {
            case 1: dot_lanes(tile, storage, depth, x, 1, s); break;
            case 2: dot_lanes(tile, storage, depth, x, 2, s); break;
            case 3: dot_lanes(tile, storage, depth, x, 3, s); break;
            case 4: dot_lanes(tile, storage, depth, x, 4, s); break;
            case 5: dot_lanes(tile, storage, depth, x, 5, s); break;
            default: dot_lanes(tile, storage, depth, x, 6, s); break;
        }
    }
}

static int is_supported(void) { return stele_processor_has_dot_products(); }

const stele_kernel_table stele_kernels_neondotprod = {
    .name = "neondotprod",
    .needs = "64-bit ARM with dot products (FEAT_DotProd)",
    .is_supported = is_supported,
#include "every_instruction_set/kernel_members.h"
};

#endif

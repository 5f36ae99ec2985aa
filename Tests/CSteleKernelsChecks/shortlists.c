// Random parts of a vocabulary, with no wit about how they are looked at.
#include <stdlib.h>
#include <string.h>

#include "checks.h"

static int ascending(const void *a, const void *b) {
    const int32_t first = *(const int32_t *)a, second = *(const int32_t *)b;
    return (first > second) - (first < second);
}

// Whether all hypotheses have a row.
static bool is_common(const stele_shortlist *list, size_t row) {
    for (size_t i = 0; i < list->common_count; i++) {
        if (list->tiles[i] == row / 16) return list->masks[i] >> row % 16 & 1;
    }
    return false;
}

// Rows that are not common, each once; fewer where there are none left.
static size_t random_own(const stele_shortlist *list, size_t vocabulary, uint32_t most,
                         int32_t *own) {
    size_t count = 0;
    for (uint32_t left = random_below(most + 1); left > 0; left--) {
        const size_t row = random_below((uint32_t)vocabulary);
        bool is_new = !is_common(list, row);
        for (size_t i = 0; i < count; i++) is_new = is_new && own[i] != (int32_t)row;
        if (is_new) own[count++] = (int32_t)row;
    }
    qsort(own, count, sizeof *own, ascending);
    return count;
}

// Lists the tiles of own rows that are not listed yet, in ascending order.
static void list_own_tiles(random_list *list, size_t count, size_t tile_count, uint32_t *tiles) {
    bool *is_listed = allocate(tile_count * sizeof *is_listed);
    bool *is_own = allocate(tile_count * sizeof *is_own);
    memset(is_listed, 0, tile_count * sizeof *is_listed);
    memset(is_own, 0, tile_count * sizeof *is_own);
    for (size_t i = 0; i < list->list.common_count; i++) is_listed[tiles[i]] = true;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < list->own_counts[i]; j++) is_own[list->own[i][j] / 16] = true;
    }
    list->list.count = list->list.common_count;
    for (size_t tile = 0; tile < tile_count; tile++) {
        if (is_own[tile] && !is_listed[tile]) tiles[list->list.count++] = (uint32_t)tile;
    }
}

random_list random_shortlist(size_t vocabulary, size_t count, uint32_t owns) {
    const size_t tile_count = (vocabulary + 15) / 16;
    uint32_t *tiles = allocate(tile_count * sizeof *tiles);
    uint16_t *masks = allocate(tile_count * sizeof *masks);
    random_list list = {{tiles, masks, 0, 0},
                        allocate(count * sizeof(int32_t *)),
                        allocate(count * sizeof(size_t))};
    // Runs of tiles, and gaps between them.
    bool is_run = random_below(2);
    for (size_t tile = 0; tile < tile_count; tile++) {
        if (random_below(8) == 0) is_run = !is_run;
        if (!is_run) continue;
        const size_t rows = vocabulary - tile * 16 < 16 ? vocabulary - tile * 16 : 16;
        const uint32_t some = random_below(4) ? 0xffff : random_below(0x10000);
        masks[list.list.common_count] = (uint16_t)(some & ((1u << rows) - 1));
        tiles[list.list.common_count++] = (uint32_t)tile;
    }
    for (size_t i = 0; i < count; i++) {
        list.own[i] = allocate((owns + 1) * sizeof(int32_t));
        list.own_counts[i] = random_own(&list.list, vocabulary, owns, list.own[i]);
    }
    list_own_tiles(&list, count, tile_count, tiles);
    return list;
}

bool counts_for(const random_list *list, size_t index, size_t row) {
    for (size_t i = 0; i < list->own_counts[index]; i++) {
        if (list->own[index][i] == (int32_t)row) return true;
    }
    return is_common(&list->list, row);
}

random_list list_alone(const random_list *list, size_t index) {
    random_list alone = {list->list, list->own + index, list->own_counts + index};
    size_t tile_count = 1;
    for (size_t i = 0; i < list->list.count; i++) {
        if (list->list.tiles[i] >= tile_count) tile_count = list->list.tiles[i] + 1;
    }
    uint32_t *tiles = allocate(tile_count * sizeof *tiles);
    memcpy(tiles, list->list.tiles, list->list.common_count * sizeof *tiles);
    alone.list.tiles = tiles;
    list_own_tiles(&alone, 1, tile_count, tiles);
    return alone;
}

// Counting inputs that are zero: plain code for all processors. Only who watches asks for it, and next
// to the product it takes no time.
#include "kernels.h"

// Columns that are looked at for all tokens before the next ones.
enum { COLUMNS_AT_ONCE = 512 };

// How many of the four bytes of `column` are not zero.
static uint32_t nonzeros_of(uint32_t column) {
    // The highest bit of each byte: set by a carry from the lower ones, or set before.
    const uint32_t low = 0x7f7f7f7f;
    const uint32_t flags = (((column & low) + low) | column) & ~low;
    return (flags >> 7) * 0x01010101 >> 24;
}

static void count_zeros(const void *context, stele_share only) {
    (void)only;
    const stele_count_zeros_work *work = context;
    const stele_tokens_i8 input = work->input;
    const size_t columns = (work->depth + STELE_TILE_DEPTH - 1) / STELE_TILE_DEPTH;
    // Padding is zero and so is not among the former.
    size_t nonzeros = 0, zero_columns = 0;
    for (size_t first = 0; first < columns; first += COLUMNS_AT_ONCE) {
        const size_t left = columns - first;
        const size_t count = left < COLUMNS_AT_ONCE ? left : COLUMNS_AT_ONCE;
        uint32_t any[COLUMNS_AT_ONCE] = {0};
        for (size_t token = 0; token < input.count; token++) {
            const int8_t *values = input.values + token * input.stride + first * STELE_TILE_DEPTH;
            uint32_t some = 0;
            for (size_t i = 0; i < count; i++) {
                uint32_t column;
                memcpy(&column, values + i * STELE_TILE_DEPTH, sizeof column);
                any[i] |= column;
                some += nonzeros_of(column);
            }
            nonzeros += some;
        }
        for (size_t i = 0; i < count; i++) zero_columns += any[i] == 0;
    }
    const size_t inputs = input.count * work->depth;
    *work->counts = (stele_zero_counts){inputs, inputs - nonzeros, columns, zero_columns};
}

stele_operation stele_count_zeros(stele_tokens_i8 input, size_t depth, stele_zero_counts *counts) {
    return stele_operation_of((stele_planned){
        .kernel = count_zeros,
        .items = 1,
        .cost = input.count * depth,
        .grain = 1,
        .work.count_zeros = {input, depth, counts},
    });
}

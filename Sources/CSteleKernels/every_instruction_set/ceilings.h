// What this processor could do at best: reading memory, and multiplying what is at hand.
#ifndef STELE_CEILINGS_H
#define STELE_CEILINGS_H

#include "linear.h"

#pragma STDC FP_CONTRACT OFF

// Keeps the compiler from leaving out what makes `value`, which nothing else reads.
static inline void keep(const void *value) { __asm__ volatile("" : : "r"(value) : "memory"); }

// Items: stretches of STELE_STRETCH bytes. Four cache lines at a time, as fast as they come.
STELE_TARGET static void read_memory(const void *context, stele_share stretches) {
    const stele_ceiling_work *work = context;
    integer_lanes sums[4] = {(integer_lanes)0, (integer_lanes)0, (integer_lanes)0,
                             (integer_lanes)0};
    const uint8_t *end = work->memory + stretches.end * STELE_STRETCH;
    for (const uint8_t *at = work->memory + stretches.begin * STELE_STRETCH; at < end;
         at += sizeof sums) {
        for (size_t i = 0; i < 4; i++) {
            integer_lanes some;
            memcpy(&some, at + i * sizeof some, sizeof some);
            sums[i] ^= some;
        }
    }
    keep(sums);
}

// Items: products of a block of weights that stays in the first-level cache and of as many tokens
// as are multiplied at once.
STELE_TARGET static void multiply_at_hand(const void *context, stele_share rounds) {
    (void)context;
    _Alignas(64) static const int8_t weights[GROUP_TILES * STELE_TILE_ROWS * STELE_PEAK_DEPTH];
    static const int8_t inputs[GROUP_TOKENS * STELE_PEAK_DEPTH];
    int32_t sums[GROUP_TOKENS * GROUP_TILES * STELE_TILE_ROWS];
    for (size_t round = rounds.begin; round < rounds.end; round++) {
        dot_i8((some_tiles){.bytes = weights}, IN_BYTES, STELE_PEAK_DEPTH, GROUP_TILES,
               (some_tokens){inputs, GROUP_TOKENS, STELE_PEAK_DEPTH}, (weight_flow){.at_hand = 1},
               sums);
        keep(sums);
    }
}

#endif

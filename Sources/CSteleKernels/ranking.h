// The best logit that any thread has found, and its token, in one atomic number.
#ifndef STELE_RANKING_H
#define STELE_RANKING_H

#include <float.h>

#include "kernels.h"

// Larger for the larger logit, of equal ones for the lower token. Not 0 for any number.
static inline uint64_t stele_rank_of(float logit, int32_t token) {
    uint32_t bits;
    memcpy(&bits, &logit, sizeof bits);
    // Floats order like their bits taken as integers, but for the sign.
    bits = bits & 0x80000000u ? ~bits : bits | 0x80000000u;
    return (uint64_t)bits << 32 | ~(uint32_t)token;
}

static inline float stele_logit_of(uint64_t rank) {
    uint32_t bits = (uint32_t)(rank >> 32);
    bits = bits & 0x80000000u ? bits & 0x7FFFFFFFu : ~bits;
    float logit;
    memcpy(&logit, &bits, sizeof logit);
    return logit;
}

static inline int32_t stele_token_of(uint64_t rank) { return (int32_t)~(uint32_t)rank; }

// The best logit so far; where there is none yet, one that any finite one reaches.
static inline float stele_best_logit(const _Atomic(uint64_t) *best) {
    const uint64_t rank = atomic_load_explicit(best, memory_order_relaxed);
    return rank ? stele_logit_of(rank) : -FLT_MAX;
}

// Makes this the best if it is better. -INFINITY and not-a-number never are.
static inline void stele_offer(_Atomic(uint64_t) *best, float logit, int32_t token) {
    if (!(logit > -INFINITY)) return;
    const uint64_t rank = stele_rank_of(logit, token);
    uint64_t found = atomic_load_explicit(best, memory_order_relaxed);
    while (found < rank &&
           !atomic_compare_exchange_weak_explicit(best, &found, rank, memory_order_relaxed,
                                                  memory_order_relaxed)) {
    }
}

#endif

// How a thread rounds floats and treats the smallest: fixed while kernels run, whatever the program
// around them has set, so that every thread and every program gets the same bits.
#ifndef STELE_FLOAT_STATE_H
#define STELE_FLOAT_STATE_H

#include <stdint.h>

#if defined(__x86_64__)

#include <immintrin.h>

typedef uint32_t float_state;

static inline float_state current_float_state(void) { return _mm_getcsr(); }
static inline void set_float_state(float_state state) { _mm_setcsr(state); }

// Rounds to nearest even, keeps subnormal numbers, raises no trap: as every program starts.
static const float_state standard_float_state = 0x1f80;

#elif defined(__aarch64__)

typedef uint64_t float_state;

static inline float_state current_float_state(void) {
    float_state state;
    __asm__ volatile("mrs %0, fpcr" : "=r"(state));
    return state;
}
static inline void set_float_state(float_state state) {
    __asm__ volatile("msr fpcr, %0" : : "r"(state));
}

static const float_state standard_float_state = 0;

#else

typedef int float_state;

static inline float_state current_float_state(void) { return 0; }
static inline void set_float_state(float_state state) { (void)state; }

static const float_state standard_float_state = 0;

#endif

#endif

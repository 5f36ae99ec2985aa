// Times the products of a screening pass with the upper four bits of every weight, as Stele stores
// them, and with the upper three, on two threads. Both passes take turns; where the weights are more
// than a cache holds, other memory is written to before each, as a decoder step does.
#include <immintrin.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TILE_ROWS = 16, LINE = 64, MOST_TOKENS = 6, PORTION = 64, CACHE = 64 << 20 };
enum { TILES = ROWS / TILE_ROWS };

static double milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

#define INLINE static inline __attribute__((always_inline))

INLINE __m512i four_inputs(const int8_t *x, int token, int k) {
    int32_t four;
    memcpy(&four, x + token * DEPTH + k, sizeof four);
    return _mm512_set1_epi32(four);
}

// A line holds eight inputs of sixteen rows: four in the upper halves of its bytes, four in the lower.
INLINE void multiply_four_bits(const uint8_t *tile, const int8_t *x, int tokens, __m512i *totals) {
    const __m512i mask = _mm512_set1_epi8(-16);
    for (int k = 0; k < DEPTH; k += 8, tile += LINE) {
        const __m512i line = _mm512_load_si512(tile);
        const __m512i first = _mm512_and_si512(line, mask);
        const __m512i second = _mm512_and_si512(_mm512_slli_epi16(line, 4), mask);
        for (int token = 0; token < tokens; token++) {
            totals[token] = _mm512_dpbusd_epi32(totals[token], first, four_inputs(x, token, k));
            totals[token] =
                _mm512_dpbusd_epi32(totals[token], second, four_inputs(x, token, k + 4));
        }
    }
}

// Three lines hold 32 inputs of sixteen rows: two lines have the upper two bits of each weight, of
// four times four inputs each, and the third has the third bit of all.
INLINE void multiply_three_bits(const uint8_t *tile, const int8_t *x, int tokens,
                                __m512i *totals) {
    const __m512i two = _mm512_set1_epi8((char)0xC0), three = _mm512_set1_epi8((char)0xE0);
    enum { SECOND_WHERE_FIRST_ELSE_THIRD = 0xCA };
    for (int k = 0; k < DEPTH; k += 32, tile += 3 * LINE) {
        const __m512i pairs[2] = {_mm512_load_si512(tile), _mm512_load_si512(tile + LINE)};
        const __m512i bits = _mm512_load_si512(tile + 2 * LINE);
#pragma clang loop unroll(full)
        for (int column = 0; column < 8; column++) {
            const __m512i upper = _mm512_slli_epi16(pairs[column / 4], (unsigned)(2 * (column % 4)));
            const __m512i lower = column <= 5
                                      ? _mm512_slli_epi16(bits, (unsigned)column)
                                      : _mm512_srli_epi16(bits, (unsigned)(column - 5));
            const __m512i weights = _mm512_and_si512(
                _mm512_ternarylogic_epi32(two, upper, lower, SECOND_WHERE_FIRST_ELSE_THIRD), three);
            for (int token = 0; token < tokens; token++) {
                totals[token] = _mm512_dpbusd_epi32(totals[token], weights,
                                                    four_inputs(x, token, k + 4 * column));
            }
        }
    }
}

INLINE int32_t multiply(int bits, const uint8_t *weights, const int8_t *x, int tokens, int tile) {
    __m512i totals[MOST_TOKENS];
    for (int token = 0; token < tokens; token++) totals[token] = _mm512_setzero_si512();
    weights += (size_t)tile * TILE_ROWS * DEPTH * (size_t)bits / 8;
    if (bits == 4) {
        multiply_four_bits(weights, x, tokens, totals);
    } else {
        multiply_three_bits(weights, x, tokens, totals);
    }
    int32_t sum = 0;
    for (int token = 0; token < tokens; token++) sum += _mm512_reduce_add_epi32(totals[token]);
    return sum;
}

// For constant numbers of bits and tokens, so that totals lie in registers.
static int32_t multiply_any(int bits, const uint8_t *weights, const int8_t *x, int tokens,
                            int tile) {
    switch (bits * 8 + tokens) {
        case 33: return multiply(4, weights, x, 1, tile);
        case 36: return multiply(4, weights, x, 4, tile);
        case 38: return multiply(4, weights, x, 6, tile);
        case 25: return multiply(3, weights, x, 1, tile);
        case 28: return multiply(3, weights, x, 4, tile);
        default: return multiply(3, weights, x, 6, tile);
    }
}

static int32_t pass(int bits, const uint8_t *weights, const int8_t *x, int tokens) {
    int32_t sum = 0;
#pragma omp parallel for num_threads(2) schedule(static, PORTION) reduction(+ : sum)
    for (int tile = 0; tile < TILES; tile++) sum += multiply_any(bits, weights, x, tokens, tile);
    return sum;
}

int main(void) {
    const size_t bytes = (size_t)ROWS * DEPTH / 2;
    const int fits = bytes < CACHE / 4, rounds = fits ? 2000 : 15;
    uint8_t *planes[2] = {aligned_alloc(4096, bytes), aligned_alloc(4096, bytes)};
    uint8_t *other = malloc(CACHE);
    static int8_t x[MOST_TOKENS * DEPTH];
    if (!planes[0] || !planes[1] || !other) return 1;
    for (size_t i = 0; i < bytes; i++) planes[0][i] = planes[1][i] = (uint8_t)(i * 167 >> 3);
    for (int i = 0; i < MOST_TOKENS * DEPTH; i++) x[i] = (int8_t)(i * 37);
    printf("%d rows of %d inputs, ms a pass:\n", ROWS, DEPTH);
    const int counts[] = {1, 4, 6};
    volatile int32_t sum = 0;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        double times[2] = {0, 0};
        for (int turn = 0; turn < 2 * rounds; turn++) {
            if (!fits) memset(other, turn, CACHE);
            const double start = milliseconds();
            sum += pass(turn % 2 ? 3 : 4, planes[turn % 2], x, counts[i]);
            times[turn % 2] += milliseconds() - start;
        }
        printf("  %d tokens: four bits %.3f, three bits %.3f: %.2f times\n", counts[i],
               times[0] / rounds, times[1] / rounds, times[1] / times[0]);
    }
}

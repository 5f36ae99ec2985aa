// Helpers of the checks: exact-size memory, a fixed random sequence, and a tally of failures.
//
// Every buffer is allocated at exactly the size that the contract states. Under AddressSanitizer
// one byte read or written beside it ends the run; elsewhere, one behind it.
#ifndef STELE_CHECKS_H
#define STELE_CHECKS_H

#include <stdbool.h>

#include "float_state.h"
#include "stele_kernels.h"

// A block of exactly `bytes`, filled with 0xa5, aligned as its size is, up to 64 bytes. Freed by
// release_all.
void *allocate(size_t bytes);
void release_all(void);

// A fixed sequence; restart sets where it begins.
void restart(uint64_t seed);
uint32_t random_below(uint32_t bound);
// Between -range and range.
float random_float(float range);

// Random matrices in tiles, padding zero; every value of `extremes` rows is 127 or -127.
stele_matrix_i8 random_matrix_i8(size_t rows, size_t depth, bool extremes);
stele_matrix_f32 random_matrix_f32(size_t rows, size_t depth);
// Where the weight of a row and an input lies.
int8_t *weight_at(const stele_matrix_i8 *matrix, size_t row, size_t k);
// The same weights and scales in two planes, without a bias.
stele_split_matrix_i8 split_of(stele_matrix_i8 matrix);
stele_tokens_i8 random_tokens_i8(size_t count, size_t depth, bool extremes);
stele_tokens_f32 random_tokens_f32(size_t count, size_t width, size_t stride);

// A random part of a vocabulary for `count` hypotheses: common tiles of which all or some rows count,
// and rows that count for one hypothesis besides, `owns` of which there are at most for each.
typedef struct {
    stele_shortlist list;
    int32_t **own;       // (count,)
    size_t *own_counts;  // (count,)
} random_list;
random_list random_shortlist(size_t vocabulary, size_t count, uint32_t owns);
// Whether a row counts for hypothesis `index`.
bool counts_for(const random_list *list, size_t index, size_t row);
// The same list for hypothesis `index` alone, whose own rows lie in all the other tiles there are.
random_list list_alone(const random_list *list, size_t index);

// The number that a float16 of those bits is.
float half_value(uint16_t bits);
// Number `index` of stored keys or values.
double stored_number(const void *numbers, stele_float_type type, size_t index);

// Of a caller that flushes subnormal numbers to zero and rounds down, and on 64-bit ARM has another
// half precision in use.
#if defined(__x86_64__)
static const float_state unusual_float_state = 0x1f80 | 0x8040 | 0x2000;
#elif defined(__aarch64__)
static const float_state unusual_float_state = 1 << 26 | 1 << 24 | 2 << 22;
#else
static const float_state unusual_float_state = 0;
#endif

// Does operations, or one.
void run_all(const stele_operation *operations, size_t count, int threads);
void run(stele_operation operation, int threads);
// Whether one of them was shared among threads. Work too small for that never is, however many
// threads it may use.
extern bool work_was_shared;

// Counts a failure and keeps what it was, unless `holds`.
void check(bool holds, const char *what, size_t a, size_t b, size_t c);

// Whether to leave out what is the same whatever the instruction set, as the digests show:
// comparing with plain loops. For emulated processors.
extern bool only_comparing;
// NULL, or the one instruction set to compare with portable code.
extern const char *only_set;

// Fills `bytes` at result with one call's output. It must fill the same bytes on every instruction
// set and thread count, which check_everywhere checks against portable code on one thread. The best
// set is in use afterwards.
typedef void (*producer)(void *context, void *result, int threads);
void check_everywhere(const char *what, producer produce, void *context, size_t bytes);

// A digest of all that check_everywhere saw, for each instruction set and operation, to compare
// with that of another architecture: a line "digest SET HASH WHAT" each.
void add_to_digest(const char *set, const char *what, const void *bytes, size_t count);
void print_digests(void);

// The groups.
void check_known_instruction_sets(void);
void check_extremes(void);
void check_linear(void);
void check_fewer_bytes(void);
void check_float_kernels(void);
void check_attention(void);
void check_cache(void);
void check_halves(void);
void check_projection(void);
void check_screening(void);
void check_exponential(void);
void check_embedding(void);

#endif

// The groups of checks, and what failed in them.
#include "stele_kernel_checks.h"

#include <stdio.h>

#include "checks.h"

static const struct {
    const char *name;
    void (*perform)(void);
} groups[] = {
    {"known instruction sets", check_known_instruction_sets},
    {"exponential", check_exponential},
    {"extremes", check_extremes},
    {"linear", check_linear},
    {"zeros, int4", check_fewer_bytes},
    {"layer_norm, quantize", check_float_kernels},
    {"attention", check_attention},
    {"cache", check_cache},
    {"halves", check_halves},
    {"embedding", check_embedding},
    {"projection", check_projection},
    {"screening", check_screening},
};

bool only_comparing = false;
const char *only_set = NULL;

enum { TOLD = 20, LONGEST = 200 };  // failures and bytes of each
static char failures[TOLD * LONGEST];
static size_t failure_count;

void check(bool holds, const char *what, size_t a, size_t b, size_t c) {
    if (holds) return;
    if (failure_count < TOLD) {
        size_t end = 0;
        while (failures[end]) end++;
        snprintf(failures + end, LONGEST, "%s (%zu, %zu, %zu)\n", what, a, b, c);
    }
    failure_count++;
}

size_t stele_check_group_count(void) { return sizeof groups / sizeof groups[0]; }

const char *stele_check_group_name(size_t index) { return groups[index].name; }

const char *stele_check_group_failures(size_t index) {
    failures[0] = 0;
    failure_count = 0;
    groups[index].perform();
    return failures;
}

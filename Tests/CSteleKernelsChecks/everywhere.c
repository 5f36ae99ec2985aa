// Comparing instruction sets and thread counts.
#include <stdio.h>
#include <string.h>

#include "checks.h"
#include "stele_kernel_checks.h"

// Those to compare, best first; portable code, what all are compared with, is the last that is
// supported.
static struct {
    size_t index;
    const char *name;
} sets[8];
static size_t set_count, portable;
static bool is_parallel;  // whether work can be shared among threads

// Asks once: on virtual machines asking the processor takes long.
static void find_sets(void) {
    const size_t supported = stele_instruction_set_count();
    portable = supported - 1;
    for (size_t i = 0; i < supported && set_count < sizeof sets / sizeof sets[0]; i++) {
        const char *name = stele_instruction_set_name(i);
        if (only_set && strcmp(name, only_set) != 0) continue;
        sets[set_count].index = i;
        sets[set_count++].name = name;
    }
    enum { ENOUGH = 1 << 20 };  // bytes to be read, to be worth sharing
    run(stele_read_memory(allocate(ENOUGH), ENOUGH), 2);
    is_parallel = work_was_shared;
}

size_t stele_checked_instruction_set_count(void) { return set_count; }

static void check_same(bool holds, const char *what, const char *set, int threads) {
    if (holds) return;
    char text[128];
    snprintf(text, sizeof text, "%s: not on %s, threads", what, set);
    check(false, text, (size_t)threads, 0, 0);
}

void check_everywhere(const char *what, producer produce, void *context, size_t bytes) {
    static const int thread_counts[] = {1, 2, 3, 7};
    if (set_count == 0) find_sets();
    // Runs of work that is not shared are all the same.
    size_t runs = is_parallel ? sizeof thread_counts / sizeof thread_counts[0] : 1;
    work_was_shared = false;
    void *expected = allocate(bytes);
    stele_use_instruction_set(portable);
    produce(context, expected, 1);
    check(set_count > 0, "no instruction set was compared", 0, 0, 0);
    for (size_t j = 0; j < runs; j++) {  // teams of threads are seldom resized, which takes long
        for (size_t i = set_count; i-- > 0;) {
            void *result = allocate(bytes);
            stele_use_instruction_set(sets[i].index);
            produce(context, result, thread_counts[j]);
            check_same(memcmp(expected, result, bytes) == 0, what, sets[i].name, thread_counts[j]);
            if (j == 0) add_to_digest(sets[i].name, what, result, bytes);
        }
        if (j == 1 && !work_was_shared) runs = 2;
    }
}

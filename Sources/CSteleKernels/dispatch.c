// Which instruction set's kernels are used: one table, best first, chosen once.
#ifdef __linux__
#define _GNU_SOURCE  // sched_getaffinity
#include <sched.h>
#endif

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kernels.h"
#include "processor.h"

static const stele_kernel_table *const all_tables[] = {  // best first
#if defined(__x86_64__)
    &stele_kernels_avx512vnni,
    &stele_kernels_avxvnni,
    &stele_kernels_avx2,
#elif defined(__aarch64__)
    &stele_kernels_neoni8mm,
    &stele_kernels_neondotprod,
    &stele_kernels_neon,
#endif
    &stele_kernels_portable,
};
enum { TABLE_COUNT = sizeof all_tables / sizeof all_tables[0] };

static _Atomic(const stele_kernel_table *) table_in_use;

static const stele_kernel_table *supported_table(size_t index) {
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (!all_tables[i]->is_supported()) continue;
        if (index == 0) return all_tables[i];
        index--;
    }
    return NULL;
}

// The table STELE_ISA names, or NULL; *problem tells why there is none although one was asked for.
static const stele_kernel_table *requested_table(const char **problem) {
    *problem = NULL;
    const char *name = getenv("STELE_ISA");
    if (!name || !*name) return NULL;
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (strcmp(all_tables[i]->name, name) != 0) continue;
        if (all_tables[i]->is_supported()) return all_tables[i];
        *problem = "STELE_ISA names an instruction set that this processor or operating system "
                   "does not support; unset it to use the best one";
        return NULL;
    }
    *problem = "STELE_ISA names no instruction set of this build; unset it to use the best one";
    return NULL;
}

const stele_kernel_table *stele_kernels(void) {
    const stele_kernel_table *table = atomic_load_explicit(&table_in_use, memory_order_acquire);
    if (table) return table;
    // Two threads may come here at once; both find the same.
    const char *problem;
    table = requested_table(&problem);
    if (!table) table = supported_table(0);
    atomic_store_explicit(&table_in_use, table, memory_order_release);
    return table;
}

const char *stele_instruction_set(void) { return stele_kernels()->name; }

int stele_instruction_set_was_requested(void) {
    const char *problem;
    return requested_table(&problem) != NULL;
}

const char *stele_instruction_set_error(void) {
    const char *problem;
    requested_table(&problem);
    return problem;
}

size_t stele_known_instruction_set_count(void) { return TABLE_COUNT; }

stele_instruction_set_facts stele_known_instruction_set(size_t index) {
    const stele_kernel_table *table = all_tables[index];
    return (stele_instruction_set_facts){table->name, table->needs, table->is_supported()};
}

size_t stele_instruction_set_count(void) {
    size_t count = 0;
    while (supported_table(count)) count++;
    return count;
}

const char *stele_instruction_set_name(size_t index) { return supported_table(index)->name; }

void stele_use_instruction_set(size_t index) {
    atomic_store_explicit(&table_in_use, supported_table(index), memory_order_release);
}

static const size_t ahead_unknown = SIZE_MAX;
static atomic_size_t ahead_in_use = SIZE_MAX;

size_t stele_read_ahead(void) {
    size_t ahead = atomic_load_explicit(&ahead_in_use, memory_order_relaxed);
    if (ahead != ahead_unknown) return ahead;
    ahead = 0;
#if defined(__x86_64__)
    if (stele_processor_is_intel()) ahead = 4096;
#endif
    stele_use_read_ahead(ahead);
    return ahead;
}

void stele_use_read_ahead(size_t bytes) {
    atomic_store_explicit(&ahead_in_use, bytes, memory_order_relaxed);
}

int stele_processor_count(void) {
#ifdef __linux__
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return CPU_COUNT(&allowed);
#endif
    const long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online < 1 ? 1 : (int)online;
}

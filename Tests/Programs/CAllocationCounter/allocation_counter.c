#include "allocation_counter.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

static atomic_long count;

long allocation_count(void) { return atomic_load(&count); }

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif

#if defined(__GLIBC__) && !defined(HAS_SANITIZER)

int allocations_are_counted(void) { return 1; }

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t elements, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

// glibc leaves a request what is too little to be a piece of its own, and Swift's arrays find out
// and grow less often. Pieces of whole cache lines, less the 8 bytes that glibc adds, leave nothing.
static size_t rounded(size_t size) { return size < SIZE_MAX / 2 ? (size + 71) / 64 * 64 - 8 : size; }

void *malloc(size_t size) {
    atomic_fetch_add(&count, 1);
    return __libc_malloc(rounded(size));
}

void *calloc(size_t elements, size_t size) {
    atomic_fetch_add(&count, 1);
    if (size && elements > SIZE_MAX / 2 / size) return NULL;
    return __libc_calloc(1, rounded(elements * size));
}

void *realloc(void *memory, size_t size) {
    atomic_fetch_add(&count, 1);
    return __libc_realloc(memory, rounded(size));
}

void *memalign(size_t alignment, size_t size) {
    atomic_fetch_add(&count, 1);
    return __libc_memalign(alignment, rounded(size));
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
    void *aligned = memalign(alignment, size);
    if (!aligned) return ENOMEM;
    *memory = aligned;
    return 0;
}

#else

int allocations_are_counted(void) { return 0; }

#endif

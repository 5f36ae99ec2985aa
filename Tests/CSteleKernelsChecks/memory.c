// Memory that shows what is touched behind a block: to AddressSanitizer where it is on; elsewhere
// the page behind the block cannot be read or written.
#define _GNU_SOURCE  // MAP_ANONYMOUS
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "checks.h"

typedef struct {
    void *start;   // of the block, or of the pages around it
    size_t bytes;  // of the pages
} allocation;

static allocation blocks[4096];
static size_t block_count;

#if __has_feature(address_sanitizer)

static void *take(size_t bytes, allocation *taken) {
    if (posix_memalign(&taken->start, 64, bytes ? bytes : 1) != 0) return NULL;
    return taken->start;
}

static void give_back(allocation block) { free(block.start); }

#else

// The block ends where the last page begins, so it is aligned as its size is. What must be aligned
// to 64 bytes, whole tiles, has such a size.
static void *take(size_t bytes, allocation *taken) {
    const size_t page = (size_t)sysconf(_SC_PAGESIZE), used = (bytes + page - 1) / page * page;
    taken->bytes = used + page;
    taken->start = mmap(NULL, taken->bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                        -1, 0);
    if (taken->start == MAP_FAILED) return NULL;
    uint8_t *end = (uint8_t *)taken->start + used;
    if (mprotect(end, page, PROT_NONE) != 0) return NULL;
    return end - bytes;
}

static void give_back(allocation block) { munmap(block.start, block.bytes); }

#endif

void *allocate(size_t bytes) {
    const size_t most = sizeof blocks / sizeof blocks[0];
    void *block = block_count < most ? take(bytes, blocks + block_count) : NULL;
    if (!block) {
        fprintf(stderr, "out of memory\n");
        exit(1);
    }
    block_count++;
    memset(block, 0xa5, bytes);
    return block;
}

void release_all(void) {
    while (block_count > 0) give_back(blocks[--block_count]);
}

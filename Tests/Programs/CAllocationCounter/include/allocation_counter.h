// An allocator that counts, for the program that this is linked into: it takes the place of the C
// library's malloc and its kin, on all threads, and passes every request on to it.
#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

// Requests for memory so far: malloc, calloc, realloc, posix_memalign, aligned_alloc, memalign.
long allocation_count(void);

// Whether requests are counted: glibc lets its allocator be replaced so, and no sanitizer has.
int allocations_are_counted(void);

#endif

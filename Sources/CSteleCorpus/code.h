// The prefix code's tables.
#ifndef STELE_CORPUS_CODE_H
#define STELE_CORPUS_CODE_H

#include "stele_corpus.h"

struct stele_corpus_code {
    uint32_t symbol_count;
    uint32_t escape;
    uint32_t escape_bits;
    // By length: what codes of at most this length are below, aligned to the left of
    // STELE_CORPUS_LONGEST_CODE bits; the first code of this length; its symbol.
    uint32_t limit[STELE_CORPUS_LONGEST_CODE + 1];
    uint32_t first_code[STELE_CORPUS_LONGEST_CODE + 1];
    uint32_t first_symbol[STELE_CORPUS_LONGEST_CODE + 1];
    // By the next bits of the stream: how many bits code and explicit bits have, or 0 if the code is
    // longer than the table's index.
    uint8_t skip[1 << STELE_CORPUS_SKIP_BITS];
    // The same without the explicit bits.
    uint8_t length[1 << STELE_CORPUS_SKIP_BITS];
};

// The length of the code that `window`, aligned to the left, begins with.
static inline unsigned stele_corpus_code_length(const struct stele_corpus_code *code,
                                                uint64_t window) {
    unsigned length = code->length[window >> (64 - STELE_CORPUS_SKIP_BITS)];
    if (length > 0) return length;
    uint32_t next = (uint32_t)(window >> (64 - STELE_CORPUS_LONGEST_CODE));
    length = 1;
    while (length < STELE_CORPUS_LONGEST_CODE && next >= code->limit[length]) length++;
    return length;
}

// The symbol whose code of `length` bits `window` begins with; not below symbol_count if there is none.
static inline uint32_t stele_corpus_code_symbol(const struct stele_corpus_code *code,
                                                uint64_t window, unsigned length) {
    uint32_t above = (uint32_t)(window >> (64 - length)) - code->first_code[length];
    return code->first_symbol[length] + above;
}

#endif

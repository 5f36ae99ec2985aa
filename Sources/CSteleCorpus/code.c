// The prefix code of payloads: from the number of codes of each length to tables for decoding.
#include "code.h"

#include <stdlib.h>

static void fill_skips(struct stele_corpus_code *code) {
    for (uint32_t bits = 0; bits < 1u << STELE_CORPUS_SKIP_BITS; bits++) {
        uint64_t window = (uint64_t)bits << (64 - STELE_CORPUS_SKIP_BITS);
        unsigned length = stele_corpus_code_length(code, window);
        if (length > STELE_CORPUS_SKIP_BITS) continue;
        uint32_t symbol = stele_corpus_code_symbol(code, window, length);
        uint32_t extra = symbol == code->escape ? code->escape_bits : 0;
        if (symbol >= code->symbol_count) continue;
        code->skip[bits] = (uint8_t)(length + extra);
        code->length[bits] = (uint8_t)length;
    }
}

// Numbers codes and symbols; false if there are more codes of a length than fit.
static bool fill_lengths(struct stele_corpus_code *code, const uint32_t *lengths) {
    // In 64 bits: the counts come from a file.
    uint64_t next = 0;
    uint64_t symbols = 0;
    for (unsigned length = 1; length <= STELE_CORPUS_LONGEST_CODE; length++) {
        next <<= 1;
        code->first_code[length] = (uint32_t)next;
        code->first_symbol[length] = (uint32_t)symbols;
        next += lengths[length];
        symbols += lengths[length];
        if (next > 1ull << length) return false;
        code->limit[length] = (uint32_t)(next << (STELE_CORPUS_LONGEST_CODE - length));
    }
    code->symbol_count = (uint32_t)symbols;
    return symbols > 0;
}

struct stele_corpus_code *stele_corpus_code_make(const uint32_t *lengths, uint32_t escape,
                                                 uint32_t escape_bits) {
    struct stele_corpus_code *code = calloc(1, sizeof *code);
    if (code == NULL) return NULL;
    code->escape = escape;
    code->escape_bits = escape_bits;
    bool is_possible = lengths[0] == 0 && escape_bits <= 56 && fill_lengths(code, lengths) &&
                       escape <= code->symbol_count;
    if (!is_possible) {
        free(code);
        return NULL;
    }
    fill_skips(code);
    return code;
}

void stele_corpus_code_free(struct stele_corpus_code *code) { free(code); }

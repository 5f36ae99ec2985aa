// Sorting records: by their first eight bytes with a radix sort, those alike by comparing the rest.
#include "stele_corpus.h"

#include <string.h>

enum { DIGIT_BITS = 11, DIGITS = 6, VALUES = 1 << DIGIT_BITS };

static size_t digit(const struct stele_corpus_record *record, unsigned number) {
    return record->prefix >> (number * DIGIT_BITS) & (VALUES - 1);
}

// Whether the bytes of `a` come after those of `b`; the prefixes are equal.
static bool is_after(const uint8_t *arena, const struct stele_corpus_record *a,
                     const struct stele_corpus_record *b) {
    uint32_t shared = a->length < b->length ? a->length : b->length;
    int order = memcmp(arena + a->offset, arena + b->offset, shared);
    return order != 0 ? order > 0 : a->length > b->length;
}

// Merges the sorted halves from[0..<middle] and from[middle..<count] into `to`.
static void merge(const uint8_t *arena, const struct stele_corpus_record *from, size_t middle,
                  size_t count, struct stele_corpus_record *to) {
    size_t left = 0;
    size_t right = middle;
    for (size_t index = 0; index < count; index++) {
        bool takes_right =
            left == middle || (right < count && is_after(arena, from + left, from + right));
        to[index] = takes_right ? from[right++] : from[left++];
    }
}

// A merge sort of records whose prefixes are equal, from runs of one record up.
static void sort_alike(const uint8_t *arena, struct stele_corpus_record *records,
                       struct stele_corpus_record *spare, size_t count) {
    struct stele_corpus_record *from = records;
    struct stele_corpus_record *to = spare;
    for (size_t run = 1; run < count; run *= 2) {
        for (size_t start = 0; start < count; start += 2 * run) {
            size_t left = count - start;
            size_t length = left < 2 * run ? left : 2 * run;
            merge(arena, from + start, length < run ? length : run, length, to + start);
        }
        struct stele_corpus_record *other = from;
        from = to;
        to = other;
    }
    if (from != records) memcpy(records, from, count * sizeof *records);
}

// Sorts by prefix, lowest digit first; digits that are the same everywhere are passed over.
static void sort_prefixes(struct stele_corpus_record *records, struct stele_corpus_record *spare,
                          size_t count) {
    static _Thread_local size_t counts[DIGITS][VALUES];
    memset(counts, 0, sizeof counts);
    for (size_t index = 0; index < count; index++) {
        for (unsigned number = 0; number < DIGITS; number++) {
            counts[number][digit(records + index, number)]++;
        }
    }
    struct stele_corpus_record *from = records;
    struct stele_corpus_record *to = spare;
    for (unsigned number = 0; number < DIGITS; number++) {
        size_t *starts = counts[number];
        if (starts[digit(from, number)] == count) continue;
        size_t start = 0;
        for (size_t value = 0; value < VALUES; value++) {
            size_t here = starts[value];
            starts[value] = start;
            start += here;
        }
        for (size_t index = 0; index < count; index++) {
            to[starts[digit(from + index, number)]++] = from[index];
        }
        struct stele_corpus_record *other = from;
        from = to;
        to = other;
    }
    if (from != records) memcpy(records, from, count * sizeof *records);
}

void stele_corpus_sort(const uint8_t *arena, struct stele_corpus_record *records,
                       struct stele_corpus_record *spare, size_t count) {
    if (count < 2) return;
    sort_prefixes(records, spare, count);
    for (size_t start = 0; start < count;) {
        size_t end = start + 1;
        while (end < count && records[end].prefix == records[start].prefix) end++;
        if (end - start > 1) sort_alike(arena, records + start, spare + start, end - start);
        start = end;
    }
}

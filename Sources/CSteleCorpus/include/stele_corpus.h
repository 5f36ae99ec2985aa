// Kernels of corpus files: pages of keys with payloads, and sorting records for them.
//
// A lane is the sorted list of one kind of key (such as all SHA-1s), of which fingerprints are stored:
// the first 64 bits of a key, taken for a fraction of 1, times the size of the lane's key space. The
// list is divided into pages of 4096 bytes, and the fingerprints of a page once more, by value, into
// buckets of `1 << bucket_bits` values, each of which is found through a table in the page:
//
// | byte | bytes | field                                                              |
// |-----:|------:|--------------------------------------------------------------------|
// |    0 |     4 | checksum of the rest, of the page's number and of its bounds        |
// |    4 |     2 | entries                                                            |
// |    6 |     2 | buckets                                                            |
// |    8 |     6 | entries in all earlier pages                                       |
// |   14 |     2 | where the last bucket ends                                         |
// |   16 | 2 * n | where each bucket starts; like the line above in bits from byte 0  |
//
// Numbers are little-endian. The buckets follow as one stream of bits, the highest of a byte first.
// An entry is the distance of its fingerprint from the one before it, or from the bucket's start, in a Rice
// code (the quotient by `1 << rice_bits` as so many zeros and a one, then the remainder), and the
// symbol of its payload in a canonical prefix code. One symbol, the escape, stands for all payloads
// too rare for one of their own; `escape_bits` bits that say which one follow.
#ifndef STELE_CORPUS_H
#define STELE_CORPUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    STELE_CORPUS_PAGE_BYTES = 4096,
    STELE_CORPUS_PAGE_BITS = 32768,
    STELE_CORPUS_HEADER_BYTES = 16,
    STELE_CORPUS_LONGEST_CODE = 20,
    STELE_CORPUS_SKIP_BITS = 11,
    // No page holds more: an entry has at least two bits.
    STELE_CORPUS_MOST_ENTRIES = 16384,
};

// A canonical prefix code: symbols are numbered by the length of their codes, shortest first.
struct stele_corpus_code;

// Makes the code in which lengths[n] symbols have codes of n bits, 1 to STELE_CORPUS_LONGEST_CODE;
// lengths[0] is 0. After the symbol `escape` (none if it is the number of symbols) stand `escape_bits`
// explicit bits, at most 56. NULL if there is no such code, or no memory.
struct stele_corpus_code *stele_corpus_code_make(const uint32_t *lengths, uint32_t escape,
                                                 uint32_t escape_bits);
void stele_corpus_code_free(struct stele_corpus_code *code);

// What all pages of a lane have in common; rice_bits is at most 56, bucket_bits at most 63.
struct stele_corpus_lane {
    uint64_t key_space;  // a multiple of 1 << 32
    uint32_t rice_bits;
    uint32_t bucket_bits;
};

// An entry of a page. Its fingerprint is `offset` above the page's start, which is the first one that a
// key beginning with the page's bound can have.
struct stele_corpus_entry {
    uint64_t offset;
    uint64_t extra;  // the explicit bits after an escape, else 0
    uint32_t symbol;
};

enum stele_corpus_status {
    STELE_CORPUS_ABSENT,
    STELE_CORPUS_FOUND,
    STELE_CORPUS_DAMAGED,
};

// Where an entry was found.
struct stele_corpus_hit {
    struct stele_corpus_entry entry;
    uint32_t equal;   // entries of this fingerprint from the one that was found on
    uint32_t bucket;  // the entry's bucket
    uint32_t index;   // the entry's place within it
};

// Pages below are STELE_CORPUS_PAGE_BYTES long, of any alignment, and may hold anything: no function
// reads outside of them, and what cannot be is answered with STELE_CORPUS_DAMAGED or false.

// Looks for the fingerprint that is `offset` above the page's start; `skipped` equal entries are passed over.
enum stele_corpus_status stele_corpus_find(const uint8_t *page,
                                           const struct stele_corpus_code *code,
                                           const struct stele_corpus_lane *lane, uint64_t offset,
                                           uint32_t skipped, struct stele_corpus_hit *hit);

// Counts the entries of all buckets before `bucket`.
bool stele_corpus_entries_before(const uint8_t *page, const struct stele_corpus_code *code,
                                 const struct stele_corpus_lane *lane, uint32_t bucket,
                                 uint32_t *entries);

// Decodes all entries, in order; entries: (STELE_CORPUS_MOST_ENTRIES,). Also checks that there are as
// many as the page says, in ascending order, and that no bit is left over.
bool stele_corpus_decode(const uint8_t *page, const struct stele_corpus_code *code,
                         const struct stele_corpus_lane *lane, struct stele_corpus_entry *entries,
                         uint32_t *count);

// Bits that an entry takes `gap` above the one before it, or above its bucket's start.
uint32_t stele_corpus_entry_bits(const struct stele_corpus_code *code,
                                 const struct stele_corpus_lane *lane, uint64_t gap,
                                 uint32_t symbol);

// Writes a page of `count` entries in ascending order, all but its checksum, and returns whether they
// fit.
bool stele_corpus_encode(uint8_t *page, const struct stele_corpus_code *code,
                         const struct stele_corpus_lane *lane,
                         const struct stele_corpus_entry *entries, uint32_t count, uint64_t before);

// The last page whose bound is not above `prefix`; -1 if there is none. bounds: (count,), ascending.
// Never reads outside of them, ascending or not.
int64_t stele_corpus_page_of(const uint32_t *bounds, size_t count, uint32_t prefix);

// Where to look for a key: a page, and how far above the page's start; page -1 if it is below them all.
struct stele_corpus_place {
    int64_t page;
    uint64_t offset;
};

// Looks a key, of which this are the first 64 bits, up in the directory, and has the memory fetch the parts of the page that
// stele_corpus_find is going to read, as far as can be foreseen. pages: (count, STELE_CORPUS_PAGE_BYTES).
struct stele_corpus_place stele_corpus_locate(const uint32_t *bounds, size_t count,
                                              const uint8_t *pages,
                                              const struct stele_corpus_lane *lane, uint64_t key);

// Whether `bit` of the flags is set, and setting it: from any thread, in any order.
bool stele_corpus_flag(const uint8_t *flags, size_t bit);
void stele_corpus_set_flag(uint8_t *flags, size_t bit);

// A record in memory: `length` bytes at `offset` of the arena, of which the first eight, zeros added
// where there are fewer, are `prefix` as a big-endian number.
struct stele_corpus_record {
    uint64_t prefix;
    uint32_t offset;
    uint32_t length;
};

// Sorts records by their bytes, as memcmp does; of two that begin alike the shorter comes first.
// spare: (count,), overwritten.
void stele_corpus_sort(const uint8_t *arena, struct stele_corpus_record *records,
                       struct stele_corpus_record *spare, size_t count);

#endif

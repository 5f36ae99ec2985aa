// Pages: finding, decoding and encoding entries. The layout is described in stele_corpus.h.
#include "code.h"

#include <string.h>

static uint32_t load16(const uint8_t *bytes) { return bytes[0] | (uint32_t)bytes[1] << 8; }

static void store16(uint8_t *bytes, uint64_t value) {
    bytes[0] = (uint8_t)value;
    bytes[1] = (uint8_t)(value >> 8);
}

// The bits from `position`, which is inside the page, to the left of 64; at least 57 are right, those
// beyond the page are zero.
static inline uint64_t window_at(const uint8_t *page, uint32_t position) {
    uint32_t byte = position >> 3;
    if (byte > STELE_CORPUS_PAGE_BYTES - 8) byte = STELE_CORPUS_PAGE_BYTES - 8;
    uint64_t bits;
    memcpy(&bits, page + byte, sizeof bits);
    return __builtin_bswap64(bits) << (position - 8 * byte);
}

// `count` bits, at most 56, from `position` on. Moves on only if they end at `end` or before.
static bool read_bits(const uint8_t *page, uint32_t *position, uint32_t end, uint32_t count,
                      uint64_t *bits) {
    if (count > end - *position) return false;
    *bits = count == 0 ? 0 : window_at(page, *position) >> (64 - count);
    *position += count;
    return true;
}

struct bounds {
    uint32_t buckets;
    uint32_t end;
};

// What the page's header says, if it can be.
static bool read_header(const uint8_t *page, struct bounds *bounds) {
    bounds->buckets = load16(page + 6);
    bounds->end = load16(page + 14);
    uint32_t start = 8 * (STELE_CORPUS_HEADER_BYTES + 2 * bounds->buckets);
    return start <= bounds->end && bounds->end <= STELE_CORPUS_PAGE_BITS;
}

// Where the stream of `bucket`, which the page has, starts and ends, in bits.
static bool read_bucket(const uint8_t *page, const struct bounds *bounds, uint32_t bucket,
                        uint32_t *start, uint32_t *end) {
    const uint8_t *table = page + STELE_CORPUS_HEADER_BYTES;
    *start = load16(table + 2 * bucket);
    *end = bucket + 1 < bounds->buckets ? load16(table + 2 * bucket + 2) : bounds->end;
    return *start <= *end && *end <= bounds->end;
}

static bool read_symbol(const uint8_t *page, uint32_t *position, uint32_t end,
                        const struct stele_corpus_code *code, uint32_t *symbol) {
    if (*position >= end) return false;
    uint64_t window = window_at(page, *position);
    unsigned length = stele_corpus_code_length(code, window);
    *symbol = stele_corpus_code_symbol(code, window, length);
    *position += length;
    return *position <= end && *symbol < code->symbol_count;
}

// Counts zeros up to the next one, which it skips.
static bool read_quotient(const uint8_t *page, uint32_t *position, uint32_t end,
                          uint64_t *quotient) {
    enum { RIGHT_BITS = 57 };
    *quotient = 0;
    while (*position < end) {
        uint64_t window = window_at(page, *position) >> (64 - RIGHT_BITS) << (64 - RIGHT_BITS);
        uint32_t zeros = window == 0 ? RIGHT_BITS : (uint32_t)__builtin_clzll(window);
        *quotient += zeros;
        *position += zeros;
        if (window == 0) continue;
        *position += 1;
        return *position <= end;
    }
    return false;
}

// Reads a whole entry whatever its lengths; `offset` becomes the distance from the one before it.
static bool read_entry(const uint8_t *page, uint32_t *position, uint32_t end,
                       const struct stele_corpus_code *code, const struct stele_corpus_lane *lane,
                       struct stele_corpus_entry *entry) {
    uint64_t quotient;
    uint64_t remainder;
    if (!read_quotient(page, position, end, &quotient) ||
        !read_bits(page, position, end, lane->rice_bits, &remainder)) {
        return false;
    }
    entry->offset = (quotient << lane->rice_bits) + remainder;
    if (!read_symbol(page, position, end, code, &entry->symbol)) return false;
    entry->extra = 0;
    return entry->symbol != code->escape ||
           read_bits(page, position, end, code->escape_bits, &entry->extra);
}

// Where the entry after the one at `position` starts, which is not the last place in the page, and how
// far the latter is from the one before it; `end + 1` if it is damaged.
static uint32_t skip_long_entry(const uint8_t *page, uint32_t position, uint32_t end,
                                const struct stele_corpus_code *code,
                                const struct stele_corpus_lane *lane, uint64_t *gap) {
    struct stele_corpus_entry entry;
    if (!read_entry(page, &position, end, code, lane, &entry)) return end + 1;
    *gap = entry.offset;
    return position;
}

// The same, quickly where quotient and code are short. A loop over a bucket spends its time here: each
// entry's place depends on the one before it.
static inline uint32_t skip_entry(const uint8_t *page, uint32_t position, uint32_t end,
                                  const struct stele_corpus_code *code,
                                  const struct stele_corpus_lane *lane, uint64_t *gap) {
    const uint32_t rice_bits = lane->rice_bits;
    uint64_t window = window_at(page, position);
    uint32_t zeros = (uint32_t)__builtin_clzll(window | 1);
    uint64_t after = window << zeros << 1;
    uint32_t skip = code->skip[after << rice_bits >> (64 - STELE_CORPUS_SKIP_BITS)];
    uint32_t bits = zeros + 1 + rice_bits;
    if (bits + STELE_CORPUS_SKIP_BITS > 57 || skip == 0) {
        return skip_long_entry(page, position, end, code, lane, gap);
    }
    *gap = ((uint64_t)zeros << rice_bits) + (after >> 1 >> (63 - rice_bits));
    return position + bits + skip;
}

// How many entries at `position` are no further than the one before them.
static bool count_equal(const uint8_t *page, uint32_t position, uint32_t end,
                        const struct stele_corpus_code *code, const struct stele_corpus_lane *lane,
                        uint32_t *equal) {
    while (position < end) {
        uint64_t gap = 0;
        position = skip_entry(page, position, end, code, lane, &gap);
        if (position > end) return false;
        if (gap != 0) break;
        *equal += 1;
    }
    return true;
}

enum stele_corpus_status stele_corpus_find(const uint8_t *page,
                                           const struct stele_corpus_code *code,
                                           const struct stele_corpus_lane *lane, uint64_t offset,
                                           uint32_t skipped, struct stele_corpus_hit *hit) {
    struct bounds bounds;
    if (!read_header(page, &bounds)) return STELE_CORPUS_DAMAGED;
    uint64_t bucket = offset >> lane->bucket_bits;
    if (bucket >= bounds.buckets) return STELE_CORPUS_ABSENT;
    uint32_t bucket_start;
    uint32_t end;
    if (!read_bucket(page, &bounds, (uint32_t)bucket, &bucket_start, &end)) {
        return STELE_CORPUS_DAMAGED;
    }
    uint32_t position = bucket_start;
    uint64_t target = offset - (bucket << lane->bucket_bits);
    uint64_t value = 0;
    for (uint32_t index = 0; position < end; index++) {
        uint32_t start = position;
        uint64_t gap = 0;
        position = skip_entry(page, position, end, code, lane, &gap);
        if (position > end) return STELE_CORPUS_DAMAGED;
        value += gap;
        if (value < target) continue;
        if (value > target) return STELE_CORPUS_ABSENT;
        if (skipped > 0) {
            skipped--;
            continue;
        }
        hit->bucket = (uint32_t)bucket;
        hit->index = index;
        hit->equal = 1;
        if (!read_entry(page, &start, end, code, lane, &hit->entry)) return STELE_CORPUS_DAMAGED;
        hit->entry.offset = offset;
        return count_equal(page, position, end, code, lane, &hit->equal) ? STELE_CORPUS_FOUND
                                                                         : STELE_CORPUS_DAMAGED;
    }
    return STELE_CORPUS_ABSENT;
}

bool stele_corpus_entries_before(const uint8_t *page, const struct stele_corpus_code *code,
                                 const struct stele_corpus_lane *lane, uint32_t bucket,
                                 uint32_t *entries) {
    struct bounds bounds;
    if (!read_header(page, &bounds) || bucket >= bounds.buckets) return false;
    uint32_t position = 8 * (STELE_CORPUS_HEADER_BYTES + 2 * bounds.buckets);
    uint32_t end;
    uint32_t bucket_end;
    if (!read_bucket(page, &bounds, bucket, &end, &bucket_end)) return false;
    *entries = 0;
    while (position < end) {
        uint64_t gap;
        position = skip_entry(page, position, end, code, lane, &gap);
        *entries += 1;
    }
    return position == end;
}

bool stele_corpus_decode(const uint8_t *page, const struct stele_corpus_code *code,
                         const struct stele_corpus_lane *lane, struct stele_corpus_entry *entries,
                         uint32_t *count) {
    struct bounds bounds;
    if (!read_header(page, &bounds)) return false;
    uint32_t position = 8 * (STELE_CORPUS_HEADER_BYTES + 2 * bounds.buckets);
    *count = 0;
    for (uint32_t bucket = 0; bucket < bounds.buckets; bucket++) {
        uint32_t start;
        uint32_t end;
        if (!read_bucket(page, &bounds, bucket, &start, &end) || start != position) return false;
        uint64_t value = (uint64_t)bucket << lane->bucket_bits;
        uint64_t next = value + (1ull << lane->bucket_bits);
        while (position < end) {
            if (*count == STELE_CORPUS_MOST_ENTRIES) return false;
            struct stele_corpus_entry *entry = entries + *count;
            if (!read_entry(page, &position, end, code, lane, entry)) return false;
            if (entry->offset >= next - value) return false;
            value += entry->offset;
            entry->offset = value;
            *count += 1;
        }
    }
    return position == bounds.end && *count == load16(page + 4);
}

// The length of a symbol's code, and the code itself.
static uint32_t symbol_code(const struct stele_corpus_code *code, uint32_t symbol, uint32_t *bits) {
    uint32_t length = STELE_CORPUS_LONGEST_CODE;
    while (length > 1 && symbol < code->first_symbol[length]) length--;
    // Lengths that no symbol has begin where the next one does.
    *bits = code->first_code[length] + (symbol - code->first_symbol[length]);
    return length;
}

uint32_t stele_corpus_entry_bits(const struct stele_corpus_code *code,
                                 const struct stele_corpus_lane *lane, uint64_t gap,
                                 uint32_t symbol) {
    uint32_t bits;
    uint32_t extra = symbol == code->escape ? code->escape_bits : 0;
    return (uint32_t)(gap >> lane->rice_bits) + 1 + lane->rice_bits +
           symbol_code(code, symbol, &bits) + extra;
}

// Appends the `count` lowest bits of `bits`, at most 56, to a page that was zeros; false if it is full.
static bool write_bits(uint8_t *page, uint32_t *position, uint64_t bits, uint32_t count) {
    if (count > STELE_CORPUS_PAGE_BITS - *position) return false;
    while (count > 0) {
        uint32_t room = 8 - (*position & 7);
        uint32_t taken = count < room ? count : room;
        uint32_t part = (uint32_t)(bits >> (count - taken)) & ((1u << taken) - 1);
        page[*position >> 3] |= (uint8_t)(part << (room - taken));
        *position += taken;
        count -= taken;
    }
    return true;
}

static bool write_entry(uint8_t *page, uint32_t *position, const struct stele_corpus_code *code,
                        const struct stele_corpus_lane *lane, uint64_t gap,
                        const struct stele_corpus_entry *entry) {
    uint64_t quotient = gap >> lane->rice_bits;
    if (quotient >= STELE_CORPUS_PAGE_BITS - *position) return false;
    *position += (uint32_t)quotient;
    uint32_t bits;
    uint32_t length = symbol_code(code, entry->symbol, &bits);
    return write_bits(page, position, 1, 1) && write_bits(page, position, gap, lane->rice_bits) &&
           write_bits(page, position, bits, length) &&
           (entry->symbol != code->escape ||
            write_bits(page, position, entry->extra, code->escape_bits));
}

bool stele_corpus_encode(uint8_t *page, const struct stele_corpus_code *code,
                         const struct stele_corpus_lane *lane,
                         const struct stele_corpus_entry *entries, uint32_t count, uint64_t before) {
    memset(page, 0, STELE_CORPUS_PAGE_BYTES);
    uint64_t buckets = count == 0 ? 0 : (entries[count - 1].offset >> lane->bucket_bits) + 1;
    if (buckets > (STELE_CORPUS_PAGE_BYTES - STELE_CORPUS_HEADER_BYTES) / 2) return false;
    uint32_t position = 8 * (STELE_CORPUS_HEADER_BYTES + 2 * (uint32_t)buckets);
    uint32_t written = 0;
    for (uint64_t bucket = 0; bucket < buckets; bucket++) {
        store16(page + STELE_CORPUS_HEADER_BYTES + 2 * bucket, position);
        uint64_t value = bucket << lane->bucket_bits;
        while (written < count && entries[written].offset >> lane->bucket_bits == bucket) {
            uint64_t gap = entries[written].offset - value;
            if (!write_entry(page, &position, code, lane, gap, entries + written)) return false;
            value = entries[written].offset;
            written++;
        }
    }
    store16(page + 4, count);
    store16(page + 6, buckets);
    for (int byte = 0; byte < 6; byte++) page[8 + byte] = (uint8_t)(before >> (8 * byte));
    store16(page + 14, position);
    return written == count;
}

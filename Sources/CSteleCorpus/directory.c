// Which page a key lies in, and which pages were found to be as written.
#include "stele_corpus.h"

int64_t stele_corpus_page_of(const uint32_t *bounds, size_t count, uint32_t prefix) {
    if (count == 0) return -1;
    // Keys are hashes, so the page's number is about proportional to the key; the search starts there
    // and doubles its steps, which ends within a cache line or two.
    size_t low = (size_t)(((uint64_t)prefix * count) >> 32);
    size_t high = low;
    size_t step = 1;
    while (low > 0 && bounds[low] > prefix) {
        high = low;
        low = low > step ? low - step : 0;
        step *= 2;
    }
    // Only now, and only here: the first bound lies in another page of memory than most.
    if (low == 0 && bounds[0] > prefix) return -1;
    step = 1;
    while (high < count && bounds[high] <= prefix) {
        low = high;
        high = count - high > step ? high + step : count;
        step *= 2;
    }
    // bounds[low] is not above the prefix, bounds[high] is, or is not there.
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (bounds[middle] <= prefix) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return (int64_t)low;
}

// Fetches the bucket that `offset` lies in, of a page with `width` fingerprints. Buckets have about the
// same number of entries, so its place is guessed before the page's table is read.
static void fetch(const uint8_t *page, const struct stele_corpus_lane *lane, uint64_t offset,
                  uint64_t width) {
    enum { LINE = 64 };
    uint64_t bucket = offset >> lane->bucket_bits;
    uint64_t buckets = (width >> lane->bucket_bits) + 1;
    uint64_t table = STELE_CORPUS_HEADER_BYTES + 2 * bucket;
    uint64_t start = STELE_CORPUS_HEADER_BYTES + 2 * buckets;
    __builtin_prefetch(page);
    if (table >= STELE_CORPUS_PAGE_BYTES || start >= STELE_CORPUS_PAGE_BYTES) return;
    __builtin_prefetch(page + table);
    uint64_t guess = start + bucket * (STELE_CORPUS_PAGE_BYTES - start) / buckets;
    for (uint64_t line = guess < LINE ? 0 : guess - LINE; line < guess + 2 * LINE; line += LINE) {
        if (line < STELE_CORPUS_PAGE_BYTES) __builtin_prefetch(page + line);
    }
}

struct stele_corpus_place stele_corpus_locate(const uint32_t *bounds, size_t count,
                                              const uint8_t *pages,
                                              const struct stele_corpus_lane *lane, uint64_t key) {
    uint64_t for_each_bound = lane->key_space >> 32;
    uint64_t fingerprint = (uint64_t)((unsigned __int128)key * lane->key_space >> 64);
    struct stele_corpus_place place = {0, 0};
    place.page = stele_corpus_page_of(bounds, count, (uint32_t)(key >> 32));
    if (place.page < 0) return place;
    size_t page = (size_t)place.page;
    uint64_t next = page + 1 < count ? bounds[page + 1] : UINT32_MAX;
    place.offset = fingerprint - bounds[page] * for_each_bound;
    fetch(pages + page * STELE_CORPUS_PAGE_BYTES, lane, place.offset,
          (next - bounds[page]) * for_each_bound);
    return place;
}

bool stele_corpus_flag(const uint8_t *flags, size_t bit) {
    return __atomic_load_n(flags + bit / 8, __ATOMIC_RELAXED) >> (bit % 8) & 1;
}

void stele_corpus_set_flag(uint8_t *flags, size_t bit) {
    __atomic_fetch_or(flags + bit / 8, (uint8_t)(1u << (bit % 8)), __ATOMIC_RELAXED);
}

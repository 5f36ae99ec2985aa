// Which page a key lies in, and which pages were found to be as written.
#include "stele_corpus.h"

int64_t stele_corpus_page_of(const uint32_t *bounds, size_t count, uint32_t prefix) {
    if (count == 0 || prefix < bounds[0]) return -1;
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

bool stele_corpus_flag(const uint8_t *flags, size_t bit) {
    return __atomic_load_n(flags + bit / 8, __ATOMIC_RELAXED) >> (bit % 8) & 1;
}

void stele_corpus_set_flag(uint8_t *flags, size_t bit) {
    __atomic_fetch_or(flags + bit / 8, (uint8_t)(1u << (bit % 8)), __ATOMIC_RELAXED);
}

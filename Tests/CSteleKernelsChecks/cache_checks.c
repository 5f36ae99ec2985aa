// Keys and values go into their slots: floats as they are, halves as the nearest.
#include <math.h>
#include <string.h>

#include "checks.h"

// Five tokens go to slots on two pages, in another order.
enum { TOKENS = 5, PAGES = 2 };
static const uint32_t slots[TOKENS] = {17, 0, 4, 16, 2};

typedef struct {
    stele_tokens_f32 input;
    stele_attention_shape shape;
    stele_float_type type;
} cache_case;

static size_t number_bytes(const cache_case *c) {
    return c->type == STELE_FLOAT16 ? sizeof(uint16_t) : sizeof(float);
}

// Numbers of a page of keys, without gaps.
static size_t page_of(const cache_case *c) {
    return STELE_PAGE_SLOTS * c->shape.heads * c->shape.head_width;
}

// result: keys, then values.
static void produce(void *context, void *result, int threads) {
    const cache_case *c = context;
    const size_t bytes = PAGES * page_of(c) * number_bytes(c);
    memset(result, 0, 2 * bytes);
    run(stele_cache_key_values(
            c->input, slots, c->shape,
            (stele_key_values){result, (uint8_t *)result + bytes, page_of(c),
                               STELE_PAGE_SLOTS * c->shape.head_width, c->type}),
        threads);
}

// Any number, of any magnitude, also infinite ones.
static float random_number(void) {
    uint32_t bits = random_below(UINT32_MAX);
    if ((bits & 0x7f800000) == 0x7f800000) bits &= 0xff800000;
    float number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

// The bits of the half next to a number, of two the even one; the largest where it is larger still.
static uint16_t nearest_half(float number) {
    const double magnitude = fabs((double)number);
    uint16_t low = 0, high = 0x7bff;  // the largest that is not above the number
    while (low < high) {
        const uint16_t middle = (uint16_t)((low + high + 1) / 2);
        if ((double)half_value(middle) <= magnitude) {
            low = middle;
        } else {
            high = (uint16_t)(middle - 1);
        }
    }
    if (low < 0x7bff) {
        const double below = (double)half_value(low);
        const double above = (double)half_value((uint16_t)(low + 1));
        const double left = magnitude - below, right = above - magnitude;
        if (right < left || (right == left && low % 2 == 1)) low++;
    }
    return signbit(number) ? low | 0x8000 : low;
}

// The bits of a number as it should be stored.
static uint32_t stored_bits(const cache_case *c, float number) {
    if (c->type == STELE_FLOAT16) return nearest_half(number);
    uint32_t bits;
    memcpy(&bits, &number, sizeof bits);
    return bits;
}

static void check_case(stele_float_type type, size_t heads, size_t width) {
    const size_t all = heads * width;
    cache_case c = {random_tokens_f32(TOKENS, 2 * all, 2 * all + 3), {heads, width, 1}, type};
    float *numbers = (float *)c.input.values;
    for (size_t token = 0; token < TOKENS; token++) {
        for (size_t i = token % 2; i < 2 * all; i += 2) {
            numbers[token * c.input.stride + i] = random_number();
        }
    }
    const size_t size = 2 * PAGES * page_of(&c), bytes = size * number_bytes(&c);
    check_everywhere(type == STELE_FLOAT16 ? "cached halves are the same everywhere"
                                           : "cached keys and values are the same everywhere",
                     produce, &c, bytes);
    uint32_t *expected = allocate(size * sizeof *expected);
    memset(expected, 0, size * sizeof *expected);
    for (size_t token = 0; token < TOKENS; token++) {
        for (size_t i = 0; i < 2 * all; i++) {
            const size_t head = i % all / width, slot = slots[token];
            const size_t place = (i / all * PAGES + slot / STELE_PAGE_SLOTS) * page_of(&c) +
                                 (head * STELE_PAGE_SLOTS + slot % STELE_PAGE_SLOTS) * width +
                                 i % width;
            expected[place] = stored_bits(&c, numbers[token * c.input.stride + i]);
        }
    }
    void *result = allocate(bytes);
    produce(&c, result, 2);
    for (size_t i = 0; i < size; i++) {
        const uint32_t bits = type == STELE_FLOAT16 ? ((uint16_t *)result)[i]
                                                    : ((uint32_t *)result)[i];
        check(bits == expected[i], "numbers lie in their slots", heads, width, i);
    }
    release_all();
}

void check_cache(void) {
    restart(12);
    for (size_t width = 1; width <= 40; width += 3) {
        check_case(STELE_FLOAT32, 1 + random_below(4), width);
        check_case(STELE_FLOAT16, 1 + random_below(4), width);
    }
    check_case(STELE_FLOAT32, 4, 500);
    check_case(STELE_FLOAT16, 4, 500);
}

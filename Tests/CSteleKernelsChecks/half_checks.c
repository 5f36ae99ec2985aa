// Half precision: every number of it is read exactly, and written where it is the nearest.
#include <math.h>
#include <string.h>

#include "checks.h"

enum { HALVES = 1 << 16, SIGN = 0x8000, INFINITE = 0x7c00 };

float half_value(uint16_t bits) {
    const int exponent = bits >> 10 & 31, fraction = bits & 1023;
    float magnitude;
    if (exponent == 31) {
        magnitude = fraction ? NAN : INFINITY;
    } else if (exponent == 0) {
        magnitude = ldexpf((float)fraction, -24);
    } else {
        magnitude = ldexpf((float)(1024 + fraction), exponent - 25);
    }
    return bits & SIGN ? -magnitude : magnitude;
}

// Slots of one head each. A query for each slot looks at it alone.
typedef struct {
    stele_tokens_f32 queries;
    stele_attention_span *spans;
    stele_key_values key_values;
    size_t width;
} reading_case;

// What is not a number has no bits of its own: all become the same.
static void produce_reading(void *context, void *result, int threads) {
    const reading_case *c = context;
    float *values = result;
    run(stele_attention(c->queries, c->spans, c->key_values,
                        (stele_attention_shape){1, c->width, 0.001f}, values),
        threads);
    for (size_t i = 0; i < c->queries.count * c->width; i++) {
        if (isnan(values[i])) values[i] = NAN;
    }
}

// Numbers as pages of 16 slots want them: with one head, slot by slot.
static reading_case reading_of(void *keys, void *values, size_t slots, size_t width,
                               stele_float_type type) {
    reading_case c = {random_tokens_f32(slots, width, width),
                      allocate(slots * sizeof(stele_attention_span)),
                      {keys, values, 16 * width, 16 * width, type},
                      width};
    for (size_t slot = 0; slot < slots; slot++) {
        c.spans[slot] = (stele_attention_span){NULL, slot, 1};
    }
    return c;
}

// The one value that a query looks at comes out as it is, also beside infinite keys.
static void check_values(size_t width) {
    const size_t slots = (HALVES + width - 1) / width, size = slots * width;
    uint16_t *keys = allocate(size * sizeof *keys), *values = allocate(size * sizeof *values);
    for (size_t i = 0; i < size; i++) {
        keys[i] = 0;
        values[i] = (uint16_t)i;
    }
    reading_case c = reading_of(keys, values, slots, width, STELE_FLOAT16);
    check_everywhere("halves as values are the same everywhere", produce_reading, &c,
                     size * sizeof(float));
    float *y = allocate(size * sizeof *y);
    produce_reading(&c, y, 1);
    for (size_t i = 0; i < size && !only_comparing; i++) {
        const float wanted = half_value(values[i]);
        check(isnan(wanted) ? isnan(y[i]) : y[i] == wanted, "a half is read exactly", width, i, 0);
    }
    memcpy(keys, values, size * sizeof *keys);  // whatever comes of them, nothing traps
    produce_reading(&c, y, 3);
    release_all();
}

// Every finite half as a key, of queries that share it or not, gives what the same float gives.
static void check_keys(size_t width, size_t shared) {
    const size_t slots = HALVES / width, size = slots * width;
    uint16_t *halves = allocate(size * sizeof *halves);
    float *floats = allocate(size * sizeof *floats);
    for (size_t i = 0; i < size; i++) {
        halves[i] = (uint16_t)(i % INFINITE | (i & SIGN));
        floats[i] = half_value(halves[i]);
    }
    reading_case c = reading_of(halves, halves, slots, width, STELE_FLOAT16);
    for (size_t slot = 0; slot < slots; slot++) {
        const size_t first = slot / shared * shared;
        const size_t left = slots - first;
        c.spans[slot] = (stele_attention_span){NULL, first, shared < left ? shared : left};
    }
    check_everywhere("halves as keys are the same everywhere", produce_reading, &c,
                     size * sizeof(float));
    float *of_halves = allocate(size * sizeof(float)), *of_floats = allocate(size * sizeof(float));
    produce_reading(&c, of_halves, 1);
    c.key_values = (stele_key_values){floats, floats, 16 * width, 16 * width, STELE_FLOAT32};
    produce_reading(&c, of_floats, 1);
    check(memcmp(of_halves, of_floats, size * sizeof(float)) == 0,
          "halves give what the same floats give", width, shared, 0);
    release_all();
}

typedef struct {
    const float *numbers;  // (count,)
    size_t count;
    size_t width;  // of a head; count is a multiple of 2 * width
} writing_case;

// The numbers as keys and values, one head of each in turn. result: keys, then values.
static void produce_writing(void *context, void *result, int threads) {
    const writing_case *c = context;
    const size_t tokens = c->count / (2 * c->width);
    uint16_t *keys = result;
    const stele_key_values cache = {keys, keys + c->count / 2, 16 * c->width, 16 * c->width,
                                    STELE_FLOAT16};
    run(stele_cache_key_values((stele_tokens_f32){c->numbers, tokens, 2 * c->width}, NULL,
                               (stele_attention_shape){1, c->width, 1}, cache),
        threads);
}

// Where number i of a writing_case goes.
static size_t written_place(const writing_case *c, size_t i) {
    const size_t token = i / (2 * c->width), column = i % (2 * c->width);
    return column / c->width * (c->count / 2) + token * c->width + column % c->width;
}

// As produce_writing, for a caller that flushes subnormal numbers to zero and rounds down, and gets
// the same bits.
static void produce_unusually(void *context, void *result, int threads) {
    const float_state before = current_float_state();
    set_float_state(unusual_float_state);
    produce_writing(context, result, threads);
    set_float_state(before);
}

static void check_written(const writing_case *c, const uint16_t *wanted) {
    const size_t bytes = c->count * sizeof *wanted;
    check_everywhere("halves are written the same everywhere", produce_unusually, (void *)c,
                     bytes);
    uint16_t *y = allocate(bytes);
    produce_writing((void *)c, y, 3);
    for (size_t i = 0; i < c->count; i++) {
        check(y[written_place(c, i)] == wanted[i], "the nearest half is written", i, wanted[i],
              y[written_place(c, i)]);
    }
}

// Each half, and the numbers around the middle between it and the next one: below, the middle,
// which goes to the even half, and above. Beyond the largest one nothing becomes infinite.
static void check_writing(void) {
    enum { PER_HALF = 4, LARGEST = INFINITE - 1, COUNT = 2 * INFINITE * PER_HALF };
    float *numbers = allocate(COUNT * sizeof *numbers);
    uint16_t *wanted = allocate(COUNT * sizeof *wanted);
    for (size_t i = 0; i < COUNT; i += PER_HALF) {
        const uint16_t half = (uint16_t)(i / PER_HALF / 2), sign = i / PER_HALF % 2 ? SIGN : 0;
        const uint16_t next = half == LARGEST ? half : half + 1;
        const float value = half_value(half);
        const float beyond = half == LARGEST ? 65536 : half_value(next);
        const float middle = (value + beyond) / 2;
        const float magnitudes[] = {value, nextafterf(middle, 0), middle,
                                    nextafterf(middle, INFINITY)};
        const uint16_t nearest[] = {half, half, half % 2 ? next : half, next};
        for (size_t j = 0; j < PER_HALF; j++) {
            numbers[i + j] = sign ? -magnitudes[j] : magnitudes[j];
            wanted[i + j] = sign | nearest[j];
        }
    }
    check_written(&(writing_case){numbers, COUNT, 64}, wanted);
    check_written(&(writing_case){numbers, COUNT, 31}, wanted);
    release_all();

    const float extremes[] = {65536, 1e6f, -3e38f, INFINITY, -INFINITY, 1e-8f, -1e-45f, NAN};
    const uint16_t limits[] = {0x7bff, 0x7bff, 0xfbff, 0x7bff, 0xfbff, 0, SIGN, 0xfbff};
    check_written(&(writing_case){extremes, 8, 4}, limits);
    release_all();
}

void check_halves(void) {
    restart(10);
    check_values(64);
    check_values(21);
    check_keys(64, 1);
    check_keys(64, 8);
    check_keys(16, 5);
    check_writing();
}

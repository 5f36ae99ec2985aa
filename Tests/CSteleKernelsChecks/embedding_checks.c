// Embedding rows, positions and the functions below them.
#include <math.h>
#include <string.h>

#include "checks.h"

typedef struct {
    stele_matrix_i8 whole;
    stele_split_matrix_i8 matrix_i8;  // the same in two planes
    stele_matrix_f32 matrix_f32;
    size_t count;
    int32_t *tokens;
    uint32_t *positions;
    float *frequencies;
} embedding_case;

static void produce_i8(void *context, void *result, int threads) {
    const embedding_case *c = context;
    run(stele_embed_i8(c->matrix_i8, c->tokens, c->positions, c->count, c->frequencies, 5.5f,
                       result),
        threads);
}

static void produce_f32(void *context, void *result, int threads) {
    const embedding_case *c = context;
    run(stele_embed_f32(c->matrix_f32, c->tokens, c->positions, c->count, c->frequencies, 5.5f,
                        result),
        threads);
}

static float expected_sinusoid(const embedding_case *c, size_t width, size_t i, size_t d) {
    const size_t half = width / 2;
    if (d == 2 * half || c->positions[i] == STELE_NO_POSITION) return 0;
    const float angle = (float)c->positions[i] * c->frequencies[d % half];
    return (float)(d < half ? sin((double)angle) : cos((double)angle));
}

// The sinusoids alone: those of an embedding of zeros. Returns (count, width), allocated.
static float *sinusoids_of(const char *what, const uint32_t *positions, size_t count,
                           size_t width) {
    embedding_case c = {.matrix_f32 = {NULL, NULL, 1, width},
                        .count = count,
                        .tokens = allocate(count * sizeof(int32_t)),
                        .positions = allocate(count * sizeof(uint32_t)),
                        .frequencies = allocate(width / 2 * sizeof(float))};
    float *zeros = allocate(STELE_TILE_ROWS * width * sizeof(float));
    memset(zeros, 0, STELE_TILE_ROWS * width * sizeof(float));
    c.matrix_f32.weights = zeros;
    memset(c.tokens, 0, count * sizeof(int32_t));
    memcpy(c.positions, positions, count * sizeof(uint32_t));
    stele_position_frequencies(width / 2, c.frequencies);
    const size_t bytes = count * width * sizeof(float);
    check_everywhere(what, produce_f32, &c, bytes);
    float *output = allocate(bytes);
    produce_f32(&c, output, 1);
    return output;
}

static void check_case(size_t rows, size_t width, size_t count) {
    embedding_case c = {.whole = random_matrix_i8(rows, width, false),
                        .matrix_f32 = random_matrix_f32(rows, width),
                        .count = count,
                        .tokens = allocate(count * sizeof(int32_t)),
                        .positions = allocate(count * sizeof(uint32_t)),
                        .frequencies = allocate(width / 2 * sizeof(float))};
    c.matrix_i8 = split_of(c.whole);
    stele_position_frequencies(width / 2, c.frequencies);
    for (size_t i = 0; i < count; i++) {
        c.tokens[i] = (int32_t)random_below((uint32_t)rows);
        c.positions[i] = random_below(8) ? random_below(1100) : STELE_NO_POSITION;
    }
    const size_t size = count * width;
    check_everywhere("embed_i8 is the same everywhere", produce_i8, &c, size * sizeof(float));
    check_everywhere("embed_f32 is the same everywhere", produce_f32, &c, size * sizeof(float));
    const float *sinusoids =
        sinusoids_of("sinusoids are the same everywhere", c.positions, count, width);
    if (only_comparing) {
        release_all();
        return;
    }
    float *i8 = allocate(size * sizeof(float)), *f32 = allocate(size * sizeof(float));
    produce_i8(&c, i8, 1);
    produce_f32(&c, f32, 1);
    for (size_t i = 0; i < size; i++) {
        const size_t d = i % width, row = (size_t)c.tokens[i / width];
        const float sinusoid = expected_sinusoid(&c, width, i / width, d);
        check(fabsf(sinusoids[i] - sinusoid) <= 6e-8f, "sinusoid", width, i, d);
        const float wanted = (float)*weight_at(&c.whole, row, d) * c.matrix_i8.scales[row] * 5.5f;
        check(i8[i] == wanted + sinusoids[i], "embed_i8", width, i, d);
        const float real = c.matrix_f32.weights[(row / 16 * width + d) * 16 + row % 16] * 5.5f;
        check(f32[i] == real + sinusoids[i], "embed_f32", width, i, d);
    }
    release_all();
}

// All frequencies at many positions up to 100000.
static void check_sinusoids(void) {
    enum { WIDTH = 1024, COUNT = 1500 };
    embedding_case c = {.positions = allocate(COUNT * sizeof(uint32_t)),
                        .frequencies = allocate(WIDTH / 2 * sizeof(float))};
    stele_position_frequencies(WIDTH / 2, c.frequencies);
    for (size_t i = 0; i < COUNT; i++) {
        c.positions[i] = (uint32_t)(i < 1000 ? i : random_below(100001));
    }
    const float *y =
        sinusoids_of("many sinusoids are the same everywhere", c.positions, COUNT, WIDTH);
    size_t inexact = 0;
    for (size_t i = 0; i < COUNT * WIDTH; i++) {
        const float wanted = expected_sinusoid(&c, WIDTH, i / WIDTH, i % WIDTH);
        inexact += y[i] != wanted;
        check(y[i] == wanted || y[i] == nextafterf(wanted, y[i]), "sinusoid within one unit",
              c.positions[i / WIDTH], i % WIDTH, 0);
    }
    check(inexact * 10000 < COUNT * WIDTH, "sinusoids are rounded correctly", inexact, 0, 0);
    release_all();
}

static void check_frequencies(void) {
    for (size_t half = 0; half <= 600; half++) {
        float *frequencies = allocate(half * sizeof(float));
        stele_position_frequencies(half, frequencies);
        const float step = half > 1 ? (float)-(log(10000) / (double)(half - 1)) : 0;
        for (size_t j = 0; j < half; j++) {
            const float wanted = (float)exp((double)((float)j * step));
            check(frequencies[j] == wanted, "frequency", half, j, 0);
        }
    }
    release_all();
}

static uint32_t bits_of(float number) {
    uint32_t bits;
    memcpy(&bits, &number, sizeof bits);
    return bits;
}

// What torch 2.15.0 and transformers 5.23.0 give.
static void check_goldens(void) {
    enum { HALF = 8, WIDTH = 2 * HALF };
    // torch.exp(torch.arange(8).float() * -(math.log(10000) / 7))
    static const uint32_t golden_frequencies[HALF] = {
        0x3f800000, 0x3e895aa2, 0x3d936442, 0x3c9e29ad, 0x3ba9b897, 0x3ab61fbc,
        0x39c36ef0, 0x38d1b716};
    float *frequencies = allocate(HALF * sizeof(float));
    stele_position_frequencies(HALF, frequencies);
    for (size_t i = 0; i < HALF; i++) {
        check(bits_of(frequencies[i]) == golden_frequencies[i], "frequency of PyTorch", i, 0, 0);
    }
    // Rows of M2M100SinusoidalPositionalEmbedding.get_embedding(1200, 16), whose sine is within one
    // unit in the last place, as ours is.
    enum { COUNT = 4 };
    static const uint32_t positions[COUNT] = {0, 2, 37, 1001};
    static const uint32_t goldens[COUNT][WIDTH] = {
        {0, 0, 0, 0, 0, 0, 0, 0, 0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000, 0x3f800000,
         0x3f800000, 0x3f800000, 0x3f800000},
        {0x3f68c7b7, 0x3f02dbae, 0x3e12e21b, 0x3d1e1f9d, 0x3c29b7d0, 0x3b361fad, 0x3a436eef,
         0x3951b716, 0xbed51133, 0x3f5c0712, 0x3f7d5a49, 0x3f7fcf26, 0x3f7ffc7c, 0x3f7fffbf,
         0x3f7ffffb, 0x3f800000},
        {0xbf24beea, 0xbef600e5, 0x3eebdd9a, 0x3f27b6c8, 0x3e430a7e, 0x3d527cf2, 0x3c61f670,
         0x3b727b8d, 0x3f43f22d, 0xbf60839b, 0xbf6337b6, 0x3f41695a, 0x3f7b503d, 0x3f7fa969,
         0x3f7ff9c4, 0x3f7fff8d},
        {0x3f6b8481, 0xbf7f6734, 0x3e5b8e79, 0x3eeaf218, 0xbf63fa68, 0x3f7bde39, 0x3ebaa432,
         0x3dcca99f, 0xbec8ac6b, 0xbd8bc4cf, 0xbf7a0bde, 0x3f6374ae, 0x3ee8e963, 0x3e373ca1,
         0x3f6e6279, 0x3f7eb7f0},
    };
    const float *sinusoids =
        sinusoids_of("golden sinusoids are the same everywhere", positions, COUNT, WIDTH);
    for (size_t i = 0; i < COUNT * WIDTH; i++) {
        const int64_t golden = goldens[i / WIDTH][i % WIDTH];
        const int64_t distance = (int64_t)bits_of(sinusoids[i]) - golden;
        check(distance >= -1 && distance <= 1, "sinusoid of transformers", positions[i / WIDTH],
              i % WIDTH, 0);
    }
    release_all();
}

// Odd widths end with zero, and what has no position gets no sinusoid.
static void check_ends(void) {
    static const uint32_t some[] = {3, STELE_NO_POSITION, 0};
    static const size_t widths[] = {1, 8, 9};
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        const size_t width = widths[i];
        const float *y = sinusoids_of("first sinusoids are the same everywhere", some, 3, width);
        check(width % 2 == 0 || y[width - 1] == 0, "an odd width ends with zero", width, 0, 0);
        for (size_t d = 0; d < width; d++) {
            check(y[width + d] == 0, "no position, no sinusoid", width, d, 0);
            const float first = d >= width / 2 && d < width / 2 * 2 ? 1 : 0;
            check(y[2 * width + d] == first, "the sinusoid of position 0", width, d, 0);
        }
        release_all();
    }
}

void check_embedding(void) {
    restart(4);
    for (size_t width = 1; width <= 70; width++) {
        check_case(1 + random_below(40), width, 1 + random_below(5));
    }
    check_goldens();
    check_ends();
    if (only_comparing) return;
    check_sinusoids();
    check_frequencies();
}

// Embedding rows, positions and the functions below them.
#include <math.h>
#include <stdio.h>
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
    if (d == 2 * half) return 0;
    const float angle = (float)c->positions[i] * c->frequencies[d % half];
    return (float)(d < half ? sin((double)angle) : cos((double)angle));
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
        c.positions[i] = random_below(1100);
    }
    const size_t size = count * width;
    check_everywhere("embed_i8 is the same everywhere", produce_i8, &c, size * sizeof(float));
    check_everywhere("embed_f32 is the same everywhere", produce_f32, &c, size * sizeof(float));
    float *i8 = allocate(size * sizeof(float)), *f32 = allocate(size * sizeof(float));
    produce_i8(&c, i8, 1);
    produce_f32(&c, f32, 1);
    for (size_t i = 0; i < size; i++) {
        const size_t d = i % width, row = (size_t)c.tokens[i / width];
        const float sinusoid = expected_sinusoid(&c, width, i / width, d);
        const float wanted = (float)*weight_at(&c.whole, row, d) * c.matrix_i8.scales[row] * 5.5f;
        check(fabsf(i8[i] - (wanted + sinusoid)) <= 1.2e-7f, "embed_i8", width, i, d);
        const float real = c.matrix_f32.weights[(row / 16 * width + d) * 16 + row % 16] * 5.5f;
        check(fabsf(f32[i] - (real + sinusoid)) <= 1e-6f, "embed_f32", width, i, d);
    }
    release_all();
}

// An embedding of zeros shows the sinusoids alone: all frequencies at many positions up to 100000.
static void check_sinusoids(void) {
    enum { WIDTH = 1024, COUNT = 1500 };
    embedding_case c = {.matrix_f32 = {NULL, NULL, 1, WIDTH},
                        .count = COUNT,
                        .tokens = allocate(COUNT * sizeof(int32_t)),
                        .positions = allocate(COUNT * sizeof(uint32_t)),
                        .frequencies = allocate(WIDTH / 2 * sizeof(float))};
    float *zeros = allocate(16 * WIDTH * sizeof(float));
    memset(zeros, 0, 16 * WIDTH * sizeof(float));
    c.matrix_f32.weights = zeros;
    stele_position_frequencies(WIDTH / 2, c.frequencies);
    for (size_t i = 0; i < COUNT; i++) {
        c.tokens[i] = 0;
        c.positions[i] = (uint32_t)(i < 1000 ? i : random_below(100001));
    }
    float *y = allocate(COUNT * WIDTH * sizeof(float));
    produce_f32(&c, y, 1);
    size_t inexact = 0;
    for (size_t i = 0; i < COUNT * WIDTH; i++) {
        const float wanted = expected_sinusoid(&c, WIDTH, i / WIDTH, i % WIDTH);
        inexact += y[i] != wanted;
        check(y[i] == wanted || y[i] == nextafterf(wanted, y[i]), "sinusoid within one unit",
              c.positions[i / WIDTH], i % WIDTH, 0);
    }
    printf("sinusoids: %zu of %d are a neighbour of the rounded value\n", inexact, COUNT * WIDTH);
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

void check_embedding(void) {
    restart(4);
    for (size_t width = 1; width <= 70; width++) {
        check_case(1 + random_below(40), width, 1 + random_below(5));
    }
    if (!only_comparing) check_sinusoids();
    if (!only_comparing) check_frequencies();
    puts("embedding: done");
}

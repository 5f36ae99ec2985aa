// Times the kernels at the shapes of NLLB-200-distilled-600M: median of several runs, on every
// instruction set, with the rate at which this machine reads memory as the ceiling.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "stele_kernels.h"

enum { RUNS = 15 };

static int threads;

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void *allocate(size_t bytes) {
    void *block = NULL;
    if (posix_memalign(&block, 4096, bytes) != 0) exit(1);
    memset(block, 1, bytes);
    return block;
}

static int ascending(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// Runs `step` RUNS times after one to warm up; returns the median in seconds.
static double median(void (*step)(void *), void *context) {
    double times[RUNS];
    step(context);
    for (int run = 0; run < RUNS; run++) {
        const double start = seconds();
        step(context);
        times[run] = seconds() - start;
    }
    qsort(times, RUNS, sizeof times[0], ascending);
    return times[RUNS / 2];
}

// A product with one token reads all its weights once and computes little: with enough of them to
// leave no cache useful it runs at the speed of memory. Several matrices take turns, as in a model.
typedef struct {
    stele_matrix_i8 matrix;
    size_t copies;
    stele_tokens_i8 input;
    float *output;
} linear_case;

static void step_linear(void *context) {
    const linear_case *c = context;
    stele_matrix_i8 matrix = c->matrix;
    for (size_t copy = 0; copy < c->copies; copy++) {
        matrix.weights = c->matrix.weights + copy * matrix.rows * matrix.depth;
        const stele_operation operation =
            stele_linear_i8(matrix, c->input, STELE_STORE, c->output, matrix.rows);
        stele_run(&operation, 1, threads);
    }
}

static void report(const char *name, double time, double bytes, double products) {
    printf("%-14s %-26s %9.3f ms %7.1f GB/s %8.1f GOPS\n", stele_instruction_set(), name,
           time * 1e3, bytes / time * 1e-9, 2 * products / time * 1e-9);
}

static void bench_linear(const int8_t *weights, size_t bytes, size_t rows, size_t depth,
                         size_t count) {
    linear_case c = {.copies = bytes / (rows * depth), .output = allocate(rows * count * 4)};
    c.matrix = (stele_matrix_i8){weights, allocate(rows * 4), allocate(rows * 4), rows, depth};
    c.input = (stele_tokens_i8){allocate(count * depth), allocate(count * 4), count, depth};
    const double time = median(step_linear, &c) / (double)c.copies;
    char name[64];
    snprintf(name, sizeof name, "linear %zux%zu, %zu tokens", rows, depth, count);
    report(name, time, (double)(rows * depth), (double)(rows * depth * count));
    free((void *)c.matrix.scales);
    free((void *)c.matrix.bias);
    free((void *)c.input.values);
    free((void *)c.input.scales);
    free(c.output);
}

// The same with int4 weights, or with int8 ones and inputs of which a part of the columns is not zero.
typedef struct {
    const uint8_t *weights;
    size_t bytes, copies, rows, depth;
    stele_tokens_i8 input;
    float *scales;
    float *output;
    int is_int4;
} fewer_bytes_case;

static void step_fewer_bytes(void *context) {
    const fewer_bytes_case *c = context;
    for (size_t copy = 0; copy < c->copies; copy++) {
        const uint8_t *weights = c->weights + copy * c->bytes;
        const stele_operation operation =
            c->is_int4 ? stele_linear_i4((stele_matrix_i4){weights, NULL, c->rows, c->depth},
                                         c->input, STELE_STORE, c->output, c->rows)
                       : stele_linear_sparse_i8((stele_matrix_i8){(const int8_t *)weights, c->scales,
                                                                  NULL, c->rows, c->depth},
                                                c->input, STELE_STORE, c->output, c->rows);
        stele_run(&operation, 1, threads);
    }
}

// live: how many columns of a hundred are not zero, or 0 for int4 weights, all inputs not zero.
static void bench_fewer_bytes(const int8_t *weights, size_t bytes, size_t rows, size_t depth,
                              size_t count, size_t live) {
    fewer_bytes_case c = {.weights = (const uint8_t *)weights, .rows = rows, .depth = depth};
    c.is_int4 = live == 0;
    c.bytes = c.is_int4 ? rows * depth / 16 * 9 : rows * depth;
    c.copies = bytes / c.bytes;
    c.scales = allocate(rows * 4);
    c.output = allocate(rows * count * 4);
    int8_t *values = allocate(count * depth);
    for (size_t k = 0; k < count * depth; k++) {
        if (!c.is_int4 && k % depth / 4 * 37 % 100 >= live) values[k] = 0;
    }
    c.input = (stele_tokens_i8){values, allocate(count * 4), count, depth};
    const double time = median(step_fewer_bytes, &c) / (double)c.copies;
    char name[64];
    if (c.is_int4) {
        snprintf(name, sizeof name, "int4 %zux%zu, %zu tokens", rows, depth, count);
    } else {
        snprintf(name, sizeof name, "sparse %zux%zu, %zu tokens, %zu %%", rows, depth, count, live);
    }
    report(name, time, (double)c.bytes, (double)(rows * depth * count));
    free(c.scales);
    free(c.output);
    free(values);
    free((void *)c.input.scales);
}

enum { VOCABULARY = 262144, VOCABULARY_DEPTH = 1024, MOST_TOKENS = 128 };

// The output projection, and the same with a screening pass where only the best token is wanted.
typedef struct {
    stele_split_matrix_i8 matrix;
    stele_tokens_i8 input;
    stele_projection_row rows[MOST_TOKENS];
    int32_t tokens[MOST_TOKENS][4];
    float logits[MOST_TOKENS][4];
    void *scratch;
} projection_case;

static void step_project(void *context) {
    projection_case *c = context;
    const stele_operation operations[] = {
        stele_project_i8(c->matrix, c->input, c->rows, NULL, c->scratch),
        stele_project_merge(c->matrix.rows, c->rows, c->input.count, NULL, c->scratch),
    };
    stele_run(operations, 2, threads);
}

static void step_screen(void *context) {
    projection_case *c = context;
    const stele_operation operations[] = {
        stele_screen_i8(c->matrix, c->input, c->rows, NULL, c->scratch),
        stele_screen_merge(c->rows, c->input.count, c->scratch),
    };
    stele_run(operations, 2, threads);
}

// About as Gaussian rows are when they have been quantized: the mean of four uniform bytes.
static int8_t random_weight(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    const int sum = (int8_t)(*state >> 24) + (int8_t)(*state >> 16) + (int8_t)(*state >> 8);
    *state = *state * 1664525u + 1013904223u;
    const int mean = (sum + (int8_t)(*state >> 24)) / 4;
    return (int8_t)(mean < -127 ? -127 : mean);
}

static projection_case *make_projection(void) {
    projection_case *c = allocate(sizeof *c);
    const size_t bytes = (size_t)VOCABULARY * VOCABULARY_DEPTH / 2;
    uint8_t *high = allocate(bytes), *low = allocate(bytes);
    float *scales = allocate(VOCABULARY * sizeof(float));
    uint16_t *means = allocate(VOCABULARY * sizeof(uint16_t));
    uint8_t *spreads = allocate(VOCABULARY);
    for (size_t row = 0; row < VOCABULARY; row++) {
        scales[row] = 0.001f;
        means[row] = 7 * 4096 + 2048;  // of uniform numbers from 0 to 15, in 1/4096
        spreads[row] = 148;            // likewise, in 1/32
    }
    uint32_t state = 1;
    for (size_t i = 0; i < bytes; i++) {
        const int a = random_weight(&state) + 128, b = random_weight(&state) + 128;
        high[i] = (uint8_t)((a & 0xF0) | b >> 4);
        low[i] = (uint8_t)((a & 15) | (b & 15) << 4);
    }
    c->matrix = (stele_split_matrix_i8){high, low, scales, means, spreads, VOCABULARY,
                                        VOCABULARY_DEPTH};
    int8_t *values = allocate(MOST_TOKENS * VOCABULARY_DEPTH);
    for (size_t i = 0; i < MOST_TOKENS * VOCABULARY_DEPTH; i++) values[i] = random_weight(&state);
    float *token_scales = allocate(MOST_TOKENS * sizeof(float));
    for (size_t i = 0; i < MOST_TOKENS; i++) token_scales[i] = 0.01f;
    c->input = (stele_tokens_i8){values, token_scales, MOST_TOKENS, VOCABULARY_DEPTH};
    c->scratch = allocate(stele_projection_scratch_bytes(VOCABULARY, MOST_TOKENS, 4));
    return c;
}

static void bench_projection(projection_case *c, size_t count, int screens) {
    c->input.count = count;
    for (size_t i = 0; i < count; i++) {
        c->rows[i] = (stele_projection_row){.candidate_count = screens ? 1 : 4,
                                            .candidate_tokens = c->tokens[i],
                                            .candidate_logits = c->logits[i],
                                            .skips_log_sum_exp = screens};
    }
    const double time = median(screens ? step_screen : step_project, c);
    const double weights = (double)(VOCABULARY * VOCABULARY_DEPTH);
    char name[64];
    snprintf(name, sizeof name, "%s %dx%d, %zu tokens", screens ? "screen" : "project", VOCABULARY,
             VOCABULARY_DEPTH, count);
    report(name, time, screens ? weights / 2 : weights, weights * (double)count);
}

// Reading as fast as the machine can: the ceiling of everything with few tokens.
typedef struct {
    const int64_t *numbers;
    size_t count;
    int64_t sum;
} read_case;

// Adds up all numbers, the two halves on two threads where OpenMP is on.
static void step_read(void *context) {
    read_case *c = context;
    const int64_t *numbers = c->numbers;
    const size_t count = c->count;
    int64_t sum = 0;
#pragma omp parallel for schedule(static) num_threads(threads) reduction(+ : sum)
    for (size_t i = 0; i < count; i++) sum += numbers[i];
    c->sum = sum;
}

typedef struct {
    stele_tokens_f32 queries;
    stele_attention_span *spans;
    stele_key_values key_values;
    float *output;
} attention_case;

enum { HEADS = 16, HEAD_WIDTH = 64, WIDTH = HEADS * HEAD_WIDTH };

static void step_attention(void *context) {
    const attention_case *c = context;
    const stele_operation operation =
        stele_attention(c->queries, c->spans, c->key_values,
                        (stele_attention_shape){HEADS, HEAD_WIDTH, 0.125f}, c->output);
    stele_run(&operation, 1, threads);
}

// All queries share one span, as in an encoder.
static void bench_attention(stele_float_type type, size_t queries, size_t positions) {
    const size_t number_bytes = type == STELE_FLOAT16 ? 2 : 4;
    const size_t slots = (positions + STELE_PAGE_SLOTS - 1) / STELE_PAGE_SLOTS * STELE_PAGE_SLOTS;
    void *keys = allocate(slots * WIDTH * number_bytes);
    void *values = allocate(slots * WIDTH * number_bytes);
    memset(keys, 0x3c, slots * WIDTH * number_bytes);  // no subnormal numbers
    memset(values, 0x3c, slots * WIDTH * number_bytes);
    float *q = allocate(queries * WIDTH * 4);
    attention_case c = {{q, queries, WIDTH}, allocate(queries * sizeof *c.spans),
                        {keys, values, STELE_PAGE_SLOTS * WIDTH, STELE_PAGE_SLOTS * HEAD_WIDTH,
                         type},
                        allocate(queries * WIDTH * 4)};
    for (size_t i = 0; i < queries; i++) {
        c.spans[i] = (stele_attention_span){NULL, 0, positions};
    }
    const double time = median(step_attention, &c);
    char name[64];
    snprintf(name, sizeof name, "attention%s %zu x %zu", type == STELE_FLOAT16 ? " f16" : "",
             queries, positions);
    report(name, time, (double)(2 * positions * WIDTH * number_bytes),
           (double)(2 * queries * positions * WIDTH));
    free(keys);
    free(values);
    free(q);
    free(c.spans);
    free(c.output);
}

int main(int argument_count, char **arguments) {
    threads = argument_count > 1 ? atoi(arguments[1]) : stele_processor_count();
    const size_t bytes = (size_t)64 << 20;  // more than the caches hold
    int8_t *weights = allocate(bytes);
    read_case read = {(const int64_t *)(const void *)weights, bytes / 8, 0};
    const double time = median(step_read, &read);
    printf("%d threads; reading memory: %.1f GB/s\n", threads, (double)bytes / time * 1e-9);
    projection_case *projection = make_projection();
    const size_t sets = stele_instruction_set_count();
    for (size_t set = 0; set < sets; set++) {
        stele_use_instruction_set(set);
        if (argument_count > 2 && strcmp(arguments[2], stele_instruction_set_name(set)) != 0) {
            continue;
        }
        static const size_t counts[] = {1, 4, 8, 16, 32, MOST_TOKENS};
        for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
            bench_linear(weights, bytes, 1024, 4096, counts[i]);
            bench_linear(weights, bytes, 4096, 1024, counts[i]);
            bench_fewer_bytes(weights, bytes, 1024, 4096, counts[i], 0);
            bench_fewer_bytes(weights, bytes, 4096, 1024, counts[i], 0);
            for (size_t live = 10; counts[i] <= 4 && live <= 30; live += 10) {
                bench_fewer_bytes(weights, bytes, 1024, 4096, counts[i], live);
            }
            bench_projection(projection, counts[i], 0);
            bench_projection(projection, counts[i], 1);
        }
        for (stele_float_type type = STELE_FLOAT32; type <= STELE_FLOAT16; type++) {
            bench_attention(type, 1, 40);
            bench_attention(type, 32, 40);
            bench_attention(type, 512, 512);
        }
    }
    free(weights);
    return 0;
}

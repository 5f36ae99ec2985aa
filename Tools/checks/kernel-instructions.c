// Does operations, each in one call of stele_run, on one thread, and prints their names in that
// order, for a count of instructions. Shapes are those of NLLB-200-distilled-600M.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stele_kernels.h"

enum { HEADS = 16, HEAD_WIDTH = 64, WIDTH = HEADS * HEAD_WIDTH, VOCABULARY = 8192 };

static void *filled(size_t bytes) {
    void *block = NULL;
    if (posix_memalign(&block, 4096, bytes) != 0) exit(1);
    memset(block, 0, bytes);
    return block;
}

// Floats that differ, always the same, between -1 and 1.
static float *floats(size_t count) {
    float *values = filled(count * sizeof(float));
    uint32_t state = 1;
    for (size_t i = 0; i < count; i++) {
        state = state * 1664525u + 1013904223u;
        values[i] = (float)(int32_t)state * 0x1p-31f;
    }
    return values;
}

static int8_t *bytes(size_t count) {
    int8_t *values = filled(count);
    uint32_t state = 1;
    for (size_t i = 0; i < count; i++) {
        state = state * 1664525u + 1013904223u;
        values[i] = (int8_t)((int32_t)(state >> 24) % 128);
    }
    return values;
}

static stele_tokens_f32 plain(size_t count) {
    return (stele_tokens_f32){floats(count * WIDTH), count, WIDTH};
}

static stele_tokens_i8 quantized(size_t count) {
    return (stele_tokens_i8){bytes(count * WIDTH), floats(count), count, WIDTH};
}

static stele_matrix_i8 matrix(size_t rows) {
    return (stele_matrix_i8){bytes(rows * WIDTH), floats(rows), NULL, rows, WIDTH};
}

static stele_split_matrix_i8 split_matrix(size_t rows) {
    const uint8_t *high = (const uint8_t *)bytes(rows * WIDTH / 2);
    const uint8_t *low = (const uint8_t *)bytes(rows * WIDTH / 2);
    return (stele_split_matrix_i8){high, low, floats(rows), filled(rows * sizeof(uint16_t)),
                                   filled(rows), rows, WIDTH};
}

static void run(stele_operation operation) { stele_run(&operation, 1, 1); }

static void linear(size_t tokens) {
    run(stele_linear_i8(matrix(WIDTH), quantized(tokens), STELE_STORE, filled(tokens * WIDTH * 4),
                        WIDTH));
}

static void linear_i4(size_t tokens) {
    const stele_matrix_i4 weights = {(const uint8_t *)bytes(WIDTH * WIDTH / 16 * 9), NULL, WIDTH,
                                     WIDTH};
    run(stele_linear_i4(weights, quantized(tokens), STELE_STORE, filled(tokens * WIDTH * 4),
                        WIDTH));
}

// A tenth of the columns is not zero.
static void linear_sparse(void) {
    const stele_tokens_i8 tokens = quantized(1);
    for (size_t k = 0; k < WIDTH; k++) {
        if (k / 4 % 10 != 0) ((int8_t *)tokens.values)[k] = 0;
    }
    run(stele_linear_sparse_i8(matrix(WIDTH), tokens, STELE_STORE, filled(WIDTH * 4), WIDTH));
}

static void project(size_t tokens) {
    stele_projection_row *rows = filled(tokens * sizeof *rows);
    for (size_t i = 0; i < tokens; i++) {
        rows[i] = (stele_projection_row){.candidate_count = 8,
                                         .candidate_tokens = filled(32),
                                         .candidate_logits = filled(32)};
    }
    void *scratch = filled(stele_projection_scratch_bytes(VOCABULARY, tokens, 8));
    const stele_operation operations[] = {
        stele_project_i8(split_matrix(VOCABULARY), quantized(tokens), rows, NULL, scratch),
        stele_project_merge(VOCABULARY, rows, tokens, NULL, scratch),
    };
    stele_run(operations, 2, 1);
}

// Few rows are looked at whole: bounds are taken to be tight.
static void screen(size_t tokens) {
    stele_projection_row *rows = filled(tokens * sizeof *rows);
    for (size_t i = 0; i < tokens; i++) {
        rows[i] = (stele_projection_row){.candidate_count = 1,
                                         .candidate_tokens = filled(4),
                                         .candidate_logits = filled(4),
                                         .skips_log_sum_exp = 1};
    }
    void *scratch = filled(stele_screening_scratch_bytes(tokens));
    const stele_operation operations[] = {
        stele_screen_i8(split_matrix(VOCABULARY), quantized(tokens), rows, NULL, scratch),
        stele_screen_merge(rows, tokens, scratch),
    };
    stele_run(operations, 2, 1);
}

// Numbers that differ, always the same, between -1 and 1.
static uint16_t *halves(size_t count) {
    uint16_t *values = filled(count * sizeof *values);
    uint32_t state = 1;
    for (size_t i = 0; i < count; i++) {
        state = state * 1664525u + 1013904223u;
        values[i] = (uint16_t)((state >> 16 & 0x8000) | (state >> 8) % 0x3c00);
    }
    return values;
}

static stele_key_values key_values(stele_float_type type, size_t slots) {
    stele_key_values memory = {NULL, NULL, STELE_PAGE_SLOTS * WIDTH, STELE_PAGE_SLOTS * HEAD_WIDTH,
                               type};
    if (type == STELE_FLOAT16) {
        memory.keys = halves(slots * WIDTH);
        memory.values = halves(slots * WIDTH);
    } else {
        memory.keys = floats(slots * WIDTH);
        memory.values = floats(slots * WIDTH);
    }
    return memory;
}

static const stele_attention_shape shape = {HEADS, HEAD_WIDTH, 0.125f};

static void attention(stele_float_type type, size_t queries, size_t positions, int shared) {
    stele_attention_span *spans = filled(queries * sizeof *spans);
    for (size_t i = 0; i < queries; i++) {
        spans[i] = (stele_attention_span){NULL, shared ? 0 : i, positions};
    }
    const size_t slots = positions + queries + STELE_PAGE_SLOTS;
    run(stele_attention(plain(queries), spans, key_values(type, slots), shape,
                        filled(queries * WIDTH * 4)));
}

static void cache(stele_float_type type) {
    const stele_tokens_f32 input = {floats(STELE_PAGE_SLOTS * 2 * WIDTH), STELE_PAGE_SLOTS,
                                    2 * WIDTH};
    run(stele_cache_key_values(input, NULL, shape, key_values(type, STELE_PAGE_SLOTS)));
}

static void layer_norm(void) {
    run(stele_layer_norm(plain(8), WIDTH, floats(WIDTH), floats(WIDTH), filled(8 * WIDTH * 4),
                         (stele_quantized){filled(8 * WIDTH), filled(32)}));
}

static void embed(void) {
    float *frequencies = filled(WIDTH / 2 * 4);
    stele_position_frequencies(WIDTH / 2, frequencies);
    static const int32_t tokens[] = {5, 900, 77, 1023};
    static const uint32_t positions[] = {2, 3, 4, 5};
    run(stele_embed_i8(split_matrix(WIDTH), tokens, positions, 4, frequencies, 32,
                       filled(4 * WIDTH * 4)));
}

static void linear_1(void) { linear(1); }
static void linear_4(void) { linear(4); }
static void linear_32(void) { linear(32); }
static void linear_i4_1(void) { linear_i4(1); }
static void linear_i4_4(void) { linear_i4(4); }
static void linear_i4_32(void) { linear_i4(32); }
static void project_1(void) { project(1); }
static void project_32(void) { project(32); }
static void screen_1(void) { screen(1); }
static void screen_4(void) { screen(4); }
static void attention_f32_alone(void) { attention(STELE_FLOAT32, 4, 40, 0); }
static void attention_f16_alone(void) { attention(STELE_FLOAT16, 4, 40, 0); }
static void attention_f32_shared(void) { attention(STELE_FLOAT32, 64, 64, 1); }
static void attention_f16_shared(void) { attention(STELE_FLOAT16, 64, 64, 1); }
static void cache_f32(void) { cache(STELE_FLOAT32); }
static void cache_f16(void) { cache(STELE_FLOAT16); }

static const struct {
    const char *name;
    void (*perform)(void);
} operations[] = {
    {"linear-1-token", linear_1},
    {"linear-4-tokens", linear_4},
    {"linear-32-tokens", linear_32},
    {"linear-sparse-1-token", linear_sparse},
    {"linear-i4-1-token", linear_i4_1},
    {"linear-i4-4-tokens", linear_i4_4},
    {"linear-i4-32-tokens", linear_i4_32},
    {"project-1-token", project_1},
    {"project-32-tokens", project_32},
    {"screen-1-token", screen_1},
    {"screen-4-tokens", screen_4},
    {"attention-4-alone", attention_f32_alone},
    {"attention-f16-4-alone", attention_f16_alone},
    {"attention-64-shared", attention_f32_shared},
    {"attention-f16-64-shared", attention_f16_shared},
    {"cache-16-tokens", cache_f32},
    {"cache-f16-16-tokens", cache_f16},
    {"layer-norm-8-tokens", layer_norm},
    {"embed-4-tokens", embed},
};

int main(void) {
    for (size_t i = 0; i < sizeof operations / sizeof operations[0]; i++) {
        operations[i].perform();
        puts(operations[i].name);
    }
    return 0;
}

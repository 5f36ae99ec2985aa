// A fixed sequence of random numbers, and matrices and tokens made of it.
#include <math.h>
#include <string.h>

#include "checks.h"

static uint64_t state;

void restart(uint64_t seed) { state = seed * 0x9e3779b97f4a7c15u + 1; }

uint32_t random_below(uint32_t bound) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(((state >> 32) * bound) >> 32);
}

float random_float(float range) {
    return ((float)random_below(1 << 24) / (float)(1 << 23) - 1) * range;
}

static int8_t random_int8(bool extreme) {
    if (extreme) return random_below(2) ? 127 : -127;
    return (int8_t)((int)random_below(255) - 127);
}

stele_matrix_i8 random_matrix_i8(size_t rows, size_t depth, bool extremes) {
    const size_t tiles = (rows + 15) / 16, groups = (depth + 3) / 4;
    int8_t *weights = allocate(tiles * groups * 64);
    memset(weights, 0, tiles * groups * 64);
    float *scales = allocate(rows * sizeof(float)), *bias = allocate(rows * sizeof(float));
    stele_matrix_i8 matrix = {weights, scales, NULL, rows, depth};
    for (size_t row = 0; row < rows; row++) {
        for (size_t k = 0; k < depth; k++) *weight_at(&matrix, row, k) = random_int8(extremes);
        scales[row] = random_float(0.01f);
        bias[row] = random_float(3);
    }
    if (random_below(4)) matrix.bias = bias;
    return matrix;
}

int8_t *weight_at(const stele_matrix_i8 *matrix, size_t row, size_t k) {
    const size_t groups = (matrix->depth + 3) / 4;
    return (int8_t *)matrix->weights + (row / 16 * groups + k / 4) * 64 + row % 16 * 4 + k % 4;
}

stele_split_matrix_i8 split_of(stele_matrix_i8 matrix) {
    const size_t rows = matrix.rows, depth = matrix.depth, lines = (depth + 7) / 8;
    const size_t bytes = (rows + 15) / 16 * lines * 64;
    uint8_t *high = allocate(bytes), *low = allocate(bytes);
    memset(high, 0x88, bytes);  // zero weights
    memset(low, 0, bytes);
    uint16_t *means = allocate(rows * sizeof *means);
    uint8_t *spreads = allocate(rows);
    for (size_t row = 0; row < rows; row++) {
        double sum = 0, squares = 0;
        for (size_t k = 0; k < depth; k++) {
            const int value = *weight_at(&matrix, row, k) + 128, h = value / 16, l = value % 16;
            const size_t at = (row / 16 * lines + k / 8) * 64 + row % 16 * 4 + k % 4;
            const bool first = k % 8 < 4;
            high[at] = (uint8_t)(first ? h << 4 | (high[at] & 15) : (high[at] & 0xf0) | h);
            low[at] = (uint8_t)(first ? (low[at] & 0xf0) | l : l << 4 | (low[at] & 15));
            sum += l;
            squares += l * l;
        }
        means[row] = (uint16_t)(sum / (double)depth * 4096 + 0.5);
        const double variance = squares / (double)depth - pow(sum / (double)depth, 2);
        spreads[row] = (uint8_t)ceil(32 * sqrt(fmax(variance, 0)));
    }
    return (stele_split_matrix_i8){high, low, matrix.scales, means, spreads, rows, depth};
}

stele_matrix_f32 random_matrix_f32(size_t rows, size_t depth) {
    const size_t tiles = (rows + 15) / 16;
    float *weights = allocate(tiles * depth * 16 * sizeof(float));
    memset(weights, 0, tiles * depth * 16 * sizeof(float));
    float *bias = allocate(rows * sizeof(float));
    for (size_t row = 0; row < rows; row++) {
        for (size_t k = 0; k < depth; k++) {
            weights[(row / 16 * depth + k) * 16 + row % 16] = random_float(1);
        }
        bias[row] = random_float(3);
    }
    return (stele_matrix_f32){weights, random_below(4) ? bias : NULL, rows, depth};
}

stele_tokens_i8 random_tokens_i8(size_t count, size_t depth, bool extremes) {
    const size_t stride = (depth + 3) / 4 * 4;
    int8_t *values = allocate(count * stride);
    memset(values, 0, count * stride);
    float *scales = allocate(count * sizeof(float));
    for (size_t token = 0; token < count; token++) {
        for (size_t k = 0; k < depth; k++) values[token * stride + k] = random_int8(extremes);
        scales[token] = random_float(0.01f);
    }
    return (stele_tokens_i8){values, scales, count, stride};
}

stele_tokens_f32 random_tokens_f32(size_t count, size_t width, size_t stride) {
    // The last token has no padding behind it: nothing may read there.
    const size_t size = count ? (count - 1) * stride + width : 0;
    float *values = allocate(size * sizeof(float));
    for (size_t i = 0; i < size; i++) values[i] = random_float(2);
    return (stele_tokens_f32){values, count, stride};
}

double stored_number(const void *numbers, stele_float_type type, size_t index) {
    if (type == STELE_FLOAT32) return (double)((const float *)numbers)[index];
    return (double)half_value(((const uint16_t *)numbers)[index]);
}

bool work_was_shared;

void run_all(const stele_operation *operations, size_t count, int threads) {
    if (threads <= 1) {
        stele_run(operations, count, threads);
    } else if (stele_run_timed(operations, count, threads, NULL).threads > 1) {
        work_was_shared = true;
    }
}

void run(stele_operation operation, int threads) { run_all(&operation, 1, threads); }

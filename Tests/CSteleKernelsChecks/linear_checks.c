// Matrix times tokens: exact against a naive sum, equal everywhere, nothing touched outside.
#include <math.h>
#include <string.h>

#include "checks.h"

typedef struct {
    stele_matrix_i8 matrix_i8;
    stele_matrix_f32 matrix_f32;
    stele_tokens_i8 tokens_i8;
    stele_tokens_f32 tokens_f32;
    stele_epilogue epilogue;
    size_t output_stride;
} linear_case;

// The naive results, one row and token at a time, in the operation's own rounding steps.
static float expected_i8(const linear_case *c, size_t row, size_t token) {
    const stele_matrix_i8 *m = &c->matrix_i8;
    const size_t groups = (m->depth + 3) / 4;
    int32_t sum = 0;
    for (size_t k = 0; k < m->depth; k++) {
        sum += m->weights[(row / 16 * groups + k / 4) * 64 + row % 16 * 4 + k % 4] *
               c->tokens_i8.values[token * c->tokens_i8.stride + k];
    }
    const float value = (float)sum * (m->scales[row] * c->tokens_i8.scales[token]);
    return m->bias ? value + m->bias[row] : value;
}

// *magnitude: the sum of all magnitudes, of which rounding errors are a part.
static double expected_f32(const linear_case *c, size_t row, size_t token, double *magnitude) {
    const stele_matrix_f32 *m = &c->matrix_f32;
    double sum = m->bias ? (double)m->bias[row] : 0;
    *magnitude = fabs(sum);
    for (size_t k = 0; k < m->depth; k++) {
        const double product = (double)m->weights[(row / 16 * m->depth + k) * 16 + row % 16] *
                               (double)c->tokens_f32.values[token * c->tokens_f32.stride + k];
        sum += product;
        *magnitude += fabs(product);
    }
    return sum;
}

// What the output holds before the call: something for STELE_ACCUMULATE to add to.
static void prepare(float *output, const linear_case *c, size_t count, size_t rows) {
    const size_t size = (count - 1) * c->output_stride + rows;
    for (size_t i = 0; i < size; i++) output[i] = (float)(i % 7) - 3;
}

static void produce_i8(void *context, void *result, int threads) {
    const linear_case *c = context;
    prepare(result, c, c->tokens_i8.count, c->matrix_i8.rows);
    run(stele_linear_i8(c->matrix_i8, c->tokens_i8, c->epilogue, result, c->output_stride),
        threads);
}

static void produce_f32(void *context, void *result, int threads) {
    const linear_case *c = context;
    prepare(result, c, c->tokens_f32.count, c->matrix_f32.rows);
    run(stele_linear_f32(c->matrix_f32, c->tokens_f32, c->epilogue, result, c->output_stride),
        threads);
}

static void check_case(size_t rows, size_t depth, size_t count, bool extremes) {
    linear_case c = {
        .matrix_i8 = random_matrix_i8(rows, depth, extremes),
        .matrix_f32 = random_matrix_f32(rows, depth),
        .tokens_i8 = random_tokens_i8(count, depth, extremes),
        .tokens_f32 = random_tokens_f32(count, depth, depth + random_below(5)),
        .epilogue = (stele_epilogue)random_below(3),
        .output_stride = rows + random_below(4),
    };
    const size_t size = (count - 1) * c.output_stride + rows;
    check_everywhere("linear_i8 is the same everywhere", produce_i8, &c, size * sizeof(float));
    check_everywhere("linear_f32 is the same everywhere", produce_f32, &c, size * sizeof(float));

    if (only_comparing) {
        release_all();
        return;
    }

    float *before = allocate(size * sizeof(float)), *i8 = allocate(size * sizeof(float)),
          *f32 = allocate(size * sizeof(float));
    prepare(before, &c, count, rows);
    produce_i8(&c, i8, 1);
    produce_f32(&c, f32, 1);
    for (size_t i = 0; i < size; i++) {
        const size_t token = i / c.output_stride, row = i % c.output_stride;
        if (row >= rows) {
            check(i8[i] == before[i] && f32[i] == before[i], "padding untouched", rows, depth, i);
            continue;
        }
        float wanted = expected_i8(&c, row, token);
        double magnitude, real = expected_f32(&c, row, token, &magnitude);
        if (c.epilogue == STELE_STORE_RELU) {
            wanted = wanted > 0 ? wanted : 0;
            real = real > 0 ? real : 0;
        } else if (c.epilogue == STELE_ACCUMULATE) {
            wanted += before[i];
            real += (double)before[i];
            magnitude += fabs((double)before[i]);
        }
        check(i8[i] == wanted, "linear_i8 equals the naive sum", rows, depth, count);
        check(fabs((double)f32[i] - real) <= 0x1p-22 * magnitude, "linear_f32 is near",
              rows, depth, count);
    }
    release_all();
}

void check_linear(void) {
    restart(1);
    for (size_t depth = 1; depth <= 70; depth++) {
        check_case(1 + random_below(70), depth, 1 + random_below(20), depth % 3 == 0);
    }
    for (size_t rows = 1; rows <= 70; rows++) {
        check_case(rows, 1 + random_below(70), 1 + random_below(20), rows % 3 == 0);
    }
    for (size_t count = 1; count <= 20; count++) {
        check_case(1 + random_below(130), 64 + random_below(70), count, count % 3 == 0);
    }
    // No row, one, a tile and one more; depths of which an instruction takes only a part.
    static const size_t smallest[][2] = {{0, 4}, {1, 1}, {1, 4}, {16, 8}, {17, 12}, {33, 20}};
    for (size_t count = 1; count <= 13; count++) {
        for (size_t i = 0; i < sizeof smallest / sizeof smallest[0]; i++) {
            check_case(smallest[i][0], smallest[i][1], count, false);
        }
    }
    check_case(64, 300, 13, false);
    check_case(200, 130, 9, false);
    check_case(300, 257, 5, true);  // large enough to be shared between threads
    check_case(64, 4096, 3, true);
}

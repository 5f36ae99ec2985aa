// The largest sums there are, and the smallest shapes: where an instruction set would saturate,
// overflow or miss its end.
#include <string.h>

#include "checks.h"

typedef struct {
    stele_matrix_i8 matrix;
    stele_tokens_i8 tokens;
} uniform_case;

static void produce(void *context, void *result, int threads) {
    const uniform_case *c = context;
    run(stele_linear_i8(c->matrix, c->tokens, STELE_STORE, result, c->matrix.rows), threads);
}

// Every weight and every input is the same, so that all sums are weight * input * depth.
static void check_uniform(size_t rows, size_t depth, size_t count, int8_t weight, int8_t input) {
    const size_t stride = (depth + 3) / 4 * 4;
    uniform_case c = {random_matrix_i8(rows, depth, false), random_tokens_i8(count, depth, false)};
    c.matrix.bias = NULL;
    for (size_t row = 0; row < rows; row++) {
        ((float *)c.matrix.scales)[row] = 1;
        for (size_t k = 0; k < depth; k++) *weight_at(&c.matrix, row, k) = weight;
    }
    for (size_t token = 0; token < count; token++) {
        ((float *)c.tokens.scales)[token] = 1;
        memset((int8_t *)c.tokens.values + token * stride, input, depth);
    }
    check_everywhere("uniform sums are the same everywhere", produce, &c,
                     count * rows * sizeof(float));
    float *y = allocate(count * rows * sizeof(float));
    produce(&c, y, 1);
    const float wanted = (float)((int32_t)depth * weight * input);
    for (size_t i = 0; i < count * rows; i++) {
        check(y[i] == wanted, "a uniform sum is exact", rows, depth, count);
    }
    release_all();
}

void check_extremes(void) {
    restart(6);
    static const size_t row_counts[] = {0, 1, 15, 16, 17, 33, 65};
    static const size_t depths[] = {1, 4, 5, 8, 12, 16, 20, 36};
    static const int8_t weights[] = {127, -127, 0, -128}, inputs[] = {127, -127, 0};
    for (size_t count = 1; count <= 13; count++) {
        for (size_t i = 0; i < sizeof row_counts / sizeof row_counts[0]; i++) {
            for (size_t j = 0; j < sizeof depths / sizeof depths[0]; j++) {
                check_uniform(row_counts[i], depths[j], count, weights[(count + i) % 4],
                              inputs[(i + j) % 3]);
            }
        }
    }
    // Whole tiles and what is left of them, of all signs.
    static const size_t deeper[] = {4, 64, 4096};
    for (size_t i = 0; i < 12; i++) {
        check_uniform(17, deeper[i / 4], 7, i % 2 ? 127 : -127, i / 2 % 2 ? 127 : -127);
    }
    // The deepest that the contract allows: sums come near to 2^31.
    check_uniform(1, STELE_MOST_DEPTH, 1, 127, 127);
    check_uniform(1, STELE_MOST_DEPTH, 1, 127, -127);
    check_uniform(1, STELE_MOST_DEPTH, 1, -127, -127);
    check_uniform(1, STELE_MOST_DEPTH, 1, -128, 127);
    check_uniform(1, STELE_MOST_DEPTH, 1, -128, -127);
}

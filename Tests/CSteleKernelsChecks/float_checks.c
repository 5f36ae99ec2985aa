// Layer normalization and quantization.
#include <math.h>
#include <string.h>

#include "checks.h"

typedef struct {
    stele_tokens_f32 input;
    size_t width;
    const float *weight;
    const float *bias;
} token_case;

static void produce_layer_norm(void *context, void *result, int threads) {
    const token_case *c = context;
    run(stele_layer_norm(c->input, c->width, c->weight, c->bias, result,
                         (stele_quantized){NULL, NULL}),
        threads);
}

// result: scales, then values.
static void produce_quantized(void *context, void *result, int threads) {
    const token_case *c = context;
    run(stele_quantize(c->input, c->width, (int8_t *)((float *)result + c->input.count), result),
        threads);
}

// result: scales, quantized values, then the values that were quantized.
static void produce_quantized_norm(void *context, void *result, int threads) {
    const token_case *c = context;
    const size_t count = c->input.count, stride = (c->width + 3) / 4 * 4;
    float *scales = result;
    int8_t *values = (int8_t *)(scales + count);
    run(stele_layer_norm(c->input, c->width, c->weight, c->bias,
                         (float *)(void *)(values + count * stride),
                         (stele_quantized){values, scales}),
        threads);
}

// A norm that also quantizes gives what the norm and then stele_quantize give.
static void check_quantized_norm(const token_case *c) {
    const size_t count = c->input.count, stride = (c->width + 3) / 4 * 4;
    const size_t bytes = count * (sizeof(float) + stride);
    const size_t all = bytes + count * c->width * sizeof(float);
    check_everywhere("a norm that quantizes is the same everywhere", produce_quantized_norm,
                     (void *)c, all);
    int8_t *together = allocate(all), *apart = allocate(bytes);
    produce_quantized_norm((void *)c, together, 1);
    float *y = allocate(count * c->width * sizeof(float));
    produce_layer_norm((void *)c, y, 1);
    const token_case normalized = {{y, count, c->width}, c->width, NULL, NULL};
    produce_quantized((void *)&normalized, apart, 1);
    check(memcmp(together, apart, bytes) == 0, "a norm quantizes as stele_quantize does", c->width,
          count, 0);
    check(memcmp(together + bytes, y, all - bytes) == 0, "it gives the same floats", c->width,
          count, 0);
}

static void check_layer_norm_case(const token_case *c) {
    const size_t size = c->input.count * c->width;
    float *y = allocate(size * sizeof(float));
    produce_layer_norm((void *)c, y, 1);
    for (size_t token = 0; token < c->input.count; token++) {
        const float *x = c->input.values + token * c->input.stride;
        double mean = 0, variance = 0;
        for (size_t i = 0; i < c->width; i++) mean += (double)x[i] / (double)c->width;
        for (size_t i = 0; i < c->width; i++) {
            variance += ((double)x[i] - mean) * ((double)x[i] - mean) / (double)c->width;
        }
        for (size_t i = 0; i < c->width; i++) {
            const double wanted = ((double)x[i] - mean) / sqrt(variance + 1e-5) *
                                      (double)c->weight[i] +
                                  (double)c->bias[i];
            check(fabs((double)y[token * c->width + i] - wanted) < 1e-5 * (1 + fabs(wanted)),
                  "layer_norm is near", c->width, token, i);
        }
    }
}

static void check_quantize_case(const token_case *c) {
    const size_t stride = (c->width + 3) / 4 * 4;
    float *scales = allocate(c->input.count * sizeof(float));
    int8_t *values = allocate(c->input.count * stride);
    run(stele_quantize(c->input, c->width, values, scales), 1);
    for (size_t token = 0; token < c->input.count; token++) {
        const float *x = c->input.values + token * c->input.stride;
        float amax = 0;
        for (size_t i = 0; i < c->width; i++) amax = fmaxf(amax, fabsf(x[i]));
        const bool zero = amax < 1e-35f;
        check(scales[token] == (zero ? 0 : amax / 127), "scale", c->width, token, 0);
        for (size_t i = 0; i < stride; i++) {
            const float wanted =
                zero || i >= c->width ? 0 : fmaxf(-127, fminf(127, rintf(x[i] * (127 / amax))));
            check((float)values[token * stride + i] == wanted, "quantized value", c->width, token,
                  i);
        }
    }
}

static void check_tokens(size_t width, size_t count) {
    const size_t stride = width + random_below(5);
    const token_case c = {random_tokens_f32(count, width, stride), width,
                          random_tokens_f32(1, width, width).values,
                          random_tokens_f32(1, width, width).values};
    float *x = (float *)c.input.values;
    for (size_t i = 0; i < width; i++) x[i] = 0;
    if (count > 1) {
        for (size_t i = 0; i < width; i++) x[stride + i] *= 1e-38f;
    }
    if (count > 2) x[2 * stride] = 1000;
    if (count > 3) {  // the mean is far from zero, and the magnitude anything
        const float factor = ldexpf(1.3f, (int)random_below(61) - 30);
        for (size_t i = 0; i < width; i++) x[3 * stride + i] = (x[3 * stride + i] * 3 + 1) * factor;
    }
    check_everywhere("layer_norm is the same everywhere", produce_layer_norm, (void *)&c,
                     count * width * sizeof(float));
    check_everywhere("quantize is the same everywhere", produce_quantized, (void *)&c,
                     count * ((width + 3) / 4 * 4 + sizeof(float)));
    check_quantized_norm(&c);
    if (only_comparing) {
        release_all();
        return;
    }
    check_layer_norm_case(&c);
    check_quantize_case(&c);
    release_all();
}

// As produce_layer_norm, for a caller that flushes subnormal numbers to zero and rounds down.
static void produce_unusually(void *context, void *result, int threads) {
    const float_state before = current_float_state();
    set_float_state(unusual_float_state);
    produce_layer_norm(context, result, threads);
    const bool is_kept = current_float_state() == unusual_float_state;
    set_float_state(before);
    check(is_kept, "the caller's floating-point state is as before", (size_t)threads, 0, 0);
}

// Such a caller gets the same bits.
static void check_float_state(void) {
    enum { WIDTH = 4096, COUNT = 4 };
    token_case c = {random_tokens_f32(COUNT, WIDTH, WIDTH), WIDTH,
                    random_tokens_f32(1, WIDTH, WIDTH).values,
                    random_tokens_f32(1, WIDTH, WIDTH).values};
    for (size_t i = 0; i < WIDTH; i++) {
        ((float *)c.weight)[i] *= 1e-38f;  // results are subnormal
        ((float *)c.bias)[i] *= 1e-39f;
    }
    const size_t bytes = COUNT * WIDTH * sizeof(float);
    float *expected = allocate(bytes), *y = allocate(bytes);
    produce_layer_norm(&c, expected, 1);
    check_everywhere("an unusual floating-point state is the same everywhere", produce_unusually,
                     &c, bytes);
    produce_unusually(&c, y, 2);
    check(memcmp(y, expected, bytes) == 0, "the caller's floating-point state has no effect", 0, 0,
          0);
    release_all();
}

// One token of eight numbers: its quantized values.
static void produce_eight(void *context, void *result, int threads) {
    float scale;
    run(stele_quantize((stele_tokens_f32){context, 1, 8}, 8, result, &scale), threads);
}

// What numbers become that lie in the middle of two, are next to nothing, or are none.
static void check_chosen_numbers(void) {
    enum { WIDTH = 8 };
    static const struct {
        float input[WIDTH];
        int8_t values[WIDTH];
        bool is_zero;
    } cases[] = {
        // The scale is 1, and every number is rounded as it stands: half to even.
        {{127, 0.5f, 1.5f, -0.5f, -2.5f, -126.5f, 3.4999f, 0}, {127, 0, 2, 0, -2, -126, 3, 0}, 0},
        {{0, 0, -0.0f, 0, 0, 0, 0, 0}, {0}, true},
        {{1e-40f, -1e-38f, 0, 0, 9e-36f, 0, 0, 0}, {0}, true},
        {{2e-35f, -2e-35f, 0, 0, 0, 0, 0, 0}, {127, -127, 0}, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        float *input = allocate(sizeof cases[i].input);
        memcpy(input, cases[i].input, sizeof cases[i].input);
        check_everywhere("chosen numbers are the same everywhere", produce_eight, input, WIDTH);
        int8_t *values = allocate(WIDTH);
        float *scale = allocate(sizeof *scale);
        run(stele_quantize((stele_tokens_f32){input, 1, WIDTH}, WIDTH, values, scale), 1);
        check(memcmp(values, cases[i].values, WIDTH) == 0, "chosen numbers are quantized", i, 0, 0);
        check(*scale == (cases[i].is_zero ? 0 : input[0] / 127), "their scale", i, 0, 0);
        release_all();
    }
    static const float none[][WIDTH] = {{NAN, INFINITY, -INFINITY, 1}, {NAN, 1, -1}, {INFINITY, 1}};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        float *input = allocate(sizeof none[i]);
        memcpy(input, none[i], sizeof none[i]);
        check_everywhere("what is no number is the same everywhere", produce_eight, input, WIDTH);
        int8_t *values = allocate(WIDTH);
        produce_eight(input, values, 1);
        for (size_t j = 0; j < WIDTH; j++) {
            check(values[j] >= -127, "what is no number stays within 127", i, j, 0);
        }
        release_all();
    }
}

void check_float_kernels(void) {
    restart(2);
    check_float_state();
    check_chosen_numbers();
    for (size_t width = 1; width <= 70; width++) check_tokens(width, 1 + random_below(5));
    check_tokens(100, 4);
    check_tokens(1024, 70);
}

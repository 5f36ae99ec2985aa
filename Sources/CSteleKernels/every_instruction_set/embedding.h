// Rows of the embedding, plus sinusoids of their positions.
#ifndef STELE_EMBEDDING_H
#define STELE_EMBEDDING_H

#include "groups.h"

#pragma STDC FP_CONTRACT OFF

// All bits of a lane set where its number has `bit`. The cast is for systems whose int64_t is not
// the type that comparing makes.
STELE_TARGET static inline wide_integers has_bit(wide_integers numbers, int64_t bit) {
    return (wide_integers)((numbers & bit) != 0);
}

// sin(x) and cos(x) for 0 <= x, to about 1e-15 for x up to 1e5.
//
// x = n pi / 2 + r with |r| <= pi / 4. pi / 2 is split into 33 bits, so that n times them is exact,
// and the rest. The polynomials are those of fdlibm's k_sin.c and k_cos.c (Sun Microsystems, 1993).
STELE_TARGET static inline void sine_and_cosine(wide_lanes x, wide_lanes *sine,
                                                wide_lanes *cosine) {
    const wide_lanes shifted = x * 0x1.45f306dc9c883p-1 + 0x1.8p52;  // x * 2 / pi, rounded
    const wide_integers quadrant = (wide_integers)shifted;           // in its lowest two bits
    const wide_lanes n = shifted - 0x1.8p52;
    const wide_lanes r = (x - n * 0x1.921fb544p0) - n * 0x1.0b4611a626331p-34;
    const wide_lanes z = r * r;

    wide_lanes s = (wide_lanes)1.58969099521155010221e-10;
    s = s * z - 2.50507602534068634195e-08;
    s = s * z + 2.75573137070700676789e-06;
    s = s * z - 1.98412698298579493134e-04;
    s = s * z + 8.33333333332248946124e-03;
    s = s * z - 1.66666666666666324348e-01;
    s = r + r * z * s;

    wide_lanes c = (wide_lanes)-1.13596475577881948265e-11;
    c = c * z + 2.08757232129817482790e-09;
    c = c * z - 2.75573143513906633035e-07;
    c = c * z + 2.48015872894767294178e-05;
    c = c * z - 1.38888888888741095749e-03;
    c = c * z + 4.16666666666666019037e-02;
    c = (1.0 - 0.5 * z) + z * z * c;

    // Each quarter turn swaps the two, and negates one.
    const wide_integers swap = has_bit(quadrant, 1);
    const wide_lanes a = choose_wide(swap, c, s);
    const wide_lanes b = choose_wide(swap, s, c);
    *sine = choose_wide(has_bit(quadrant, 2), -a, a);
    *cosine = choose_wide(has_bit(quadrant + 1, 2), -b, b);
}

STELE_TARGET static inline half_lanes load_half(const float *from, size_t count) {
    half_lanes values = (half_lanes)0;
    memcpy(&values, from, count * sizeof(float));
    return values;
}

// sines[i] += sin(position * frequencies[i]), cosines likewise, for i < count, which is at most 8.
STELE_TARGET static inline __attribute__((always_inline)) void add_waves(
    uint32_t position, const float *frequencies, size_t count, float *sines, float *cosines) {
    // Rounded to float32, as PyTorch does.
    const half_lanes angles = load_half(frequencies, count) * (float)position;
    wide_lanes sine, cosine;
    sine_and_cosine(__builtin_convertvector(angles, wide_lanes), &sine, &cosine);
    const half_lanes s = load_half(sines, count) + __builtin_convertvector(sine, half_lanes);
    const half_lanes c = load_half(cosines, count) + __builtin_convertvector(cosine, half_lanes);
    memcpy(sines, &s, count * sizeof(float));
    memcpy(cosines, &c, count * sizeof(float));
}

// y[0 ..< width] += the sinusoid of `position`, if that is one. frequencies: (width / 2,).
STELE_TARGET static inline void add_sinusoid(uint32_t position, const float *frequencies,
                                             size_t width, float *y) {
    if (position == STELE_NO_POSITION) return;
    const size_t half = width / 2;
    size_t i = 0;
    for (; i + WIDE_LANES <= half; i += WIDE_LANES) {
        add_waves(position, frequencies + i, WIDE_LANES, y + i, y + half + i);
    }
    if (i < half) add_waves(position, frequencies + i, half - i, y + i, y + half + i);
}

STELE_TARGET static void embed_i8(const void *context, stele_share tokens) {
    const stele_embed_work *work = context;
    const stele_split_matrix_i8 *matrix = &work->matrix_i8;
    const size_t width = matrix->depth;
    for (size_t i = tokens.begin; i < tokens.end; i++) {
        const size_t row = (size_t)work->tokens[i];
        const float scale = matrix->scales[row];
        const some_tiles planes = {.high = matrix->high, .low = matrix->low};
        const some_tiles tile = tiles_from(planes, IN_PLANES, width, row / STELE_TILE_ROWS);
        float *y = work->output + i * width;
        for (size_t d = 0; d < width; d++) {
            const int32_t weight = weight_of(tile, IN_PLANES, row % STELE_TILE_ROWS, d);
            y[d] = (float)weight * scale * work->multiplier;
        }
        add_sinusoid(work->positions[i], work->frequencies, width, y);
    }
}

STELE_TARGET static void embed_i4(const void *context, stele_share tokens) {
    const stele_embed_work *work = context;
    const stele_matrix_i4 *matrix = &work->matrix_i4;
    const size_t width = matrix->depth;
    for (size_t i = tokens.begin; i < tokens.end; i++) {
        const size_t row = (size_t)work->tokens[i];
        const uint8_t *tile =
            matrix->weights + row / STELE_TILE_ROWS * grouped_tile_bytes(width);
        float *y = work->output + i * width;
        for (size_t d = 0; d < width; d++) {
            y[d] = grouped_weight(tile, row % STELE_TILE_ROWS, d) * work->multiplier;
        }
        add_sinusoid(work->positions[i], work->frequencies, width, y);
    }
}

STELE_TARGET static void embed_f32(const void *context, stele_share tokens) {
    const stele_embed_work *work = context;
    const size_t width = work->matrix_f32.depth;
    for (size_t i = tokens.begin; i < tokens.end; i++) {
        const size_t row = (size_t)work->tokens[i];
        const float *weights = work->matrix_f32.weights +
                               row / STELE_TILE_ROWS * width * STELE_TILE_ROWS +
                               row % STELE_TILE_ROWS;
        float *y = work->output + i * width;
        for (size_t d = 0; d < width; d++) {
            y[d] = weights[d * STELE_TILE_ROWS] * work->multiplier;
        }
        add_sinusoid(work->positions[i], work->frequencies, width, y);
    }
}

#endif

// The public operations: each describes its work and lets the dispatch table's kernel do it.
#include "kernels.h"

// What a number costs to normalize or quantize, in multiply-adds.
enum { COST_PER_NUMBER = 8 };

static size_t tiles_of(size_t rows) { return (rows + STELE_TILE_ROWS - 1) / STELE_TILE_ROWS; }

void stele_quantize(stele_tokens_f32 input, size_t depth, int8_t *values, float *scales,
                    int threads) {
    const stele_quantize_work work = {input, depth, values, scales};
    stele_run(stele_kernels()->quantize, &work, input.count, COST_PER_NUMBER * input.count * depth,
              threads);
}

void stele_linear_i8(stele_matrix_i8 matrix, stele_tokens_i8 input, stele_epilogue epilogue,
                     float *output, size_t output_stride, int threads) {
    const stele_linear_i8_work work = {matrix, input, epilogue, output, output_stride};
    stele_run(stele_kernels()->linear_i8, &work, tiles_of(matrix.rows),
              matrix.rows * matrix.depth * input.count, threads);
}

void stele_linear_f32(stele_matrix_f32 matrix, stele_tokens_f32 input, stele_epilogue epilogue,
                      float *output, size_t output_stride, int threads) {
    const stele_linear_f32_work work = {matrix, input, epilogue, output, output_stride};
    stele_run(stele_kernels()->linear_f32, &work, tiles_of(matrix.rows),
              matrix.rows * matrix.depth * input.count, threads);
}

void stele_layer_norm(stele_tokens_f32 input, size_t width, const float *weight, const float *bias,
                      float *output, int threads) {
    const stele_layer_norm_work work = {input, width, weight, bias, output};
    stele_run(stele_kernels()->layer_norm, &work, input.count,
              COST_PER_NUMBER * input.count * width, threads);
}

void stele_attention(stele_tokens_f32 queries, const stele_attention_span *spans,
                     stele_attention_shape shape, float *output, int threads) {
    const stele_attention_work work = {queries, spans, shape, output};
    size_t positions = 0;
    for (size_t query = 0; query < queries.count; query++) positions += spans[query].count;
    const size_t groups = (queries.count + QUERY_GROUP - 1) / QUERY_GROUP;
    stele_run(stele_kernels()->attention, &work, groups * shape.heads,
              2 * positions * shape.heads * shape.head_width, threads);
}

void stele_embed_i8(stele_matrix_i8 embedding, const int32_t *tokens, const uint32_t *positions,
                    size_t count, const float *frequencies, float multiplier, float *output) {
    const stele_embed_work work = {&embedding, NULL,       tokens, positions,
                                   frequencies, multiplier, output};
    stele_run(stele_kernels()->embed_i8, &work, count, 0, 1);
}

void stele_embed_f32(stele_matrix_f32 embedding, const int32_t *tokens, const uint32_t *positions,
                     size_t count, const float *frequencies, float multiplier, float *output) {
    const stele_embed_work work = {NULL,        &embedding, tokens, positions,
                                   frequencies, multiplier, output};
    stele_run(stele_kernels()->embed_f32, &work, count, 0, 1);
}

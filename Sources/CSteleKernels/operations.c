// The public operations: each describes its work, for a kernel of the table in use.
#include "kernels.h"

// What a number costs to normalize or quantize, in multiply-adds.
enum { COST_PER_NUMBER = 8 };

static size_t tiles_of(size_t rows) { return (rows + STELE_TILE_ROWS - 1) / STELE_TILE_ROWS; }

size_t stele_operation_items(const stele_operation *operation) {
    stele_planned planned;
    memcpy(&planned, operation, sizeof planned);
    return planned.items;
}

stele_operation stele_operation_part(const stele_operation *operation, size_t begin, size_t end) {
    stele_planned planned;
    memcpy(&planned, operation, sizeof planned);
    planned.cost = planned.cost / planned.items * (end - begin);
    planned.first += begin;
    planned.items = end - begin;
    return stele_operation_of(planned);
}

stele_operation stele_quantize(stele_tokens_f32 input, size_t depth, int8_t *values,
                               float *scales) {
    return stele_operation_of((stele_planned){
        .kernel = stele_kernels()->quantize,
        .items = input.count,
        .cost = COST_PER_NUMBER * input.count * depth,
        .grain = 1,
        .work.quantize = {input, depth, values, scales},
    });
}

// An operation of one of the kernels that take int8 tiles.
static stele_operation linear_i8_by(stele_kernel kernel, stele_linear_i8_work work) {
    return stele_operation_of((stele_planned){
        .kernel = kernel,
        .items = tiles_of(work.matrix.rows),
        .cost = work.matrix.rows * work.matrix.depth * work.input.count,
        .grain = STELE_GROUP_TILES,
        .work.linear_i8 = work,
    });
}

stele_operation stele_linear_i8(stele_matrix_i8 matrix, stele_tokens_i8 input,
                                stele_epilogue epilogue, float *output, size_t output_stride) {
    return linear_i8_by(stele_kernels()->linear_i8,
                        (stele_linear_i8_work){matrix, input, epilogue, output, output_stride});
}

stele_operation stele_linear_sparse_i8(stele_matrix_i8 matrix, stele_tokens_i8 input,
                                       stele_epilogue epilogue, float *output,
                                       size_t output_stride) {
    return linear_i8_by(stele_kernels()->linear_sparse_i8,
                        (stele_linear_i8_work){matrix, input, epilogue, output, output_stride});
}

stele_operation stele_linear_i4(stele_matrix_i4 matrix, stele_tokens_i8 input,
                                stele_epilogue epilogue, float *output, size_t output_stride) {
    return stele_operation_of((stele_planned){
        .kernel = stele_kernels()->linear_i4,
        .items = tiles_of(matrix.rows),
        .cost = matrix.rows * matrix.depth * input.count,
        .grain = STELE_GROUP_TILES,
        .work.linear_i4 = {matrix, input, epilogue, output, output_stride},
    });
}

stele_operation stele_linear_f32(stele_matrix_f32 matrix, stele_tokens_f32 input,
                                 stele_epilogue epilogue, float *output, size_t output_stride) {
    return stele_operation_of((stele_planned){
        .kernel = stele_kernels()->linear_f32,
        .items = tiles_of(matrix.rows),
        .cost = matrix.rows * matrix.depth * input.count,
        .grain = STELE_GROUP_TILES,
        .work.linear_f32 = {matrix, input, epilogue, output, output_stride},
    });
}

stele_operation stele_layer_norm(stele_tokens_f32 input, size_t width, const float *weight,
                                 const float *bias, float *output, stele_quantized quantized) {
    return stele_operation_of((stele_planned){
        .kernel = stele_kernels()->layer_norm,
        .items = input.count,
        .cost = COST_PER_NUMBER * input.count * width,
        .grain = 1,
        .work.layer_norm = {input, width, weight, bias, output, quantized},
    });
}

stele_operation stele_cache_key_values(stele_tokens_f32 input, const uint32_t *slots,
                                       stele_attention_shape shape, stele_key_values cache) {
    const stele_kernel_table *kernels = stele_kernels();
    return stele_operation_of((stele_planned){
        .kernel = cache.type == STELE_FLOAT16 ? kernels->cache_f16 : kernels->cache_f32,
        .items = input.count,
        .cost = 2 * input.count * shape.heads * shape.head_width,
        .grain = 1,
        .work.cache = {input, slots, shape, cache},
    });
}

stele_operation stele_attention(stele_tokens_f32 queries, const stele_attention_span *spans,
                                stele_key_values key_values, stele_attention_shape shape,
                                float *output) {
    const stele_kernel_table *kernels = stele_kernels();
    size_t positions = 0;
    for (size_t query = 0; query < queries.count; query++) positions += spans[query].count;
    const size_t groups = (queries.count + QUERY_GROUP - 1) / QUERY_GROUP;
    return stele_operation_of((stele_planned){
        .kernel = key_values.type == STELE_FLOAT16 ? kernels->attention_f16
                                                   : kernels->attention_f32,
        .items = groups * shape.heads,
        // Floats take about as long as four int8 products.
        .cost = 8 * positions * shape.heads * shape.head_width,
        .grain = 1,
        .work.attention = {queries, spans, key_values, shape, output},
    });
}

stele_operation stele_embed_i8(stele_split_matrix_i8 embedding, const int32_t *tokens,
                               const uint32_t *positions, size_t count, const float *frequencies,
                               float multiplier, float *output) {
    return stele_operation_of((stele_planned){
        .kernel = stele_kernels()->embed_i8,
        .items = count,
        .cost = COST_PER_NUMBER * count * embedding.depth,
        .grain = 1,
        .work.embed = {.matrix_i8 = embedding,
                       .tokens = tokens,
                       .positions = positions,
                       .frequencies = frequencies,
                       .multiplier = multiplier,
                       .output = output},
    });
}

stele_operation stele_embed_i4(stele_matrix_i4 embedding, const int32_t *tokens,
                               const uint32_t *positions, size_t count, const float *frequencies,
                               float multiplier, float *output) {
    return stele_operation_of((stele_planned){
        .kernel = stele_kernels()->embed_i4,
        .items = count,
        .cost = COST_PER_NUMBER * count * embedding.depth,
        .grain = 1,
        .work.embed = {.matrix_i4 = embedding,
                       .tokens = tokens,
                       .positions = positions,
                       .frequencies = frequencies,
                       .multiplier = multiplier,
                       .output = output},
    });
}

stele_operation stele_embed_f32(stele_matrix_f32 embedding, const int32_t *tokens,
                                const uint32_t *positions, size_t count, const float *frequencies,
                                float multiplier, float *output) {
    return stele_operation_of((stele_planned){
        .kernel = stele_kernels()->embed_f32,
        .items = count,
        .cost = COST_PER_NUMBER * count * embedding.depth,
        .grain = 1,
        .work.embed = {.matrix_f32 = embedding,
                       .tokens = tokens,
                       .positions = positions,
                       .frequencies = frequencies,
                       .multiplier = multiplier,
                       .output = output},
    });
}

stele_operation stele_read_memory(const void *memory, size_t bytes) {
    return stele_operation_of((stele_planned){
        .kernel = stele_kernels()->read_memory,
        .items = bytes / STELE_STRETCH,
        .cost = bytes,
        .grain = 1,
        .work.ceiling = {memory},
    });
}

stele_operation stele_multiply_at_hand(size_t products, size_t *done) {
    const size_t of_round =
        STELE_GROUP_TILES * STELE_TILE_ROWS * STELE_GROUP_TOKENS * (size_t)STELE_PEAK_DEPTH;
    const size_t rounds = (products + of_round - 1) / of_round;
    *done = rounds * of_round;
    return stele_operation_of((stele_planned){
        .kernel = stele_kernels()->multiply_at_hand,
        .items = rounds,
        .cost = *done,
        .grain = 1,
        .work.ceiling = {NULL},
    });
}

"""CTranslate2 on random int8 weights of the fixed shape.

  ctranslate2_runner.py build FOLDER
  ctranslate2_runner.py serve FOLDER THREADS
"""
import sys
import time
from pathlib import Path

import ctranslate2
import numpy as np
from ctranslate2.specs import TransformerSpec, common_spec

import serve
import shape

SPECIALS = ["<s>", "<pad>", "</s>", "<unk>"]
# Ends a translation instead of `</s>`, so that all but very few take their number of steps: of these weights it is
# hardly ever the best. A least length would do that, too, by work at every step that a user has not.
HARDLY_EVER = f"t{shape.VOCABULARY - 1}"


def positions():
    """The sinusoids M2M100 adds, from the first position after the padding id."""
    half = shape.WIDTH // 2
    frequencies = np.exp(np.arange(half) * (-np.log(10000) / (half - 1)))
    angles = np.arange(2, 1028)[:, None] * frequencies
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


def build(folder):
    generator = np.random.default_rng(1)

    def fill(linear, rows, columns):
        linear.weight = generator.standard_normal((rows, columns), dtype=np.float32) * 0.02
        linear.bias = np.zeros(rows, np.float32)

    def fill_norm(norm):
        norm.gamma, norm.beta = np.ones(shape.WIDTH, np.float32), np.zeros(shape.WIDTH, np.float32)

    def fill_layer(layer, is_decoder):
        width, inner = shape.WIDTH, shape.FEED_FORWARD
        fill(layer.self_attention.linear[0], 3 * width, width)
        fill(layer.self_attention.linear[1], width, width)
        fill(layer.ffn.linear_0, inner, width)
        fill(layer.ffn.linear_1, width, inner)
        norms = [layer.self_attention.layer_norm, layer.ffn.layer_norm]
        if is_decoder:
            for linear, rows in zip(layer.attention.linear, (width, 2 * width, width)):
                fill(linear, rows, width)
            norms.append(layer.attention.layer_norm)
        for norm in norms:
            fill_norm(norm)

    spec = TransformerSpec.from_config((shape.LAYERS, shape.LAYERS), shape.HEADS, pre_norm=True,
                                       activation=common_spec.Activation.RELU)
    embedding = generator.standard_normal((shape.VOCABULARY, shape.WIDTH), dtype=np.float32) * 0.02
    for stack, is_decoder in ((spec.encoder, False), (spec.decoder, True)):
        table = stack.embeddings if is_decoder else stack.embeddings[0]
        table.weight = embedding
        stack.position_encodings.encodings = positions()
        stack.scale_embeddings = True
        fill_norm(stack.layer_norm)
        for layer in stack.layer:
            fill_layer(layer, is_decoder)
    spec.decoder.projection.weight = embedding
    tokens = SPECIALS + [f"t{index}" for index in range(len(SPECIALS), shape.VOCABULARY)]
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.decoder_start_token = "</s>"
    spec.validate()
    spec.optimize(quantization="int8")
    Path(folder).mkdir(parents=True, exist_ok=True)
    spec.save(folder)


def run(folder, threads):
    began = time.perf_counter()
    translator = ctranslate2.Translator(folder, device="cpu", compute_type="int8", inter_threads=1,
                                        intra_threads=threads)
    load_seconds = time.perf_counter() - began

    def translate(sources, beams, steps):
        language, target = f"t{shape.SOURCE_LANGUAGE}", f"t{shape.TARGET_LANGUAGE}"
        results = translator.translate_batch(
            [[language] + [f"t{token}" for token in source] + ["</s>"] for source in sources],
            target_prefix=[[target]] * len(sources), beam_size=beams, max_batch_size=0,
            end_token=HARDLY_EVER, max_decoding_length=steps)
        # The forced language token counts as one of the steps.
        return max(len(result.hypotheses[0]) for result in results)

    serve.serve(translate, load_seconds, f"CTranslate2 {ctranslate2.__version__}")


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(sys.argv[2])
    else:
        run(sys.argv[2], int(sys.argv[3]))

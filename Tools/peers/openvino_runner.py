"""OpenVINO, through optimum-intel, on random int8 or int4 weights of the fixed shape.

  openvino_runner.py build CHECKPOINT FOLDER [BITS]
  openvino_runner.py serve FOLDER THREADS
"""
import sys
import time

import openvino
import torch
from optimum.intel import OVModelForSeq2SeqLM, OVWeightQuantizationConfig

import serve
import shape


def build(checkpoint, folder, bits=8):
    # int4 as optimum-intel chooses it: groups of inputs, and the embedding in int8.
    quantization = OVWeightQuantizationConfig(bits=8, sym=True) if bits == 8 else OVWeightQuantizationConfig(bits=bits)
    model = OVModelForSeq2SeqLM.from_pretrained(checkpoint, export=True, compile=False,
                                                quantization_config=quantization)
    model.save_pretrained(folder)


def run(folder, threads):
    began = time.perf_counter()
    model = OVModelForSeq2SeqLM.from_pretrained(
        folder, ov_config={"PERFORMANCE_HINT": "LATENCY", "INFERENCE_NUM_THREADS": str(threads)})
    model.compile()
    load_seconds = time.perf_counter() - began
    # Without an end token all translations take their number of steps. min_new_tokens would do that, too, but at
    # every step writes a mask as long as the vocabulary, in Python.
    model.generation_config.eos_token_id = None
    model.generation_config.max_length = None

    def translate(sources, beams, steps):
        ids = torch.tensor([[shape.SOURCE_LANGUAGE, *source, shape.END] for source in sources])
        result = model.generate(
            input_ids=ids, attention_mask=torch.ones_like(ids), num_beams=beams,
            forced_bos_token_id=shape.TARGET_LANGUAGE, eos_token_id=None, max_new_tokens=steps)
        return result.shape[1] - 1

    serve.serve(translate, load_seconds, f"OpenVINO {openvino.__version__.split('-')[0]}")


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(sys.argv[2], sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 8)
    else:
        run(sys.argv[2], int(sys.argv[3]))

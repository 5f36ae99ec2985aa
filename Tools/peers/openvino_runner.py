"""OpenVINO, through optimum-intel, on random int8 weights of the fixed shape.

  openvino_runner.py build CHECKPOINT FOLDER
  openvino_runner.py serve FOLDER THREADS
"""
import sys
import time

import openvino
import torch
from optimum.intel import OVModelForSeq2SeqLM, OVWeightQuantizationConfig

import serve
import shape


def build(checkpoint, folder):
    quantization = OVWeightQuantizationConfig(bits=8, sym=True)
    model = OVModelForSeq2SeqLM.from_pretrained(checkpoint, export=True, compile=False,
                                                quantization_config=quantization)
    model.save_pretrained(folder)


def run(folder, threads):
    began = time.perf_counter()
    model = OVModelForSeq2SeqLM.from_pretrained(
        folder, ov_config={"PERFORMANCE_HINT": "LATENCY", "INFERENCE_NUM_THREADS": str(threads)})
    model.compile()
    load_seconds = time.perf_counter() - began

    def translate(sources, beams, steps):
        ids = torch.tensor([[shape.SOURCE_LANGUAGE, *source, shape.END] for source in sources])
        result = model.generate(
            input_ids=ids, attention_mask=torch.ones_like(ids), num_beams=beams,
            forced_bos_token_id=shape.TARGET_LANGUAGE, min_new_tokens=steps, max_new_tokens=steps)
        return result.shape[1] - 1

    serve.serve(translate, load_seconds, f"OpenVINO {openvino.__version__.split('-')[0]}")


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(sys.argv[2], sys.argv[3])
    else:
        run(sys.argv[2], int(sys.argv[3]))

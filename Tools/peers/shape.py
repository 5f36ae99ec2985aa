"""The fixed shape that all programs are timed at: NLLB-200-distilled-600M with random weights.

A dense transformer takes the same time whatever its values, so none need to be downloaded.
"""
VOCABULARY, WIDTH, FEED_FORWARD, LAYERS, HEADS = 256206, 1024, 4096, 12, 16
START, PADDING, END = 2, 1, 2
SOURCE_LANGUAGE, TARGET_LANGUAGE = 256047, 256057
FIRST_PIECE, LAST_PIECE = 5, 250000


def tensor_shapes():
    """Every tensor of M2M100ForConditionalGeneration by its name, the tied embedding once."""
    shapes = {"model.shared.weight": (VOCABULARY, WIDTH)}

    def norm(name):
        shapes[f"{name}.weight"] = shapes[f"{name}.bias"] = (WIDTH,)

    def linear(name, rows, columns):
        shapes[f"{name}.weight"], shapes[f"{name}.bias"] = (rows, columns), (rows,)

    for stack, attentions in (("encoder", ["self_attn"]), ("decoder", ["self_attn", "encoder_attn"])):
        for index in range(LAYERS):
            layer = f"model.{stack}.layers.{index}"
            for attention in attentions:
                for part in ("q_proj", "k_proj", "v_proj", "out_proj"):
                    linear(f"{layer}.{attention}.{part}", WIDTH, WIDTH)
                norm(f"{layer}.{attention}_layer_norm")
            linear(f"{layer}.fc1", FEED_FORWARD, WIDTH)
            linear(f"{layer}.fc2", WIDTH, FEED_FORWARD)
            norm(f"{layer}.final_layer_norm")
        norm(f"model.{stack}.layer_norm")
    return shapes


def configuration():
    """config.json of that shape."""
    return {
        "architectures": ["M2M100ForConditionalGeneration"], "model_type": "m2m_100",
        "vocab_size": VOCABULARY, "d_model": WIDTH, "encoder_layers": LAYERS, "decoder_layers": LAYERS,
        "encoder_attention_heads": HEADS, "decoder_attention_heads": HEADS,
        "encoder_ffn_dim": FEED_FORWARD, "decoder_ffn_dim": FEED_FORWARD,
        "activation_function": "relu", "scale_embedding": True, "max_position_embeddings": 1024,
        "bos_token_id": 0, "pad_token_id": PADDING, "eos_token_id": END,
        "decoder_start_token_id": START, "is_encoder_decoder": True, "dropout": 0.0,
    }

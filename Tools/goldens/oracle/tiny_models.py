"""Small random NLLB checkpoints of unlike shapes, in every form in which weights are stored."""
import io
import json
from pathlib import Path

import sentencepiece
import torch
from safetensors.torch import save_file
from transformers import M2M100Config, M2M100ForConditionalGeneration

from reference import END

TIED = ["model.shared.weight", "model.encoder.embed_tokens.weight",
        "model.decoder.embed_tokens.weight", "lm_head.weight"]

TEXT = """The little fox ran over the frozen river and looked back once.
Nobody in the village knew where the old clock had come from.
She counted seven boats, then eight, then lost count entirely.
If it rains tomorrow, we will read by the window and drink tea.
Le vent soufflait si fort que les volets claquaient toute la nuit.
Il y avait du pain, du fromage et des pommes sur la table.
Pourquoi as-tu fermé la porte avant midi ?
Der Zug hält heute nicht an jedem Bahnhof, sagte die Frau.
Zwischen den Häusern hing Wäsche, und Kinder spielten Ball.
Wie viele Äpfel passen wohl in diesen grünen Korb?
El perro duerme bajo la mesa mientras llueve en la calle.
Mañana iremos al mercado a comprar naranjas y limones.
Старый мост скрипел, когда по нему проходили лошади.
Мы встретились у реки и долго говорили о погоде.
昨日は雨が降りましたが、今日は晴れています。
我们在河边走了很久,然后回家吃饭。
القطة تنام على الكرسي قرب النافذة.
बच्चे बगीचे में खेल रहे थे और हँस रहे थे।
""".splitlines()


class Shape:
    """One checkpoint: its sizes and how it is stored."""

    def __init__(self, name, pieces, padding_rows=0, dtype=torch.float32, store="safetensors", legacy=False,
                 normalization="identity", leaning=6, **config):
        self.name, self.pieces, self.padding_rows = name, pieces, padding_rows
        self.dtype, self.store, self.legacy, self.config = dtype, store, legacy, config
        self.normalization = normalization  # nmt_nfkc is NLLB's; its character map has 240 kB
        self.leaning = leaning  # what the last bias adds to the logit of </s>


def shape(name, width, layers, heads, feed_forward, **rest):
    return Shape(
        name, d_model=width, encoder_layers=layers[0], decoder_layers=layers[1],
        encoder_attention_heads=heads[0], decoder_attention_heads=heads[1],
        encoder_ffn_dim=feed_forward[0], decoder_ffn_dim=feed_forward[1], **rest)


SHAPES = [
    shape("uneven-stacks", 20, (1, 3), (4, 2), (37, 29), pieces=300, normalization="nmt_nfkc",
          leaning=9),
    shape("odd-width", 15, (2, 1), (3, 5), (22, 31), pieces=311, store="bin-aliases", leaning=8),
    shape("legacy-half", 32, (2, 2), (2, 4), (48, 48), pieces=330, dtype=torch.float16, legacy=True,
          scale_embedding=False, leaning=8),
    shape("sharded-bfloat", 24, (1, 2), (6, 3), (50, 40), pieces=320, dtype=torch.bfloat16, store="bin-shards"),
    shape("wide-padded", 72, (2, 2), (4, 8), (100, 70), pieces=340, padding_rows=3, store="safetensors-shards"),
]


def train_pieces(count, normalization):
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(TEXT), model_writer=model, vocab_size=count, model_type="bpe",
        character_coverage=0.98, normalization_rule_name=normalization, unk_id=0, bos_id=1, eos_id=2, pad_id=-1,
        num_threads=1, minloglevel=2)
    return model.getvalue()


def random_model(shape, vocabulary, seed):
    """Random weights whose outputs vary, depend on the source and end.

    Weights as trainers draw them generate one token for ever: the tied embedding makes each token
    predict itself, and slow positions hide the rest. So embeddings are small beside what the
    layers add, the first layer of the decoder subtracts what was generated before, and the last
    norm leans towards </s>.
    """
    torch.manual_seed(seed)
    width = shape.config["d_model"]
    model = M2M100ForConditionalGeneration(M2M100Config(
        vocab_size=vocabulary, max_position_embeddings=128, max_length=40, dropout=0, attention_dropout=0,
        encoder_layerdrop=0, decoder_layerdrop=0, **{"scale_embedding": True, **shape.config})).eval()
    with torch.no_grad():
        for name, tensor in model.named_parameters():
            if "norm" in name:
                tensor.add_(torch.randn_like(tensor) * 0.2)
            elif tensor.dim() == 1:
                tensor.normal_(0, 0.05)
            elif "shared" not in name:
                gain = 3 if "fc" in name else 1.5 if "q_proj" in name or "k_proj" in name else 0.6
                tensor.normal_(0, gain / tensor.shape[1] ** 0.5)
        subtract_history(model.model.decoder.layers[0], width)
        shared = model.model.shared.weight
        shared.copy_(1.5 * torch.nn.functional.normalize(torch.randn_like(shared), dim=1))
        if not model.config.scale_embedding:
            shared.mul_(width ** 0.5)
        length = shared[END].norm()
        last = model.model.decoder.layer_norm
        last.weight.mul_(2.2 / length)
        last.bias.copy_(shape.leaning * shared[END] / length ** 2)
        for tensor in model.parameters():  # what is stored is what the reference computes with
            tensor.copy_(tensor.to(shape.dtype))
    return model


def subtract_history(layer, width):
    """Self-attention that takes away the mean of the tokens so far: values times -12."""
    rotation = torch.linalg.qr(torch.randn(width, width))[0]
    layer.self_attn.v_proj.weight.copy_(rotation)
    layer.self_attn.out_proj.weight.copy_(-12 * rotation.T)
    layer.self_attn.q_proj.weight.mul_(0.3)
    layer.self_attn_layer_norm.weight.fill_(1)


def write(folder, shape, model, pieces, codes):
    folder.mkdir(parents=True, exist_ok=True)
    config = {"architectures": ["M2M100ForConditionalGeneration"], "model_type": "m2m_100", "activation_function": "relu",
              "vocab_size": model.config.vocab_size, "max_position_embeddings": 128, "pad_token_id": 1,
              "eos_token_id": 2, "bos_token_id": 0, "decoder_start_token_id": 2, "max_length": 40,
              "scale_embedding": True, **shape.config}
    (folder / "config.json").write_text(json.dumps(config, indent=1))
    (folder / "generation_config.json").write_text(json.dumps({"max_length": 40}))
    (folder / "tokenizer_config.json").write_text(json.dumps(
        {"tokenizer_class": "NllbTokenizer", "legacy_behaviour": shape.legacy}))
    (folder / "special_tokens_map.json").write_text(json.dumps({"additional_special_tokens": codes}))
    (folder / "sentencepiece.bpe.model").write_bytes(pieces)
    tensors = {name: tensor.to(shape.dtype).contiguous() for name, tensor in model.state_dict().items()}
    shared = tensors["model.shared.weight"]
    for name in TIED:
        tensors.pop(name, None)
    STORES[shape.store](folder, tensors, shared)


def store_safetensors(folder, tensors, shared):
    save_file({TIED[0]: shared, **tensors}, folder / "model.safetensors")


def store_aliases(folder, tensors, shared):
    torch.save({**dict.fromkeys(TIED, shared), **tensors}, folder / "pytorch_model.bin")


def halves(tensors):
    names = sorted(tensors)
    return [{name: tensors[name] for name in part} for part in (names[::2], names[1::2])]


def store_shards(folder, parts, file_name, save, index_name):
    weight_map = {}
    for number, part in enumerate(parts, 1):
        name = file_name.format(number, len(parts))
        save(part, folder / name)
        weight_map.update(dict.fromkeys(part, name))
    (folder / index_name).write_text(json.dumps({"metadata": {}, "weight_map": weight_map}))


def store_bin_shards(folder, tensors, shared):
    store_shards(folder, halves({TIED[0]: shared, **tensors}), "pytorch_model-{:05d}-of-{:05d}.bin", torch.save,
                 "pytorch_model.bin.index.json")


def store_safetensors_shards(folder, tensors, shared):
    store_shards(folder, halves({"lm_head.weight": shared, **tensors}), "model-{:05d}-of-{:05d}.safetensors", save_file,
                 "model.safetensors.index.json")


STORES = {"safetensors": store_safetensors, "bin-aliases": store_aliases, "bin-shards": store_bin_shards,
          "safetensors-shards": store_safetensors_shards}

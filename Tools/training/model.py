"""M2M100's architecture, computed so that one encoding of a source serves several targets.

The parameters have the names that transformers gives them, so their state loads there unchanged.
"""
import math
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional

from vocabulary import END, PADDING


@dataclass(frozen=True)
class Shape:
    vocabulary: int
    width: int = 256
    heads: int = 4
    feed_forward: int = 1024
    encoder_layers: int = 3
    decoder_layers: int = 2


def positions(count, width):
    """M2M100's sinusoids, [count, width]: sines, then cosines; the first position is number 2."""
    half = width // 2
    rates = torch.exp(torch.arange(half) * -(math.log(10000) / (half - 1)))
    angles = torch.arange(PADDING + 1, PADDING + 1 + count)[:, None] * rates
    return torch.cat([angles.sin(), angles.cos()], 1)


class Packing:
    """Where the tokens of padded sequences stand, for work that only has to be done on tokens."""

    def __init__(self, ids):
        self.shape = ids.shape
        self.kept = ids != PADDING
        self.places = self.kept.flatten().nonzero().squeeze(1)

    def pack(self, padded):
        """[sequences, positions, width] -> [tokens, width]"""
        return padded.flatten(0, 1).index_select(0, self.places)

    def unpack(self, tokens):
        padded = tokens.new_zeros(self.shape.numel(), tokens.shape[1])
        return padded.index_copy(0, self.places, tokens).view(*self.shape, -1)


class Attention(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.heads = shape.heads
        self.q_proj = nn.Linear(shape.width, shape.width)
        self.k_proj = nn.Linear(shape.width, shape.width)
        self.v_proj = nn.Linear(shape.width, shape.width)
        self.out_proj = nn.Linear(shape.width, shape.width)

    def forward(self, queries, query_packing, keys, key_packing, causal=False):
        """Queries and keys are packed. Sources may be fewer than targets: those of one source stand together."""
        sources = len(key_packing.kept)
        q, k, v = (packing.unpack(x).view(sources, -1, self.heads, x.shape[1] // self.heads).transpose(1, 2)
                   for packing, x in ((query_packing, self.q_proj(queries)), (key_packing, self.k_proj(keys)),
                                      (key_packing, self.v_proj(keys))))
        # Padding follows the tokens, so a causal mask hides it. No position of a target is hidden from its
        # source, so all targets of a source ask at once, as if they were one.
        mask = None if causal else key_packing.kept[:, None, None, :]
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=causal)
        mixed = mixed.transpose(1, 2).reshape(*query_packing.shape, -1)
        return self.out_proj(query_packing.pack(mixed))


class Layer(nn.Module):
    def __init__(self, shape, reads_source):
        super().__init__()
        self.self_attn = Attention(shape)
        self.self_attn_layer_norm = nn.LayerNorm(shape.width)
        if reads_source:
            self.encoder_attn = Attention(shape)
            self.encoder_attn_layer_norm = nn.LayerNorm(shape.width)
        self.fc1 = nn.Linear(shape.width, shape.feed_forward)
        self.fc2 = nn.Linear(shape.feed_forward, shape.width)
        self.final_layer_norm = nn.LayerNorm(shape.width)

    def feed_forward(self, x):
        return x + self.fc2(functional.relu(self.fc1(self.final_layer_norm(x))))

    def encode(self, x, packing):
        normal = self.self_attn_layer_norm(x)
        return self.feed_forward(x + self.self_attn(normal, packing, normal, packing))

    def decode(self, x, packing, source, source_packing):
        normal = self.self_attn_layer_norm(x)
        x = x + self.self_attn(normal, packing, normal, packing, causal=True)
        normal = self.encoder_attn_layer_norm(x)
        return self.feed_forward(x + self.encoder_attn(normal, packing, source, source_packing))


class Stack(nn.Module):
    def __init__(self, shape, layers, reads_source):
        super().__init__()
        self.layers = nn.ModuleList(Layer(shape, reads_source) for _ in range(layers))
        self.layer_norm = nn.LayerNorm(shape.width)


class Body(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.shared = nn.Embedding(shape.vocabulary, shape.width, padding_idx=PADDING)
        self.encoder = Stack(shape, shape.encoder_layers, reads_source=False)
        self.decoder = Stack(shape, shape.decoder_layers, reads_source=True)


class Model(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.model = Body(shape)
        self.scale = math.sqrt(shape.width)
        self.register_buffer("positions", positions(1024, shape.width), persistent=False)
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.xavier_uniform_(module.weight)
                nn.init.zeros_(module.bias)
        nn.init.normal_(self.model.shared.weight, std=shape.width ** -0.5)
        nn.init.zeros_(self.model.shared.weight.data[PADDING])

    def embed(self, ids, packing):
        tokens = self.model.shared(ids.flatten().index_select(0, packing.places))
        return tokens * self.scale + self.positions.index_select(0, packing.places % ids.shape[1])

    def forward(self, source, decoder_input):
        """source [sources, positions], decoder_input [sources * n, positions] -> states of the latter's tokens."""
        source_packing, packing = Packing(source), Packing(decoder_input)
        x = self.embed(source, source_packing)
        for layer in self.model.encoder.layers:
            x = layer.encode(x, source_packing)
        encoded = self.model.encoder.layer_norm(x)
        x = self.embed(decoder_input, packing)
        for layer in self.model.decoder.layers:
            x = layer.decode(x, packing, encoded, source_packing)
        return self.model.decoder.layer_norm(x)


class SmoothedLoss(torch.autograd.Function):
    """The sum of label-smoothed cross entropies, with its gradient, over a few rows of logits at a time.

    Few rows stay in the processor's cache; all rows at once would be written to memory several times over.
    """
    ROWS = 256

    @staticmethod
    def forward(context, states, weight, bias, targets, smoothing):
        state_gradient = torch.empty_like(states)
        weight_gradient = torch.zeros_like(weight)
        total = states.new_zeros(())
        for first in range(0, len(states), SmoothedLoss.ROWS):
            rows = slice(first, first + SmoothedLoss.ROWS)
            target = targets[rows, None]
            logits = torch.addmm(bias, states[rows], weight.T)
            normalizer = logits.logsumexp(1, keepdim=True)
            total += (normalizer - (1 - smoothing) * logits.gather(1, target)).sum()
            if smoothing:
                total -= smoothing * logits.mean(1).sum()
            gradient = logits.sub_(normalizer).exp_().sub_(smoothing / len(weight))
            gradient.scatter_add_(1, target, gradient.new_full(target.shape, smoothing - 1))
            torch.mm(gradient, weight, out=state_gradient[rows])
            weight_gradient.addmm_(gradient.T, states[rows])
        context.save_for_backward(state_gradient, weight_gradient)
        return total

    @staticmethod
    def backward(context, scale):
        state_gradient, weight_gradient = context.saved_tensors
        return state_gradient * scale, weight_gradient * scale, None, None, None


def candidates(targets, vocabulary, sampled):
    """The targets' ids and a sample of the others; a bias for each; the targets as places among them.

    The bias has one id of the sample stand for all the others that it was drawn from, so the sum of
    exponentials is right on average.
    """
    if not sampled:
        return torch.arange(vocabulary), torch.zeros(vocabulary), targets
    own, places = targets.unique(return_inverse=True)
    is_other = torch.ones(vocabulary, dtype=torch.bool)
    is_other[own] = False
    others = is_other.nonzero().squeeze(1)
    generator = torch.Generator().manual_seed(int(targets.sum()))  # a resumed run draws the same
    chosen = others[torch.randperm(len(others), generator=generator)[:sampled]]
    bias = torch.zeros(len(own) + len(chosen))
    bias[len(own):] = math.log(len(others) / len(chosen))
    return torch.cat([own, chosen]), bias, places


def summed_loss(model, batch, smoothing=0, sampled=0):
    """The summed loss over a batch's target tokens, and their number.

    The language that a target begins with is given, not predicted: it does not count. With `sampled` the
    probabilities are among the batch's own target ids and so many others, which costs less.
    """
    states = model(batch.source, batch.decoder_input)
    labels = batch.labels[batch.decoder_input != PADDING]
    counted = (batch.decoder_input[batch.decoder_input != PADDING] != END).nonzero().squeeze(1)
    ids, bias, places = candidates(labels[counted], model.model.shared.num_embeddings, sampled)
    weight = model.model.shared.weight
    loss = SmoothedLoss.apply(states.index_select(0, counted), weight.index_select(0, ids) if sampled else weight,
                              bias, places, smoothing)
    return loss, len(counted)

"""Muon: momentum whose matrices are made orthogonal (Jordan et al. 2024), for the matrices of the layers."""
import torch

# Coefficients of three steps of an odd polynomial each, which together bring singular values near one
# fastest (Amsel et al. 2025, "The Polar Express").
STEPS = ((8.28721, -23.59589, 17.30039), (4.10706, -2.94785, 0.54484), (3.94869, -2.90890, 0.55182))


def orthogonal(matrix):
    """Roughly the nearest matrix whose singular values are one: [rows, columns], rows <= columns."""
    x = matrix / (1.01 * matrix.norm() + 1e-7)
    for a, b, c in STEPS:
        square = x @ x.mT
        x = a * x + torch.addmm(square, square, square, beta=b, alpha=c) @ x
    return x


class Muon(torch.optim.Optimizer):
    def __init__(self, parameters, lr, workers, momentum=0.95, weight_decay=0.01):
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})
        self.workers = workers

    def advance(self, parameter, group):
        state = self.state[parameter]
        if not state:
            state["momentum"] = torch.zeros_like(parameter)
        momentum = state["momentum"].lerp_(parameter.grad, 1 - group["momentum"])
        update = parameter.grad.lerp(momentum, group["momentum"])
        tall = update.shape[0] > update.shape[1]
        update = orthogonal(update.T if tall else update)
        parameter.mul_(1 - group["lr"] * group["weight_decay"])
        # 0.2 * sqrt(longer side) gives the updates the size that AdamW's have.
        parameter.add_(update.T if tall else update, alpha=-0.2 * group["lr"] * max(update.shape) ** 0.5)

    def step(self):
        def advance_without_graph(parameter, group):
            with torch.no_grad():  # holds for one thread only
                self.advance(parameter, group)

        for group in self.param_groups:
            list(self.workers.map(lambda parameter: advance_without_graph(parameter, group), group["params"]))

"""The loss by which a network learns from an earlier one, its teacher (Hinton et al. 2015)."""

from __future__ import annotations

from torch import Tensor

from claimkit.training.fitting import ANCHORS, ROLES, UNJUDGED, Batch, Outputs, divergence

# The weights of a teacher's anchors where they are judged as well (1 where they are not), of its roles and its states.
JUDGED, TAUGHT, STATES = 0.5, 0.5, 0.5


def distillation_loss(made: Outputs, wanted: Outputs, batch: Batch) -> Tensor:
    """The distance of a network from its teacher: the Kullback-Leibler divergence of anchors and roles, and the squared
    error of the states relative to their variance."""
    real, judged = batch.ids != 0, batch.weights.transpose(1, 2) > 0
    weight = real[..., None] * (1 - (1 - JUDGED) * judged.float())
    anchors = ANCHORS * (divergence(made.anchors, wanted.anchors) * weight).sum() / real.sum()
    told = (batch.roles != UNJUDGED).transpose(1, 2)
    roles = ROLES * (divergence(made.roles, wanted.roles) * told).sum() / told.sum().clamp(min=1)
    states, others = made.states.float()[real], wanted.states.float()[real]
    error = (states - others).square().sum() / (others - others.mean(0)).square().sum()
    total: Tensor = anchors + TAUGHT * roles + STATES * error
    return total

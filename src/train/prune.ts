// Pruning: the learned weights as bytes, with those too small to matter left out.
import { WEIGHT_STEP } from '../reader/span-model/linear.ts';

/** In steps. Below it are two thirds of the weights, and nothing measurable. */
const LEAST_STEPS = 2;
const MOST_STEPS = 127;

export const pruned = (weights: Float32Array): Int8Array =>
  Int8Array.from(weights, (weight) => {
    const steps = Math.round(weight / WEIGHT_STEP);
    if (Math.abs(steps) < LEAST_STEPS) return 0;
    return Math.max(-MOST_STEPS, Math.min(MOST_STEPS, steps));
  });

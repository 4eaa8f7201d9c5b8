import type { Texts } from "./texts.js";

/** The sentences of the exercises in English. */
export const exercisesInEnglish: Texts["words"] = {
  "too-long-a-step": {
    title: "A step that is too long",
    task: "Gradient descent leaps further away with every step. Move the slider lr until it reaches the minimum in at most 100 steps.",
    hint: "The valley's steepest curvature is L = 2. Just below 2/L = 1 the steps are long, but they shrink.",
    learnt:
      "On a quadratic, gradient descent converges only for lr < 2/L. Here 2/L = 1: above it the steep direction grows, far below it the flat direction crawls.",
  },
  "over-the-hill": {
    title: "Over the hill",
    task: "The method stops in the local minimum on the right. Raise momentum until it rolls over the hill and ends in the lower minimum on the left.",
    hint: "Try values between 0.8 and 0.9.",
    learnt:
      "Momentum adds up past gradients. With enough of it the method passes a small hill that stops plain gradient descent. That is luck of this shape, not a way to find global minima.",
  },
  "choose-a-basin": {
    title: "The start decides",
    task: "Himmelblau's function has four minima of equal depth. Drag the square so that the path ends in the minimum at the upper left, near (−2.8, 3.1).",
    hint: "Put the square anywhere in the upper left quarter. Arrow keys move it, too.",
    learnt:
      "A descent method finds the minimum of the basin in which it starts. So comparisons need more than one start.",
  },
  "off-the-saddle": {
    title: "Off the saddle",
    task: "From (1, 0) the gradient leads straight into the saddle at the origin, where it is 0. Move the start by a little so that the method reaches a minimum.",
    hint: "Any start above or below the line y = 0 will do.",
    learnt:
      "A saddle attracts only starts that lie exactly on one line. From everywhere else gradient descent leaves it, though slowly from nearby.",
  },
  "first-step-of-adam": {
    title: "Adam's first step",
    task: "You see step t = 0. Look at Δx: both coordinates move equally far, although their gradients differ. Set lr so that each moves by 0.5.",
    hint: "Compare Δx with lr. You can type a number beside the slider.",
    learnt:
      "At the first step m̂ = g and √v̂ = |g|, so Adam moves each coordinate by lr, however large its gradient is.",
  },
  "momentum-of-nothing": {
    title: "Momentum of nothing",
    task: "Two methods run side by side. Change the sliders of momentum until its path is exactly the path of sgd.",
    hint: "Both need the same lr. And how much of the past does sgd remember?",
    learnt: "With momentum = 0 the method is gradient descent, to the last digit.",
  },
  "long-valley": {
    title: "A long valley",
    task: "One direction is 100 times flatter than the other, and the method without momentum needs more than 200 steps. Reach the target in at most 100 by raising momentum.",
    hint: "On quadratics the best momentum is near ((√κ − 1)/(√κ + 1))², here 0.67. Around 0.8 works with this lr.",
    learnt:
      "Gradient descent needs a number of steps in proportion to the condition number κ; momentum needs about √κ.",
  },
  "hovering-rmsprop": {
    title: "Hovering",
    task: "RMSProp comes close and then hops around the minimum, since its steps keep the length lr. Add a schedule so that it reaches the target.",
    hint: "Choose cosine from “+ schedule or modifier” below the method.",
    learnt:
      "Methods that divide by the gradient's size take steps of nearly constant length. They come to rest only when the learning rate falls.",
  },
  "noisy-gradients": {
    title: "Noise",
    task: "The gradients are noisy, and the method ends far from the minimum. Make the final f − f* smaller than 1e-4 within 300 iterations.",
    hint: "A smaller lr averages the noise. So does a schedule that lets lr fall.",
    learnt:
      "With noise, a constant learning rate leaves an error in proportion to lr. Small steps at the end make it small.",
  },
  "short-leash": {
    title: "A short leash",
    task: "From (−2, 2) the gradient is so large that the first step throws the method away. Keep lr at 0.002 or above, add the modifier clip, and end below f − f* = 1.",
    hint: "Add clip, then raise norm, the longest gradient it lets through, to about 10.",
    learnt:
      "Clipping bounds the length of a step, so one huge gradient cannot end a run. A bound that is too small makes the rest slow.",
  },
  "a-fair-race": {
    title: "A fair race",
    task: "Adam has been tuned and reaches the target in 125 steps; momentum has not. Tune momentum's lr until it needs fewer steps than Adam.",
    hint: "Try lr around 0.015.",
    learnt:
      "Which method wins depends on who was tuned. A comparison is fair when every method gets the same search.",
  },
  "second-derivatives": {
    title: "Second derivatives",
    task: "Adam does not reach the target in 200 iterations. Find a method that reaches it in at most 10, from the same start.",
    hint: "Which method looks at the curvature itself? Choose newton in place of adam.",
    learnt:
      "Newton's method uses second derivatives and bends with the valley. It has no learning rate to tune, and each step costs more.",
  },
};

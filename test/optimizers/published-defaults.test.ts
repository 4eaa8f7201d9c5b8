import { describe, expect, it } from "vitest";
import type { AnyOptimizer } from "../../src/core/definition.js";
import type { Param } from "../../src/core/parameter.js";
import { optimizers } from "../../src/optimizers/index.js";

type Values = Readonly<Record<string, number | string | boolean | readonly number[]>>;

const ADAM = { lr: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8 };
const TORCH = "torch.optim";

/**
 * Who gave each default: the paper, the code of its authors, or a library. "ours" is a value that nobody
 * published as a default. A parameter that switches something off by itself (0, false, none, no bound)
 * needs no source.
 *
 * Then where it was looked up, project and file: torch 1.13, scipy 1.10, the others as they stood in
 * 2026. Empty where the value is ours.
 */
const DEFAULTS: Readonly<Record<string, readonly [source: string, seen: string, values: Values]>> =
  {
    sgd: ["Keras SGD", "keras-team/keras src/optimizers/sgd.py", { lr: 0.01 }],
    momentum: [
      "Keras SGD; 0.9 is torch's example",
      "keras-team/keras src/optimizers/sgd.py; pytorch/pytorch torch/optim/sgd.py",
      { lr: 0.01, momentum: 0.9 },
    ],
    nesterov: ["as momentum", "as momentum", { lr: 0.01, momentum: 0.9 }],
    "nesterov-convex": ["ours: 1/L is not known", "", { lr: 0.01 }],
    qhm: [
      "Ma & Yarats, the rule of thumb: ν = 0.7, β = 0.999; lr ours",
      "facebookresearch/qhoptim README.rst",
      { lr: 0.01, momentum: 0.999, nu: 0.7 },
    ],
    aggmo: [
      "Lucas et al., the default; lr ours",
      "AtheMathmo/AggMo src/aggmo.py",
      { lr: 0.01, betas: [0, 0.9, 0.99] },
    ],
    asgd: [
      `${TORCH}.ASGD, but t0: averaging begins at once, not after 10^6 steps`,
      "pytorch/pytorch torch/optim/asgd.py",
      { lr: 0.01, lambd: 1e-4, alpha: 0.75, average: true },
    ],
    "optimistic-gd": [
      "optax.optimistic_gradient_descent; lr ours",
      "google-deepmind/optax _src/alias.py",
      { lr: 0.01, alpha: 1, beta: 1 },
    ],
    "sign-sgd": ["ours: the paper tunes it", "", { lr: 1e-3 }],
    rprop: [
      `Riedmiller & Braun; the bounds and lr of ${TORCH}.Rprop`,
      "pytorch/pytorch torch/optim/rprop.py",
      { lr: 0.01, etaMinus: 0.5, etaPlus: 1.2, stepMin: 1e-6, stepMax: 50 },
    ],
    adagrad: [
      `${TORCH}.Adagrad`,
      "pytorch/pytorch torch/optim/adagrad.py",
      { lr: 0.01, eps: 1e-10, epsForm: "outside" },
    ],
    rmsprop: [
      "lecture 6e: 0.9 and 0.001; ε of torch",
      "keras-team/keras src/optimizers/rmsprop.py; pytorch/pytorch torch/optim/rmsprop.py",
      { lr: 1e-3, decay: 0.9, eps: 1e-8, epsForm: "outside" },
    ],
    adadelta: [
      `${TORCH}.Adadelta; ε of Zeiler`,
      "pytorch/pytorch torch/optim/adadelta.py",
      { lr: 1, rho: 0.9, eps: 1e-6 },
    ],
    adam: [
      "Kingma & Ba, Algorithm 1",
      "pytorch/pytorch torch/optim/adam.py, which has the paper's",
      { ...ADAM, epsForm: "corrected", maxOf: "raw", biasCorrection1: true, biasCorrection2: true },
    ],
    adamw: [
      `Adam; the decay of ${TORCH}.AdamW`,
      "pytorch/pytorch torch/optim/adamw.py",
      {
        ...ADAM,
        weightDecay: 0.01,
        epsForm: "corrected",
        maxOf: "raw",
        biasCorrection1: true,
        biasCorrection2: true,
      },
    ],
    adamax: [
      "Kingma & Ba, Algorithm 2: lr = 0.002; ε of torch",
      "pytorch/pytorch torch/optim/adamax.py, which has the paper's lr",
      { ...ADAM, lr: 2e-3, epsForm: "gradient" },
    ],
    nadam: [
      `${TORCH}.NAdam`,
      "pytorch/pytorch torch/optim/nadam.py",
      { ...ADAM, lr: 2e-3, momentumDecay: 4e-3 },
    ],
    radam: [
      `${TORCH}.RAdam; the threshold of the authors' code`,
      "pytorch/pytorch torch/optim/radam.py; LiyuanLucasLiu/RAdam radam/radam.py",
      { ...ADAM, epsForm: "corrected", threshold: 5 },
    ],
    // their rectify, on by default, is off: it makes the method another one, as the entry says
    adabelief: [
      "the authors' adabelief-pytorch 0.2",
      "juntang-zhuang/Adabelief-Optimizer adabelief_pytorch0.2.0, 0.2.1: AdaBelief.py",
      {
        ...ADAM,
        eps: 1e-16,
        epsForm: "corrected",
        nSmaThreshold: 5,
        degeneratedToSgd: true,
        weightDecouple: true,
      },
    ],
    adabound: [
      "the authors' code",
      "Luolc/AdaBound adabound/adabound.py",
      { ...ADAM, finalLr: 0.1, gamma: 1e-3 },
    ],
    laprop: [
      "the authors' code",
      "Z-T-WANG/LaProp-Optimizer laprop.py",
      { ...ADAM, lr: 4e-4, eps: 1e-15, epsForm: "corrected", centeredAfter: 10 },
    ],
    qhadam: [
      "Ma & Yarats, the rule of thumb: ν₁ = 0.7, ν₂ = 1, β₁ = 0.995",
      "facebookresearch/qhoptim README.rst",
      { ...ADAM, beta1: 0.995, nu1: 0.7, nu2: 1 },
    ],
    diffgrad: ["the authors' code", "shivram1987/diffGrad diffGrad.py", ADAM],
    "stable-adamw": [
      "pytorch_optimizer StableAdamW",
      "kozistr/pytorch_optimizer optimizer/adamw.py",
      { ...ADAM, beta2: 0.99, weightDecay: 0.01 },
    ],
    swats: [
      "Keskar & Socher, Algorithm 1: both tolerances 10^-9",
      "liulapatuoni/SWATS swats.py; other ports depart: jettify/pytorch-optimizer has ε = 10^-3",
      { ...ADAM, eps: 1e-9, atol: 1e-9, decayForm: "coupled" },
    ],
    yogi: [
      "Zaheer et al.: 0.01 and ε = 10^-3; the accumulator of optax.yogi",
      "google-deepmind/optax _src/transform.py; jettify/pytorch-optimizer yogi.py",
      { ...ADAM, lr: 0.01, eps: 1e-3, initialAccumulator: 1e-6 },
    ],
    adan: [
      "the authors' code",
      "sail-sg/Adan adan.py",
      { lr: 1e-3, beta1: 0.98, beta2: 0.92, beta3: 0.99, eps: 1e-8, mix: "beta2" },
    ],
    // the paper's experiments have α = 5 to 8
    ademamix: [
      "the authors' code, apple/ml-ademamix",
      "apple/ml-ademamix pytorch/ademamix.py",
      { ...ADAM, beta3: 0.9999, alpha: 2 },
    ],
    adopt: [
      "the authors' code",
      "iShohei220/adopt src/adopt/adopt.py",
      { lr: 1e-3, beta1: 0.9, beta2: 0.9999, eps: 1e-6, clipping: true },
    ],
    lion: [
      "the authors' code, google/automl",
      "google/automl lion/lion_pytorch.py",
      { lr: 1e-4, beta1: 0.9, beta2: 0.99 },
    ],
    ftrl: [
      "Keras Ftrl",
      "keras-team/keras src/optimizers/ftrl.py",
      { lr: 1e-3, lrPower: -0.5, initialAccumulator: 0.1 },
    ],
    madgrad: [
      "the authors' code",
      "facebookresearch/madgrad madgrad/madgrad.py",
      { lr: 0.01, momentum: 0.9, eps: 1e-6 },
    ],
    shampoo: [
      "jettify/pytorch-optimizer; the power for vectors",
      "jettify/pytorch-optimizer torch_optimizer/shampoo.py",
      { lr: 0.1, epsilon: 1e-4, power: 0.5, updateFreq: 1 },
    ],
    lamb: [
      "You et al.: ε = 10^-6; the rest as Adam",
      "google-deepmind/optax _src/alias.py",
      { ...ADAM, eps: 1e-6, debias: "direction", gradAveraging: true },
    ],
    lars: [
      "You et al.: 0.9 and η = 0.001; lr ours",
      "google-deepmind/optax _src/alias.py",
      { lr: 0.1, momentum: 0.9, trustCoefficient: 1e-3, normOf: "parts", lrInside: true },
    ],
    novograd: [
      "Ginsburg et al.: β of 0.95 and 0.98; lr of a port, the authors tune it",
      "NVIDIA/NeMo core/optim/novograd.py: β and ε; lonePatient/NovoGrad-pytorch optimizer.py: all",
      { lr: 0.01, beta1: 0.95, beta2: 0.98, eps: 1e-8 },
    ],
    polyak: [
      "Polyak: the whole step",
      "google-deepmind/optax _src/alias.py: polyak_sgd",
      { scaling: 1 },
    ],
    momo: ["the authors' code", "fabian-sp/MoMo momo/momo.py", { lr: 1, beta: 0.9 }],
    dog: [
      "the authors' code",
      "formll/dog src/dog/dog.py; google-deepmind/optax contrib/_dog.py",
      { lr: 1, eps: 1e-8, initStep: "heuristic", initValue: 1e-6 },
    ],
    dowg: ["the authors' code", "rka97/dowg dowg/dowg.py", { lr: 1, eps: 1e-4 }],
    cocob: [
      "Orabona & Tommasi: α = 100; ε of optax.contrib.cocob",
      "google-deepmind/optax contrib/_cocob.py",
      { lr: 1, alpha: 100, eps: 1e-8 },
    ],
    adgd: ["the authors' code", "ymalitsky/adaptive_GD algorithms.py: ad_grad", { lambda0: 1e-6 }],
    "barzilai-borwein": ["ours: the first step alone", "", { alpha0: 1e-3, form: "bb1" }],
    prodigy: [
      "the authors' code",
      "konstmish/prodigy prodigyopt/prodigy.py",
      { ...ADAM, lr: 1, decouple: true, d0: 1e-6, dCoef: 1, sliceP: 1 },
    ],
    "dadapt-sgd": [
      "the authors' code",
      "facebookresearch/dadaptation dadapt_sgd.py",
      { lr: 1, d0: 1e-6 },
    ],
    // releases before 2025 have ε = 0 in the signature, which their own check refuses
    "dadapt-adagrad": [
      "the authors' code",
      "facebookresearch/dadaptation dadapt_adagrad.py",
      { lr: 1, eps: 1e-6, d0: 1e-6 },
    ],
    "dadapt-adam": [
      "the authors' code",
      "facebookresearch/dadaptation dadapt_adam.py",
      { ...ADAM, lr: 1, d0: 1e-6 },
    ],
    "dadapt-adan": [
      "the authors' code",
      "facebookresearch/dadaptation dadapt_adan.py",
      { lr: 1, beta1: 0.98, beta2: 0.92, beta3: 0.99, eps: 1e-8, weightDecay: 0.02, d0: 1e-6 },
    ],
    "dadapt-lion": [
      "the authors' code",
      "facebookresearch/dadaptation dadapt_lion.py",
      { lr: 1, beta1: 0.9, beta2: 0.99, d0: 1e-6 },
    ],
    "schedule-free-sgd": [
      "the authors' code",
      "facebookresearch/schedule_free schedulefree/sgd_schedulefree.py",
      { lr: 1, momentum: 0.9, weightLrPower: 2, average: true },
    ],
    "schedule-free-adamw": [
      "the authors' code",
      "facebookresearch/schedule_free schedulefree/adamw_schedulefree.py",
      { ...ADAM, lr: 2.5e-3, weightLrPower: 2, average: true },
    ],
    "schedule-free-radam": [
      "the authors' code",
      "facebookresearch/schedule_free schedulefree/radam_schedulefree.py",
      { ...ADAM, lr: 2.5e-3, weightLrPower: 2, average: true, silentSgdPhase: true },
    ],
    "gd-armijo": [
      "Nocedal & Wright, section 3.1: c₁ = 10^-4; halving; the bound is ours",
      "scipy/scipy optimize/_linesearch.py; JuliaNLSolvers/LineSearches.jl src/backtracking.jl",
      { alpha0: 1, rho: 0.5, c1: 1e-4, maxTrials: 60 },
    ],
    "gd-armijo-interpolated": [
      "scipy's line_search_armijo",
      "scipy/scipy optimize/_linesearch.py",
      { alpha0: 1, c1: 1e-4 },
    ],
    "steepest-descent": ["exact: no constants", "", {}],
    "nonlinear-cg": [
      "Nocedal & Wright, section 3.1: c₁ = 10^-4, c₂ = 0.1 for conjugate gradients",
      "jlmelville/mize R/mize.R; inikishev/torchzero modules/restarts/restars.py: Powell's 0.2",
      { c1: 1e-4, c2: 0.1, beta: "pr-plus", firstTrial: "relative", approximate: true },
    ],
    bfgs: [
      "Nocedal & Wright, section 3.1: c₁ = 10^-4, c₂ = 0.9; H scaled by eq. 6.20",
      "scipy/scipy optimize/_linesearch.py; JuliaNLSolvers/LineSearches.jl src/strongwolfe.jl",
      { c1: 1e-4, c2: 0.9, scaled: true, restart: true, firstTrial: "relative", approximate: true },
    ],
    "l-bfgs": [
      "Nocedal & Wright: 3 to 20 pairs; scipy's maxcor is 10; an iteration is one step",
      "scipy/scipy optimize/_lbfgsb_py.py: maxcor; JuliaNLSolvers/Optim.jl l_bfgs.jl: m",
      {
        lr: 1,
        maxIter: 1,
        historySize: 10,
        lineSearch: "strong-wolfe",
        restart: true,
        firstTrial: "relative",
        approximate: true,
      },
    ],
    newton: [
      "Nocedal & Wright, section 3.1: c₁ = 10^-4; halving",
      "as gd-armijo",
      { search: "none", rho: 0.5, c1: 1e-4 },
    ],
  };

/** Whether a default switches nothing on: it needs no source. */
function isNeutral(value: unknown): boolean {
  return value === 0 || value === false || value === null || value === Infinity;
}

describe("published defaults", () => {
  it("are those of a source that is named, for every optimizer and no other", () => {
    expect(Object.keys(DEFAULTS).toSorted()).toEqual(optimizers.map(({ id }) => id).toSorted());
  });

  it("were looked up wherever somebody has published them", () => {
    for (const [id, [source, seen, values]] of Object.entries(DEFAULTS)) {
      const isOurs = source.startsWith("ours") || Object.keys(values).length === 0;
      const as = /^as ([\w-]+)$/.exec(seen);
      const where = as === null ? seen : (DEFAULTS[as[1]]?.[1] ?? "nowhere");
      // a project and a file of it: somebody can look there again
      expect(`${id} ${where}`).toMatch(isOurs ? /^[\w-]+ $/ : /^[\w-]+ [\w.-]+\/[\w.-]+ \S+/);
    }
  });

  it.each(optimizers.map((one: AnyOptimizer) => [one.id, one.params] as const))(
    "%s",
    (id, params: Readonly<Record<string, Param>>) => {
      const own = Object.entries(params).map(([key, { default: value }]) => [key, value] as const);
      const [, , published] = DEFAULTS[id];
      expect(Object.fromEntries(own.filter(([, value]) => !isNeutral(value)))).toEqual(published);
    },
  );
});

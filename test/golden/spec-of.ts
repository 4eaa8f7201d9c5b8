/**
 * From what a library calls a run (optimizer, hyper-parameters, scheduler) to what we call it: a
 * spec string. One rule for all cases of an optimizer, so cases that are not in this folder map too.
 */

export type Hyper = Readonly<Record<string, unknown>>;

export interface Subject {
  /** Whose run it is: "torch", "keras", … */
  readonly group: string;
  readonly optimizer: string;
  /** What was set. */
  readonly hyper: Hyper;
  /** The library's defaults for the rest; needed where no dialect of ours has them. */
  readonly defaults: Hyper;
  readonly schedule?: { readonly type: string } & Hyper;
}

/** Groups whose rows we have as a dialect: names and defaults are the library's. */
const DIALECTS: Readonly<Record<string, string>> = {
  seed: "book",
  torch: "torch",
  keras: "keras",
  optax: "optax",
};

/** The test functions of the trajectories. */
export const FUNCTIONS: Readonly<Record<string, string>> = {
  sphere2: "isotropic",
  aniso2: "anisotropic",
  rosen2: "rosenbrock",
  rosen10: "rosenbrock:dim=10",
  beale: "beale",
  himmelblau: "himmelblau",
  rastrigin2: "rastrigin",
  quad10: "quadratic",
};

/** How an optimizer of another repository is written with our own ids. */
interface Form {
  readonly to: string;
  /** What makes its form, as it is typed. */
  readonly set?: string;
  /** Its names for parameters of ours; a list for words that depend on the value. */
  readonly names?: Readonly<Record<string, string | ((value: unknown, all: Hyper) => string)>>;
  /** Its weight decay acts before the rest: a modifier of ours; or, where coupled, not at all. */
  readonly decayAround?: "always" | "decoupled";
}

const weightDecouple = (to: string) => (value: unknown) => (value === true ? to : `no-${to}`);

const FORMS: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
  thirdparty: {
    AdaBelief: {
      to: "adabelief",
      // where they rectify, the maximum is kept but not divided by
      names: { amsgrad: (value, all) => (value === true && all.rectify !== true ? "amsgrad" : "") },
    },
    Adan: { to: "adan" },
    ADOPT: { to: "adopt" },
    DAdaptAdam: { to: "dadapt-adam" },
    LAMB: {
      to: "lamb",
      names: { debias: (value) => `debias=${value === true ? "rate" : "none"}` },
    },
    LARS: { to: "lars", set: "only-with-decay:no-lr-inside" },
    Lion: { to: "lion" },
    Prodigy: { to: "prodigy" },
    ScheduleFreeAdamW: { to: "schedule-free-adamw" },
    ScheduleFreeSGD: { to: "schedule-free-sgd" },
    Yogi: { to: "yogi" },
  },
  kozistr: {
    AdaBelief: {
      to: "adabelief",
      set: "eps-inside=1e-15:eps-form=hat",
      names: { ams_bound: "amsgrad" },
      decayAround: "always",
    },
    Adan: { to: "adan", names: { weight_decouple: weightDecouple("no-prox") } },
    AdEMAMix: { to: "ademamix", set: "slow-correction", decayAround: "always" },
    ADOPT: { to: "adopt", set: "clip-from=1", decayAround: "always" },
    LAMB: {
      to: "lamb",
      set: "debias=first:clamp-value=10",
      names: {
        eps: (value) => `eps=${text(value)}:trust-eps=${text(value)}`,
        rectify: unsupported,
        pre_norm: unsupported,
        degenerated_to_sgd: () => "",
        n_sma_threshold: () => "",
        max_grad_norm: () => "",
      },
      decayAround: "decoupled",
    },
    Lion: { to: "lion", decayAround: "always" },
    MADGRAD: { to: "madgrad" },
    NovoGrad: {
      to: "novograd",
      set: "seeded:bias-correction",
      names: { weight_decouple: unsupported, fixed_decay: () => "" },
    },
    Prodigy: {
      to: "prodigy",
      names: {
        // coupled, it is added to a gradient that is not looked at any more
        weight_decay: (value, all) =>
          `weight-decay=${all.weight_decouple === true ? text(value) : 0}`,
        weight_decouple: () => "",
        bias_correction: unsupported,
        fixed_decay: unsupported,
      },
    },
    Yogi: { to: "yogi", decayAround: "always" },
  },
  classic: { NAdam: { to: "nadam" } },
};

/** What says how a library computes and not what. */
const IMMATERIAL = new Set([
  "foreach",
  "fused",
  "capturable",
  "differentiable",
  "weight_decay_mask",
]);
/** On a vector muon is AdamW: what shapes matrices has no effect. */
const MATRIX_ONLY = new Set(["ns_coeffs", "ns_steps", "beta", "weight_decay", "adaptive"]);

/** Names of the parts of what a library writes as one tuple. */
const TUPLES: Readonly<Record<string, readonly string[]>> = {
  betas: ["beta1", "beta2", "beta3"],
  etas: ["eta-minus", "eta-plus"],
  step_sizes: ["step-min", "step-max"],
  init_step: ["init-step", "init-step-value"],
};

/** The optimizer with its schedule, as it is typed. Throws for what we have no form of. */
export function specOf(subject: Subject): string {
  const after =
    subject.schedule === undefined ? "" : `+${scheduleSpec(subject.group, subject.schedule)}`;
  return optimizerSpec(subject) + after;
}

function optimizerSpec({ group, optimizer, hyper, defaults }: Subject): string {
  const dialect = DIALECTS[group];
  if (dialect !== undefined) {
    const known = optimizer === "muon" ? without(hyper, MATRIX_ONLY) : hyper;
    return term(`${dialect}/${optimizer}`, known);
  }
  const form = FORMS[group]?.[optimizer];
  if (form === undefined) throw new Error(`no form of ours is known for ${group}/${optimizer}`);
  const all: Hyper = { ...defaults, ...hyper };
  const { weight_decay: rate, weight_decouple: decoupled, fixed_decay: fixed, ...rest } = all;
  if (form.decayAround === undefined) return term(join(form.to, form.set), all, form.names);
  const how = decoupled !== true ? "coupled" : fixed === true ? "fixed" : "decoupled";
  const isIdle = rate === 0 || (how === "coupled" && form.decayAround === "decoupled");
  const decay = isIdle ? "" : `+weight-decay:rate=${text(rate)}:form=${how}`;
  return term(join(form.to, form.set), rest, form.names) + decay;
}

/** The running average that torch.optim.ASGD keeps beside the parameter: our asgd's own answer. */
export function averageOf({ hyper, defaults }: Subject): string {
  const { weight_decay: rate, maximize, ...rest } = { ...defaults, ...hyper };
  const decay = rate === 0 ? "" : `+weight-decay:rate=${text(rate)}:form=coupled`;
  return term("asgd", rest) + decay + (maximize === true ? "+maximize" : "");
}

/** A scheduler of a library with its hyper-parameters, as it is typed after "+". */
export function scheduleSpec(
  group: string,
  { type, ...hyper }: { readonly type: string } & Hyper,
): string {
  switch (type) {
    case "LambdaLR":
      return lambdaSpec(hyper);
    case "ChainedScheduler":
      return (hyper.schedulers as string[]).map(parseCall).join("+");
    case "SequentialLR": {
      const parts = (hyper.schedulers as string[]).map(parseCall);
      return [...parts, term("torch/SequentialLR", { milestones: hyper.milestones })].join("+");
    }
    case "sgdr_schedule": {
      const cycles = hyper.cosine_kwargs as Hyper[];
      const parts = cycles.map((cycle) => term("optax/warmup_cosine_decay_schedule", cycle));
      let end = 0;
      const ends = cycles.map((cycle) => (end += cycle.decay_steps as number));
      return [...parts, term("optax/join_schedules", { boundaries: ends.slice(0, -1) })].join("+");
    }
    case "piecewise_constant_schedule": {
      const { boundaries_and_scales: pairs, ...rest } = hyper;
      const [boundaries, scales] = [Object.keys(pairs as Hyper), Object.values(pairs as Hyper)];
      return term(`optax/${type}`, { ...rest, boundaries, scales });
    }
    default: {
      const { cycle_momentum: cycled, ...rest } = hyper;
      if (cycled === true) throw new Error(`${type}: the momentum is not cycled`);
      return term(`${group}/${type}`, rest);
    }
  }
}

/** "1 / (1 + k*t)" and "1/sqrt(1+t)", the rate in the text or beside it. */
function lambdaSpec({ lambda_: lambda, k }: Hyper): string {
  const code = String(lambda).replaceAll(/\s/g, "");
  const time = /^1\/\(1\+(?:([\d.e-]+|k)\*)?t\)$/.exec(code);
  const root = /^1\/(?:math\.)?sqrt\(1\+(?:([\d.e-]+|k)\*)?t\)$/.exec(code);
  const match = time ?? root;
  if (match === null) throw new Error(`no schedule of ours is known for ${String(lambda)}`);
  const rate = match[1] === "k" ? text(k) : (match[1] ?? "1");
  return `${time === null ? "inverse-sqrt" : "inverse-time"}:rate=${rate}`;
}

/** "ConstantLR(factor=0.1, total_iters=5)" of torch. */
function parseCall(call: string): string {
  const match = /^(\w+)\((.*)\)$/.exec(call);
  if (match === null) throw new Error(`not a call: ${call}`);
  const args = match[2].split(/,\s*(?=\w+=)/).filter((arg) => arg !== "");
  return join(
    `torch/${match[1]}`,
    ...args.map((arg) => arg.replaceAll(/[[\]\s]/g, "").replaceAll(",", "/")),
  );
}

/** A name with parameters in the colon form. */
function term(name: string, hyper: Hyper, names: Form["names"] = {}): string {
  const parts = Object.entries(hyper).flatMap(([key, value]) => {
    const renamed = names[key];
    if (typeof renamed === "function") return renamed(value, hyper);
    return IMMATERIAL.has(key) ? [] : param(renamed ?? key, value);
  });
  return join(name, ...parts);
}

function param(key: string, value: unknown): string | string[] {
  const tuple = TUPLES[key];
  if (tuple !== undefined) {
    return (value as unknown[]).flatMap((part, k) => param(tuple[k], part));
  }
  const typed = key.replaceAll("_", "-");
  if (value === null || value === "(function)") return [];
  if (typeof value === "boolean") return value ? typed : `no-${typed}`;
  return `${typed}=${text(value)}`;
}

function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).join("/");
  if (value === Infinity) return "inf";
  return String(value).replaceAll("e+", "e").replaceAll("+", "-plus");
}

function unsupported(value: unknown): string {
  if (value === true) throw new Error("this form of the library is not one of ours");
  return "";
}

function without(hyper: Hyper, keys: ReadonlySet<string>): Hyper {
  return Object.fromEntries(Object.entries(hyper).filter(([key]) => !keys.has(key)));
}

function join(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(":");
}

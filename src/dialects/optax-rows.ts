/** optax adds wd·x to what a method is given, or to what it gives before lr multiplies it. */
export const coupled = { "weight-decay": { form: "coupled" } };
export const decay = (rate: number | null) => ["weight-decay.rate", rate] as const;

export const lr = { learning_rate: "lr" } as const;
export const moments = { b1: "beta1", b2: "beta2" } as const;
export const epsilons = { eps: "eps", eps_root: "epsRoot" } as const;

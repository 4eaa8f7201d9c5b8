const VARIABLE = "PROPERTY_SEED";

/** The seed of the property tests: what PROPERTY_SEED says, else one by chance. */
export function chooseSeed(env: NodeJS.ProcessEnv): number {
  const given = env[VARIABLE] ?? "";
  const seed = given === "" ? Math.floor(Math.random() * 2 ** 31) : Number(given);
  // fast-check makes 32 bits of a seed: others would repeat something else without a word
  if ((seed | 0) !== seed) throw new Error(`${VARIABLE}=${given} is not a whole number of 32 bits`);
  return seed;
}

/** How to repeat a run. */
export function repeatedBy(seed: number): string {
  return `the property tests again with the same values: ${VARIABLE}=${seed}`;
}

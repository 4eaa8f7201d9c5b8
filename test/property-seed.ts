import fc from "fast-check";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the random values of all property tests begin. */
    propertySeed: number;
  }
}

// one seed for the whole run, which the last lines of the log name, and which can be given again
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: inject("propertySeed") });

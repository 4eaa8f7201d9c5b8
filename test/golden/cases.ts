import { readdirSync } from "node:fs";
import { loadGolden } from "./load.js";
import { isOwn } from "./spec-of-own.js";
import type { Hyper, Subject } from "./spec-of.js";

/** A run that someone else made: iterates at some of its steps. See README.md of the goldens. */
export interface Trajectory extends Subject {
  readonly id: string;
  readonly variant: string;
  /** The library and its version, or the repository and its commit. */
  readonly source: string;
  readonly function: string;
  readonly start: readonly number[];
  readonly steps: number;
  readonly snap_steps: readonly number[];
  readonly x: readonly (readonly number[])[];
  readonly f: readonly number[];
  /** null: the run is chaotic there, nothing is compared. */
  readonly tol: readonly (number | null)[];
  readonly ftol: readonly (number | null)[];
  /** From here on rounding decides; where the run converges none the less, x is compared again. */
  readonly chaotic_from_step?: number;
  /** Where the gradients of schedule-free methods are taken. */
  readonly y?: readonly (readonly number[])[];
  /** The average that ASGD keeps. */
  readonly ax?: readonly (readonly number[])[];
  /** Evaluations so far. */
  readonly evals?: readonly number[];
}

/** Every trajectory of the folders, those of spec-of-own.ts aside. */
export function loadTrajectories(): Trajectory[] {
  return ["trajectories", "variants"]
    .flatMap((folder) => {
      const names = readdirSync(new URL(`${folder}/`, import.meta.url)).sort();
      return names.map((name) => `${folder}/${name}`);
    })
    .filter((path) => !path.endsWith("/trajectory-functions.json"))
    .flatMap((path) => {
      const file = loadGolden<{ cases: Trajectory[]; defaults?: Hyper }>(path);
      return file.cases.map((one) => ({ ...one, defaults: file.defaults ?? {} }));
    })
    .filter((one) => !isOwn(one));
}

/** Cases that show what we do not follow, with the reason; undefined for all others. */
export function excuse({ group, optimizer, variant, source }: Trajectory): string | undefined {
  if (variant === "f32-scalar-state") return "torch's single-precision scalars are not followed";
  if (group === "torch" && optimizer === "NAdam" && source.startsWith("torch 1.13"))
    return "torch 1.13's extra factor in NAdam is mended, as in torch 2 (classic/NAdam/torch2)";
  return undefined;
}

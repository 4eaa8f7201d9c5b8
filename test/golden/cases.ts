import { readdirSync } from "node:fs";
import { loadGolden } from "./load.js";
import type { Hyper, Subject } from "./spec-of/subject.js";

/** A run that someone else made: iterates at some of its steps. See README.md of the goldens. */
export interface Trajectory extends Subject {
  readonly id: string;
  /** The folder it was recorded in; variants have hyper-parameters off their defaults. */
  readonly folder: Folder;
  /** The library and its version, or the repository and its commit. */
  readonly source: string;
  readonly function: string;
  readonly dimension: number;
  readonly start: readonly number[];
  readonly steps: number;
  /** endpoint: the method is another one, which should end where ours does. */
  readonly compare: "trajectory" | "endpoint";
  readonly snap_steps: readonly number[];
  readonly x: readonly (readonly number[])[];
  readonly f: readonly number[];
  /** null: the run is chaotic there, nothing is compared. */
  readonly tol: readonly (number | null)[];
  readonly ftol: readonly (number | null)[];
  /** From here on rounding decides; where the run converges none the less, x is compared again. */
  readonly chaotic_from_step?: number;
  /** The iteration after which nothing moved. */
  readonly terminated_at?: number;
  /** Where the gradients of schedule-free methods are taken. */
  readonly y?: readonly (readonly number[])[];
  /** The average that ASGD keeps. */
  readonly ax?: readonly (readonly number[])[];
  /** Evaluations so far. */
  readonly evals?: readonly number[];
}

const FOLDERS = ["trajectories", "variants"] as const;
type Folder = (typeof FOLDERS)[number];

/** Every trajectory of the folders. */
export function loadTrajectories(): Trajectory[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, import.meta.url))
      .filter((name) => name !== "trajectory-functions.json")
      .sort()
      .flatMap((name) => {
        const file = loadGolden<{ cases: Trajectory[]; defaults?: Hyper }>(`${folder}/${name}`);
        return file.cases.map((one) => ({ ...one, folder, defaults: file.defaults ?? {} }));
      }),
  );
}

/** Cases that show what we do not follow, with the reason; undefined for all others. */
export function excuse({ group, optimizer, variant, source }: Trajectory): string | undefined {
  if (variant === "f32-scalar-state") return "torch's single-precision scalars are not followed";
  if (group === "torch" && optimizer === "NAdam" && source.startsWith("torch 1.13"))
    return "torch 1.13's extra factor in NAdam is mended, as in torch 2 (classic/NAdam/torch2)";
  return undefined;
}

/** How many snapshots are not compared, because the run is chaotic there. */
export function chaoticSnapshots({ compare, tol }: Trajectory): number {
  return compare === "endpoint" ? 0 : tol.filter((one) => one === null).length;
}

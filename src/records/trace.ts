import type { Status } from "../run/types.js";

/** The name and version of the document that `optbench trace --json` prints. */
export const TRACE_FORMAT = "optbench-trace/1";

/** A number, or null for NaN and ±∞, which JSON does not have. */
export type Recorded = number | null;

/** Vectors, and numbers, by the names of the method's definition. */
export type RecordedValues = Readonly<Record<string, Recorded | readonly Recorded[]>>;

/** One update: x_t, what was known there, and Δx = x_(t+1) − x_t. */
export interface TraceStep {
  readonly t: number;
  readonly x: readonly Recorded[];
  readonly f: Recorded;
  readonly g: readonly Recorded[];
  readonly lr: Recorded;
  readonly dx: readonly Recorded[];
  /** What the method keeps after this update; missing where it does not say. */
  readonly state?: RecordedValues;
  /** What it computed from that: m̂, v̂, η. */
  readonly derived?: RecordedValues;
}

/** The updates of one case. */
export interface CaseTrace {
  readonly id: string;
  readonly function: string;
  readonly formula: string;
  readonly optimizer: string;
  readonly label?: string;
  readonly functionLabel?: string;
  /** The optimizer with what the user wrote at its default; only where there is such. */
  readonly written?: string;
  /** The update rule, in the letters of the state. */
  readonly rule: string;
  readonly dimension: number;
  readonly start: readonly number[];
  readonly seed: number;
  readonly steps: readonly TraceStep[];
  /** Where the last update led. */
  readonly end: Pick<TraceStep, "t" | "x" | "f" | "g">;
  /** How the run ended, where that was before its last iteration. */
  readonly ended?: { readonly status: Status; readonly message?: string };
}

/** What `optbench trace --json` prints. */
export interface TraceDocument {
  readonly format: typeof TRACE_FORMAT;
  readonly cases: readonly CaseTrace[];
}

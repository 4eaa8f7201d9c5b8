export { minimize } from "./library/minimize.js";
export type {
  BareObjective,
  FunctionLike,
  MinimizeOptions,
  OptimizerLike,
} from "./library/minimize.js";
export { catalogue } from "./library/catalogue.js";
export { createFunction, createOptimizer } from "./library/create.js";
export type { Stepper, TestFunction } from "./library/create.js";
export { bind } from "./library/bind.js";
export type { BoundOptimizer, Named } from "./library/bind.js";
export { runBenchmark, type BenchmarkOptions } from "./library/run-benchmark.js";
export type { BenchmarkSpec } from "./library/read-benchmark-spec.js";
export type { Plugin } from "./library/with-plugins.js";
export {
  choice,
  defineFunction,
  defineModifier,
  defineOptimizer,
  defineSchedule,
  defineTransform,
  flag,
  learningRate,
  list,
  number,
} from "./core/define.js";
export { OptbenchError } from "./core/errors.js";
export type { ErrorCode, ErrorDetails, Remedy, Span, Where } from "./core/errors.js";
export type * from "./core/definition.js";
export type * from "./core/parameter.js";
export type * from "./core/types.js";
export type {
  FunctionStates,
  Pair,
  ProfileCurve,
  Profiles,
  Score,
  State,
} from "./records/profiles.js";
export type { CaseResult, Environment, Results, ResultSettings } from "./records/results.js";
export type { Ending, Ends, Figure, Spread, Summary } from "./records/summary.js";
export { defineConfig } from "./plan/config.js";
export type { Config, ConfigItem, ConfigParams, ConfigTerm } from "./plan/config.js";
export type { Allowance, Gate, Override } from "./plan/gate.js";
export type { FunctionName, FunctionText, OptimizerName, OptimizerText } from "./plan/names.js";
export type { RunSpec } from "./plan/plan.js";
export type { RandomStarts, Start } from "./plan/starts.js";
export type { Settings } from "./plan/settings.js";
export type { Metric, Status } from "./run/types.js";

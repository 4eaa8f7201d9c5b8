import type { RunFile } from "./run-file.js";

/** A spec that extends another: its keys replace those of `base`, overrides and defaults add up. */
export function extendSpec(base: RunFile, over: RunFile): RunFile {
  const { baseline: _, ...gate } = base.gate;
  const tune = over.tune ?? base.tune;
  const overrides = [...(gate.overrides ?? []), ...(over.gate.overrides ?? [])];
  const defaults = [...(base.run.defaults ?? []), ...(over.run.defaults ?? [])];
  return {
    run: { ...base.run, ...over.run, ...(defaults.length > 0 ? { defaults } : {}) },
    plugins: over.plugins,
    presentation: { ...base.presentation, ...over.presentation },
    gate: { ...gate, ...over.gate, ...(overrides.length > 0 ? { overrides } : {}) },
    extends: over.extends,
    zip: over.zip.length > 0 ? over.zip : base.zip,
    ...(tune === undefined ? {} : { tune }),
    place(field, item, span) {
      const place = over.place(field, item, span);
      return field in over.run && field !== "defaults"
        ? place
        : (place ?? base.place(field, item, span));
    },
  };
}

import type { RunFile } from "./run-file.js";

/** A spec that extends another: its keys replace those of `base`, overrides add up. */
export function extendSpec(base: RunFile, over: RunFile): RunFile {
  const { baseline: _, ...gate } = base.gate;
  const overrides = [...(gate.overrides ?? []), ...(over.gate.overrides ?? [])];
  return {
    run: { ...base.run, ...over.run },
    plugins: over.plugins,
    presentation: { ...base.presentation, ...over.presentation },
    gate: { ...gate, ...over.gate, ...(overrides.length > 0 ? { overrides } : {}) },
    extends: over.extends,
    zip: over.zip.length > 0 ? over.zip : base.zip,
    place: (field, item) => (field in over.run ? over.place(field, item) : base.place(field, item)),
  };
}

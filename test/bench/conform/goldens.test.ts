import { describe, expect, it } from "vitest";
import { builtins } from "../../../src/bench/builtins.js";
import { tryAll, type ConformSubject } from "../../../src/bench/conform/conform.js";
import { readRecording } from "../../../src/bench/conform/read-recording.js";
import { tryOn } from "../../../src/bench/conform/tried.js";
import { groupedBy } from "../../../src/core/grouped-by.js";
import { parseItem } from "../../../src/plan/grammar.js";
import { resolveOptimizers } from "../../../src/plan/resolve.js";
import { excuse, loadTrajectories, type Trajectory } from "../../golden/cases.js";
import { specOf } from "../../golden/spec-of/spec-of.js";

const catalogue = builtins();

/** Runs of one method with one set of settings; end points and schedules say nothing of single steps. */
const methods = groupedBy(
  loadTrajectories().filter((one) => one.compare === "trajectory" && one.schedule === undefined),
  ({ folder, group, optimizer, variant, hyper }) =>
    JSON.stringify([folder, group, optimizer, folder === "variants" ? "" : variant, hyper]),
);

/** The runs as somebody else's program would write them: nothing says what they are runs of. */
function anonymous(goldens: readonly Trajectory[]): ConformSubject {
  const cases = goldens.map(({ group: _g, optimizer: _o, variant: _v, id: _i, ...rest }) => rest);
  const text = JSON.stringify({ defaults: goldens[0].defaults, cases }, (_key, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
  );
  const subjects = readRecording(text, "recording.json", catalogue).subjects;
  return { ...subjects[0], runs: subjects.flatMap(({ runs }) => runs) };
}

/** Libraries whose rows are in the catalogue, so that nobody has to say which form it is. */
const LIBRARIES = new Set(["torch", "keras", "optax", "seed"]);

describe("from recorded numbers alone, each step of", () => {
  for (const goldens of methods) {
    const [first] = goldens;
    const { group, optimizer, hyper, folder } = first;
    const spec = specOf(first);
    it(`${folder} ${group}/${optimizer} ${JSON.stringify(hyper)} is one of ${spec}`, (context) => {
      const reason = excuse(first);
      if (reason !== undefined) context.skip(reason);
      const subject = anonymous(goldens);
      const [form] = resolveOptimizers(parseItem(spec), catalogue);
      const tried = tryOn(form, subject.runs);
      // the inverse root of a nearly singular matrix leaves nine digits of a step, not sixteen
      if (optimizer === "Shampoo") expect(tried?.precision).toMatch(/double|single/);
      else expect(tried?.departures.filter((one) => one !== null)).toEqual([]);
      if (!LIBRARIES.has(group) || folder !== "trajectories") return;
      const agreeing = tryAll(subject, catalogue).filter(({ precision }) => precision !== null);
      expect(agreeing.map((one) => one.form.definition.id)).toContain(form.definition.id);
    });
  }
});

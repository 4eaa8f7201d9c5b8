import { jsonText } from "../../core/json-text.js";
import { againstOf, refuseWithoutRate, subjectOf } from "../../bench/conform/subject.js";
import { conform as conformSubject, type ConformSubject } from "../../bench/conform/conform.js";
import { readRecording } from "../../bench/conform/read-recording.js";
import { builtins } from "../../bench/builtins.js";
import { messageOf, OptbenchError, usage } from "../../core/errors.js";
import { readDocument } from "../../files/read-document.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { parseList } from "../../plan/grammar.js";
import { resolveOptimizers } from "../../plan/resolve.js";
import { CONFORMANCE_FORMAT, type ConformanceDocument } from "../../records/conformance.js";
import { renderConformances } from "../../report/conform.js";
import { lookOf } from "../../terminal/look.js";
import { EXIT } from "../program/exit-codes.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import type { Flags } from "../flags/read-flags.js";
import { loadPlugins, pluginsIn } from "../plugins/plugins.js";
import { readLook } from "../request/screen-request.js";

/** `optbench conform`: which methods make the same steps as this one, or as a recording. */
export async function conform(what: string, flags: Flags, io: Io): Promise<number> {
  const warn = (message: string) => flags.quiet !== true && tell(io, `warning: ${message}`);
  const plugins = pluginsIn(io.cwd, flags.plugin);
  const catalogue = await loadPlugins(plugins, builtins(), warn, io);
  const subjects = /\.json$/i.test(what)
    ? await recordedIn(what, catalogue, warn, io)
    : [methodOf(what, flags, catalogue)];
  const conformances = subjects.map((one) => {
    const against =
      flags.against === undefined ? null : againstOf(flags.against, one.settings, catalogue);
    return conformSubject(one, catalogue, against);
  });
  if (flags.json === true) {
    const document: ConformanceDocument = { format: CONFORMANCE_FORMAT, conformances };
    io.stdout.write(`${jsonText(document, 1)}\n`);
  } else {
    const look = await lookOf(io.stdout, io.env, readLook(flags));
    io.stdout.write(renderConformances(conformances, look));
  }
  const fails = conformances.some(({ against }) => against !== null && !against.holds);
  return fails ? EXIT.regression : EXIT.ok;
}

async function recordedIn(
  path: string,
  catalogue: Catalogue,
  warn: (message: string) => void,
  io: Io,
): Promise<readonly ConformSubject[]> {
  const text = await readDocument(path, io.cwd);
  const { subjects, leftOut } = readRecording(text, path, catalogue);
  for (const one of leftOut) warn(one);
  return subjects;
}

function methodOf(text: string, { against }: Flags, catalogue: Catalogue): ConformSubject {
  const found = parseList(text).flatMap((item) => resolveOptimizers(item, catalogue));
  if (found.length !== 1) {
    throw usage(`conform takes one optimizer or recording, and '${text}' is ${found.length}`);
  }
  const [resolved] = found;
  if (against === undefined) refuseWithoutRate(resolved);
  try {
    return subjectOf(resolved, catalogue);
  } catch (error) {
    if (error instanceof OptbenchError) throw error;
    throw usage(`${resolved.id} fails: ${messageOf(error)}`);
  }
}

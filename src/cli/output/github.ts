import { appendFile, stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { cutSummary, MOST_SUMMARY_BYTES, renderAnnotations } from "../../report/github.js";
import { renderMarkdown } from "../../report/markdown.js";
import { tell } from "../program/failure.js";
import { writeWhole } from "../../files/files.js";
import type { Io } from "../program/io.js";
import { reasonOf } from "../../files/reasons.js";
import type { Reporter } from "./reporter.js";

/** Annotations to stderr or a file, and a summary to the file that GitHub names. */
export function githubReporter(path: string | null, io: Io): Reporter {
  return {
    add: () => {},
    async end(results, _screen, check) {
      if (check !== undefined) {
        const text = renderAnnotations(check, inRepository(check.baseline, io));
        if (path === null) io.stderr.write(text);
        else await writeWhole(path, text, io.cwd);
      }
      await addToSummary(`${renderMarkdown(results, check)}\n`, io);
    },
  };
}

/** A path as annotations need it: from the root of the repository, with slashes. */
function inRepository(path: string, { cwd, env }: Io): string {
  const root = env["GITHUB_WORKSPACE"];
  const found = root === undefined ? path : relative(root, resolve(cwd, path));
  return found.split(sep).join("/");
}

/** Without a summary the verdict is the same: a failure to write it is a warning. */
async function addToSummary(text: string, io: Io): Promise<void> {
  const { cwd, env } = io;
  const file = env["GITHUB_STEP_SUMMARY"];
  if (file === undefined || file === "") return;
  const target = resolve(cwd, file);
  try {
    const size = await stat(target).then(
      (found) => found.size,
      () => 0,
    );
    await appendFile(target, cutSummary(text, MOST_SUMMARY_BYTES - size));
  } catch (error) {
    tell(io, `warning: no step summary: ${reasonOf(error)}`);
  }
}

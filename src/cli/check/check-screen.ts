import type { CheckReport } from "../../report/check-report.js";
import { countKinds, OUTCOME_TEXT } from "../../report/check-words.js";
import { renderCheck } from "../../report/check.js";
import { grid } from "../../terminal/grid.js";
import { lookOf } from "../../terminal/look.js";
import { withoutCommands } from "../program/failure.js";
import type { Io } from "../program/io.js";
import type { ScreenRequest } from "../request/screen-request.js";

/** The screen of a check, for stdout or for a file. */
export async function renderCheckScreen(
  report: CheckReport,
  screen: ScreenRequest,
  io: Io,
  toFile: boolean,
): Promise<string> {
  if (screen.quiet && !toFile)
    return `${OUTCOME_TEXT[report.outcome]}  ${countKinds(report.verdicts)}\n`;
  const [stream, env] = toFile ? [{ write: () => {} }, {}] : [io.stdout, io.env];
  const look = await lookOf(stream, env, screen);
  return withoutCommands(renderCheck(report, look, grid), env);
}

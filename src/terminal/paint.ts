import { Chalk, type ChalkInstance } from "chalk";
import type { Paint } from "../report/look.js";
import { BETTER, OKABE_ITO, STATE_COLOURS, WORSE } from "../report/palette.js";

/** Paints at a chalk level: 1 is 16 colours, 2 is 256, 3 is all. */
export function createPaint(level: 1 | 2 | 3): Paint {
  const chalk = new Chalk({ level });
  const series = OKABE_ITO.map((colour) => chalk.hex(colour));
  const by = (style: ChalkInstance) => (text: string) => style(text);
  return {
    series: (k, text) => series[k % series.length](text),
    better: by(chalk.hex(BETTER)),
    worse: by(chalk.hex(WORSE).bold),
    dim: by(chalk.dim),
    strong: by(chalk.bold),
    state: (state, text) => chalk.bgHex(STATE_COLOURS[state][0]).hex(STATE_COLOURS[state][1])(text),
  };
}

import { Chalk, type ChalkInstance } from "chalk";
import type { Paint } from "../report/look.js";

/** The palette of Okabe & Ito (2008), told apart by colour-blind eyes, less black and with orange and blue first. */
const OKABE_ITO = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442"];

type State = Parameters<Paint["state"]>[0];

/** The same palette from good to bad, and what can be read on it. */
const STATES: Readonly<Record<State, readonly [background: string, text: string]>> = {
  best: ["#0072B2", "#FFFFFF"],
  good: ["#56B4E9", "#000000"],
  slow: ["#F0E442", "#000000"],
  unstable: ["#CC79A7", "#000000"],
  fragile: ["#CC79A7", "#000000"],
  failed: ["#E69F00", "#000000"],
  diverged: ["#D55E00", "#FFFFFF"],
};

/** Paints at a chalk level: 1 is 16 colours, 2 is 256, 3 is all. */
export function createPaint(level: 1 | 2 | 3): Paint {
  const chalk = new Chalk({ level });
  const series = OKABE_ITO.map((colour) => chalk.hex(colour));
  const by = (style: ChalkInstance) => (text: string) => style(text);
  return {
    series: (k, text) => series[k % series.length](text),
    better: by(chalk.hex("#56B4E9")),
    worse: by(chalk.hex("#E69F00").bold),
    dim: by(chalk.dim),
    strong: by(chalk.bold),
    state: (state, text) => chalk.bgHex(STATES[state][0]).hex(STATES[state][1])(text),
  };
}

import { functionName } from "../../core/function-name.js";
import type { Cost } from "../../plan/settings.js";
import type { FunctionStates, Score, State } from "../../records/profiles.js";
import { listed } from "../listed.js";

/** How many optimizers and functions a sentence names before it counts the rest. */
const NAMED = 3;

/** Where an optimizer does not end at the target from every start and seed. */
interface Failures {
  readonly optimizer: string;
  readonly on: readonly FunctionStates[];
  /** Those of them on which no run reaches it. */
  readonly never: readonly FunctionStates[];
  readonly diverged: number;
}

/**
 * Many functions in a few sentences: who costs least how often, who gets everywhere, who
 * fails where. Empty where there are fewer than two functions or optimizers to compare.
 *
 * @param lead what the first sentence begins with: "At their published rates,"; "" for nothing
 */
export function comparisonSentences(
  states: readonly FunctionStates[],
  scores: readonly Score[],
  cost: Cost,
  lead: string,
): string {
  // where somebody was not run nobody can win or be missing
  const map = states.filter(({ optimizers }) => optimizers.every((pair) => pair !== null));
  if (map.length < 2 || scores.length < 2) return "";
  const functions = map.length;
  const wins = scores.map((_, k) => count(map, k, (state) => state === "best"));
  const isUnsolved = ({ optimizers }: FunctionStates) =>
    optimizers.every((pair) => pair!.solved === 0);
  const unsolved = map.filter(isUnsolved);
  if (unsolved.length === functions)
    return `${none(lead)} solves any of the ${functions} functions.`;
  const sentences = [
    winSentence(lead, wins, scores, map, cost),
    otherCostSentence(scores, cost),
    reachSentence(map, scores),
    unsolved.length === 0 ? "" : `None solves ${functionNames(unsolved)}.`,
    functions === states.length ? "" : leftOutSentence(states.filter((one) => !map.includes(one))),
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

/** The subject of a first sentence. */
function none(lead: string): string {
  return lead === "" ? "No optimizer" : `${lead} no optimizer`;
}

function leftOutSentence(others: readonly FunctionStates[]): string {
  return `Not every optimizer was run on ${functionNames(others)}, which this leaves out.`;
}

function winSentence(
  lead: string,
  wins: readonly number[],
  scores: readonly Score[],
  map: readonly FunctionStates[],
  cost: Cost,
): string {
  const functions = map.length;
  const order = scores.map((_, k) => k).filter((k) => wins[k] > 0);
  order.sort((a, b) => wins[b] - wins[a] || a - b);
  if (order.length === 0) return `${none(lead)} is sure of any of the ${functions} functions.`;
  const [first, ...rest] = order.map((k) => ({ name: scores[k].optimizer, wins: wins[k] }));
  if (first.wins === functions) {
    const all = order.filter((k) => wins[k] === functions).map((k) => scores[k].optimizer);
    const verb = all.length === 1 ? "needs" : "need";
    const subject = lead === "" ? some(all) : `${lead} ${some(all)}`;
    return `${subject} ${verb} the fewest ${cost} on ${allOf(functions)} functions.`;
  }
  const isDrawn = map.some(
    ({ optimizers }) => optimizers.filter((pair) => pair?.state === "best").length > 1,
  );
  const draws = isDrawn ? " (a draw counts for each)" : "";
  const others = rest.map(({ name, wins: on }) => `${name} on ${on}`);
  const clauses = [`${first.name} needs the fewest ${cost} on ${first.wins}`, ...others];
  return `${none(lead)} is best on ${allOf(functions)} functions: ${some(clauses, NAMED + 1)}${draws}.`;
}

/** An iteration of a line search is dearer than others: said where that changes who is first. */
function otherCostSentence(scores: readonly Score[], cost: Cost): string {
  const [own, other] =
    cost === "evaluations"
      ? (["evaluations", "steps"] as const)
      : (["steps", "evaluations"] as const);
  const first = (key: "steps" | "evaluations") =>
    scores.reduce((best, one) => (one[key]! > best[key]! ? one : best));
  if (scores.some((one) => one[own] === null || one[other] === null)) return "";
  const [byOwn, byOther] = [first(own), first(other)];
  if (byOwn[other]! >= byOther[other]!) return "";
  const counted = other === "steps" ? "iterations" : other;
  return `Counted in ${counted} ${byOther.optimizer} scores highest.`;
}

/** Who solves all, and who fails most often where others do not. */
function reachSentence(map: readonly FunctionStates[], scores: readonly Score[]): string {
  const failures = scores.map(({ optimizer }, k): Failures => ({
    optimizer,
    on: map.filter(({ optimizers }) => !isSure(optimizers[k])),
    never: map.filter(({ optimizers }) => optimizers[k]!.solved === 0),
    diverged: count(map, k, (state) => state === "diverged"),
  }));
  const failing = failures.filter(({ on }) => on.length > 0);
  if (failing.length === 0) return "All solve all of them.";
  const fewest = Math.min(...failures.map(({ on }) => on.length));
  const leaders = failures.filter(({ on }) => on.length === fewest);
  const names = some(leaders.map(({ optimizer }) => optimizer));
  const verb = leaders.length === 1 ? "solves" : "solve";
  const lead =
    fewest === 0
      ? `${leaders.length === 1 ? "Only " : ""}${names} ${verb} all of them`
      : `None solves all of them, ${names} ${verb} ${map.length - fewest}`;
  const others = failing.filter(({ on }) => on.length > fewest);
  const clauses = failureClauses(others, map.length);
  return `${[lead, ...(clauses.length === 0 ? [] : [listed(clauses, Infinity)])].join("; ")}.`;
}

/** Those that solve it in no run at all, the next by name and place, and another or how many. */
function failureClauses(failing: readonly Failures[], functions: number): string[] {
  const everywhere = failing.filter(({ never }) => never.length === functions);
  const partly = failing.filter(({ never }) => never.length < functions);
  const [worst, ...more] = partly.toSorted(
    (a, b) => b.on.length - a.on.length || b.never.length - a.never.length,
  );
  const names = everywhere.map(({ optimizer }) => optimizer);
  const clause = (one: Failures) => failureClause(one, functions);
  return [
    ...(names.length === 0
      ? []
      : [`${some(names)} ${names.length === 1 ? "solves" : "solve"} none`]),
    ...(worst === undefined ? [] : [clause(worst)]),
    ...(more.length > 1 ? [`${more.length} others fail somewhere`] : more.map(clause)),
  ];
}

function failureClause({ optimizer, on, never, diverged }: Failures, functions: number): string {
  const how = diverged === on.length ? "diverges" : "fails";
  const sometimes = on.filter((one) => !never.includes(one));
  const places = [
    ...(never.length === 0 ? [] : [`on ${countedNames(never, functions)}`]),
    ...(sometimes.length === 0 ? [] : [`in some runs on ${countedNames(sometimes, functions)}`]),
  ];
  return `${optimizer} ${how} ${places.join(" and ")}`;
}

function countedNames(on: readonly FunctionStates[], functions: number): string {
  if (on.length === functions) return "all";
  const where = functionNames(on);
  return on.length === 1 ? where : `${on.length} (${where})`;
}

function isSure(pair: FunctionStates["optimizers"][number]): boolean {
  return pair !== null && pair.solved === pair.runs;
}

function count(map: readonly FunctionStates[], k: number, is: (state: State) => boolean): number {
  return map.filter(({ optimizers }) => is(optimizers[k]!.state)).length;
}

function functionNames(functions: readonly FunctionStates[]): string {
  return some(functions.map(functionName));
}

/** The first of them, and how many more: "and 1 more" takes as much room as its name. */
function some(items: readonly string[], most = NAMED): string {
  return listed(items, items.length === most + 1 ? Infinity : most);
}

function allOf(functions: number): string {
  return functions === 2 ? "both" : `all ${functions}`;
}

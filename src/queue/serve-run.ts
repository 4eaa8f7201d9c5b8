import { setTimeout as sleep } from "node:timers/promises";
import { packAnswer } from "./block-answer.js";
import { computeBlock, type Computing } from "./compute-block.js";
import { answered, patiently, type Patience } from "./patiently.js";
import type { PresentWorker, QueueServer } from "./queue-server.js";
import { Turns } from "./turns.js";

/** How often a worker says that it is there and checks that the run is. */
const GREET_EVERY_MS = 1000;
/** After so long without a sign a worker is not counted any more. */
const PRESENT_MS = 5000;

/** What a worker brings with it. */
type Bringing = Pick<Computing, "plan" | "catalogue" | "execute" | "isInterrupted">;

/** Computes blocks of a run until the run is over or the worker is interrupted; how many they were. */
export async function serveRun(
  server: QueueServer,
  run: string,
  worker: PresentWorker,
  bringing: Bringing,
): Promise<number> {
  let blocks = 0;
  let isOver = false;
  const isInterrupted = () => isOver || bringing.isInterrupted();
  const patience: Patience = { shown: server.shown, isInterrupted };
  const turns = new Turns();
  const serving = server.serve(run, worker.jobs, async (id) => {
    const count: Computing["count"] = (counter, by) =>
      patiently(() => server.count(run, id, counter, by), patience);
    const answer = await computeBlock(id, { ...bringing, isInterrupted, turns, count });
    if (answer === "return") return "return";
    if (answer !== null) {
      const bytes = packAnswer(answer);
      if (await patiently(() => server.answer(run, id, bytes), patience)) blocks++;
    }
    return "done";
  });
  try {
    while (!isInterrupted()) {
      isOver = !(await patiently(() => server.greet(run, worker, PRESENT_MS), patience));
      for (let waited = 0; waited < GREET_EVERY_MS && !isInterrupted(); waited += 50) {
        await sleep(50);
      }
    }
  } finally {
    isOver = true;
    await serving.end();
    await answered(server.leave(run, worker.name)).catch(() => {});
  }
  return blocks;
}

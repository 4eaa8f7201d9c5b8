import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { serialExecutor } from "../../src/bench/executors/serial.js";
import type { Executor } from "../../src/bench/executors/executor.js";
import { casesAt } from "../../src/plan/chosen-cases.js";
import { planRun, type Plan } from "../../src/plan/plan.js";
import { LOST_REASON } from "../../src/queue/lost-case.js";
import { Lease } from "../../src/queue/hold-queue.js";
import { queueExecutor } from "../../src/queue/queue-executor.js";
import type { QueueServer } from "../../src/queue/queue-server.js";
import { Turns } from "../../src/queue/turns.js";
import type { CaseResult } from "../../src/records/results.js";
import { MemoryServer, type Trouble } from "./memory-server.js";

const catalogue = builtins();
const serial = serialExecutor(catalogue, () => performance.now());
const never = () => false;

const plan = planRun(
  {
    functions: ["booth", "beale"],
    optimizers: ["adam:lr=0.1/0.01", "sgd:lr=0.001"],
    starts: ["random@7"] as never,
    iterations: 50,
  },
  catalogue,
);

async function all(results: AsyncIterable<CaseResult>): Promise<CaseResult[]> {
  const found: CaseResult[] = [];
  for await (const one of results) found.push(one);
  return found;
}

function serverFor(execute: Executor = serial, trouble?: Trouble): MemoryServer {
  const turns = new Turns();
  const worker = { plan, catalogue, execute, isInterrupted: never, turns };
  return new MemoryServer(worker, trouble);
}

async function overQueue(
  memory: MemoryServer,
  wanted: Plan = plan,
  isInterrupted = never,
): Promise<CaseResult[]> {
  const server = memory as unknown as QueueServer;
  const lease = new Lease(server, { id: "r", by: "test", offer: new Uint8Array() });
  const news = { workers() {}, refused() {} };
  try {
    const executor = queueExecutor(server, "r", lease, plan, news);
    return await all(executor(wanted, isInterrupted));
  } finally {
    await lease.end();
  }
}

describe("a run over a queue", () => {
  const expected = all(serial(plan, never));

  it("has the results of a run without one, in the order of the plan, and leaves no block", async () => {
    const server = serverFor();
    expect(await overQueue(server)).toEqual(await expected);
    expect(server.open.size).toBe(0);
    expect(server.most).toBeLessThanOrEqual(6);
  });

  it("drops what is delivered a second time, also after the block was taken", async () => {
    const server = serverFor(serial, () => "twice");
    expect(await overQueue(server)).toEqual(await expected);
    expect(server.open.size).toBe(0);
  });

  it("hands out again what the server has lost", async () => {
    const server = serverFor(serial, (_, time) => (time === 2 ? "lost" : null));
    expect(await overQueue(server)).toEqual(await expected);
  });

  it("computes case by case where a worker has died, with the same results", async () => {
    const server = serverFor(serial, (_, time) => (time === 1 ? "dies" : null));
    expect(await overQueue(server)).toEqual(await expected);
  });

  it("waits for a server that is away", async () => {
    let times = 0;
    const server = serverFor(serial, (block) => (block === "" && ++times < 4 ? "away" : null));
    expect(await overQueue(server)).toEqual(await expected);
  });

  it("runs only what a resumed run lacks", async () => {
    const places = [...Array(plan.cases.length).keys()].filter((k) => k % 5 > 1);
    const rest = { ...plan, cases: casesAt(plan.cases, places) };
    const whole = await expected;
    expect(await overQueue(serverFor(), rest)).toEqual(places.map((k) => whole[k]));
  });

  it("ends where it is interrupted", async () => {
    let asked = 0;
    const done = await overQueue(serverFor(), plan, () => ++asked > 3);
    expect(done.length).toBeLessThan(plan.cases.length);
  });

  it("ends a case in error that alone has killed three workers, and no other", async () => {
    const poison = plan.cases.at(8)!.id;
    let deaths = 0;
    // a worker that dies never comes back; the next one takes the block
    const deadly: Executor = async function* (part, isInterrupted) {
      if (part.cases.map(({ id }) => id).includes(poison)) {
        deaths++;
        throw new Died();
      }
      yield* serial(part, isInterrupted);
    };
    class Died extends Error {}
    const counts = new Map<string, Map<string, number>>();
    const { computeBlock } = await import("../../src/queue/compute-block.js");
    const turns = new Turns();
    const bringing = { plan, catalogue, execute: deadly, isInterrupted: never, turns };
    const of = (id: string) => {
      if (!counts.has(id)) counts.set(id, new Map());
      return counts.get(id)!;
    };
    let answer: Awaited<ReturnType<typeof computeBlock>> = null;
    for (let time = 0; time < 10; time++) {
      answer = await computeBlock("4-12", {
        ...bringing,
        // what a dead worker counts afterwards does not arrive
        count: async (counter, by) => {
          const count = (of("4-12").get(counter) ?? 0) + by;
          of("4-12").set(counter, count);
          return count;
        },
      });
      if (answer !== null && answer !== "return" && "results" in answer) break;
    }
    expect(deaths).toBe(4);
    const { results } = answer as unknown as { results: CaseResult[] };
    const whole = await expected;
    for (const [k, one] of results.entries()) {
      if (one.id !== poison) expect(one).toEqual({ ...whole[4 + k], start: [] });
      else expect(one).toMatchObject({ status: "error", message: LOST_REASON });
    }
  });

  it("ends with the reason where every worker refuses the run", async () => {
    const server = serverFor();
    server.present = [];
    server.refused.push("the worker lacks the plug-in");
    await expect(overQueue(server)).rejects.toThrow("the worker lacks the plug-in");
  });
});

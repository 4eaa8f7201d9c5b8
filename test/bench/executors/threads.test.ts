import { describe, expect, it } from "vitest";
import { builtins } from "../../../src/bench/builtins.js";
import { execute } from "../../../src/bench/execute.js";
import type { ThreadPool } from "../../../src/bench/executors/pool.js";
import { runShard, SEVERAL, SIGNALS, type Shard } from "../../../src/bench/executors/shard.js";
import { threadsExecutor } from "../../../src/bench/executors/threads.js";
import type { CaseResult } from "../../../src/records/results.js";
import type { Case } from "../../../src/plan/cases.js";
import { planRun, type Plan } from "../../../src/plan/plan.js";

const catalogue = builtins();
const product = planRun(
  {
    functions: ["anisotropic", "rosenbrock:dim=3+noise:sigma=0.1", "ackley"],
    optimizers: ["adam:lr=0.1/0.2/0.3", "sgd:lr=1e-3", "sgd:lr=5"],
    seeds: [1, 2, 3],
    iterations: 300,
  },
  catalogue,
);
const plan = { ...product, cases: [...product.cases] };
const expected = plan.cases.map((one) => execute(one, plan.settings, catalogue));

type Meddle = (shard: Shard, ids: readonly string[], signal: AbortSignal) => Promise<unknown>;

/** A pool without threads; what is asked and what is answered is copied as threads copy it. */
function pool(size: number, meddle?: Meddle): ThreadPool & { readonly shards: string[][] } {
  const shards: string[][] = [];
  return {
    size,
    shards,
    async run(shard, signal) {
      const { settings, cases, signals } = shard;
      const copied: Shard = { ...structuredClone({ settings, cases }), signals };
      const ids = cases.map(({ id }) => id);
      shards.push(ids);
      await meddle?.(copied, ids, signal);
      return structuredClone(await runShard(copied, async () => catalogue));
    },
    end: async () => {},
  };
}

async function collect(threads: ThreadPool, work: Plan = plan, isInterrupted = () => false) {
  const done: CaseResult[] = [];
  for await (const one of threadsExecutor(threads, catalogue)(work, isInterrupted)) done.push(one);
  return done;
}

/** Ends the thread at a case. */
function endingAt(hit: (id: string) => boolean, error: unknown): Meddle {
  return async ({ signals }, ids) => {
    const at = ids.findIndex(hit);
    if (at < 0) return;
    Atomics.store(signals, SIGNALS.running, at + 1);
    throw error;
  };
}

/** Ends the thread while it runs several cases at once. */
const endingTogether: Meddle = async ({ signals }, ids) => {
  if (ids.length < 2) return;
  Atomics.store(signals, SIGNALS.running, SEVERAL);
  throw new Error("worker exited with code: 3");
};

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));
const ids = (cases: readonly { readonly id: string }[]) => cases.map(({ id }) => id);

describe("the threads executor", () => {
  it.each([1, 2, 3, 100])("gives the bytes of the serial one with %i threads", async (size) => {
    expect(JSON.stringify(await collect(pool(size)))).toBe(JSON.stringify(expected));
  });

  it("keeps the plan's order though early shards answer late", async () => {
    let wait = 60;
    const late = pool(3, () => pause((wait = Math.max(0, wait - 20))));
    expect(ids(await collect(late))).toEqual(ids(plan.cases));
  });

  it("sends several short cases at once, and each case once", async () => {
    const { shards, ...threads } = pool(2);
    await collect(threads);
    expect(Math.max(...shards.map((shard) => shard.length))).toBeGreaterThan(3);
    expect(shards.flat().toSorted()).toEqual(ids(plan.cases).toSorted());
  });

  it.each([
    [new Error("boom"), "boom"],
    ["a text", "a text"],
    [new Error("worker exited with code: 3"), "process.exit(3) was called"],
    [Object.assign(new Error("heap"), { code: "ERR_WORKER_OUT_OF_MEMORY" }), "out of memory"],
    [null, "null"],
  ])("ends in error the one case whose thread ended with %s", async (error, message) => {
    const isBad = (id: string) => id.includes("ackley adam:lr=0.2 seed=2");
    const done = await collect(pool(2, endingAt(isBad, error)));
    expect(ids(done)).toEqual(ids(plan.cases));
    for (const [k, one] of done.entries()) {
      if (!isBad(one.id)) expect(one).toEqual(expected[k]);
      else {
        expect(one).toMatchObject({ status: "error", message, steps: null, evaluations: 0 });
        expect(one.metric).toBe(undefined);
        expect(Object.keys(one.hits)).toEqual(Object.keys(expected[k].hits));
      }
    }
  });

  it("runs each case by itself where a thread ended that ran several at once", async () => {
    const threads = pool(2, endingTogether);
    expect(await collect(threads)).toEqual(expected);
    expect(threads.shards.some((shard) => shard.length > 1)).toBe(true);
  });

  it("ends every case in error where every case ends its thread", async () => {
    const done = await collect(
      pool(
        2,
        endingAt(() => true, new Error("boom")),
      ),
    );
    expect(done.map(({ status }) => status)).toEqual(plan.cases.map(() => "error"));
  });

  it("says so when a thread ends before its first case", async () => {
    const early: Meddle = () => Promise.reject(new Error("worker exited with code: 0"));
    await expect(collect(pool(2, early))).rejects.toThrow(
      "a thread ended before its first case: process.exit(0) was called",
    );
  });

  it("throws what is refused as the serial one does, and mistakes as they are", async () => {
    const one: Case = { ...plan.cases[0], optimizer: "newton", function: "ackley" };
    const [skipped] = await collect(pool(2), { ...plan, cases: [one] });
    expect(skipped).toMatchObject({ status: "skipped" });
    expect(skipped.message).toMatch(/newton needs/);
    const unknown = { ...one, optimizer: "newtown" };
    await expect(collect(pool(2), { ...plan, cases: [unknown] })).rejects.toMatchObject({
      name: "OptbenchError",
      message: /newtown/,
    });
    const broken = { ...one, start: [NaN, 1, 2], function: "booth", optimizer: "sgd" };
    await expect(collect(pool(2), { ...plan, cases: [broken] })).rejects.toThrow("start has 3");
  });

  it("ends a case whose evaluation outlasts its time, and no other", async () => {
    const isEndless = (id: string) => id.includes("ackley adam:lr=0.2 seed=2");
    const endless: Meddle = ({ signals }, shard, signal) => {
      const at = shard.findIndex(isEndless);
      if (at < 0) return Promise.resolve();
      Atomics.store(signals, SIGNALS.running, at + 1);
      return new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(new Error("The task has been aborted"))),
      );
    };
    const began = performance.now();
    const work = { ...plan, settings: { ...plan.settings, timeout: 0.1 } };
    const done = await collect(pool(2, endless), work);
    expect(performance.now() - began).toBeGreaterThan(500);
    for (const [k, one] of done.entries()) {
      if (!isEndless(one.id)) expect(one).toEqual(expected[k]);
      else expect(one).toMatchObject({ status: "timeout", final: { x: one.start, value: null } });
    }
  });

  it("gives what was finished when it is interrupted, also what stands behind a gap", async () => {
    const slow = planRun(
      { functions: ["anisotropic"], optimizers: ["sgd:lr=1e-9"], iterations: 1e9 },
      catalogue,
    ).cases.at(0)!;
    const own = { ...slow, settings: { iterations: 1e9 } };
    const work = { ...plan, cases: [plan.cases[0], own, ...plan.cases.slice(1)] };
    const threads = pool(2);
    let answered = 0;
    const counting: ThreadPool = {
      ...threads,
      async run(shard, signal) {
        const answer = await threads.run(shard, signal);
        answered += shard.cases.length;
        return answer;
      },
    };
    const done = await collect(counting, work, () => answered > 10);
    expect(ids(done)).not.toContain(own.id);
    expect(done.length).toBeGreaterThan(10);
    expect(done).toEqual(expected.filter(({ id }) => ids(done).includes(id)));
  });

  it("ends a thread that does not answer when it is interrupted", async () => {
    const deaf: Meddle = (_shard, _ids, signal) =>
      new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(new Error("ended"))),
      );
    const began = performance.now();
    expect(await collect(pool(2, deaf), plan, () => performance.now() - began > 20)).toEqual([]);
  });

  it("ends its threads' work when nobody wants more results", async () => {
    const aborted: boolean[] = [];
    const listening: Meddle = async (_shard, [id], signal) => {
      if (id === plan.cases[0].id) return;
      await new Promise((resume) => signal.addEventListener("abort", resume));
      aborted.push(signal.aborted);
    };
    for await (const _ of threadsExecutor(pool(2, listening), catalogue)(plan, () => false)) break;
    await pause(0);
    expect(aborted).toEqual([true, true]);
  });
});

describe("a machine that starts no thread", () => {
  it("is an error that says so, and no endless wait", async () => {
    const none = pool(2, async () => {
      throw new Error("no more threads");
    });
    await expect(collect(none)).rejects.toThrow(
      "a thread ended before its first case: no more threads",
    );
    const throws = {
      ...none,
      run: () => {
        throw new Error("not at all");
      },
    };
    await expect(collect(throws)).rejects.toThrow("not at all");
  });
});

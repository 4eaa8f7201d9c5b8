import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { Turns } from "../../src/queue/turns.js";

it("lets blocks run side by side, and a suspect with nothing beside it", async () => {
  const turns = new Turns();
  const running = new Set<string>();
  const beside: string[] = [];
  const act = (name: string, alone: boolean) =>
    turns.take(alone, async () => {
      running.add(name);
      beside.push([...running].join(""));
      await sleep(5);
      running.delete(name);
    });
  const failing = turns.take(false, () => Promise.reject(new Error("no"))).catch(() => {});
  await Promise.all([
    failing,
    act("a", false),
    act("b", false),
    act("X", true),
    act("Y", true),
    act("c", false),
    act("d", false),
  ]);
  expect(beside).toEqual(["a", "ab", "X", "Y", "c", "cd"]);
});

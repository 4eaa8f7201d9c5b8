import { expect, it } from "vitest";
import { optbench } from "./optbench.js";

it("a comparison of published rates says so first, one of given rates does not", async () => {
  const run = "run -f booth,matyas,beale,rosenbrock -n 50 -o";
  const flat = async (args: string) => (await optbench(args)).stdout.replaceAll(/\s+/g, " ");
  expect(await flat(`${run} sgd,momentum`)).toContain(
    "At their published rates, which nobody tuned, no optimizer ",
  );
  expect(await flat(`${run} sgd:lr=0.1,momentum:lr=0.1`)).not.toContain("published rates");
});

import { expect, it } from "vitest";
import { folder, optbench } from "./optbench.js";

it("a comparison of published rates says so first, one of given rates does not", async () => {
  const run = "run -f booth,matyas,beale,rosenbrock -n 50 -o";
  const flat = async (args: string) => (await optbench(args)).stdout.replaceAll(/\s+/g, " ");
  expect(await flat(`${run} sgd,momentum`)).toContain(
    "At their published rates, which nobody tuned, no optimizer ",
  );
  expect(await flat(`${run} sgd:lr=0.1,momentum:lr=0.1`)).not.toContain("published rates");
});

it("so does the sentence about one function, on the screen and on its page", async () => {
  const flat = async (args: string) => (await optbench(args)).stdout.replaceAll(/\s+/g, " ");
  const run = "run -f anisotropic -n 700 -o";
  expect(await flat(`${run} adam,momentum`)).toContain(
    "At their published rates, only B momentum reaches f - f* ≤ 1e-6, at iteration 669.",
  );
  expect(await flat(`${run} adam,sgd -n 9`)).toContain("At their published rates, none reaches f");
  expect(await flat(`${run} adam -n 9`)).toContain(
    "At its published rate, A adam does not reach f",
  );
  expect(await flat(`${run} adam,sgd -n 9 --start random@6`)).toContain(
    "Medians of 6 runs at their published rates: none reaches f",
  );
  expect(await flat(`${run} adam,momentum --reporter html`)).toContain(
    "At their published rates, only momentum reaches f",
  );
  expect(await flat(`${run} No-one=sgd -n 9 --reporter html`)).toContain(
    "At its published rate, No-one does not reach f",
  );
  for (const given of ["adam:lr=0.001,momentum", "newton,bfgs"]) {
    expect(await flat(`${run} ${given} --plot off`)).not.toContain("At their published");
  }
});

it("and no sentence about methods that have no rate", async () => {
  const spec =
    "functions: [anisotropic, booth]\noptimizers: [polyak, sgd]\nzip: [functions, optimizers]\n";
  const cwd = folder({ "zip.yaml": spec });
  const { stdout } = await optbench("run zip.yaml --table cases --plot off -n 30", { cwd });
  const [polyak, sgd] = stdout.split(/^(?=booth)/m);
  expect(polyak).not.toContain("published rate");
  expect(sgd).toContain("At its published rate, A sgd does not reach");
});

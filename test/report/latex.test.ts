import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseResult } from "../../src/records/results.js";
import { runBenchmark } from "../../src/index.js";
import { renderLatex } from "../../src/report/latex.js";
import { anyCase, caseResult, divergedCase, failedCase, resultsOf } from "./any-results.js";
import { allProfiles, COMPARED } from "./profiles/compared.js";

const latex = (cases: readonly CaseResult[]) => renderLatex(resultsOf(cases), allProfiles(cases));

describe("latex", () => {
  it("has the table of a function in booktabs form", () => {
    expect(latex([caseResult(), divergedCase()])).toBe(
      String.raw`% optbench: 1 reached, 1 diverged. Judged by gap, target 1.0e-6, 10000 iterations; ranked by iterations to the target.
% \usepackage{booktabs}

% anisotropic, dim 2, start (-7, 2)
\begin{tabular}{lrrrrrl}
  \toprule
  optimizer & steps & evals & vs best & best & final & status \\
  \midrule
  \texttt{momentum:lr=0.1} & 76 & 77 & $1.00\times$ & $2.8\times10^{-18}$ & $1.7\times10^{-17}$ & reached \\
  \texttt{sgd:lr=1.1} & -- & 195 & -- & $6.5\times10^{0}$ & -- & DIVERGED at step 194 \\
  \bottomrule
\end{tabular}
`,
    );
  });

  it("of several functions begins with a summary and a matrix", async () => {
    await expect(latex(COMPARED)).toMatchFileSnapshot("../golden/screens/latex.tex");
  });

  it("sums up the runs from several starts, as the screen does", () => {
    const results = runBenchmark({
      functions: ["booth"],
      optimizers: ["sgd:lr=0.05", "sgd:lr=9"],
      starts: ["random@5"],
      iterations: 300,
    });
    const text = renderLatex(results, allProfiles(results.cases));
    expect(text).toContain("% booth, dim 2, 5 runs\n\\begin{tabular}{lrrrrrlrrl}\n");
    expect(text.match(/begin\{tabular\}/g)).toHaveLength(1);
    const [row] = /^ {2}\\texttt\{sgd:lr=0\.05\}.*$/m.exec(text)!;
    expect(row).toMatch(/ & 5\/5 & 56\.\.100\\% & .*times10\^.* \\\\$/);
    expect(text).toMatch(/texttt\{sgd:lr=9\} & -- & -- & 0\/5 & 0\.\.44\\% & -- .*5 DIVERGED/);
  });

  it("of no case is a comment", () => {
    expect(latex([])).toMatch(/^% optbench: no case\. [^\n]+\n% \\usepackage\{booktabs\}\n$/);
  });

  it("escapes what TeX would read", () => {
    const text = latex([failedCase("x", { function: "a_b^2", optimizer: "50%&$#{~}\\end" })]);
    expect(text).toContain(String.raw`\texttt{50\%\&\$\#\{\textasciitilde{}\}\textbackslash{}end}`);
    expect(text).toContain("% a_b^2, dim 2");
  });

  it("has rows of as many cells as its columns, in ASCII, whatever the names", () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 6 }), (cases) => {
        const text = latex(cases);
        expect(text).not.toMatch(/[^\n -~]/);
        expect(text).not.toMatch(/\b(NaN|Infinity|undefined)\b/);
        for (const table of text.split("\\begin{tabular}").slice(1)) {
          const columns = /^\{([lr]+)\}/.exec(table)![1].length;
          const rows = table.split("\n").filter((row) => row.endsWith("\\\\"));
          for (const row of rows) expect(row.match(/(?<!\\)&/g)).toHaveLength(columns - 1);
        }
      }),
    );
  });
});

import { atan, cbrt, cos, exp, ln, pow, sin } from "../../core/math.js";
import type { Vec } from "../../core/types.js";
import { bodyOf } from "./machine-body.js";
import type { Program } from "./program.js";
import { leb, section, text, WASM } from "./wasm.js";

/** Longer programs are left to the interpreter: engines bound the size of a function. */
const MOST_OPERATIONS = 2000;

/** Functions that WebAssembly does not have, in the order in which they are imported. */
const IMPORTS = { sin, cos, exp, ln, atan, cbrt, pow } as const;
const NAMES = Object.keys(IMPORTS);

/** "\0asm", version 1. */
const HEAD = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** What is used of WebAssembly; its types belong to the DOM's. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => {
    readonly exports: {
      readonly run: () => number;
      readonly memory: { readonly buffer: ArrayBuffer };
    };
  };
}
declare const WebAssembly: Engine | undefined;

/**
 * f and ∇f of a program as a WebAssembly function: straight code, a local for each value and each
 * slope, in the order of the interpreter and so with its bits; arithmetic there is IEEE's, with
 * nothing fused. Null where the program is too long or the engine does not allow it.
 */
export function machineOf(program: Program): ((x: Vec, g: Vec) => number) | null {
  const { dim: n, ops } = program;
  if (ops.length > MOST_OPERATIONS || typeof WebAssembly === "undefined") return null;
  try {
    const module = new WebAssembly.Module(moduleOf(program));
    const { exports } = new WebAssembly.Instance(module, { m: IMPORTS });
    const shared = new Float64Array(exports.memory.buffer, 0, n);
    const { run } = exports;
    return n === 2 ? ofTwo(shared, run) : ofMany(n, shared, run);
  } catch {
    // a page whose policy forbids WebAssembly
    return null;
  }
}

/** The usual dimension without loops, which would take a fifth of its time. */
function ofTwo(shared: Float64Array, run: () => number): (x: Vec, g: Vec) => number {
  return (x, g) => {
    shared[0] = x[0];
    shared[1] = x[1];
    const value = run();
    g[0] = shared[0];
    g[1] = shared[1];
    return value;
  };
}

function ofMany(n: number, shared: Float64Array, run: () => number): (x: Vec, g: Vec) => number {
  return (x, g) => {
    for (let i = 0; i < n; i++) shared[i] = x[i];
    const value = run();
    for (let i = 0; i < n; i++) g[i] = shared[i];
    return value;
  };
}

function moduleOf(program: Program): Uint8Array {
  const { f64 } = WASM;
  const types = [
    [0x60, 1, f64, 1, f64],
    [0x60, 2, f64, f64, 1, f64],
    [0x60, 0, 1, f64],
  ];
  const imports = NAMES.map((name) => [1, 109, ...text(name), 0, name === "pow" ? 1 : 0]);
  const pages = Math.max(1, Math.ceil((program.dim * 8) / 65536));
  const body = bodyOf(program, (name) => NAMES.indexOf(name));
  return Uint8Array.from([
    ...HEAD,
    ...section(1, [...leb(types.length), ...types.flat()]),
    ...section(2, [...leb(imports.length), ...imports.flat()]),
    ...section(3, [1, 2]),
    ...section(5, [1, 0, ...leb(pages)]),
    ...section(7, [2, ...text("run"), 0, ...leb(NAMES.length), ...text("memory"), 2, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]);
}

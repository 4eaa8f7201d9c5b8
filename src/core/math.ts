/**
 * The elementary functions, with the same bits on every platform.
 *
 * `Math.exp` and its like differ in the last bits between versions of V8 and between processors;
 * stdlib's are plain arithmetic (FreeBSD msun's algorithms), so that a trajectory is the same
 * everywhere. Only this file names them: the architecture test bans `**` and the inexact part of
 * `Math` from every file that computes.
 *
 * Constants with a type of their own, not re-exports: a call of a constant takes some 10 % less time
 * in the bundle, and the published types name no package that is bundled away.
 */
import stdlibAtan from "@stdlib/math-base-special-atan";
import stdlibCbrt from "@stdlib/math-base-special-cbrt";
import stdlibCos from "@stdlib/math-base-special-cos";
import stdlibExp from "@stdlib/math-base-special-exp";
import stdlibLn from "@stdlib/math-base-special-ln";
import stdlibPow from "@stdlib/math-base-special-pow";
import stdlibSin from "@stdlib/math-base-special-sin";

export const atan: (x: number) => number = stdlibAtan;
export const cbrt: (x: number) => number = stdlibCbrt;
export const cos: (x: number) => number = stdlibCos;
export const exp: (x: number) => number = stdlibExp;
export const ln: (x: number) => number = stdlibLn;
export const pow: (base: number, exponent: number) => number = stdlibPow;
export const sin: (x: number) => number = stdlibSin;

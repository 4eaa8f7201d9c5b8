/**
 * The elementary functions, with the same bits on every platform.
 *
 * `Math.exp` and its like differ in the last bits between versions of V8 and between processors;
 * stdlib's are plain arithmetic (FreeBSD msun's algorithms), so that a trajectory is the same
 * everywhere. Only this file names them: the architecture test bans `**` and the inexact part of
 * `Math` from every file that computes.
 */
export { default as atan } from "@stdlib/math-base-special-atan";
export { default as cbrt } from "@stdlib/math-base-special-cbrt";
export { default as cos } from "@stdlib/math-base-special-cos";
export { default as exp } from "@stdlib/math-base-special-exp";
export { default as ln } from "@stdlib/math-base-special-ln";
export { default as pow } from "@stdlib/math-base-special-pow";
export { default as sin } from "@stdlib/math-base-special-sin";

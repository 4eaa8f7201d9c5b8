/** Signs of WebAssembly's binary form. */
export const WASM = {
  f64: 0x7c,
  get: 0x20,
  set: 0x21,
  call: 0x10,
  address0: [0x41, 0],
  load: 0x2b,
  store: 0x39,
  if: [0x04, 0x40],
  else: 0x05,
  end: 0x0b,
  add: 0xa0,
  sub: 0xa1,
  mul: 0xa2,
  div: 0xa3,
  min: 0xa4,
  max: 0xa5,
  abs: 0x99,
  neg: 0x9a,
  sqrt: 0x9f,
  notEqual: 0x62,
  less: 0x63,
  greater: 0x64,
  lessOrEqual: 0x65,
  greaterOrEqual: 0x66,
  /** A whole number as a float. */
  toFloat: 0xb7,
} as const;

export type Bytes = readonly number[];

export function section(id: number, bytes: Bytes): number[] {
  return [id, ...leb(bytes.length), ...bytes];
}

export function text(name: string): number[] {
  return [name.length, ...Array.from(name, (letter) => letter.charCodeAt(0))];
}

/** A whole number from 0 in base 128, the lowest digits first. */
export function leb(value: number): number[] {
  const low = value % 128;
  return value < 128 ? [low] : [low + 128, ...leb(Math.floor(value / 128))];
}

export function number(value: number): number[] {
  return [0x44, ...new Uint8Array(new Float64Array([value]).buffer)];
}

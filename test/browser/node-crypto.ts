/**
 * What scripts/digest.mjs asks of node:crypto, for browsers, whose own SHA-256 is asynchronous:
 * FIPS 180-4, section 6.2. Its answer is compared with that of Node.
 */
export function createHash(_algorithm: "sha256") {
  const parts: Uint8Array[] = [];
  return {
    update(part: string | ArrayBufferView) {
      parts.push(
        typeof part === "string"
          ? new TextEncoder().encode(part)
          : new Uint8Array(part.buffer, part.byteOffset, part.byteLength).slice(),
      );
      return this;
    },
    digest(form?: "hex"): string | HashBytes {
      const bytes = sha256(joined(parts));
      return form === "hex" ? bytes.toString("hex") : bytes;
    },
  };
}

class HashBytes extends Uint8Array {
  override toString(_form?: "hex"): string {
    return Array.from(this, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
}

/** The first 32 bits of the fractional part of the k-th root of the first primes. */
function rootsOfPrimes(count: number, root: (prime: number) => number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  return primes.map((prime) => ((root(prime) % 1) * 2 ** 32) | 0);
}

const K = rootsOfPrimes(64, Math.cbrt);
const H0 = rootsOfPrimes(8, Math.sqrt);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const padded = new Uint8Array(Math.ceil((length + 9) / 64) * 64);
  let at = 0;
  for (const part of parts) {
    padded.set(part, at);
    at += part.length;
  }
  padded[length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(length) * 8n);
  return padded;
}

function sha256(padded: Uint8Array): HashBytes {
  const view = new DataView(padded.buffer);
  const hash = [...H0];
  const w = new Int32Array(64);
  const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(block + 4 * i);
    for (let i = 16; i < 64; i++) {
      const [x, y] = [w[i - 15], w[i - 2]];
      const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
      const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i++) {
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (hash[i] = (hash[i] + word) | 0));
  }
  const out = new HashBytes(32);
  hash.forEach((word, i) => new DataView(out.buffer).setInt32(4 * i, word));
  return out;
}

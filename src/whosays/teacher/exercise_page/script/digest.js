// @ts-check
// SHA-256 (FIPS 180-4) in plain JavaScript: over plain http, and in some browsers from a file, there is no other.

const PRIMES = firstPrimes(64);
const ROUNDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));
const BEGIN = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const BLOCK = 64; // bytes

/** The first 32 bits behind the point. @param {number} value */
function fraction(value) { return Math.floor((value - Math.floor(value)) * 2 ** 32) | 0; }

/** @param {number} count @returns {number[]} */
function firstPrimes(count) {
  /** @type {number[]} */ const found = [];
  for (let n = 2; found.length < count; n += 1) if (found.every((prime) => n % prime)) found.push(n);
  return found;
}

/** @param {Uint8Array} bytes @returns {string} 64 hex digits */
export function sha256(bytes) {
  const padded = withLength(bytes);
  const hash = [...BEGIN];
  for (let at = 0; at < padded.length; at += BLOCK) mix(hash, new DataView(padded.buffer, at, BLOCK));
  return hash.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** The bytes, a one, noughts, and how many bits there were. @param {Uint8Array} bytes */
function withLength(bytes) {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  return padded;
}

/** @param {number} word @param {number} by */
function turn(word, by) { return (word >>> by) | (word << (32 - by)); }

/** @param {number[]} hash @param {DataView} block */
function mix(hash, block) {
  const words = scheduled(block);
  let [a, b, c, d, e, f, g, h] = hash;
  for (let i = 0; i < 64; i += 1) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => { hash[i] = (hash[i] + word) | 0; });
}

/** @param {DataView} block */
function scheduled(block) {
  const words = new Int32Array(64);
  for (let i = 0; i < 16; i += 1) words[i] = block.getInt32(4 * i);
  for (let i = 16; i < 64; i += 1) {
    const [early, late] = [words[i - 15], words[i - 2]];
    const zero = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const one = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words[i] = (words[i - 16] + zero + words[i - 7] + one) | 0;
  }
  return words;
}

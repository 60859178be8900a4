import { hex } from "../bytes.ts";

/** secp224r1 (SEC 2, section 2.2.2). Node signs only digests on it; NXP signs the identifier as it is. */
const P = 2n ** 224n - 2n ** 96n + 1n;
const A = P - 3n;
const B = 0xb4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4n;
const N = 0xffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3dn;
const G: Point = [
  0xb70e0cbd6bb4bf7f321390b94a03c1d356c21122343280d6115c1d21n,
  0xbd376388b5f723fb4c22dfe6cd4375a05a07476444d5819985007e34n,
];

/** Null is the point at infinity. */
type Point = readonly [x: bigint, y: bigint] | null;

/**
 * Whether NXP signed this identifier for a card (Read_Sig). It only tells a copy made without the
 * manufacturer: the signature can be read and repeated, so that a card is known by its keys. Nothing here is
 * secret: time may depend on what is computed.
 */
export function verifyOriginality(uid: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 56 || publicKey.length !== 57 || publicKey[0] !== 0x04) return false;
  const [r, s] = [numberOf(signature.subarray(0, 28)), numberOf(signature.subarray(28))];
  const key: Point = [numberOf(publicKey.subarray(1, 29)), numberOf(publicKey.subarray(29))];
  if (r === 0n || s === 0n || r >= N || s >= N || !isOnCurve(key)) return false;
  const w = inverse(s, N);
  const point = add(times(G, mod(numberOf(uid) * w, N)), times(key, mod(r * w, N)));
  return point !== null && mod(point[0], N) === r;
}

const numberOf = (value: Uint8Array): bigint => BigInt(`0x${hex(value) || "0"}`);

const mod = (value: bigint, by: bigint): bigint => ((value % by) + by) % by;

function isOnCurve([x, y]: readonly [bigint, bigint]): boolean {
  return x < P && y < P && mod(y * y - (x * x * x + A * x + B), P) === 0n;
}

/** Extended Euclid. */
function inverse(value: bigint, by: bigint): bigint {
  let [a, b, x, y] = [mod(value, by), by, 1n, 0n];
  while (a > 1n) {
    const quotient = b / a;
    [a, b, x, y] = [b - quotient * a, a, y - quotient * x, x];
    if (a === 0n) throw new RangeError("No inverse.");
  }
  return mod(x, by);
}

function add(p: Point, q: Point): Point {
  if (p === null) return q;
  if (q === null) return p;
  if (p[0] === q[0] && mod(p[1] + q[1], P) === 0n) return null;
  const slope =
    p[0] === q[0] ? (3n * p[0] * p[0] + A) * inverse(2n * p[1], P) : (q[1] - p[1]) * inverse(q[0] - p[0], P);
  const x = mod(slope * slope - p[0] - q[0], P);
  return [x, mod(slope * (p[0] - x) - p[1], P)];
}

function times(point: Point, by: bigint): Point {
  let sum: Point = null;
  for (let [left, doubled] = [by, point]; left > 0n; left >>= 1n, doubled = add(doubled, doubled))
    if (left & 1n) sum = add(sum, doubled);
  return sum;
}

import { createHmac, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import {
  deriveSecret,
  importRoot,
  importSecret,
  keyIdOf,
  readRotatingCode,
  readSignedCode,
  replayCache,
  writeRotatingCode,
  writeSignedCode,
} from "@ardeco/signed-qr";
import type { Bench } from "../bench.ts";
import { figure, median, table } from "../figures.ts";

const ROUNDS = 5;
const CODES = 2_000;
const DAY_MS = 86_400_000;

/**
 * Signed codes read and verified, beside nothing but their ECDSA signature; rotating codes, beside nothing
 * but their HMAC.
 */
export const codes: Bench = async () => {
  const signed = await signedCodes();
  const rotating = await rotatingCodes();
  const alone = { signature: aSignature(), hmac: anHmac() };
  const rates = {
    signed: [] as number[],
    signature: [] as number[],
    rotating: [] as number[],
    hmac: [] as number[],
  };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured = {
      signed: await perSecond(signed),
      signature: await perSecond(async () => repeat(alone.signature)),
      rotating: await perSecond(rotating),
      hmac: await perSecond(async () => repeat(alone.hmac)),
    };
    // The first warms up.
    if (round === 0) continue;
    for (const name of ["signed", "signature", "rotating", "hmac"] as const) rates[name].push(measured[name]);
  }
  const row = (what: string, values: readonly number[]) => [what, figure(median(values))];
  return {
    ratio: median(rates.signed) / median(rates.signature),
    aim: 0.5,
    text: table([
      ["", "a second"],
      row("signed codes (COSE in base45), read and verified", rates.signed),
      row("their P-256 signature alone", rates.signature),
      row("rotating codes: secret derived, proof compared, replay refused", rates.rotating),
      row("their HMAC alone", rates.hmac),
    ]),
  };
};

async function perSecond(run: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await run();
  return (CODES * 1_000) / (performance.now() - began);
}

function repeat(work: () => unknown): void {
  for (let index = 0; index < CODES; index += 1) work();
}

const idOf = (index: number): Uint8Array => Uint8Array.from({ length: 16 }, (_, at) => (index >> at) & 0xff);

/** One after the other, as cards come to a terminal. */
async function signedCodes(): Promise<() => Promise<void>> {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ]);
  const signer = { keyId: await keyIdOf(pair.publicKey), key: pair.privateKey };
  const now = new Date();
  const life = { notBefore: new Date(now.getTime() - DAY_MS), expires: new Date(now.getTime() + DAY_MS) };
  const written: string[] = [];
  for (let index = 0; index < CODES; index += 1)
    written.push(await writeSignedCode({ issuer: "caen", id: idOf(index), ...life }, signer));
  return async () => {
    for (const code of written) await readSignedCode(code, { findKey: () => pair.publicKey, now });
  };
}

async function rotatingCodes(): Promise<() => Promise<void>> {
  const root = await importRoot(crypto.getRandomValues(new Uint8Array(32)));
  const now = new Date();
  const written: string[] = [];
  for (let index = 0; index < CODES; index += 1) {
    const holder = { generation: 1, id: idOf(index) };
    written.push(await writeRotatingCode(holder, await importSecret(await deriveSecret(root, holder)), now));
  }
  return async () => {
    const replays = replayCache();
    for (const code of written) await readRotatingCode(code, { findRoot: () => root, replays, now });
  };
}

function aSignature(): () => boolean {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = createPublicKey(privateKey);
  const said = Buffer.alloc(80, 1);
  const signature = sign("sha256", said, { key: privateKey, dsaEncoding: "ieee-p1363" });
  return () => verify("sha256", said, { key, dsaEncoding: "ieee-p1363" }, signature);
}

function anHmac(): () => Buffer {
  const key = Buffer.alloc(32, 7);
  const said = Buffer.alloc(21, 1);
  return () => createHmac("sha256", key).update(said).digest();
}

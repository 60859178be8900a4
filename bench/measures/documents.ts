import { createPublicKey, verify } from "node:crypto";
import { noCertificates, type Trust, testPrivateKey, verifyCode, writeCode } from "@ardeco/two-d-doc";
import { documentReader } from "@ardeco/two-d-doc/images";
import { aPdf, aScan } from "@ardeco/two-d-doc/testing";
import type { Bench } from "../bench.ts";
import { figure, median, table } from "../figures.ts";

const ROUNDS = 5;
const CODES = 2_000;
const PAGES = 15;

const trust: Trust = {
  list: null,
  certificates: noCertificates,
  revocations: null,
  allowTest: true,
  now: new Date(),
};

const aBill = (house: number): string =>
  writeCode(
    {
      version: 4,
      authority: "FR00",
      certificate: "0001",
      emittedOn: null,
      signedOn: new Date("2026-11-02"),
      type: "01",
      fields: [
        ["10", "MME/LEMOINE/JEANNE"],
        ["22", `${house} RUE DES SPECIMENS`],
        ["24", "14000"],
        ["25", "CAEN"],
        ["26", "FR"],
      ],
    },
    testPrivateKey,
  );

/**
 * 2D-Doc codes verified and read, beside nothing but their ECDSA signature; then documents searched for them.
 */
export const documents: Bench = async () => {
  const codes = Array.from({ length: CODES }, (_, house) => aBill(house));
  const whole: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [ours, limit] = [
      await perSecond(CODES, () => verifyAll(codes)),
      await perSecond(CODES, () => signaturesOf(codes)),
    ];
    // The first warms up.
    if (round > 0) whole.push(ours);
    if (round > 0) bare.push(limit);
  }
  const [ours, limit] = [median(whole), median(bare)];
  return {
    ratio: ours / limit,
    aim: 0.5,
    text: table([
      ["", "a second"],
      ["2D-Doc verified, then read", figure(ours)],
      ["their P-256 signature alone", figure(limit)],
      ...(await searched()),
    ]),
  };
};

async function perSecond(count: number, run: () => unknown): Promise<number> {
  const began = performance.now();
  await run();
  return (count * 1_000) / (performance.now() - began);
}

async function verifyAll(codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    const { valid } = await verifyCode(code, trust);
    if (!valid) throw new Error("a code written here does not verify");
  }
}

const key = createPublicKey(testPrivateKey);

function signaturesOf(codes: readonly string[]): void {
  const signature = Buffer.alloc(64, 1);
  for (const code of codes)
    verify("sha256", Buffer.from(code, "latin1"), { key, dsaEncoding: "ieee-p1363" }, signature);
}

/** Whole documents, opened in the reader's thread one after the other. */
async function searched(): Promise<readonly (readonly [string, string])[]> {
  const reader = documentReader();
  try {
    const kinds = {
      "scans of A4 searched": await aScan(aBill(1)),
      "PDF of one page searched": await aPdf({ codes: { 0: aBill(1) } }),
    };
    const rows: (readonly [string, string])[] = [];
    for (const [kind, content] of Object.entries(kinds)) {
      await reader.read(content);
      const rate = await perSecond(PAGES, async () => {
        for (let page = 0; page < PAGES; page += 1) {
          const { codes } = await reader.read(content);
          if (codes.length !== 1) throw new Error(`${kind}: no code was found`);
        }
      });
      rows.push([kind, figure(rate)]);
    }
    return rows;
  } finally {
    await reader.close();
  }
}

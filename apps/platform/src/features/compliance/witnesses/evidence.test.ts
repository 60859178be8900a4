import { generateKeyPairSync } from "node:crypto";
import { isContradiction, readVerifier, verifierOf, writeVerifier } from "@ardeco/transparency-log";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { anAgent } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { findLogFile } from "../../trust/audit/index.ts";
import { aJournal } from "../../trust/audit/testing/a-journal.ts";
import { addWitness, requestCosignatures } from "./index.ts";
import { pairs } from "./testing/a-pair.ts";
import { aWitnessServer } from "./testing/a-witness-server.ts";

let house: TestRuntime;
let server: Awaited<ReturnType<typeof aWitnessServer>>;

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  server = await aWitnessServer(house);
});
afterAll(async () => {
  await server?.close();
  await house?.close();
});

const { aPair, grow, rewrite, seenBy } = pairs(() => ({ house, server }));

interface Kept {
  readonly kept_note: string;
  readonly shown: string;
  readonly proof: Buffer | null;
}

const keptBy = ({ authorityId }: Context) =>
  house.sqlAs<Kept>("owner", "select kept_note, shown, proof from journal_fork where authority_id = $1", [
    authorityId,
  ]);

function contradictionOf({ kept_note: kept, shown, proof }: Kept) {
  const bytes = proof ?? Buffer.alloc(0);
  const hashes = Array.from({ length: bytes.length / 32 }, (_, at) => bytes.subarray(at * 32, at * 32 + 32));
  return { kept, shown, proof: hashes };
}

async function keyOf(system: Context) {
  const key = readVerifier(Buffer.from((await findLogFile(system, "key")) ?? "").toString());
  if (!key) throw new Error("no key");
  return key;
}

describe("a longer journal whose past was rewritten", () => {
  test.each([256, 64, 300])(
    "after %i lines leaves evidence that anybody checks: two signed checkpoints, and the proof between",
    async (lines) => {
      const { caen, honfleur } = await aPair({ lines });
      const log = await keyOf(caen);
      await requestCosignatures(caen);
      await rewrite(caen);
      await requestCosignatures(caen);
      await requestCosignatures(caen);
      const [only, ...more] = await keptBy(honfleur);
      expect(more).toEqual([]);
      if (!only) throw new Error("no evidence");
      const contradiction = contradictionOf(only);
      expect(isContradiction(contradiction, log)).toBe(true);
      expect(isContradiction({ ...contradiction, proof: contradiction.proof.slice(1) }, log)).toBe(false);
      expect(isContradiction({ ...contradiction, kept: only.shown }, log)).toBe(false);
      expect(isContradiction(contradiction, await keyOf(honfleur))).toBe(false);
    },
  );

  test("is written to the administrators and auditors of the witness once, however many times it contradicts itself, and shown to them", async () => {
    const { caen, honfleur } = await aPair({ lines: 256 });
    const auditor = await anAgent(house, honfleur.authorityId, ["auditor"]);
    await requestCosignatures(caen);
    await house.drain();
    house.mails.length = 0;
    for (const more of [10, 20, 30]) {
      await rewrite(caen, { more });
      await requestCosignatures(caen);
    }
    expect(await house.drain()).toMatchObject({ failed: 0 });
    expect((await keptBy(honfleur)).length).toBe(3);
    const forked = house.mails.filter(({ subject }) => subject.startsWith("Un journal a été réécrit"));
    expect(forked).toHaveLength(2);
    expect(new Set(forked.map(({ to }) => to)).size).toBe(2);
    expect(forked[0]?.subject).toMatch(/^Un journal a été réécrit\s: localhost/);
    expect((await seenBy(auditor)).forks).toHaveLength(3);
  });
});

test("a journal that only grew, from a power of two, is signed; and a witness that refuses it without reason raises nothing", async () => {
  const { caen, honfleur } = await aPair({ lines: 256 });
  await requestCosignatures(caen);
  await grow(caen, 40);
  await requestCosignatures(caen);
  expect((await seenBy(caen)).witnesses).toMatchObject([{ standing: "signed" }]);
  expect(await keptBy(honfleur)).toEqual([]);
});

test("a hundredth witness is refused in words; one asked already is not", async () => {
  const caen = await aJournal(house, 1);
  const mayor = await anAgent(house, caen.authorityId, ["authority_administrator"]);
  const url = "https://temoin.example";
  const keys = Array.from({ length: 100 }, (_, at) =>
    writeVerifier(verifierOf(`ville${at}.example/temoin`, generateKeyPairSync("ed25519").publicKey, 4)),
  );
  for (const verifier of keys.slice(0, 99)) await addWitness(mayor, { verifier, url });
  await expect(addWitness(mayor, { verifier: keys[99] ?? "", url })).rejects.toThrow("witnesses.too_many");
  await addWitness(mayor, { verifier: keys[0] ?? "", url });
  expect((await seenBy(caen)).witnesses).toHaveLength(99);
});

import { describe, expect, test } from "vitest";
import { bytes, fromHex, hex, little } from "../bytes.ts";
import { transactionInput, verifyTransaction } from "../commands/transaction-mac.ts";
import { EmulatedCard } from "../emulator/emulated-card.ts";
import { blankCard } from "../emulator/memory.ts";
import {
  AID,
  aPurse,
  authenticate,
  CREDIT,
  countedRandom,
  DEBIT,
  enter,
  keyFor,
  NOTES,
  PROOFS,
  PURSE,
  SETTINGS,
  storedValue,
  TICKETS,
  TRANSACTION_KEY,
  UID,
  ZERO_KEY,
} from "../testing/purse.ts";
import { Card } from "./card.ts";

const generations = ["ev1", "ev2"] as const;
const modes = ["plain", "mac", "full"] as const;
const everyWay = generations.flatMap((generation) => modes.map((mode) => ({ generation, mode })));

async function reader(options: Parameters<typeof aPurse>[0] = {}) {
  const emulated = new EmulatedCard({ memory: await aPurse(options), random: countedRandom() });
  return { emulated, card: new Card(emulated, countedRandom()) };
}

describe.each(everyWay)("a purse, in $generation, $mode", ({ generation, mode }) => {
  test("is credited and debited at the commit, by the key that may", async () => {
    const { emulated, card } = await reader({ mode });
    await enter(card, generation, CREDIT);
    await card.credit(PURSE, 500, mode);
    await card.debit(PURSE, 120, mode);
    expect([await card.getValue(PURSE, mode), storedValue(emulated.memory)]).toEqual([2_000, 2_000]);
    await card.commitTransaction();
    expect([await card.getValue(PURSE, mode), storedValue(emulated.memory)]).toEqual([2_380, 2_380]);
  });

  test("does not move after an abort, nor beyond its limits, nor with a key that may not", async () => {
    const { emulated, card } = await reader({ mode });
    await enter(card, generation, CREDIT);
    await card.credit(PURSE, 500, mode);
    await card.abortTransaction();
    await expect(card.commitTransaction()).rejects.toMatchObject({ code: "no_changes" });
    for (const move of [() => card.debit(PURSE, 2_001, mode), () => card.credit(PURSE, 8_001, mode)]) {
      await enter(card, generation, CREDIT);
      await expect(move()).rejects.toMatchObject({ code: "boundary_error", statusWord: 0x91be });
      expect(card.authenticatedKey).toBeNull();
    }
    await enter(card, generation, DEBIT);
    await expect(card.credit(PURSE, 1, mode)).rejects.toMatchObject({ code: "permission_denied" });
    expect(storedValue(emulated.memory)).toBe(2_000);
  });

  test("gives back once, up to what the last debit took", async () => {
    const { card } = await reader({ mode });
    await enter(card, generation, DEBIT);
    await card.debit(PURSE, 300, mode);
    await card.commitTransaction();
    expect(await card.getFileSettings(PURSE)).toMatchObject({ kind: "value", mode, limit: 300 });
    await expect(card.limitedCredit(PURSE, 301, mode)).rejects.toMatchObject({ code: "boundary_error" });
    await enter(card, generation, DEBIT);
    await card.limitedCredit(PURSE, 100, mode);
    await card.commitTransaction();
    expect(await card.getValue(PURSE, mode)).toBe(1_800);
    await expect(card.limitedCredit(PURSE, 1, mode)).rejects.toMatchObject({ code: "boundary_error" });
  });

  test("has files longer than a frame: the standard one at once, the backup one at the commit", async () => {
    const { card } = await reader({ mode });
    const long = Uint8Array.from({ length: 190 }, (_, index) => index);
    await enter(card, generation, CREDIT);
    await card.writeData(NOTES, 5, long, mode);
    await card.writeData(TICKETS, 0, long, mode);
    expect(await card.readData(NOTES, 5, 190, mode)).toEqual(long);
    expect(await card.readData(TICKETS, 0, 190, mode)).toEqual(new Uint8Array(190));
    await card.commitTransaction();
    expect(await card.readData(TICKETS, 0, 0, mode)).toEqual(Uint8Array.of(...long, ...new Uint8Array(10)));
  });
});

test.each(generations)("keys and settings change, in %s", async (generation) => {
  const { card } = await reader();
  await enter(card, generation, 0);
  await card.changeKey(3, { key: UID_KEY, version: 7, former: ZERO_KEY });
  expect(await card.getKeyVersion(3)).toBe(7);
  await card.changeFileSettings(NOTES, {
    mode: "mac",
    rights: { read: 3, write: 3, readWrite: 3, change: "free" },
  });
  expect(await card.getFileSettings(NOTES)).toMatchObject({
    mode: "mac",
    rights: { read: 3, change: "free" },
  });
  await card.changeFileSettings(
    NOTES,
    { mode: "plain", rights: { read: "free", write: 3, readWrite: 3, change: 0 } },
    true,
  );
  await card.changeKey(0, { key: ZERO_KEY, version: 2 });
  expect(card.authenticatedKey).toBeNull();
  await expect(authenticate(card, generation, 0)).rejects.toMatchObject({ code: "authentication_error" });
  await card.authenticateAes(3, UID_KEY);
  await expect(card.changeKey(1, { key: ZERO_KEY, version: 0, former: keyFor(1) })).rejects.toMatchObject({
    code: "permission_denied",
  });
});

const UID_KEY = fromHex("0102030405060708090A0B0C0D0E0F10");

test.each(generations)("what a card is, and its life, in %s", async (generation) => {
  const emulated = new EmulatedCard({ memory: blankCard(UID) });
  const card = new Card(emulated);
  expect(await card.getVersion()).toMatchObject({ generation: "EV3", storageBytes: 4096, uid: hex(UID) });
  expect(await card.getUid()).toEqual(UID);
  await expect(card.getCardUid()).rejects.toMatchObject({ code: "not_authenticated" });
  if (generation === "ev1") await card.authenticateAes(0, ZERO_KEY);
  else await card.authenticateEv2First(0, ZERO_KEY);
  expect(await card.getCardUid()).toEqual(UID);
  expect((await card.getVersion()).generation).toBe("EV3");
  await card.createApplication(AID, SETTINGS, 14);
  expect((await card.getApplicationIds()).map(hex)).toEqual([hex(AID)]);
  await card.changeKey(0, { key: UID_KEY, version: 1 });
  await card.authenticateAes(0, UID_KEY);
  await card.formatPicc();
  expect(await card.getApplicationIds()).toEqual([]);
  await expect(card.selectApplication(AID)).rejects.toMatchObject({ code: "application_not_found" });
});

test("a commit is numbered and proven; what was altered, left out or added is not what the card did", async () => {
  const { emulated, card } = await reader({ proofs: true });
  await enter(card, "ev2", DEBIT);
  await card.debit(PURSE, 350, "full");
  await card.writeData(TICKETS, 0, bytes(1, 2, 3), "full");
  await card.authenticateEv2NonFirst(CREDIT, keyFor(CREDIT));
  await card.credit(PURSE, 100, "full");
  const proof = await card.commitTransactionWithProof();
  expect([proof.counter, storedValue(emulated.memory)]).toEqual([1, 1_750]);
  const debit = transactionInput(0xdc, bytes(PURSE), little(350, 4));
  const write = transactionInput(0x3d, bytes(TICKETS, 0, 0, 0, 3, 0, 0), bytes(1, 2, 3));
  const credit = transactionInput(0x0c, bytes(PURSE), little(100, 4));
  const proves = (inputs: Uint8Array[], uid = UID, counter = 1) =>
    verifyTransaction(TRANSACTION_KEY, uid, { ...proof, counter }, inputs);
  expect(proves([debit, write, credit])).toBe(true);
  expect(proves([debit, credit])).toBe(false);
  expect(proves([write, debit, credit])).toBe(false);
  expect(proves([transactionInput(0xdc, bytes(PURSE), little(349, 4)), write, credit])).toBe(false);
  expect(proves([debit, write, credit], UID.with(6, 0))).toBe(false);
  expect(proves([debit, write, credit], UID, 2)).toBe(false);
  const kept = await card.readData(PROOFS, 0, 12, "plain");
  expect(hex(kept)).toBe(hex(Uint8Array.of(1, 0, 0, 0, ...proof.mac)));
});

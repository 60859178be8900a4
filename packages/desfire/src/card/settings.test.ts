import { describe, expect, test } from "vitest";
import { type CardTransport, wrap } from "../apdu/frames.ts";
import { bytes, hex } from "../bytes.ts";
import { CODES } from "../commands/codes.ts";
import { EmulatedCard } from "../emulator/emulated-card.ts";
import { blankCard } from "../emulator/memory.ts";
import { readProfile, writeProfile } from "../emulator/profile.ts";
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
  RIGHTS,
  SETTINGS,
  UID,
  ZERO_KEY,
} from "../testing/purse.ts";
import { Card } from "./card.ts";

const generations = ["ev1", "ev2"] as const;

async function reader() {
  const emulated = new EmulatedCard({ memory: await aPurse(), random: countedRandom() });
  return { emulated, card: new Card(emulated, countedRandom()) };
}

describe.each(generations)("key settings, in %s", (generation) => {
  test("are changed by the master key, kept by the card, and count at once", async () => {
    const { emulated, card } = await reader();
    await enter(card, generation, 0);
    expect(await card.getKeySettings()).toEqual({ ...SETTINGS, keys: 4 });
    const closed = { ...SETTINGS, freeDirectory: false, changeKey: CREDIT };
    await card.changeKeySettings(closed);
    // The session goes on: it was proven and counted.
    expect(await card.getKeySettings()).toEqual({ ...closed, keys: 4 });
    await card.selectApplication(AID);
    await expect(card.getFileIds()).rejects.toMatchObject({ code: "authentication_error" });
    await enter(card, generation, 0);
    const change = { key: ZERO_KEY, version: 2, former: keyFor(DEBIT) };
    await expect(card.changeKey(DEBIT, change)).rejects.toMatchObject({ code: "permission_denied" });
    await enter(card, generation, CREDIT);
    await card.changeKey(DEBIT, change);
    const again = new Card(new EmulatedCard({ memory: readProfile(writeProfile(emulated.memory)) }));
    await enter(again, generation, 0);
    expect(await again.getKeySettings()).toEqual({ ...closed, keys: 4 });
  });

  test("are changed by no other key, nor by nobody", async () => {
    const { emulated, card } = await reader();
    await enter(card, generation, DEBIT);
    await expect(card.changeKeySettings(SETTINGS)).rejects.toMatchObject({ code: "permission_denied" });
    await card.selectApplication(AID);
    await expect(card.changeKeySettings(SETTINGS)).rejects.toMatchObject({ code: "not_authenticated" });
    expect(hex(await emulated.transmit(wrap(CODES.changeKeySettings, bytes(0x0f))))).toBe("91AE");
    expect(emulated.memory.applications.get(hex(AID))?.settings).toBe(0x0b);
  });

  test("say when nobody may change them again: not the master key either, nor that key", async () => {
    const { card } = await reader();
    await enter(card, generation, 0);
    await card.changeKeySettings({ ...SETTINGS, settingsChangeable: false, masterKeyChangeable: false });
    await expect(card.changeKeySettings(SETTINGS)).rejects.toMatchObject({ code: "permission_denied" });
    await enter(card, generation, 0);
    await expect(card.changeKey(0, { key: ZERO_KEY, version: 2 })).rejects.toMatchObject({
      code: "permission_denied",
    });
    await authenticate(card, generation, 0);
    expect(await card.getKeySettings()).toMatchObject({ settingsChangeable: false });
  });
});

describe.each(generations)("on the way, and of the card itself, in %s", (generation) => {
  test("key settings cross hidden: the byte is not seen, and one that is not hidden is refused", async () => {
    const memory = await aPurse();
    const emulated = new EmulatedCard({ memory, random: countedRandom() });
    const sent: Uint8Array[] = [];
    const listened: CardTransport = {
      transmit: (apdu) => {
        sent.push(apdu);
        return emulated.transmit(apdu);
      },
    };
    const card = new Card(listened, countedRandom());
    await enter(card, generation, 0);
    await card.changeKeySettings(SETTINGS);
    const command = sent.find((apdu) => apdu[1] === CODES.changeKeySettings);
    // 90 54 00 00 Lc, one block, the proof of EV2, 00.
    expect(command?.length).toBe(generation === "ev1" ? 22 : 30);
    expect(hex(await emulated.transmit(wrap(CODES.changeKeySettings, bytes(0x0f))))).toBe("911E");
    expect(emulated.memory.applications.get(hex(AID))?.settings).toBe(0x0b);
  });

  test("key settings of the card name no key: it has one", async () => {
    const emulated = new EmulatedCard({ memory: blankCard(UID), random: countedRandom() });
    const card = new Card(emulated, countedRandom());
    if (generation === "ev1") await card.authenticateAes(0, ZERO_KEY);
    else await card.authenticateEv2First(0, ZERO_KEY);
    expect(await card.getKeySettings()).toMatchObject({ keys: 1, changeKey: 0, freeCreateDelete: true });
    await expect(card.changeKeySettings({ ...SETTINGS, changeKey: "same" })).rejects.toThrow(RangeError);
    await card.changeKeySettings(SETTINGS);
    expect(await card.getKeySettings()).toEqual({ ...SETTINGS, keys: 1 });
    const other = new Card(emulated, countedRandom());
    await other.selectApplication(bytes(0, 0, 0));
    await expect(other.createApplication(AID, SETTINGS, 2)).rejects.toMatchObject({
      code: "authentication_error",
    });
  });
});

describe("the room that is left", () => {
  test("is told to anybody, at the card's level or in an application", async () => {
    const card = new Card(new EmulatedCard({ memory: blankCard(UID) }));
    expect(await card.getFreeMemory()).toBe(4096);
    const { card: full } = await reader();
    // A purse, 200 bytes twice, 300 bytes.
    const left = 4096 - 32 - 2 * 200 - 300;
    expect(await full.getFreeMemory()).toBe(left);
    await full.selectApplication(AID);
    expect(await full.getFreeMemory()).toBe(left);
  });

  test.each(generations)("is what a file may take, and no more, in %s", async (generation) => {
    const { card } = await reader();
    await enter(card, generation, 0);
    const left = await card.getFreeMemory();
    const file = { mode: "plain", rights: RIGHTS } as const;
    await expect(card.createStandardFile(10, { ...file, size: left + 1 })).rejects.toMatchObject({
      code: "out_of_memory",
    });
    await enter(card, generation, 0);
    await card.createStandardFile(10, { ...file, size: left - 31 });
    expect(await card.getFreeMemory()).toBe(31);
    const value = { lower: 0, upper: 10, value: 0, limitedCredit: false, freeGetValue: false };
    await expect(card.createValueFile(11, { ...file, ...value })).rejects.toMatchObject({
      code: "out_of_memory",
    });
    await enter(card, generation, 0);
    await card.createStandardFile(11, { ...file, size: 31 });
    expect(await card.getFreeMemory()).toBe(0);
    expect((await card.getFileIds()).toSorted((one, other) => one - other)).toContain(NOTES);
  });
});

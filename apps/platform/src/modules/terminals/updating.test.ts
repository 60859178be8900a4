import { randomUUID } from "node:crypto";
import { Card, type CardTransport } from "@ardeco/desfire";
import { EmulatedCard } from "@ardeco/desfire/emulator";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import { aPublishedService } from "../../testing/services.ts";
import { readPersonJournal } from "../audit/index.ts";
import type { Equipment } from "../equipment/index.ts";
import { declareLoss } from "../supports/index.ts";
import { closeApplication, defineApplication, getApplication } from "./index.ts";
import { aCanteen, type Canteen } from "./testing/a-canteen.ts";
import { aJournal } from "./testing/a-reader.ts";
import { openedCard } from "./testing/a-written-card.ts";
import { carryUpdating } from "./testing/carry-updating.ts";

// A kiosk where a card is laid: what came since it was made, and what was paid, is written on it, whatever is torn.

let canteen: Canteen;
let reader: Equipment;
let card: Awaited<ReturnType<Canteen["aCardHolder"]>>;

beforeAll(async () => {
  canteen = await aCanteen();
  ({ reader } = await aJournal(canteen.mayor, canteen.town.deskId));
});
afterAll(() => canteen?.house.close());
beforeEach(async () => {
  card = await canteen.aCardHolder(0);
});

const update = (torn?: Parameters<typeof carryUpdating>[3]) => {
  card.emulated.powerOff();
  return carryUpdating(canteen.mayor, reader, card.emulated, torn);
};
const pay = (amount: number) =>
  canteen.purse.byHouse({ kind: "credit", accountId: card.holder.accountId, amount });
async function onCard(): Promise<number> {
  card.emulated.powerOff();
  const opened = await openedCard(canteen.system, canteen.application, card.emulated, "credit");
  return opened.getValue(1, "full");
}

/** One that the directory did not have when the card was made; closed at the end, so that each story has its own. */
async function anApplication(aid: string, name: string) {
  const { id: serviceId } = await aPublishedService(canteen.house, canteen.town.id, { slug: name });
  const id = asId<"cardApplication">(randomUUID());
  const services = [{ serviceId, origins: ["https://pret.example"], verbs: ["read" as const] }];
  const facts = { id, aid, name, purse: null, elements: ["given_name" as const], services };
  await defineApplication(canteen.mayor, facts);
  const application = await canteen.mayor.transaction((tx) => getApplication(tx, canteen.mayor, id));
  return { application, close: () => closeApplication(canteen.mayor, id) };
}

/** A card of theirs at hand that answers as it does, but says that an application is not there; all that it was told is kept. */
function denying(emulated: EmulatedCard, aid: string, from: number) {
  const heard: string[] = [];
  // Least significant byte first.
  const onTheWire = Buffer.from(aid, "hex").reverse().toString("hex");
  let asked = 0;
  const transport: CardTransport = {
    transmit: async (apdu) => {
      const hex = Buffer.from(apdu).toString("hex");
      heard.push(hex);
      const isAsked = hex.startsWith("905a") && hex.includes(onTheWire);
      asked += isAsked ? 1 : 0;
      return isAsked && asked >= from ? Uint8Array.of(0x91, 0xa0) : emulated.transmit(apdu);
    },
  };
  return { transport, heard };
}
const isTold = (heard: readonly string[], command: string) =>
  heard.some((hex) => hex.startsWith(`90${command}`));

describe("a card that is played", () => {
  test("says that its purse is gone: no key is written, nothing is deleted, no euro is put", async () => {
    await pay(1_000);
    const { transport, heard } = denying(card.emulated, canteen.application.aid, 2);
    card.emulated.powerOff();
    const said = await carryUpdating(canteen.mayor, reader, transport).catch((error: unknown) =>
      String(error),
    );
    expect(said).toMatchObject({ written: [], credited: [] });
    expect(heard.filter((hex) => hex.startsWith("905a")).length).toBeGreaterThan(1);
    expect([isTold(heard, "c4"), isTold(heard, "da"), isTold(heard, "0c")]).toEqual([false, false, false]);
  });

  test("says that what a kiosk wrote is gone, or is formatted of it: it is not written again", async () => {
    const { application, close } = await anApplication("3042F8", "ludotheque");
    expect(await update()).toMatchObject({ written: ["ludotheque"] });
    const { transport, heard } = denying(card.emulated, application.aid, 1);
    card.emulated.powerOff();
    expect(await carryUpdating(canteen.mayor, reader, transport)).toMatchObject({ written: [] });
    expect(isTold(heard, "c4")).toBe(false);
    const owner = new Card(card.emulated);
    card.emulated.powerOff();
    await owner.selectApplication(Uint8Array.of(0, 0, 0));
    await owner.authenticateEv2First(0, new Uint8Array(16));
    await owner.deleteApplication(Buffer.from(application.aid, "hex"));
    expect(await update()).toMatchObject({ written: [] });
    await close();
  });

  test("has its first credit torn, spends it, deletes the purse: the same euros are not put there twice", async () => {
    const { close } = await anApplication("3042F9", "patinoire");
    await update();
    await pay(5_000);
    let command = 1;
    while ((await onCard()) === 0) await update({ at: command++, when: "after" });
    expect(await onCard()).toBe(5_000);
    card.emulated.powerOff();
    const owner = new Card(card.emulated);
    await owner.selectApplication(Uint8Array.of(0, 0, 0));
    await owner.authenticateEv2First(0, new Uint8Array(16));
    await owner.deleteApplication(Buffer.from(canteen.application.aid, "hex"));
    expect(await update()).toEqual({ outcome: "updated", written: [], credited: [] });
    await close();
  });
});

describe("a card laid at a kiosk", () => {
  test("receives the application that came since, then what was paid; laid again, nothing waits", async () => {
    const { application, close } = await anApplication("3042F6", "mediatheque");
    await pay(2_000);
    const unit = "euro_cent";
    expect(await update()).toEqual({
      outcome: "updated",
      written: ["mediatheque"],
      credited: [{ name: "Cantine", amount: 2_000, unit }],
    });
    expect(await onCard()).toBe(2_000);
    await openedCard(canteen.system, application, card.emulated, "debit");
    expect(await update()).toEqual({ outcome: "updated", written: [], credited: [] });
    await pay(500);
    expect(await update()).toMatchObject({ written: [], credited: [{ amount: 500 }] });
    expect(await onCard()).toBe(2_500);
    const { personId } = card.holder;
    const own = canteen.system.as({ kind: "person", personId });
    const { entries } = await own.transaction((tx) => readPersonJournal(tx, own, personId));
    const told = entries.map(({ action }) => action);
    expect(told.filter((action) => action === "terminals.card_written")).toHaveLength(1);
    expect(told.filter((action) => action === "terminals.card_credited")).toHaveLength(2);
    await close();
  });

  test("torn away at any command, before or after it, has all of it once it is back, and no euro twice", async () => {
    const { application, close } = await anApplication("3042F7", "musee");
    for (const when of ["before", "after"] as const) {
      card = await canteen.aCardHolder(0);
      await pay(1_500);
      let command = 1;
      for (; (await update({ at: command, when })) === undefined; command += 1)
        expect(command).toBeLessThan(120);
      expect(command).toBeGreaterThan(20);
      // Torn as it ended, or not: what the next laying finds is done.
      await update();
      expect(await onCard()).toBe(1_500);
      await openedCard(canteen.system, application, card.emulated, "credit");
    }
    await close();
  });

  test("that is lost receives nothing, and one that is no card of here neither", async () => {
    await pay(1_000);
    const agent = await anAgent(canteen.house, canteen.town.id, ["validator"]);
    await declareLoss(agent, { id: card.supportId, door: "desk" });
    await expect(update()).rejects.toThrow("reader.card_stopped");
    expect(await onCard()).toBe(0);
  });

  test("put back to a state of before receives nothing more", async () => {
    await pay(1_000);
    const { memory } = card.emulated;
    await update();

    card = { ...card, emulated: new EmulatedCard({ memory }) };
    await pay(100);
    await expect(update()).rejects.toThrow("reader.credit_not_owed");
    expect(await onCard()).toBe(0);
  });

  test("in two exchanges at once is not credited twice", async () => {
    await pay(1_000);
    await Promise.allSettled([update(), update()]);
    await update();
    expect(await onCard()).toBe(1_000);
  });
});

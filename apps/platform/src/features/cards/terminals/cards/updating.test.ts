import { randomUUID } from "node:crypto";
import { Card, type CardTransport } from "@ardeco/desfire";
import { blankCard, EmulatedCard } from "@ardeco/desfire/emulator";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { aPublishedService } from "../../../../testing/services.ts";
import { readPersonJournal } from "../../../trust/audit/index.ts";
import type { Equipment } from "../../equipment/index.ts";
import { recordSupportLoss } from "../../supports/index.ts";
import { computeCardName } from "../card-keys.ts";
import {
  type AskedUpdate,
  closeApplication,
  defineApplication,
  getApplication,
  listWaiting,
  requestCardUpdate,
} from "../index.ts";
import { aCanteen, type Canteen } from "../testing/a-canteen.ts";
import { aJournal } from "../testing/a-reader.ts";
import { openedCard } from "../testing/a-written-card.ts";
import { carryShowing } from "../testing/carry-showing.ts";
import { carryUpdating } from "../testing/carry-updating.ts";

// A kiosk where a card is laid: what somebody asked for on the page of their visit is written on it, and
// nothing else, whatever is torn.

let canteen: Canteen;
let reader: Equipment;
let card: Awaited<ReturnType<Canteen["aCardHolder"]>>;

beforeAll(async () => {
  canteen = await aCanteen();
  ({ reader } = await aJournal(canteen.mayor, canteen.town.deskId, "kiosk_reader"));
});
afterAll(() => canteen?.house.close());
beforeEach(async () => {
  card = await canteen.aCardHolder(0);
});

/**
 * As the page of a visit asks: an amount, or the applications that wait.
 * @param of whose card; theirs unless it is said
 */
function ask(amount?: number, of: Pick<typeof card, "holder" | "supportId"> = card): Promise<AskedUpdate> {
  const { system, town } = canteen;
  const { personId, accountId } = of.holder;
  const whose = { deskId: town.deskId, personId, supportIds: [of.supportId], mostOnCards: new Map() };
  const credit = amount === undefined ? {} : { credit: { accountId, amountIn: () => amount } };
  const id = parseId<"cardUpdate">(randomUUID());
  return system.transaction((tx) => requestCardUpdate(tx, system, { id, ...whose, ...credit }));
}
const lay = (
  { order }: Pick<AskedUpdate, "order">,
  { torn, on = card.emulated, at = reader }: Laying = {},
) => {
  card.emulated.powerOff();
  return carryUpdating(canteen.mayor, { reader: at, order }, on, torn);
};
interface Laying {
  readonly torn?: Parameters<typeof carryUpdating>[3];
  readonly on?: CardTransport;
  readonly at?: Equipment;
}
const waiting = (of: Pick<typeof card, "supportId"> = card) => {
  const { system, town } = canteen;
  return system.transaction((tx) =>
    listWaiting(tx, system, {
      deskId: town.deskId,
      supportIds: [of.supportId],
      mostOnCards: new Map(),
    }),
  );
};
const pay = (amount: number) =>
  canteen.purse.byHouse({ kind: "credit", accountId: card.holder.accountId, amount });
async function onCard(): Promise<number> {
  card.emulated.powerOff();
  const opened = await openedCard(canteen.system, canteen.application, card.emulated, "credit");
  return opened.getValue(1, "full");
}

/**
 * One that the directory did not have when the card was made; closed at the end, so that each story has its
 * own.
 */
async function anApplication(aid: string, name: string) {
  const { id: serviceId } = await aPublishedService(canteen.house, canteen.town.id, { slug: name });
  const id = parseId<"cardApplication">(randomUUID());
  const services = [{ serviceId, origins: ["https://pret.example"], verbs: ["read" as const] }];
  const facts = { id, aid, name, purse: null, elements: ["given_name" as const], services };
  await defineApplication(canteen.mayor, facts);
  const application = await getApplication(canteen.mayor, id);
  return { application, close: () => closeApplication(canteen.mayor, id) };
}

/**
 * A card of theirs at hand that answers as it does, but says that an application is not there; all that it
 * was told is kept.
 */
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
/** The card proves itself; then a blank one that says its number answers, and keeps what is written on it. */
function copying(emulated: EmulatedCard) {
  const copy = new EmulatedCard({ memory: blankCard(emulated.memory.uid) });
  let at: CardTransport = emulated;
  const transport: CardTransport = {
    transmit: (apdu) => {
      if (Buffer.from(apdu).toString("hex").startsWith("905a000003000000")) at = copy;
      return at.transmit(apdu);
    },
  };
  return { transport, copy };
}
const isTold = (heard: readonly string[], command: string) =>
  heard.some((hex) => hex.startsWith(`90${command}`));

async function formatOf(aid: string) {
  const owner = new Card(card.emulated);
  card.emulated.powerOff();
  await owner.selectApplication(Uint8Array.of(0, 0, 0));
  await owner.authenticateEv2First(0, new Uint8Array(16));
  await owner.deleteApplication(Buffer.from(aid, "hex"));
}
const gaps = () =>
  canteen.house.sqlAs<{ problem: string }>(
    "owner",
    "select problem from card_transaction where state = 'to_settle' and card = $1",
    [computeCardName(canteen.system, card.uid)],
  );

describe("a card that is played", () => {
  test("says that its purse is gone: no key is written, nothing is deleted, no euro is put", async () => {
    await pay(1_000);
    const { transport, heard } = denying(card.emulated, canteen.application.aid, 2);
    await expect(lay(await ask(1_000), { on: transport })).rejects.toThrow("reader.credit_no_account");
    expect(heard.filter((hex) => hex.startsWith("905a")).length).toBeGreaterThan(1);
    expect([isTold(heard, "c4"), isTold(heard, "da"), isTold(heard, "0c")]).toEqual([false, false, false]);
  });

  test("has what a kiosk writes put on a copy, whose keys are known: the copy is that card to nobody, and is given nothing", async () => {
    const { application, close } = await anApplication("3042FA", "theatre");
    await pay(1_000);
    const { transport, copy } = copying(card.emulated);
    expect(await lay(await ask(), { on: transport })).toMatchObject({ written: ["theatre"] });
    copy.powerOff();
    await openedCard(canteen.system, application, copy, "credit");
    for (const kind of ["partner_reader", "kiosk_reader", "reader"] as const) {
      const { reader: at } = await aJournal(canteen.mayor, canteen.town.deskId, kind);
      copy.powerOff();
      await expect(carryShowing(canteen.mayor, at, copy)).rejects.toThrow("reader.card_not_ours");
      card.emulated.powerOff();
      expect(await carryShowing(canteen.mayor, at, card.emulated)).toMatch(/^ARDECO-CARTE:/);
    }
    copy.powerOff();
    await expect(lay(await ask(500), { on: copy })).rejects.toThrow("reader.card_not_ours");
    await close();
  });

  test("says that what a kiosk wrote is gone, or is formatted of it: it is not written again", async () => {
    const { application, close } = await anApplication("3042F8", "ludotheque");
    const asked = await ask();
    expect(await lay(asked)).toMatchObject({ written: ["ludotheque"] });
    const { transport, heard } = denying(card.emulated, application.aid, 1);
    expect(await lay(asked, { on: transport })).toMatchObject({ written: [] });
    expect(isTold(heard, "c4")).toBe(false);
    await formatOf(application.aid);
    expect(await lay(asked)).toMatchObject({ written: [] });
    await expect(ask()).rejects.toThrow("terminals.nothing_to_load");
    await close();
  });

  test("has its first credit torn, spends it, deletes the purse: the same euros are not put there twice", async () => {
    const { close } = await anApplication("3042F9", "patinoire");
    await lay(await ask());
    await pay(5_000);
    const asked = await ask(5_000);
    let command = 1;
    while ((await onCard()) === 0) await lay(asked, { torn: { at: command++, when: "after" } });
    expect(await onCard()).toBe(5_000);
    await formatOf(canteen.application.aid);
    await expect(lay(asked)).rejects.toThrow("reader.card_not_ours");
    await expect(ask(5_000)).rejects.toThrow("terminals.nothing_to_load");
    await close();
  });
});

describe("what nobody asked for", () => {
  test("is not done: without a press, no reader writes on a card that lies there", async () => {
    await pay(2_000);
    expect((await waiting()).purses).toMatchObject([{ name: "Cantine", unit: "euro_cent", most: 2_000 }]);
    for (const order of ["", "true", "rien", randomUUID()])
      await expect(lay({ order })).rejects.toThrow("reader.asked_too_late");
    expect(await onCard()).toBe(0);
  });

  test("on the card of somebody else, forgotten on the reader: nothing is written, nothing of it is told, lost or not", async () => {
    const forgotten = card;
    await pay(3_200);
    card = await canteen.aCardHolder(0);
    await pay(1_000);
    const asked = await ask(1_000);
    const { transport, heard } = denying(forgotten.emulated, "FFFFFF", 9);
    forgotten.emulated.powerOff();
    await expect(lay(asked, { on: transport })).rejects.toThrow("reader.card_of_another");
    expect([isTold(heard, "c4"), isTold(heard, "0c"), isTold(heard, "6c")]).toEqual([false, false, false]);
    const agent = await anAgent(canteen.house, canteen.town.id, ["validator"]);
    await recordSupportLoss(agent, { id: forgotten.supportId, door: "desk" });
    forgotten.emulated.powerOff();
    await expect(lay(asked, { on: forgotten.emulated })).rejects.toThrow("reader.card_of_another");
    expect(await lay(asked)).toMatchObject({ credited: [{ amount: 1_000 }] });
  });

  test("beyond what was asked: the rest stays on the account, and one card of it is not credited for another", async () => {
    await pay(3_000);
    const asked = await ask(1_200);
    expect(await lay(asked)).toMatchObject({ credited: [{ name: "Cantine", amount: 1_200 }] });
    expect(await lay(asked)).toMatchObject({ credited: [{ amount: 1_200 }] });
    expect(await onCard()).toBe(1_200);
    expect((await waiting()).purses).toMatchObject([{ most: 1_800 }]);
    for (const amount of [0, -1, 1.5, 1_801, Number.NaN])
      await expect(ask(amount)).rejects.toThrow("terminals.load_not_valid");
  });

  test("at the desk of another service: what its purse could not be given there is not offered, nor said to wait", async () => {
    await pay(1_000);
    const deskId = await canteen.aDeskOf("piscine");
    const { system } = canteen;
    const { personId } = card.holder;
    const whose = { deskId, supportIds: [card.supportId], personId, mostOnCards: new Map() };
    const told = await system.transaction((tx) => listWaiting(tx, system, whose));
    expect(told.purses).toEqual([]);
    const credit = { accountId: card.holder.accountId, amountIn: () => 1_000 };
    const id = parseId<"cardUpdate">(randomUUID());
    await expect(
      system.transaction((tx) => requestCardUpdate(tx, system, { id, ...whose, credit })),
    ).rejects.toThrow("terminals.nothing_to_load");
  });

  test("two minutes after the press, at the reader of another desk, or at one that is not a kiosk’s: nothing", async () => {
    await pay(1_000);
    const asked = await ask(1_000);
    const elsewhere = await canteen.aDeskOf("cantine");
    const other = await aJournal(canteen.mayor, elsewhere, "kiosk_reader");
    await expect(lay(asked, { at: other.reader })).rejects.toThrow("reader.asked_too_late");
    for (const kind of ["reader", "partner_reader"] as const) {
      const { reader: at } = await aJournal(canteen.mayor, canteen.town.deskId, kind);
      await expect(lay(asked, { at })).rejects.toThrow("reader.of_pages");
    }
    canteen.house.clock.advance(121_000);
    await expect(lay(asked)).rejects.toThrow("reader.asked_too_late");
    expect(await onCard()).toBe(0);
  });

  test("beyond fifty euros a day for an account, however it is asked: a card that was found loads no more", async () => {
    await pay(15_000);
    const [first, second] = [await ask(5_000), await ask(5_000)];
    expect(await lay(first)).toMatchObject({ credited: [{ amount: 5_000 }] });
    await expect(lay(second)).rejects.toThrow("reader.credit_over_the_day");
    expect((await waiting()).purses).toMatchObject([{ most: 0 }]);
    await expect(ask(1)).rejects.toThrow("terminals.nothing_to_load");
    canteen.house.clock.advance(24 * 3_600_000);
    expect((await waiting()).purses).toMatchObject([{ most: 5_000 }]);
  });
});

describe("a card laid at a kiosk", () => {
  test("receives what was asked for: the application that came since, then what was paid; laid again, nothing waits", async () => {
    const { application, close } = await anApplication("3042F6", "mediatheque");
    await pay(2_000);
    const unit = "euro_cent";
    expect((await waiting()).applications).toMatchObject([{ name: "mediatheque", elements: ["given_name"] }]);
    expect(await lay(await ask())).toEqual({
      outcome: "updated",
      written: ["mediatheque"],
      credited: [],
    });
    expect(await lay(await ask(2_000))).toEqual({
      outcome: "updated",
      written: [],
      credited: [{ name: "Cantine", amount: 2_000, unit }],
    });
    expect(await onCard()).toBe(2_000);
    await openedCard(canteen.system, application, card.emulated, "debit");
    expect(await waiting()).toEqual({ purses: [], applications: [] });
    await pay(500);
    expect(await lay(await ask(500))).toMatchObject({ written: [], credited: [{ amount: 500 }] });
    expect(await onCard()).toBe(2_500);
    const { personId } = card.holder;
    const own = canteen.system.as({ kind: "person", personId });
    const { entries } = await readPersonJournal(own, personId);
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
      for (const asked of [await ask(), await ask(1_500)]) {
        let command = 1;
        for (; (await lay(asked, { torn: { at: command, when } })) === undefined; command += 1)
          expect(command).toBeLessThan(120);
        expect(command).toBeGreaterThan(10);
        // Torn as it ended, or not: what the next laying finds is done.
        await lay(asked);
      }
      expect(await onCard()).toBe(1_500);
      await openedCard(canteen.system, application, card.emulated, "credit");
    }
    await close();
  });

  test("that is lost receives nothing, and has nothing to be asked", async () => {
    await pay(1_000);
    const asked = await ask(1_000);
    const agent = await anAgent(canteen.house, canteen.town.id, ["validator"]);
    await recordSupportLoss(agent, { id: card.supportId, door: "desk" });
    await expect(lay(asked)).rejects.toThrow("reader.card_stopped");
    expect(await waiting()).toEqual({ purses: [], applications: [] });
    expect(await onCard()).toBe(0);
  });

  test("put back to a state of before receives nothing more, hears that somebody must see it, and is one gap however often", async () => {
    await pay(1_000);
    const { memory } = card.emulated;
    await lay(await ask(1_000));

    card = { ...card, emulated: new EmulatedCard({ memory }) };
    await pay(100);
    for (let time = 0; time < 5; time += 1)
      await expect(lay(await ask(100))).rejects.toThrow("reader.card_to_see");
    expect(await gaps()).toEqual([{ problem: "rolled_back" }]);
    expect(await onCard()).toBe(0);
  });

  test("in two exchanges at once is not credited twice", async () => {
    await pay(1_000);
    const asked = await ask(1_000);
    await Promise.allSettled([lay(asked), lay(asked)]);
    await lay(asked);
    expect(await onCard()).toBe(1_000);
  });
});

import { blankCard, EmulatedCard } from "@ardeco/desfire/emulator";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anAgent, aTown } from "../../testing/builders.ts";
import { readPersonJournal } from "../audit/index.ts";
import type { Equipment } from "../equipment/index.ts";
import { checkCode, declareLoss, findPresented } from "../supports/index.ts";
import { keyOfCard } from "./card-keys.ts";
import { aCanteen, type Canteen, canteenIn } from "./testing/a-canteen.ts";
import { aJournal } from "./testing/a-reader.ts";
import { carryShowing } from "./testing/carry-showing.ts";

// A plastic card before a page of the platform: it is the key of the card that says whose it is, and no number that a page or a PC would say.

let canteen: Canteen;
let reader: Equipment;
let card: Awaited<ReturnType<Canteen["aCardHolder"]>>;

beforeAll(async () => {
  canteen = await aCanteen();
  ({ reader } = await aJournal(canteen.mayor, canteen.town.deskId));
});
afterAll(() => canteen?.house.close());
beforeEach(async () => {
  card = await canteen.aCardHolder();
});

const show = (emulated = card.emulated, leavesAt?: number) => {
  emulated.powerOff();
  return carryShowing(canteen.mayor, reader, emulated, leavesAt);
};
async function codeOf(emulated = card.emulated): Promise<string> {
  const code = await show(emulated);
  if (code === undefined) throw new Error("It did not leave.");
  return code;
}
const given = (code: string, system = canteen.system) =>
  system.transaction((tx) => findPresented(tx, system, { typed: code, readBy: "Cinéma" }));

describe("a card that the platform opens", () => {
  test("is its holder’s, by a code that tells nothing, once, and the journal names who read it", async () => {
    const code = await codeOf();
    expect(code).not.toContain(card.supportId);
    expect(code).not.toContain(card.uid);
    expect(await given(code)).toEqual({
      accepted: true,
      personId: card.holder.personId,
      kind: "printed",
      isProven: true,
    });
    expect(await given(code)).toEqual({ accepted: false, refusal: "replayed" });
    const { personId } = card.holder;
    const own = canteen.system.as({ kind: "person", personId });
    const { entries } = await own.transaction((tx) => readPersonJournal(tx, own, personId));
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: "supports.shown",
        data: expect.objectContaining({ equipment: "Cinéma" }),
      }),
    );
  });

  test("torn away at any command gives nothing, and is opened once it is back", async () => {
    let command = 1;
    for (; (await show(card.emulated, command)) === undefined; command += 1) expect(command).toBeLessThan(30);
    expect(command).toBeGreaterThan(4);
  });

  test("gives a code that lives three quarters of a minute, in its authority alone, and is believed by a terminal", async () => {
    const code = await codeOf();
    const lisieux = canteen.house.system((await aTown(canteen.house, { slug: "lisieux" })).id);
    expect(await given(code, lisieux)).toEqual({ accepted: false, refusal: "malformed" });
    expect(await given(`${code.slice(0, -3)}AAA`)).toEqual({ accepted: false, refusal: "malformed" });
    expect(await given("ARDECO-CARTE:")).toEqual({ accepted: false, refusal: "malformed" });
    const late = await codeOf();
    expect(await checkCode(canteen.mayor, { code, equipment: reader })).toMatchObject({
      accepted: true,
      isCopyable: false,
    });
    canteen.house.clock.advance(46_000);
    expect(await given(late)).toEqual({ accepted: false, refusal: "expired" });
  });

  test("sent twice at once is taken once", async () => {
    const code = await codeOf();
    const answers = await Promise.all(Array.from({ length: 8 }, () => given(code)));
    expect(answers.filter(({ accepted }) => accepted)).toHaveLength(1);
  });

  test("that was lost since opens nothing, and says why", async () => {
    const agent = await anAgent(canteen.house, canteen.town.id, ["validator"]);
    await declareLoss(agent, { id: card.supportId, door: "desk", isRecognised: true });
    expect(await given(await codeOf())).toEqual({ accepted: false, refusal: "lost" });
  });
});

describe("what is no card of the authority", () => {
  test("a blank card, one of another authority, and one that nobody holds are told apart from none", async () => {
    await expect(show(new EmulatedCard({ memory: blankCard() }))).rejects.toThrow("reader.card_not_ours");
    const other = await aCanteenElsewhere();
    await expect(show(other)).rejects.toThrow("reader.card_refused");
    await canteen.house.sqlAs("owner", "delete from card where support_id = $1", [card.supportId]);
    await expect(show()).rejects.toThrow("reader.card_not_ours");
  });

  test("one that says the number of another card is not that card", async () => {
    const victim = await canteen.aCardHolder();
    const uid = Buffer.from(victim.uid, "hex");
    const liar = {
      powerOff: () => card.emulated.powerOff(),
      transmit: async (apdu: Uint8Array) =>
        apdu[0] === 0xff ? Uint8Array.of(...uid, 0x90, 0x00) : card.emulated.transmit(apdu),
    };
    await expect(carryShowing(canteen.mayor, reader, liar)).rejects.toThrow("reader.card_refused");
  });

  test("a PC that has the key of debits, which a reader holds, plays no card here", async () => {
    const { memory } = card.emulated;
    const debit = keyOfCard(canteen.system, canteen.application, "debit", memory.uid);
    const known = memory.applications.get(canteen.application.aid);
    if (!known) throw new Error("not written");
    // All that it knows of this card, wherever the platform asks.
    const keys = known.keys.map((key) => ({ ...key, value: debit }));
    const applications = new Map([...memory.applications, [canteen.application.aid, { ...known, keys }]]);
    const played = new EmulatedCard({ memory: { ...memory, applications } });
    await expect(show(played)).rejects.toThrow("reader.card_refused");
  });
});

/** A card of a town whose application has the same number. */
async function aCanteenElsewhere(): Promise<EmulatedCard> {
  const ifs = await aTown(canteen.house, { slug: "ifs" });
  return (await (await canteenIn(canteen.house, ifs)).aCardHolder()).emulated;
}

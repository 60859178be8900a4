import { blankCard, EmulatedCard } from "@ardeco/desfire/emulator";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { readPersonJournal } from "../../../trust/audit/index.ts";
import type { Equipment } from "../../equipment/index.ts";
import {
  type CodeShowingPlace,
  checkAtDesk,
  checkCode,
  findPresented,
  recordSupportLoss,
} from "../../supports/index.ts";
import { getSingleCardKey } from "../card-keys.ts";
import { aCanteen, type Canteen, canteenIn } from "../testing/a-canteen.ts";
import { aJournal } from "../testing/a-reader.ts";
import { carryShowing } from "../testing/carry-showing.ts";

// A plastic card before a page of the platform: it is the key of the card that says whose it is, and no
// number that a page or a PC would say.

let canteen: Canteen;
let reader: Equipment;
let card: Awaited<ReturnType<Canteen["aCardHolder"]>>;

beforeAll(async () => {
  canteen = await aCanteen();
  ({ reader } = await aJournal(canteen.mayor, canteen.town.deskId, "partner_reader"));
});
afterAll(() => canteen?.house.close());
beforeEach(async () => {
  card = await canteen.aCardHolder();
});

const show = (emulated = card.emulated, leavesAt?: number, at = reader) => {
  emulated.powerOff();
  return carryShowing(canteen.mayor, at, emulated, leavesAt);
};
async function codeOf(at = reader): Promise<string> {
  const code = await show(card.emulated, undefined, at);
  if (code === undefined) throw new Error("It did not leave.");
  return code;
}
const given = (code: string, system = canteen.system, at: CodeShowingPlace = { purpose: "partner" }) =>
  system.transaction((tx) => findPresented(tx, system, { typed: code, readBy: "Cinéma", at }));

describe("a card that the platform opens", () => {
  test("is its holder’s, by a code that tells nothing, once, and the journal names who read it", async () => {
    const code = await codeOf();
    expect(code).not.toContain(card.supportId);
    expect(code).not.toContain(card.uid);
    // As long as a terminal may send.
    expect(code.length).toBeLessThan(400);
    expect(await given(code)).toEqual({
      accepted: true,
      personId: card.holder.personId,
      kind: "printed",
      shownBy: "live",
      readerId: reader.id,
    });
    expect(await given(code)).toEqual({ accepted: false, refusal: "replayed" });
    const { personId } = card.holder;
    const own = canteen.system.as({ kind: "person", personId });
    const { entries } = await readPersonJournal(own, personId);
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

  test("gives a code that lives three quarters of a minute, in its authority alone", async () => {
    const code = await codeOf();
    const lisieux = canteen.house.system((await aTown(canteen.house, { slug: "lisieux" })).id);
    expect(await given(code, lisieux)).toEqual({ accepted: false, refusal: "malformed" });
    expect(await given(`${code.slice(0, -3)}AAA`)).toEqual({ accepted: false, refusal: "malformed" });
    expect(await given("ARDECO-CARTE:")).toEqual({ accepted: false, refusal: "malformed" });
    const late = await codeOf();
    canteen.house.clock.advance(46_000);
    expect(await given(late)).toEqual({ accepted: false, refusal: "expired" });
  });

  test("is believed where it was opened for, and nowhere else: shown there it is spent", async () => {
    const { mayor, town, system } = canteen;
    const desk = await canteen.aDeskOf("cantine");
    const [till, kiosk] = [
      (await aJournal(mayor, desk)).reader,
      (await aJournal(mayor, town.deskId, "kiosk_reader")).reader,
    ];
    const terminal = (code: string, equipment = till) => checkCode(mayor, { code, equipment });
    const atKiosk = (code: string, deskId = town.deskId) => given(code, system, { purpose: "kiosk", deskId });
    // At the till of the canteen, for its terminal: at a cinema, a kiosk, a desk, it opens nothing.
    expect(await terminal(await codeOf(till))).toMatchObject({ accepted: true, isCopyable: false });
    for (const elsewhere of [
      given,
      atKiosk,
      (code: string) => terminal(code, kiosk),
      async (code: string) => {
        const agent = await anAgent(canteen.house, town.id, ["validator"]);
        const { refusal } = (await checkAtDesk(agent, code)) as { readonly refusal?: string };
        return { accepted: false, refusal };
      },
    ]) {
      const code = await codeOf(till);
      expect(await elsewhere(code)).toEqual({ accepted: false, refusal: "malformed" });
      expect(await terminal(code)).toEqual({ accepted: false, refusal: "replayed" });
    }
    // Beside a kiosk, for the kiosk of that desk.
    expect(await atKiosk(await codeOf(kiosk))).toMatchObject({ accepted: true, shownBy: "live" });
    expect(await atKiosk(await codeOf(kiosk), desk)).toEqual({ accepted: false, refusal: "malformed" });
    expect(await given(await codeOf(kiosk))).toEqual({ accepted: false, refusal: "malformed" });
    expect(await atKiosk(await codeOf())).toEqual({ accepted: false, refusal: "malformed" });
  });

  test("is taken where the clock of the server is two seconds behind the one that opened it", async () => {
    const code = await codeOf();
    canteen.house.clock.advance(-2_000);
    expect(await given(code)).toMatchObject({ accepted: true });
    canteen.house.clock.advance(2_000);
    const ahead = await codeOf();
    canteen.house.clock.advance(-6_000);
    expect(await given(ahead)).toEqual({ accepted: false, refusal: "expired" });
    canteen.house.clock.advance(6_000);
  });

  test("sent twice at once is taken once", async () => {
    const code = await codeOf();
    const answers = await Promise.all(Array.from({ length: 8 }, () => given(code)));
    expect(answers.filter(({ accepted }) => accepted)).toHaveLength(1);
  });

  test("that was lost since opens nothing, and says why", async () => {
    const agent = await anAgent(canteen.house, canteen.town.id, ["validator"]);
    await recordSupportLoss(agent, { id: card.supportId, door: "desk", isRecognised: true });
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
    const debit = getSingleCardKey(canteen.system, canteen.application, "debit", memory.uid);
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

import { HAS_PROXIMITY_KEY, Presence, type ReaderConfiguration } from "@ardeco/contracts";
import { Card, PROXIMITY_KEY } from "@ardeco/desfire";
import { blankCard, EmulatedCard } from "@ardeco/desfire/emulator";
import fc from "fast-check";
import { decodeJwt } from "jose";
import { Value } from "typebox/value";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aTown } from "../../../../testing/builders.ts";
import { getSingleCardKey, keyNumbers } from "../card-keys.ts";
import { writeCard } from "../cards/write-card.ts";
import { writeConfiguration } from "../index.ts";
import { computePresenceRule, MARGIN_US, type Measured, SLOWEST_US } from "../rules.ts";
import { aCanteen, canteenIn } from "../testing/a-canteen.ts";
import { aJournal } from "../testing/a-reader.ts";
import { openedCard } from "../testing/a-written-card.ts";

let canteen: Awaited<ReturnType<typeof aCanteen>>;
beforeAll(async () => {
  canteen = await aCanteen();
});
afterAll(() => canteen?.house.close());

describe("what a reader is told of how near a card must be", () => {
  test("is made of what that reader measured, and signed to it alone; a program of before is told nothing", async () => {
    const { reader } = await aJournal(canteen.mayor, canteen.town.deskId);
    const told = async (measured: Measured | null) => {
      const signed = await writeConfiguration(canteen.system, reader, { measured, entries: true });
      return decodeJwt<ReaderConfiguration>(signed).services[0]?.presence;
    };
    expect(await told(null)).toBeUndefined();
    const whatever = {
      verbs: ["enter", "debit"],
      proximity: "if_said",
      late_rounds: 1,
      unproven_most: 2_000,
    };
    expect(await told({})).toEqual(whatever);
    expect(await told({ commandUs: 6_000 })).toEqual({ ...whatever, command_most_us: 16_000 });
    const { reader: ofPages } = await aJournal(canteen.mayor, canteen.town.deskId, "kiosk_reader");
    const pages = async (measured: Measured | null) =>
      decodeJwt<ReaderConfiguration>(
        await writeConfiguration(canteen.system, ofPages, { measured, entries: true }),
      ).pages_command_most_us;
    expect([await pages(null), await pages({}), await pages({ commandUs: 6_000 })]).toEqual([
      undefined,
      undefined,
      16_000,
    ]);
    expect(await told({ commandUs: 6_000, roundUs: 5_000 })).toEqual({
      ...whatever,
      command_most_us: 16_000,
      round_most_us: 15_000,
    });
  });

  test("never leaves more than the margin to an accomplice, whatever a reader says that it measured", () => {
    const measured = fc.record({ commandUs: fc.nat(60_000_000), roundUs: fc.nat(60_000_000) });
    fc.assert(
      fc.property(measured, fc.integer({ min: 1, max: 0x7fffffff }), (said, most) => {
        const presence = computePresenceRule({ most, unit: "euro_cent" }, said);
        expect(Value.Check(Presence, presence)).toBe(true);
        expect(presence.unproven_most).toBeLessThanOrEqual(most);
        expect(presence.command_most_us).toBe(
          said.commandUs > SLOWEST_US ? undefined : said.commandUs + MARGIN_US,
        );
        expect(presence.round_most_us).toBe(said.roundUs > SLOWEST_US ? undefined : said.roundUs + MARGIN_US);
      }),
    );
  });
});

test("a purse that counts something else than euros gives five at most without a look", async () => {
  const { house } = canteen;
  const pool = await canteenIn(house, await aTown(house, { slug: "rouen" }), { unit: "unit" });
  const { reader } = await aJournal(pool.mayor, pool.town.deskId);
  const signed = await writeConfiguration(pool.system, reader, { measured: {}, entries: true });
  expect(decodeJwt<ReaderConfiguration>(signed).services[0]?.presence?.unproven_most).toBe(5);
  expect(computePresenceRule({ most: 3, unit: "token" }, {}).unproven_most).toBe(3);
});

describe("a card that the platform makes", () => {
  const write = (emulated: EmulatedCard, card = new Card(emulated)) =>
    writeCard(canteen.system, card, canteen.application, { uid: emulated.memory.uid, elements: ["Jeanne"] });

  test("has the key of the proximity check, made for it alone, and says so in its session", async () => {
    const [one, other] = [
      new EmulatedCard({ memory: blankCard() }),
      new EmulatedCard({ memory: blankCard() }),
    ];
    await write(one);
    await write(other);
    const keyOf = ({ memory }: EmulatedCard) =>
      getSingleCardKey(canteen.system, canteen.application, "proximity", memory.uid);
    const card = new Card(one);
    await card.selectApplication(Buffer.from(canteen.application.aid, "hex"));
    expect((await card.checkProximity(keyOf(one))).rounds.length).toBeGreaterThanOrEqual(4);
    await expect(card.checkProximity(keyOf(other))).rejects.toMatchObject({ code: "integrity_error" });
    const debit = getSingleCardKey(canteen.system, canteen.application, "debit", one.memory.uid);
    await expect(card.checkProximity(debit)).rejects.toMatchObject({ code: "integrity_error" });
    const opened = await openedCard(canteen.system, canteen.application, one, "debit");
    expect((await opened.getKeyVersion(keyNumbers.debit)) & HAS_PROXIMITY_KEY).toBe(HAS_PROXIMITY_KEY);
    expect((await opened.getKeyVersion(PROXIMITY_KEY)) & ~HAS_PROXIMITY_KEY).toBe(
      canteen.application.keyVersion,
    );
  });

  test("is made without, and says nothing of the kind, where it takes no such key", async () => {
    const emulated = new EmulatedCard({ memory: blankCard() });
    const card = new Card({
      // An EV3 as it leaves the factory: no third byte of settings.
      transmit: async (apdu) => {
        if (apdu[1] !== 0xca || ((apdu[9] ?? 0) & 0x10) === 0) return emulated.transmit(apdu);
        emulated.powerOff();
        return Uint8Array.of(0x91, 0x9d);
      },
    });
    await write(emulated, card);
    const opened = await openedCard(canteen.system, canteen.application, emulated, "debit");
    expect(await opened.getKeyVersion(keyNumbers.debit)).toBe(canteen.application.keyVersion);
    await expect(opened.getKeyVersion(PROXIMITY_KEY)).rejects.toMatchObject({ code: "no_such_key" });
  });
});

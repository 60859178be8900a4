import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { platformOfOne } from "../demonstration/platform-of-one.ts";
import { aCard, aPairedPage, aReader, type TestReader } from "../testing/a-reader.ts";
import { mayEnterUntil } from "./entries.ts";
import { supportOf } from "./supports.ts";

const nameOf = (n: number) => createHash("sha256").update(String(n)).digest().subarray(0, 16);
const listOf = (names: readonly Buffer[]) =>
  Buffer.concat(names.toSorted(Buffer.compare)).toString("base64url");

describe("a list of cards that may enter", () => {
  test("holds each card that is in it, and no other, however many there are", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(5_000), { minLength: 1, maxLength: 60 }),
        fc.nat(5_000),
        (given, asked) => {
          const entries = [{ supports: listOf(given.map(nameOf)), until: 10 }];
          const expected = given.includes(asked) ? 10 : undefined;
          expect(mayEnterUntil(entries, nameOf(asked).toString("base64url"))).toBe(expected);
        },
      ),
    );
  });

  test("lets in until the latest instant of those that hold the card", () => {
    const supports = listOf([nameOf(1)]);
    const entries = [1, 3, 2].map((until) => ({ supports, until }));
    expect(mayEnterUntil(entries, supports)).toBe(3);
    expect(mayEnterUntil([], supports)).toBeUndefined();
  });

  test("of twenty thousand cards is half a megabyte", () => {
    const names = Array.from({ length: 20_000 }, (_, n) => nameOf(n));
    const entries = [{ supports: listOf(names), until: 10 }];
    // As the signature carries it, in base64url.
    const carried = Buffer.from(JSON.stringify(entries)).toString("base64url");
    expect(carried.length).toBeLessThan(600_000);
    const asked = names.filter((_name, at) => at % 1_000 === 0);
    expect(asked.map((name) => mayEnterUntil(entries, name.toString("base64url")))).toEqual(
      asked.map(() => 10),
    );
  });
});

describe("a reader", () => {
  let reader: TestReader;
  let page: Awaited<ReturnType<typeof aPairedPage>>;
  beforeEach(async () => {
    reader = await aReader();
    page = await aPairedPage(reader);
  });
  afterEach(() => reader[Symbol.asyncDispose]());

  const A_DAY = 24 * 3_600;
  const may = async () => (await page.send("/v1/enter", {})).body;
  /** Signed by whoever is said to be the platform: this card among others. */
  async function tell(
    sequence: number,
    names: readonly string[],
    by: Pick<typeof reader.platform, "sign"> = reader.platform,
  ) {
    const [service] = reader.services;
    if (!service) throw new Error("no service");
    const until = Math.floor(reader.clock.now.getTime() / 1000) + A_DAY;
    const supports = listOf(names.map((name) => Buffer.from(name, "base64url")));
    const entries = names.length === 0 ? [] : [{ supports, until }];
    const services = [{ ...service, entries }];
    const text = await by.sign(reader.configuration({ sequence: 9_000_000_000 + sequence, services }));
    return reader.running.configuration.take(text, reader.clock.now);
  }
  const others = [nameOf(1), nameOf(2)].map((name) => name.toString("base64url"));
  const nameHere = (uid: Uint8Array) => supportOf(reader.services[0]?.support_key ?? "", uid);

  test("opens to a card of the list among others, without a network until what was signed ends, and to no other card", async () => {
    const card = await aCard();
    await tell(1, [...others, nameHere(card.memory.uid)]);
    await reader.put(card);
    expect(await may()).toMatchObject({ may: true, reason: null });
    reader.later(A_DAY * 1_000 - 2_000);
    expect(await may()).toMatchObject({ may: true });
    reader.later(3_000);
    expect(await may()).toMatchObject({ code: "configuration_expired" });
  });

  test("no longer opens once the platform left the card out", async () => {
    const card = await aCard();
    const name = nameHere(card.memory.uid);
    await reader.put(card);
    await tell(1, [name]);
    expect(await may()).toMatchObject({ may: true });
    await tell(2, others);
    expect(await may()).toMatchObject({ may: false, reason: "no_right" });
  });

  test("does not open by the name of another service, nor by a list that somebody else signed", async () => {
    const card = await aCard();
    await reader.put(card);
    const elsewhere = supportOf(Buffer.alloc(32, 9).toString("base64url"), card.memory.uid);
    await tell(1, [elsewhere]);
    expect(await may()).toMatchObject({ may: false, reason: "no_right" });
    const forger = await platformOfOne();
    await expect(tell(2, [nameHere(card.memory.uid)], forger)).rejects.toMatchObject({
      problem: "not_signed",
    });
    expect(await may()).toMatchObject({ may: false, reason: "no_right" });
  });

  test("refuses a card that is stopped, though the list lets it in", async () => {
    const card = await aCard();
    await reader.put(card);
    const [service] = reader.services;
    if (!service) throw new Error("no service");
    const key = Buffer.alloc(32, 7).toString("base64url");
    const supports = nameHere(card.memory.uid);
    const until = Math.floor(reader.clock.now.getTime() / 1000) + A_DAY;
    const denied = { key, supports: [supportOf(key, card.memory.uid)] };
    const services = [{ ...service, entries: [{ supports, until }] }];
    const text = await reader.platform.sign(
      reader.configuration({ sequence: 9_000_000_001, services, denied }),
    );
    await reader.running.configuration.take(text, reader.clock.now);
    expect(await may()).toMatchObject({ may: false, reason: "card_denied" });
  });
});

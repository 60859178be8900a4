import { randomUUID } from "node:crypto";
import type { CardTransport } from "@ardeco/desfire";
import { EmulatedPhone } from "@ardeco/desfire/emulator";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { setPersonStatus } from "../../../identity/identity/index.ts";
import type { Equipment } from "../../equipment/index.ts";
import {
  checkCode,
  findPresented,
  issuePhoneSecret,
  type PhoneSecret,
  recordSupportLoss,
  SELECT_PHONE,
  setSupportKinds,
} from "../../supports/index.ts";
import { aCounter, type Counter, shownBy, subscribes } from "../../supports/testing/a-pool.ts";
import { aJournal } from "../testing/a-reader.ts";
import { carryShowing } from "../testing/carry-showing.ts";

// A phone held to a contactless reader: what its screen would show, proven under a challenge of the platform.

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let mayor: Context;
let reader: Equipment;
/** At the desk of the pool. */
let gate: Equipment;
let pool: Counter;
let karim: Awaited<ReturnType<typeof somebody>>;
let bound: PhoneSecret;

beforeAll(async () => {
  house = await testRuntime();
  town = await aTown(house, { slug: "caen" });
  mayor = await anAgent(house, town.id, ["authority_administrator"]);
  await setSupportKinds(mayor, { kinds: ["phone", "nfc_phone"], version: 0 });
  ({ reader } = await aJournal(mayor, town.deskId, "partner_reader"));
  pool = await aCounter(house, town.id, "piscine");
  ({ reader: gate } = await aJournal(mayor, pool.terminal.deskId));
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.advance(60_000);
  karim = await somebody(town);
  bound = await bind(karim);
});

async function somebody(where: { readonly id: typeof town.id }) {
  const person = await aPerson(house, where.id, {
    validated: { given_name: "Karim", family_name: "Benali" },
  });
  const system = house.system(where.id);
  await system.transaction((tx) => setPersonStatus(tx, system, person.personId, "enrolled"));
  return person;
}
const bind = (who: typeof karim) =>
  issuePhoneSecret(
    who,
    { id: parseId<"support">(randomUUID()), kind: "nfc_phone" },
    { method: "passkey", createdAt: house.clock.now() },
  );
const phoneOf = (secret: PhoneSecret) =>
  new EmulatedPhone({
    secret: Buffer.from(secret.secret, "base64url"),
    code: () => shownBy(secret, house.clock.now()),
  });
async function present(phone: CardTransport, at = reader): Promise<string> {
  const code = await carryShowing(mayor, at, phone);
  if (code === undefined) throw new Error("It did not leave.");
  return code;
}
const given = (code: string) => {
  const system = house.system(town.id);
  return system.transaction((tx) =>
    findPresented(tx, system, { typed: code, readBy: "Piscine", at: { purpose: "partner" } }),
  );
};

describe("a phone held to the reader", () => {
  test("is its holder’s, and lets in where they subscribed, under that service’s name alone", async () => {
    const code = await present(phoneOf(bound));
    expect(await given(code)).toMatchObject({ accepted: true, personId: karim.personId, kind: "nfc_phone" });
    await subscribes(karim, pool);
    house.clock.advance(16_000);
    const at = { code: await present(phoneOf(bound), gate), equipment: pool.terminal };
    const entry = await checkCode(mayor, at);
    expect(entry).toMatchObject({ accepted: true, kind: "nfc_phone", isCopyable: false });
    expect("subject" in entry && entry.subject).toBeTruthy();
    expect(JSON.stringify(entry)).not.toContain(bound.support.id);
    expect(await checkCode(mayor, at)).toEqual({ accepted: false, refusal: "replayed" });
  });

  test("without an agreement is known to no service, so that nothing is debited nor opened", async () => {
    const at = { code: await present(phoneOf(bound), gate), equipment: pool.terminal };
    expect(await checkCode(mayor, at)).toMatchObject({ accepted: true, subject: null });
  });

  test("that was declared lost opens nothing, and says why", async () => {
    await recordSupportLoss(karim, { id: bound.support.id, door: "space" });
    expect(await given(await present(phoneOf(bound)))).toEqual({ accepted: false, refusal: "lost" });
  });

  test("serves once in fifteen seconds, at one place", async () => {
    const phone = phoneOf(bound);
    const answers = await Promise.allSettled([
      present(phone),
      present(phoneOf(bound)),
      present(phoneOf(bound)),
    ]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(present(phone)).rejects.toThrow("reader.phone_refused");
    house.clock.advance(16_000);
    expect(await given(await present(phone))).toMatchObject({ accepted: true });
  });
});

describe("whoever would pass for it", () => {
  test("answers what was recorded: another challenge was given, nothing is spent, and the phone still serves", async () => {
    const phone = phoneOf(bound);
    let heard: Uint8Array | undefined;
    // Beside the reader, in the field of the phone.
    const spy: CardTransport = {
      transmit: async (apdu) => {
        const answer = await phone.transmit(apdu);
        if (apdu[0] === 0x80) heard = answer;
        return answer;
      },
    };
    await spy.transmit(SELECT_PHONE);
    await spy.transmit(Uint8Array.of(0x80, 0xca, 0, 0, 16, ...new Uint8Array(16), 0));
    const recorded = heard ?? new Uint8Array();
    expect(recorded.length).toBe(51 + 16 + 2);
    const replay: CardTransport = {
      transmit: async (apdu) => (apdu[0] === 0x80 ? recorded : Uint8Array.of(0x90, 0x00)),
    };
    await expect(present(replay)).rejects.toThrow("reader.phone_refused");
    expect(await given(await present(phone))).toMatchObject({ accepted: true });
  });

  test("has a picture of the screen, and no secret", async () => {
    const thief = new EmulatedPhone({
      secret: new Uint8Array(32),
      code: () => shownBy(bound, house.clock.now()),
    });
    await expect(present(thief)).rejects.toThrow("reader.phone_refused");
    expect(await given(await present(phoneOf(bound)))).toMatchObject({ accepted: true });
  });

  test("comes from another authority, or from another year", async () => {
    const ifs = await aTown(house, { slug: "ifs" });
    const there = await anAgent(house, ifs.id, ["authority_administrator"]);
    await setSupportKinds(there, { kinds: ["nfc_phone"], version: 0 });
    const theirs = await bind(await somebody(ifs));
    await expect(present(phoneOf(theirs))).rejects.toThrow("reader.phone_refused");
    const old = { ...bound, generation: bound.generation - 2 };
    await expect(present(phoneOf(old))).rejects.toThrow("reader.phone_refused");
  });

  test.each([
    ["nothing", new Uint8Array()],
    ["too little", new Uint8Array(16)],
    ["too much", new Uint8Array(300)],
    ["another text", new TextEncoder().encode(`AR1:${"A".repeat(63)}`)],
  ])("answers %s", async (_name, said) => {
    const odd: CardTransport = {
      transmit: async (apdu) => Uint8Array.of(...(apdu[0] === 0x80 ? said : []), 0x90, 0x00),
    };
    await expect(present(odd)).rejects.toThrow("reader.phone_refused");
  });
});

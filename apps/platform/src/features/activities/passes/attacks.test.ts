import { randomUUID } from "node:crypto";
import { formatReceiptNumber } from "@ardeco/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { capabilities, hasCapability } from "../../access/access/index.ts";
import { listSupports, recordSupportLoss } from "../../cards/supports/index.ts";
import {
  addPartnerAgent,
  cancelUse,
  closeStatement,
  confirmOfferUse,
  createPassMembership,
  endPartnerAgent,
  endPartnership,
  issueShortCode,
  listOwnPasses,
  openPass,
  readOwnStatement,
  readOwnStatements,
  readPartnerStatements,
  readPass,
  readTriesLeft,
} from "./index.ts";
import {
  aPaperOf,
  aPartner,
  aPhoneOf,
  aYouthPass,
  type Member,
  scan,
  uses,
  type YouthPass,
} from "./testing/a-youth-pass.ts";

// Whoever would use an offer twice, a partner who would be paid for nothing or know more, an agent who would
// serve themselves.

let house: TestRuntime;
let pass: YouthPass;
let karim: Member;

beforeAll(async () => {
  house = await testRuntime();
  const town = await aTown(house, { slug: "caen" });
  pass = await aYouthPass(house, town.id);
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  karim = await pass.member();
});

const outcomes = (settled: readonly PromiseSettledResult<unknown>[]) =>
  settled.map((one) =>
    one.status === "fulfilled" ? "used" : String((one.reason as { code?: string }).code),
  );
const usesOf = async (who: Member) => (await listOwnPasses(who, who.personId))[0]?.uses ?? [];

describe("twice", () => {
  test("thirty scans of a paper, at two partners at once, use an offer as many times as it has uses, and no more", async () => {
    const { code } = await aPaperOf(karim);
    const tickets: { readonly agent: (typeof pass.cinema)["agent"]; readonly ticket: string }[] = [];
    for (let scanned = 0; scanned < 30; scanned += 1) {
      const { agent } = scanned % 2 === 0 ? pass.cinema : pass.bookshop;
      tickets.push({ agent, ticket: (await scan(agent, code)).ticket });
    }
    const done = await Promise.allSettled(
      tickets.map(({ agent, ticket }) => confirmOfferUse(agent, { ticket, offerId: pass.seats })),
    );
    const told = outcomes(done);
    expect(told.filter((one) => one === "used")).toHaveLength(2);
    expect(told.filter((one) => one === "passes.used_up")).toHaveLength(28);
    expect(await usesOf(karim)).toHaveLength(2);
  });

  test("the code of a phone, shown to two partners at once, opens at one of them", async () => {
    const code = await (await aPhoneOf(house, karim))();
    const read = await Promise.all(
      [pass.cinema, pass.bookshop].map(({ agent }) => readPass(agent, { code })),
    );
    expect(read.map(({ accepted }) => accepted).toSorted()).toEqual([false, true]);
    expect(await readPass(pass.cinema.agent, { code })).toMatchObject({
      accepted: false,
      why: { fr: expect.any(String) },
    });
  });

  test("a picture of a phone's screen opens nothing a few minutes later", async () => {
    const code = await (await aPhoneOf(house, karim))();
    house.clock.advance(5 * 60_000);
    expect(await readPass(pass.cinema.agent, { code })).toMatchObject({ accepted: false });
  });

  test("a confirmation sent again, ten times at once, is one use; for another amount or offer, it is refused", async () => {
    const { code } = await aPaperOf(karim);
    const { ticket } = await scan(pass.bookshop.agent, code);
    const asked = { ticket, offerId: pass.books, priceCents: 1_200 };
    const done = await Promise.all(
      Array.from({ length: 10 }, () => confirmOfferUse(pass.bookshop.agent, asked)),
    );
    expect(new Set(done.map(({ use }) => use.id)).size).toBe(1);
    expect(done.filter(({ again }) => !again)).toHaveLength(1);
    for (const other of [{ priceCents: 1_202 }, { offerId: pass.seats, priceCents: undefined }])
      await expect(confirmOfferUse(pass.bookshop.agent, { ...asked, ...other })).rejects.toMatchObject({
        code: "passes.confirmed_already",
      });
    expect((await usesOf(karim)).map(({ use }) => use.amountCents)).toEqual([600]);
  });

  test("what was scanned is confirmed within five minutes, and cancelled is not confirmed again", async () => {
    const { code } = await aPaperOf(karim);
    const read = await scan(pass.cinema.agent, code);
    house.clock.advance(5 * 60_000 + 1);
    const asked = { ticket: read.ticket, offerId: pass.climb };
    await expect(confirmOfferUse(pass.cinema.agent, asked)).rejects.toMatchObject({
      code: "passes.ticket_over",
    });
    const { ticket } = await scan(pass.cinema.agent, code);
    const { use } = await confirmOfferUse(pass.cinema.agent, { ...asked, ticket });
    await cancelUse(pass.cinema.agent, { id: use.id, reason: "mistake" });
    await expect(confirmOfferUse(pass.cinema.agent, { ...asked, ticket })).rejects.toMatchObject({
      code: "passes.confirmed_already",
    });
  });
});

describe("what opens nothing", () => {
  test("a support that was lost, another authority's pass, a pass of another year", async () => {
    const { code } = await aPaperOf(karim);
    const town = await aTown(house, { slug: "honfleur", officialCode: "14333" });
    const other = await aYouthPass(house, town.id);
    expect(await readPass(other.cinema.agent, { code })).toMatchObject({ accepted: false });
    house.clock.set("2027-09-01T08:00:00Z");
    const later = { startsOn: "2027-09-01", endsOn: "2028-08-31" };
    const cinema = await aPartner(pass, "Cinéma du Môle", [pass.seats], later);
    expect(await readPass(cinema.agent, { code })).toMatchObject({
      accepted: false,
      why: { fr: expect.stringContaining("autre période") },
    });
    house.clock.set("2026-11-24T08:00:05Z");
    const [paper] = await listSupports(karim, karim.personId);
    if (!paper) throw new Error("printed a moment ago");
    await recordSupportLoss(karim, { id: paper.id, door: "space" });
    expect(await readPass(pass.cinema.agent, { code })).toMatchObject({
      accepted: false,
      why: { fr: expect.stringContaining("perdu") },
    });
  });

  test("a partner whose agreement ended neither scans nor confirms what they scanned; their statement stays", async () => {
    const { code } = await aPaperOf(karim);
    const gym = await aPartner(pass, "Salle du Grimpeur", [pass.climb]);
    const { ticket } = await scan(gym.agent, code);
    await endPartnership(pass.mayor, gym.id);
    const ended = { code: "passes.agreement_ended" };
    await expect(readPass(gym.agent, { code })).rejects.toMatchObject(ended);
    await expect(confirmOfferUse(gym.agent, { ticket, offerId: pass.climb })).rejects.toMatchObject(ended);
    expect((await readOwnStatements(gym.agent)).open).toEqual([]);
    const past = await aPartner(pass, "Ancien cinéma", [pass.seats], {
      startsOn: "2025-09-01",
      endsOn: "2026-08-31",
    });
    await expect(readPass(past.agent, { code })).rejects.toMatchObject(ended);
    const [staffId] = (await readPartnerStatements(pass.mayor, pass.cinema.id)).partner.staffIds;
    if (!staffId) throw new Error("somebody signs in for the cinema");
    const newcomer = await aPartner(pass, "Cinéma fermé", [pass.seats]);
    const [left] = (await readPartnerStatements(pass.mayor, newcomer.id)).partner.staffIds;
    if (!left) throw new Error("somebody signs in for it");
    await endPartnerAgent(pass.mayor, { partnerId: newcomer.id, staffId: left });
    await expect(readPass(newcomer.agent, { code })).rejects.toMatchObject({ code: "passes.not_a_partner" });
  });

  test("an offer that this partner does not accept, and a ticket of another partner", async () => {
    const { code } = await aPaperOf(karim);
    const { ticket } = await scan(pass.cinema.agent, code);
    await expect(confirmOfferUse(pass.cinema.agent, { ticket, offerId: pass.books })).rejects.toMatchObject({
      code: "passes.not_accepted_here",
    });
    await expect(confirmOfferUse(pass.bookshop.agent, { ticket, offerId: pass.seats })).rejects.toMatchObject(
      {
        code: "passes.ticket_over",
      },
    );
    await expect(
      confirmOfferUse(pass.cinema.agent, { ticket: "n’importe quoi", offerId: pass.seats }),
    ).rejects.toMatchObject({
      code: "passes.ticket_over",
    });
  });

  test("short codes are guessed ten times in a quarter of an hour, no more; a right one serves once and for ten minutes", async () => {
    const guesser = await aPartner(pass, "Cinéma curieux", [pass.seats]);
    const given = { passId: pass.passId, personId: karim.personId };
    const { code } = await issueShortCode(karim, given);
    await uses(guesser.agent, code, pass.seats);
    expect(await readPass(guesser.agent, { code })).toMatchObject({
      accepted: false,
      why: { fr: expect.stringContaining("déjà servi") },
    });
    const late = await issueShortCode(karim, given);
    house.clock.advance(10 * 60_000);
    expect(await readPass(guesser.agent, { code: late.code })).toMatchObject({
      accepted: false,
      why: { fr: expect.stringContaining("plus de dix minutes") },
    });
    for (let guess = 0; guess < 10; guess += 1)
      await readPass(guesser.agent, { code: String(10_000_000 + guess) });
    expect(await readTriesLeft(guesser.agent)).toBe(0);
    const right = await issueShortCode(karim, given);
    const shut = { code: "passes.too_many_misses", status: 429 };
    await expect(readPass(guesser.agent, { code: right.code })).rejects.toMatchObject(shut);
    const paper = await aPaperOf(karim);
    await expect(readPass(guesser.agent, { code: paper.number, born: "9/5/2004" })).rejects.toMatchObject(
      shut,
    );
    // Only what can be guessed is shut: what is signed opens.
    expect((await scan(guesser.agent, paper.code)).who).toBe("Karim B.");
    // Another partner is not held back by it.
    expect((await scan(pass.cinema.agent, right.code)).who).toBe("Karim B.");
    house.clock.advance(16 * 60_000);
    const fresh = await issueShortCode(karim, given);
    expect((await scan(guesser.agent, fresh.code)).who).toBe("Karim B.");
  });

  test("a code read out, read at two tills before either confirms, is one use, at one of them", async () => {
    const gym = await aPartner(pass, "Salle du Quai", [pass.seats]);
    const { code } = await issueShortCode(karim, { passId: pass.passId, personId: karim.personId });
    const tills = [pass.cinema.agent, gym.agent, gym.agent];
    const read = [];
    for (const agent of tills) read.push({ agent, ticket: (await scan(agent, code)).ticket });
    const done = await Promise.allSettled(
      read.slice(0, 2).map(({ agent, ticket }) => confirmOfferUse(agent, { ticket, offerId: pass.seats })),
    );
    expect(outcomes(done).toSorted()).toEqual(["passes.code_used", "used"]);
    // The third ticket is of the same use.
    await Promise.allSettled(
      read.map(({ agent, ticket }) => confirmOfferUse(agent, { ticket, offerId: pass.seats })),
    );
    expect(await usesOf(karim)).toHaveLength(1);
  });

  test("what is no code at all is no guess, and a number without its date neither: nothing is counted", async () => {
    const till = await aPartner(pass, "Cinéma maladroit", [pass.seats]);
    const { number, code } = await aPaperOf(karim);
    const told = [];
    for (const typed of [`${code}x`, "1234567", `${number.slice(0, -1)}?`, number]) {
      const read = await readPass(till.agent, { code: typed });
      told.push(read.accepted ? "opened" : read.why.fr);
    }
    expect(told.slice(1)).toEqual([
      expect.stringContaining("huit chiffres"),
      expect.stringContaining("mal recopié"),
      expect.stringContaining("date de naissance"),
    ]);
    expect(await readTriesLeft(till.agent)).toBe(10);
    await readPass(till.agent, { code: "1234 5678" });
    expect(await readTriesLeft(till.agent)).toBe(9);
  });

  test("numbers of cards, tried one after another with birth dates, say nothing of who has one", async () => {
    const guesser = await aPartner(pass, "Cinéma très curieux", [pass.seats]);
    const { number } = await aPaperOf(karim);
    const stranger = await pass.young({ name: "Nadia" });
    const without = await aPaperOf(stranger);
    const never = formatReceiptNumber({ prefix: "SUP", year: 2026, sequence: 999_999 });
    const answers = [];
    for (const typed of [number, without.number, never])
      answers.push(await readPass(guesser.agent, { code: typed, born: "01/01/2001" }));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
  });
});

describe("a partner", () => {
  test("reads, and cancels, nothing of another's", async () => {
    const { code } = await aPaperOf(karim);
    const { use } = await uses(pass.cinema.agent, code, pass.seats);
    await expect(cancelUse(pass.bookshop.agent, { id: use.id, reason: "mistake" })).rejects.toMatchObject({
      code: "passes.unknown_use",
    });
    house.clock.set("2026-11-25T08:00:00Z");
    const id = parseId<"passStatement">(randomUUID());
    await closeStatement(pass.mayor, { id, partnerId: pass.cinema.id, untilOn: "2026-11-24" });
    await readOwnStatement(pass.cinema.agent, id);
    await expect(readOwnStatement(pass.bookshop.agent, id)).rejects.toMatchObject({
      code: "passes.unknown_statement",
    });
    await expect(readPartnerStatements(pass.bookshop.agent, pass.cinema.id)).rejects.toMatchObject({
      code: "access.capability_missing",
    });
    await expect(cancelUse(pass.cinema.agent, { id: use.id, reason: "mistake" })).rejects.toMatchObject({
      code: "passes.cancel_today_only",
    });
  });

  test("sees of what a person has what is accepted there, never where else they go", async () => {
    const { code } = await aPaperOf(karim);
    await uses(pass.bookshop.agent, code, pass.books, 2_000);
    const read = await scan(pass.cinema.agent, code);
    expect(read.offers.map(({ offer }) => offer.name.fr)).toEqual(["Escalade", "Place de cinéma"]);
    expect(JSON.stringify(read)).not.toMatch(/Livres|Librairie|Benali|2004-05-09/);
  });

  test("may do nothing else in the house, and an agent of the house is nobody's partner", async () => {
    for (const name of Object.keys(capabilities) as (keyof typeof capabilities)[])
      expect(hasCapability(pass.cinema.agent.actor, name)).toBe(false);
    for (const attempt of [
      () =>
        closeStatement(pass.cinema.agent, {
          id: parseId<"passStatement">(randomUUID()),
          partnerId: pass.cinema.id,
          untilOn: "2026-11-20",
        }),
      () => endPartnership(pass.cinema.agent, pass.bookshop.id),
      () => createPassMembership(pass.cinema.agent, { passId: pass.passId, personId: karim.personId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ status: 403 });
    const agent = await anAgent(house, pass.town, ["reception"]);
    await expect(readPass(agent, { code: "12345678" })).rejects.toMatchObject({
      code: "passes.not_a_partner",
    });
    const email = "agent@caen.example";
    const twice = { partnerId: pass.cinema.id, displayName: "Caisse", email };
    await addPartnerAgent(pass.mayor, { ...twice, id: parseId<"staff">(randomUUID()) });
    await expect(
      addPartnerAgent(pass.mayor, { ...twice, id: parseId<"staff">(randomUUID()) }),
    ).rejects.toMatchObject({
      code: "access.agent_known",
    });
  });
});

describe("an agent", () => {
  test("opens no pass for themselves, nor for somebody of their name; nobody opens it for somebody else", async () => {
    const who = await pass.young();
    const asked = { passId: pass.passId, personId: who.personId };
    const namesake = await anAgent(house, pass.town, ["reception"], "Samia Benali");
    await expect(createPassMembership(namesake, asked)).rejects.toMatchObject({
      code: "passes.own_interest",
    });
    await expect(openPass(namesake, asked)).rejects.toMatchObject({ code: "passes.own_interest" });
    const colleague = await anAgent(house, pass.town, ["reception"], "Paul Girard");
    await createPassMembership(colleague, asked);
    await expect(openPass(colleague, asked)).rejects.toMatchObject({ code: "passes.fee_not_paid" });
    await expect(createPassMembership(karim, asked)).rejects.toMatchObject({
      code: "households.cannot_act_for",
    });
    await expect(listOwnPasses(karim, who.personId)).rejects.toMatchObject({
      code: "households.cannot_act_for",
    });
  });
});

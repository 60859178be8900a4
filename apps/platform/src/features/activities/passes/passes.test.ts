import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { findLiveGrant, withdrawGrant } from "../../consent/consent/index.ts";
import {
  listAccounts,
  listConsumption,
  recordCounterAnchors,
  verifyCounter,
} from "../../ledger/counters/index.ts";
import {
  buildStatementCells,
  cancelUse,
  closeStatement,
  confirmOfferUse,
  createPassMembership,
  issueShortCode,
  listOwnPasses,
  openPass,
  readOwnStatements,
  readPartnerStatements,
  readPass,
  writeTransfer,
} from "./index.ts";
import {
  aPaperOf,
  aPhoneOf,
  aYouthPass,
  type Member,
  scan,
  uses,
  type YouthPass,
} from "./testing/a-youth-pass.ts";

// Scene 9: one offer, by card, paper and phone; the second scan is refused with the reason; the partner's
// statement adds up.

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

const ownOf = async (who: Member) => {
  const [own] = await listOwnPasses(who, who.personId);
  if (!own) throw new Error("the town has one pass");
  return own;
};
const remainingOf = async (who: Member) => (await ownOf(who)).offers.map(({ left }) => left);

test("the fee is paid before anything opens, and taken once", async () => {
  const who = await pass.young();
  const joining = { passId: pass.passId, personId: who.personId };
  expect((await ownOf(who)).standing).toBe("none");
  await createPassMembership(who, joining);
  expect((await ownOf(who)).standing).toBe("unpaid");
  await expect(openPass(who, joining)).rejects.toMatchObject({ code: "passes.fee_not_paid" });
  const { code } = await aPaperOf(who);
  const read = await readPass(pass.cinema.agent, { code });
  expect(read).toMatchObject({ accepted: false, why: { fr: expect.stringContaining("adhésion") } });
  await pass.pay(who);
  await openPass(who, joining);
  await openPass(who, joining);
  expect((await ownOf(who)).standing).toBe("open");
  const fee = (await listAccounts(who, who.personId)).find(({ counter }) => counter.id === pass.feeCounterId);
  expect(fee?.balance).toBe(0);
});

test("who is entitled is said by age on a day, on what was agreed and checked", async () => {
  const tooOld = await pass.young({ birthdate: "2000-08-31" });
  const asked = { passId: pass.passId, personId: tooOld.personId };
  await expect(createPassMembership(tooOld, asked)).rejects.toMatchObject({ code: "passes.not_entitled" });
  // Twenty-six since, and twenty-five on the day that counts.
  const justOf = await pass.young({ birthdate: "2000-09-02" });
  await createPassMembership(justOf, { passId: pass.passId, personId: justOf.personId });
});

test("a partner sees who it is and what is left before confirming, and nobody's name after", async () => {
  const { code } = await aPaperOf(karim);
  const read = await scan(pass.cinema.agent, code);
  expect(read.who).toBe("Karim B.");
  expect(read.offers.map(({ offer, left }) => [offer.name.fr, left])).toEqual([
    ["Escalade", { uses: 1, cents: 0 }],
    ["Place de cinéma", { uses: 2, cents: 1_000 }],
  ]);
  const { use } = await confirmOfferUse(pass.cinema.agent, { ticket: read.ticket, offerId: pass.seats });
  expect(use.amountCents).toBe(500);
  const said = JSON.stringify(await readOwnStatements(pass.cinema.agent));
  expect(said).not.toMatch(/Karim|Benali/);
  expect(said).not.toContain(karim.personId);
  const again = await scan(pass.cinema.agent, code);
  expect(again.ticket).not.toBe(read.ticket);
  expect(Buffer.from(again.ticket, "base64url").includes(karim.personId)).toBe(false);
});

test("one offer by paper, phone and a code read out; the next scan is refused with the reason", async () => {
  const paper = await aPaperOf(karim);
  const phone = await aPhoneOf(house, karim);
  await uses(pass.cinema.agent, paper.code, pass.seats);
  await uses(pass.bookshop.agent, await phone(), pass.seats);
  const { code } = await issueShortCode(karim, { passId: pass.passId, personId: karim.personId });
  const read = await scan(pass.cinema.agent, code);
  expect(read.offers.find(({ offer }) => offer.id === pass.seats)?.refusal).toBe("passes.used_up");
  await expect(
    confirmOfferUse(pass.cinema.agent, { ticket: read.ticket, offerId: pass.seats }),
  ).rejects.toMatchObject({
    code: "passes.used_up",
    definition: { fr: expect.stringContaining("épuisé") },
  });
  expect(await remainingOf(karim)).toEqual([
    { uses: 1, cents: 0 },
    { uses: 3, cents: 3_000 },
    { uses: 0, cents: 0 },
  ]);
});

test("the number of a support, here of a printed card, is typed with the date of birth that its holder says", async () => {
  const { number } = await aPaperOf(karim);
  expect(await readPass(pass.cinema.agent, { code: number })).toMatchObject({ accepted: false });
  const read = await scan(pass.cinema.agent, number, "9/5/2004");
  expect([read.who, read.shownBy]).toEqual(["Karim B.", "number"]);
  // As it is read aloud: spaces, or nothing, for the hyphens; the month by its name.
  for (const said of [number.replaceAll("-", " "), number.replaceAll("-", "").toLowerCase()])
    expect((await scan(pass.cinema.agent, said, "9 mai 2004")).who).toBe("Karim B.");
});

test("a share of the price is all that one use pays, and no more than it is worth", async () => {
  const { code } = await aPaperOf(karim);
  const { ticket } = await scan(pass.bookshop.agent, code);
  const offerId = pass.books;
  await expect(confirmOfferUse(pass.bookshop.agent, { ticket, offerId })).rejects.toMatchObject({
    code: "passes.price_needed",
  });
  const { use } = await confirmOfferUse(pass.bookshop.agent, { ticket, offerId, priceCents: 901 });
  expect(use.amountCents).toBe(450);
  expect((await uses(pass.bookshop.agent, code, offerId, 9_900)).use.amountCents).toBe(1_000);
});

test("a use of today is cancelled with its reason, and given back", async () => {
  const { code } = await aPaperOf(karim);
  const { use } = await uses(pass.cinema.agent, code, pass.climb);
  await expect(cancelUse(pass.cinema.agent, { id: use.id, reason: "" })).rejects.toMatchObject({
    code: "passes.reason_needed",
  });
  await cancelUse(pass.cinema.agent, { id: use.id, reason: "mistake" });
  await cancelUse(pass.cinema.agent, { id: use.id, reason: "mistake" });
  expect((await remainingOf(karim))[0]).toEqual({ uses: 1, cents: 0 });
  const next = await uses(pass.cinema.agent, code, pass.climb);
  house.clock.set("2026-11-25T08:00:05Z");
  await expect(cancelUse(pass.cinema.agent, { id: next.use.id, reason: "mistake" })).rejects.toMatchObject({
    code: "passes.cancel_today_only",
  });
});

test("whoever withdraws their agreement shows nothing any more", async () => {
  const { code } = await aPaperOf(karim);
  const { personId } = karim;
  const named = { personId, serviceId: pass.serviceId };
  const grant = await findLiveGrant(karim, named);
  if (!grant) throw new Error("agreed a moment ago");
  await withdrawGrant(karim, { grantId: grant.id, personId });
  expect(await readPass(pass.cinema.agent, { code })).toMatchObject({ accepted: false });
  expect((await ownOf(karim)).standing).toBe("unagreed");
});

test("a confirmation sent again after the yes was taken back is still the use that was taken, and no other", async () => {
  const { code } = await aPaperOf(karim);
  const { ticket } = await scan(pass.cinema.agent, code);
  const asked = { ticket, offerId: pass.climb };
  const { use } = await confirmOfferUse(pass.cinema.agent, asked);
  const { personId } = karim;
  const named = { personId, serviceId: pass.serviceId };
  const grant = await findLiveGrant(karim, named);
  if (!grant) throw new Error("agreed a moment ago");
  await withdrawGrant(karim, { grantId: grant.id, personId });
  expect(await confirmOfferUse(pass.cinema.agent, asked)).toMatchObject({ use: { id: use.id }, again: true });
  await expect(confirmOfferUse(pass.cinema.agent, { ...asked, offerId: pass.seats })).rejects.toMatchObject({
    code: "passes.confirmed_already",
  });
});

test("sum of uses = statement = ledger = export, whatever was used and cancelled", async () => {
  const town = await aTown(house, { slug: "honfleur", officialCode: "14333" });
  const other = await aYouthPass(house, town.id);
  const people = [await other.member(), await other.member({ name: "Inès" })];
  const papers = await Promise.all(people.map(async (who) => (await aPaperOf(who)).code));
  const step = fc.record({
    who: fc.nat(1),
    at: fc.constantFrom("cinema" as const, "bookshop" as const),
    what: fc.constantFrom("seats" as const, "books" as const, "climb" as const),
    price: fc.integer({ min: 1, max: 4_000 }),
    cancelled: fc.boolean(),
  });
  const steps = fc.sample(step, { numRuns: 40, seed: 9 });
  const day = toCivilDate(house.clock.now());
  for (const { who, at, what, price, cancelled } of steps) {
    const { agent } = other[at];
    const done = await uses(agent, papers[who] ?? "", other[what], price).catch(() => undefined);
    if (done && cancelled) await cancelUse(agent, { id: done.use.id, reason: "wrong_amount" });
  }
  // Within the hour of its first lines, as the job does.
  await recordCounterAnchors(house.system(town.id));
  house.clock.set("2026-12-01T08:00:00Z");
  let paid = 0;
  for (const { id } of [other.cinema, other.bookshop]) {
    const before = await readPartnerStatements(other.mayor, id);
    const statement = await closeStatement(other.mayor, {
      id: parseId<"passStatement">(randomUUID()),
      partnerId: id,
      untilOn: "2026-11-30",
    });
    const live = before.open.filter(({ cancelled }) => cancelled === null);
    expect(live.length).toBeGreaterThan(0);
    expect(statement.isWhole).toBe(true);
    expect(statement.uses.map((use) => use.id)).toEqual(live.map((use) => use.id));
    expect(statement.totalCents).toBe(live.reduce((sum, { amountCents }) => sum + amountCents, 0));
    const rows = buildStatementCells({ statement, ...before });
    const exported = rows
      .slice(1, -2)
      .map(([, , , euros = ""]) => Math.round(Number(euros.replace(",", ".")) * 100));
    expect(exported.reduce((sum, cents) => sum + cents, 0)).toBe(statement.totalCents);
    expect((await readPartnerStatements(other.mayor, id)).openCents).toBe(0);
    paid += statement.totalCents;
  }
  const system = house.system(town.id);
  const counterIds = [other.seats, other.books].map((id) => parseId<"counter">(id));
  const lines = await system.transaction((tx) => listConsumption(tx, system, { counterIds, since: day }));
  const consumed = lines.reduce((sum, { amount, backOf }) => sum + (backOf === null ? amount : -amount), 0);
  expect(consumed).toBe(paid);
  await recordCounterAnchors(system);
  const auditor = await anAgent(house, town.id, ["auditor"]);
  for (const counterId of counterIds) expect((await verifyCounter(auditor, counterId)).faults).toEqual([]);
});

test("a statement is closed once, for days that are over, and paid by a transfer that the bank reads", async () => {
  const town = await aTown(house, { slug: "bayeux", officialCode: "14047" });
  const other = await aYouthPass(house, town.id);
  const { code } = await aPaperOf(await other.member());
  await uses(other.cinema.agent, code, other.seats);
  const closing = {
    id: parseId<"passStatement">(randomUUID()),
    partnerId: other.cinema.id,
    untilOn: "2026-11-24",
  };
  await expect(closeStatement(other.mayor, closing)).rejects.toMatchObject({ code: "passes.day_not_over" });
  house.clock.set("2026-11-25T08:00:00Z");
  const both = await Promise.all([
    closeStatement(other.mayor, closing),
    closeStatement(other.mayor, closing),
  ]);
  expect(both.map(({ number }) => number)).toEqual([1, 1]);
  const another = { ...closing, id: parseId<"passStatement">(randomUUID()) };
  await expect(closeStatement(other.mayor, another)).rejects.toMatchObject({ code: "passes.nothing_to_pay" });
  const payer = { name: "Ville de Bayeux", iban: "FR14 2004 1010 0505 0001 3M02 606" };
  const colleague = await anAgent(house, town.id, ["authority_administrator"], "Yves Marie");
  const xml = await writeTransfer(colleague, { id: closing.id, payer, payOn: "2026-11-26" });
  expect(xml).toContain('<InstdAmt Ccy="EUR">5.00</InstdAmt>');
  expect(xml).toContain("pain.001.001.09");
  // Both sides read when it is paid.
  const [told] = (await readOwnStatements(other.cinema.agent)).statements;
  expect(told?.payOn).toBe("2026-11-26");
  expect((await readPartnerStatements(other.mayor, closing.partnerId)).statements[0]?.payOn).toBe(
    "2026-11-26",
  );
  await expect(
    writeTransfer(colleague, { id: closing.id, payer: { ...payer, iban: "FR00" }, payOn: "2026-11-26" }),
  ).rejects.toMatchObject({ code: "passes.transfer_not_valid", fields: [{ field: "iban" }] });
});

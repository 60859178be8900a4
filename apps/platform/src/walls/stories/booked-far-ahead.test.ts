import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { moduleJobs } from "../../app.ts";
import {
  type Booking,
  bookingsContribution,
  cancelBooking,
  closeSession,
  listBookings,
  readBooking,
  recordAttendance,
  refundExcusedBooking,
} from "../../features/activities/bookings/index.ts";
import {
  type CouplingId,
  createCouplingAgreement,
  withdrawCoupling,
} from "../../features/activities/couplings/index.ts";
import { aCoupledTown, type CoupledTown } from "../../features/activities/couplings/testing/a-coupling.ts";
import { getMonthPreview, listInvoices } from "../../features/billing/invoices/index.ts";
import { issueMonth } from "../../features/billing/invoices/testing/issue-month.ts";
import { submitPairDecision } from "../../features/identity/duplicates/index.ts";
import {
  createDeclaration,
  type PersonMergeId,
  setPersonStatus,
  validateElement,
} from "../../features/identity/identity/index.ts";
import { listAccounts, listLines, openAccount } from "../../features/ledger/counters/index.ts";
import { confirmMerge, mergePersons } from "../../features/records/merges/index.ts";
import { readPersonJournal } from "../../features/trust/audit/index.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import type { Someone } from "../../testing/consents.ts";
import { aPoolWithOffers } from "../testing/a-pool-with-offers.ts";

// A session more than thirty days away holds the whole price, and coupled offers are looked at again on its
// day: who kept theirs pays less, a yes taken back the same hour gives no year.

const BOOKED = "2026-11-24T08:00:00Z";
const OVER = "2026-12-30T16:00:00Z";

let town: CoupledTown;
let half: CouplingId;

beforeAll(async () => {
  town = await aCoupledTown(moduleJobs);
  town.house.clock.set(BOOKED);
  half = await town.living();
});
afterAll(() => town?.house.close());
beforeEach(() => town.house.clock.set(BOOKED));

type Pool = Awaited<ReturnType<typeof aPoolWithOffers>>;

async function aFarPool(facts: Parameters<typeof aPoolWithOffers>[1] = {}) {
  const made = await aPoolWithOffers(town, { until: "2026-12-30", aheadDays: 60, ...facts });
  const [near, far] = [made.sessions.at(3), made.sessions.at(4)];
  if (!near || !far) throw new TypeError("five sessions are expected");
  return { ...made, near, far };
}

async function aHolder(...offers: readonly CouplingId[]): Promise<Someone> {
  const who = await town.holder(town.bus, town.library, town.pool);
  for (const id of offers) await createCouplingAgreement(who, { id, personId: who.personId });
  return who;
}

const leaves = (who: Someone, id: CouplingId) => withdrawCoupling(who, { id, personId: who.personId });

async function ends(bookings: readonly Booking[]): Promise<void> {
  for (const { id } of bookings) await recordAttendance(town.pool.manager, { id, mark: "present" });
  for (const id of new Set(bookings.map(({ sessionId }) => sessionId)))
    await closeSession(town.pool.manager, id);
}

const wordsOf = async (who: Someone, { id }: Booking) =>
  (await readBooking(who, { personId: who.personId, id })).booking.words;

async function accountOf(who: Someone, { purse }: Pool) {
  const accounts = await listAccounts(who, who.personId);
  const found = accounts.find(({ counter }) => counter.id === purse.counterId);
  if (!found) throw new TypeError("an account is expected");
  return found;
}

async function linesOf(who: Someone, pool: Pool): Promise<readonly string[]> {
  const { accountId } = await accountOf(who, pool);
  const { lines } = await listLines(who, { personId: who.personId, accountId, limit: 50 });
  return lines.toReversed().map(({ kind, amount, label }) => `${kind} ${amount} ${label}`);
}

async function aHolderWith(
  amount: number,
  { purse }: Pool,
  ...offers: readonly CouplingId[]
): Promise<Someone> {
  const who = await aHolder(...offers);
  const accountId = await openAccount(who, { personId: who.personId, counterId: purse.counterId });
  await purse.byHouse({ kind: "credit", accountId, amount });
  return who;
}

const heldOn = ({ purse }: Pool) =>
  town.house.sqlAs("owner", "select amount::int from counter_hold where counter_id = $1", [purse.counterId]);

test("one line is held at everybody’s price, and what the day leaves of it is taken, in the same words with an offer or without", async () => {
  const pool = await aFarPool();
  const { near, far, books } = pool;
  const [zoe, leo] = [await aHolder(half), await aHolder(half)];
  // On the thirtieth day before, and on the day before that one.
  await books(zoe, near, 225);
  await expect(books(zoe, far, 225)).rejects.toMatchObject({ code: "bookings.price_changed" });
  const [kept, left] = [await books(zoe, far, 450), await books(leo, far, 450)];
  expect(await wordsOf(zoe, kept)).toMatchObject({
    cents: 450,
    why: {
      fr: expect.stringMatching(
        /vous paierez 2,25\s€ de moins si l’offre couplée est encore en cours ce jour-là/,
      ),
    },
    later: [{ id: half, cents: 225 }],
  });
  await leaves(leo, half);
  town.house.clock.set(OVER);
  await ends([kept, left]);
  const [paidLess, paidAll] = [await wordsOf(zoe, kept), await wordsOf(leo, left)];
  expect(paidLess).toMatchObject({ cents: 225, off: [{ id: half, cents: 225 }] });
  expect(paidLess.why.fr).toMatch(/Avec l’offre couplée « La piscine à moitié prix », 50 % de moins/);
  expect(paidAll).toMatchObject({ cents: 450 });
  for (const words of [paidLess, paidAll]) {
    expect(words.later).toBeUndefined();
    expect(words.why.fr).not.toContain("seront pris");
  }
  expect(await accountOf(leo, pool)).toMatchObject({ balance: -450, reserved: 0 });
  // The near one is still held.
  expect(await accountOf(zoe, pool)).toMatchObject({ balance: -225, reserved: 225 });
  const day = "Aquagym, mercredi 30 décembre";
  expect(await linesOf(leo, pool)).toEqual([`reserve 450 ${day}`, `post 450 ${day}, venue`]);
  expect((await linesOf(zoe, pool)).slice(1)).toEqual([`reserve 450 ${day}`, `post 225 ${day}, venue`]);
});

test("what was missed is given back, as much as was taken", async () => {
  const pool = await aFarPool();
  const zoe = await aHolder(half);
  const missed = await pool.books(zoe, pool.far, 450);
  town.house.clock.set(OVER);
  await recordAttendance(town.pool.manager, { id: missed.id, mark: "absent" });
  await closeSession(town.pool.manager, pool.far);
  expect(await accountOf(zoe, pool)).toMatchObject({ balance: -225, reserved: 0 });
  await refundExcusedBooking(town.pool.manager, { id: missed.id, reason: "Certificat médical" });
  expect(await accountOf(zoe, pool)).toMatchObject({ balance: 0, reserved: 0 });
});

test("what an offer made free of charge is not excused: nothing was taken, and nothing is said to be given back", async () => {
  const pool = await aFarPool();
  const free = await town.living({ off: { percent: 100 }, name: { fr: "Gratuit", en: "Free" } });
  const zoe = await aHolder(free);
  const { id } = await pool.books(zoe, pool.far, 450);
  town.house.clock.set(OVER);
  await recordAttendance(town.pool.manager, { id, mark: "absent" });
  await closeSession(town.pool.manager, pool.far);
  expect(await wordsOf(zoe, (await readBooking(zoe, { personId: zoe.personId, id })).booking)).toMatchObject({
    cents: 0,
  });
  await expect(
    refundExcusedBooking(town.pool.manager, { id, reason: "Certificat médical" }),
  ).rejects.toMatchObject({
    code: "bookings.not_excusable",
  });
});

test("one whose offers do not open keeps no list from closing: the price that was said is taken, and their journal says why", async () => {
  const pool = await aFarPool();
  const [zoe, leo] = [await aHolder(half), await aHolder(half)];
  const made = [await pool.books(zoe, pool.far, 450), await pool.books(leo, pool.far, 450)] as const;
  await town.house.sqlAs(
    "owner",
    "update person_grants set sealed = sealed || 'x'::bytea where person_id = $1",
    [zoe.personId],
  );
  town.house.clock.set(OVER);
  await ends(made);
  const sums = [];
  for (const who of [zoe, leo]) sums.push(await accountOf(who, pool));
  expect(sums).toMatchObject([
    { balance: -450, reserved: 0 },
    { balance: -225, reserved: 0 },
  ]);
  const { entries } = await readPersonJournal(zoe, zoe.personId);
  expect(entries.map(({ action }) => action)).toContain("bookings.offers_unread");
});

test("cancelled too late, the offers of the day count as they are known then", async () => {
  const pool = await aFarPool();
  const zoe = await aHolder(half);
  const { id } = await pool.books(zoe, pool.far, 450);
  town.house.clock.set("2026-12-30T10:00:00Z");
  expect(await cancelBooking(zoe, { id, seen: "due" })).toBe("late");
  expect(await accountOf(zoe, pool)).toMatchObject({ balance: -225, reserved: 0 });
});

test("of two offers, who keeps the second has it, at what it takes off alone", async () => {
  const pool = await aFarPool();
  const euro = await town.living({ off: { cents: 100 }, name: { fr: "Un euro", en: "A euro" } });
  const [one, other] = [
    await town.living({ stacks: true, name: { fr: "Moitié d’hiver", en: "Winter half" } }),
    await town.living({ stacks: true, name: { fr: "Moitié de Noël", en: "Christmas half" } }),
  ];
  const [best, stacked, since] = [await aHolder(half, euro), await aHolder(one, other), await aHolder()];
  const made = [];
  for (const who of [best, stacked, since]) made.push(await pool.books(who, pool.far, 450));
  const [first, second, third] = made;
  if (!first || !second || !third) throw new TypeError("three were booked");
  expect(await wordsOf(best, first)).toMatchObject({ later: [{ id: half, cents: 225 }] });
  expect((await wordsOf(stacked, second)).why.fr).toContain("si les offres couplées sont encore en cours");
  await leaves(best, half);
  await leaves(stacked, one);
  // Nothing took anything off when they booked: what they said yes to since counts too.
  await createCouplingAgreement(since, { id: euro, personId: since.personId });
  town.house.clock.set(OVER);
  await ends(made);
  expect(await wordsOf(best, first)).toMatchObject({ cents: 350, off: [{ id: euro, cents: 100 }] });
  expect(await wordsOf(stacked, second)).toMatchObject({ cents: 225, off: [{ id: other, cents: 225 }] });
  expect(await wordsOf(since, third)).toMatchObject({ cents: 350, off: [{ id: euro, cents: 100 }] });
  for (const who of [best, stacked, since]) expect((await accountOf(who, pool)).reserved).toBe(0);
});

test("an invoice says what was taken, and why: the offer kept, left, ended between the session and its list, one of two kept", async () => {
  const pool = await aFarPool();
  const euro = await town.living({ off: { cents: 100 }, name: { fr: "Un euro", en: "A euro" } });
  const [kept, left, two, after] = [
    await aHolder(half),
    await aHolder(half),
    await aHolder(half, euro),
    await aHolder(half),
  ];
  const made = [];
  for (const who of [kept, left, two, after]) made.push(await pool.books(who, pool.far, 450));
  await leaves(left, half);
  await leaves(two, half);
  town.house.clock.set("2026-12-31T08:00:00Z");
  await leaves(after, half);
  await ends(made);
  town.house.clock.set("2027-01-04T08:00:00Z");
  const month = { seriesId: pool.seriesId, month: "2026-12" };
  expect((await getMonthPreview(pool.mayor, month)).anomalies).toEqual([]);
  await issueMonth(pool.mayor, month);
  const lineOf = async (who: Someone) => {
    const lines = (await listInvoices(who, who.personId)).flatMap(({ content }) => content.lines);
    expect(lines).toHaveLength(1);
    return { cents: lines[0]?.cents, reason: lines[0]?.why?.reason.fr.replaceAll(/\s/g, " ") ?? "" };
  };
  const whole = "Le prix est de 4,50 €, quel que soit le quotient.";
  const reduced = `${whole} Avec l’offre couplée « La piscine à moitié prix », 50 % de moins, soit 2,25 € de réduction : il reste 2,25 €.`;
  expect(await lineOf(kept)).toEqual({ cents: 225, reason: reduced });
  expect(await lineOf(left)).toEqual({ cents: 450, reason: whole });
  expect(await lineOf(two)).toEqual({
    cents: 350,
    reason: `${whole} Avec l’offre couplée « Un euro », 1,00 € de réduction : il reste 3,50 €.`,
  });
  expect(await lineOf(after)).toEqual({
    cents: 225,
    reason: `${reduced} Une offre couplée a pris fin depuis. Elle était en cours quand ce prix a été fixé : il est gardé.`,
  });
});

test("a place of the waiting list that is not paid for whole holds nothing, and the next one has it", async () => {
  const pool = await aFarPool({ capacity: 1, counter: {} });
  const first = await aHolderWith(450, pool);
  // What is left once the offer is taken off, and no more.
  const [short, next] = [await aHolderWith(449, pool, half), await aHolderWith(450, pool, half)];
  const { id } = await pool.books(first, pool.far, 450);
  const passed = await pool.books(short, pool.far, 450);
  const served = await pool.books(next, pool.far, 450);
  await cancelBooking(first, { id, seen: "free" });
  const stateOf = async (who: Someone, { id: one }: Booking) =>
    (await readBooking(who, { personId: who.personId, id: one })).booking;
  expect(await stateOf(short, passed)).toMatchObject({ state: "unserved", held: false });
  expect(await stateOf(next, served)).toMatchObject({ state: "booked", held: true });
  expect(await accountOf(short, pool)).toMatchObject({ balance: 449, reserved: 0, takeable: 449 });
  expect(await heldOn(pool)).toEqual([{ amount: 450 }]);
});

test("the whole price is refused where it is more than one debit may take: an offer does not divide it", async () => {
  const pool = await aFarPool({ counter: { debitMax: 400 } });
  const zoe = await aHolderWith(1_000, pool, half);
  await expect(pool.books(zoe, pool.far, 450)).rejects.toMatchObject({ code: "bookings.counter_refuses" });
  expect(await heldOn(pool)).toEqual([]);
});

test("who is erased leaves nothing held, though the words of a booking no longer open", async () => {
  const pool = await aFarPool({ counter: {} });
  const [zoe, leo] = [await aHolderWith(450, pool, half), await aHolderWith(450, pool, half)];
  await pool.books(zoe, pool.far, 450);
  const damaged = await pool.books(leo, pool.far, 450);
  await town.house.sqlAs("owner", "update booking set sealed = sha256(sealed) where id = $1", [damaged.id]);
  const system = town.house.system(town.caen);
  for (const { personId } of [zoe, leo])
    await system.transaction((tx) => bookingsContribution.erasePerson(tx, system, personId));
  expect(await heldOn(pool)).toEqual([]);
  expect((await listBookings(zoe, zoe.personId)).toCome).toEqual([]);
});

test("waited for under a number that was folded into another since, the offers of the person count", async () => {
  const pool = await aFarPool({ capacity: 1 });
  const [first, kept, folded] = [await aHolder(), await aHolder(half), await town.holder()];
  const { id } = await pool.books(first, pool.far, 450);
  const far = await pool.books(folded, pool.far, 450);
  await areOne(kept, folded);
  await cancelBooking(first, { id, seen: "free" });
  town.house.clock.set(OVER);
  await ends([far]);
  expect(await wordsOf(kept, far)).toMatchObject({ cents: 225, off: [{ id: half, cents: 225 }] });
});

async function areOne(kept: Someone, folded: Someone): Promise<void> {
  const { house, caen } = town;
  const agents = [];
  for (const name of ["Inès Aubry", "Camille Lefèvre", "Nadia Benali"])
    agents.push(await anAgent(house, caen, ["validator"], name));
  const [said, first, second] = agents;
  if (!said || !first || !second) throw new TypeError("three agents are expected");
  const system = house.system(caen);
  for (const { personId } of [kept, folded])
    await system.transaction(async (tx) => {
      const born = { personId, name: "birthdate" } as const;
      await createDeclaration(tx, system, { ...born, value: "1991-03-08", saidBy: personId });
      await validateElement(tx, system, {
        ...born,
        method: "original_seen",
        evidence: { kind: "identity_card" },
      });
      await setPersonStatus(tx, system, personId, "enrolled");
    });
  const id = first.newId<PersonMergeId>();
  await house.sqlAs(
    "owner",
    "insert into possible_duplicate (authority_id, id, one_id, other_id, likelihood, found_on) values ($1, $2, $3, $4, 97, '2026-11-22')",
    [caen, id, ...[kept.personId, folded.personId].toSorted()],
  );
  await submitPairDecision(said, { id: parseId<"pair">(id), verdict: "same" });
  const outcome = await mergePersons(first, { id, keptId: kept.personId, choices: {} });
  if (outcome === "asked") await confirmMerge(second, { id });
}

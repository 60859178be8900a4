import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createAccount, revokeFormerEntries } from "../../access/access/index.ts";
import {
  addRepresentation,
  endRepresentation,
  validateRepresentation,
} from "../../identity/households/index.ts";
import { setPersonStatus } from "../../identity/identity/index.ts";
import { recovering } from "../../identity/recovery/testing/recovering.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import {
  checkCode,
  issuePersonalisedSupport,
  issuePhoneSecret,
  issueSupportToHolder,
  listSupports,
  printCode,
  recordSupportLoss,
  requestSupport,
  resumeSupport,
  type Support,
  setSupportKinds,
  showSupportCode,
  supportsJobs,
  suspendSupport,
} from "./index.ts";
import { aCounter, type Counter, shownBy } from "./testing/a-pool.ts";

// Whoever was inside somebody's account keeps, once out, nothing that opens a gate in their name.

type Someone = Awaited<ReturnType<typeof aPerson>>;

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let pool: Counter;
let paul: Context;
let jeanne: Someone;

beforeAll(async () => {
  house = await testRuntime([supportsJobs, notificationsJobs]);
  town = await aTown(house, { slug: "caen" });
  pool = await aCounter(house, town.id, "piscine");
  paul = await anAgent(house, town.id, ["reception", "validator"], "Paul Girard");
  const mayor = await anAgent(house, town.id, ["authority_administrator"]);
  await setSupportKinds(mayor, { kinds: ["card", "printed", "phone"], version: 0 });
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  jeanne = await someone({ given_name: "Jeanne", birthdate: "1990-05-04" });
});

async function someone(validated: Readonly<Record<string, string>>): Promise<Someone> {
  const who = await aPerson(house, town.id, { validated: { family_name: "Martin", ...validated } });
  const system = house.system(town.id);
  await system.transaction(async (tx) => {
    await setPersonStatus(tx, system, who.personId, "enrolled");
    await createAccount(tx, system, { personId: who.personId, email: `${who.personId}@example.org` });
  });
  return who;
}

/** Somebody whom Jeanne represents, as an agent saw. */
async function aChild() {
  const emma = await someone({ given_name: "Emma", birthdate: "2018-03-02" });
  const people = { representativeId: jeanne.personId, representedId: emma.personId };
  const id = await paul.transaction((tx) =>
    addRepresentation(tx, paul, { ...people, kind: "parental_authority" }),
  );
  const evidence = { kind: "family_record_book" } as const;
  await validateRepresentation(paul, { id, evidence });
  await house.drain();
  return { emma, id };
}

const newId = () => parseId<"support">(randomUUID());
const order = (who: Context, kind: "card" | "printed", personId = jeanne.personId) =>
  requestSupport(who, { id: newId(), personId, kind });
const keyNow = () => ({ method: "passkey", createdAt: house.clock.now() }) as const;
const aPhone = (who: Context = jeanne) => issuePhoneSecret(who, { id: newId() }, keyNow());
const check = (code: string) => checkCode(house.system(town.id), { code, equipment: pool.terminal });
const statesOf = async (who: Someone) => {
  const supports = await listSupports(who, who.personId);
  return (wanted: Support | { readonly id: string }) => supports.find(({ id }) => id === wanted.id)?.state;
};
const aCardInHand = async () =>
  issueSupportToHolder(paul, await issuePersonalisedSupport(paul, await order(jeanne, "card")));

async function emitted(event: string, data: Readonly<Record<string, unknown>>): Promise<void> {
  const system = house.system(town.id);
  const said = { authorityId: town.id, requestId: randomUUID(), ...data };
  await system.transaction((tx) => system.ports.events.emit(tx, event, said));
  await house.drain();
}

async function actionsOf(personId: PersonId): Promise<readonly string[]> {
  const system = house.system(town.id);
  const { entries } = await readPersonJournal(system, personId);
  return entries.map(({ action }) => action);
}

test("what a false owner ordered, suspended or not, ends when that is undone, and what they printed is another paper", async () => {
  const { emma } = await aChild();
  const [mine, untouched, phone] = [
    await order(jeanne, "printed"),
    await order(jeanne, "printed"),
    await aPhone(),
  ];
  await printCode(jeanne, untouched.id);
  house.clock.set("2026-11-26T09:00:00Z");
  const stolen = (await printCode(jeanne, mine.id)).code;
  const [paper, forEmma, theirs] = [
    await order(jeanne, "printed"),
    await order(jeanne, "printed", emma.personId),
    await aPhone(),
  ];
  const code = (await printCode(jeanne, paper.id)).code;
  const codeOfEmma = (await printCode(jeanne, forEmma.id)).code;
  await suspendSupport(paul, { ...theirs.support, reason: "Doute" });
  const undone = { personId: jeanne.personId, since: "2026-11-26T08:30:00.000Z" };
  await emitted("recovery.undone", undone);

  expect(await check(stolen)).toEqual({ accepted: false, refusal: "replaced" });
  for (const one of [code, codeOfEmma])
    expect(await check(one)).toEqual({ accepted: false, refusal: "revoked" });
  const states = await statesOf(jeanne);
  expect([states(theirs.support), states(untouched), states(phone.support)]).toEqual([
    "revoked",
    "active",
    "active",
  ]);
  const supports = await listSupports(jeanne, jeanne.personId);
  const next = supports.find(({ replaces }) => replaces === mine.id);
  expect(next).toMatchObject({ kind: "printed", state: "active" });
  // Heard twice, it does not end what it made.
  await emitted("recovery.undone", undone);
  expect(await check((await printCode(jeanne, next?.id ?? newId())).code)).toMatchObject({ accepted: true });
});

test("an account got back at the desk keeps no phone nor paper of before; the card in hand goes on", async () => {
  const account = recovering(house, town.id);
  const who = await account.aMember("jeanne@example.org");
  const [card, phone] = [
    await issueSupportToHolder(
      paul,
      await issuePersonalisedSupport(paul, await order(who, "card", who.personId)),
    ),
    await aPhone(who),
  ];
  const stolen = (await printCode(who, (await order(who, "printed", who.personId)).id)).code;
  await house.drain();
  house.clock.advance(60_000);
  const { code } = await account.opened(paul, who);
  await account.recoversKey(who, await account.inside(code));
  await house.drain();
  expect(await check(stolen)).toEqual({ accepted: false, refusal: "replaced" });
  expect(await check(await shownBy(phone, house.clock.now()))).toEqual({
    accepted: false,
    refusal: "revoked",
  });
  expect((await statesOf(who))(card)).toBe("active");
});

test("an account handed over, or whose former representative is put out, keeps no phone nor paper that they could draw", async () => {
  for (const event of ["households.account_handed_over", "households.former_put_out"]) {
    const [phone, card] = [await aPhone(), await aCardInHand()];
    const paper = await order(jeanne, "printed");
    const { code } = await printCode(jeanne, paper.id);
    const before = house.clock.now().toISOString();
    house.clock.advance(1000);
    const later = await aPhone();
    await emitted(event, { personId: jeanne.personId, representativeIds: [], before });
    expect(await check(code)).toEqual({ accepted: false, refusal: "replaced" });
    expect(await check(await shownBy(phone, house.clock.now()))).toMatchObject({ refusal: "revoked" });
    const states = await statesOf(jeanne);
    expect([states(card), states(later.support)]).toEqual(["active", "active"]);
    await recordSupportLoss(jeanne, { id: later.support.id, door: "space" });
  }
});

test("a parent who represents a child no more keeps a paper that is refused; the dead and the refused change nothing", async () => {
  const { emma, id } = await aChild();
  const paper = await order(jeanne, "printed", emma.personId);
  const { code } = await printCode(jeanne, paper.id);
  const between = { representativeId: randomUUID(), representedId: emma.personId };
  for (const cause of ["death", "refused"])
    await emitted("households.representation_ended", { ...between, cause });
  expect(await check(code)).toMatchObject({ accepted: true });
  const evidence = { kind: "court_decision" } as const;
  await endRepresentation(paul, { id, cause: "court_decision", evidence, reason: "Jugement" });
  await house.drain();
  expect(await check(code)).toEqual({ accepted: false, refusal: "replaced" });
});

test("a plastic card has no code that lasts, and each code given is told", async () => {
  const card = await aCardInHand();
  await expect(printCode(jeanne, card.id)).rejects.toMatchObject({ code: "supports.not_on_paper" });
  const { code, until } = await showSupportCode(jeanne, card.id);
  expect(until).toEqual(new Date("2026-11-24T08:10:05Z"));
  house.clock.advance(10 * 60_000);
  expect(await check(code)).toEqual({ accepted: false, refusal: "expired" });
  const paper = await order(jeanne, "printed");
  expect((await showSupportCode(jeanne, paper.id)).until).toEqual(new Date("2026-11-24T08:20:05Z"));
  await printCode(paul, paper.id);
  expect(await actionsOf(jeanne.personId)).toEqual(
    expect.arrayContaining(["supports.code_shown", "supports.code_printed"]),
  );
});

test("a session put out meanwhile binds no phone", async () => {
  const stolen = keyNow();
  house.clock.advance(60_000);
  const system = house.system(town.id);
  const out = { personId: jeanne.personId, before: house.clock.now() };
  await system.transaction((tx) => revokeFormerEntries(tx, system, out, async () => {}));
  await expect(issuePhoneSecret(jeanne, { id: newId() }, stolen)).rejects.toMatchObject({
    code: "access.recent_sign_in_required",
  });
  house.clock.advance(1000);
  expect((await aPhone()).support.state).toBe("active");
});

test("what is suspended when somebody is put out is not resumed under another number", async () => {
  const paper = await order(jeanne, "printed");
  await printCode(jeanne, paper.id);
  const stopped = await suspendSupport(paul, { ...paper, reason: "Doute" });
  await emitted("households.former_put_out", { personId: jeanne.personId });
  const supports = await listSupports(jeanne, jeanne.personId);
  expect(supports.map(({ state }) => state)).toEqual(["revoked"]);
  await expect(resumeSupport(paul, { ...stopped, reason: "Rendue" })).rejects.toMatchObject({
    code: "supports.not_now",
  });
});

import { randomUUID } from "node:crypto";
import { readDenyList } from "@ardeco/signed-qr";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createAccount } from "../../access/access/index.ts";
import { type PersonStatus, setPersonStatus } from "../../identity/identity/index.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { getCodeVerifier, toCodeId } from "./code-keys.ts";
import {
  checkCode,
  getSupport,
  issuePersonalisedSupport,
  issuePhoneSecret,
  issueSupportToHolder,
  printCode,
  readTerminalList,
  recordSupportLoss,
  requestSupport,
  resumeSupport,
  type SupportKind,
  type SupportOrdered,
  setSupportKinds,
  supportsContribution,
  supportsJobs,
  suspendSupport,
} from "./index.ts";
import { aCounter, type Counter, shownBy } from "./testing/a-pool.ts";

// What somebody who may act still may not do: end a card unseen, fill the lists of every terminal, revive,
// use twice.

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
  paul = await anAgent(house, town.id, ["reception"], "Paul Girard");
  const mayor = await anAgent(house, town.id, ["authority_administrator"]);
  await setSupportKinds(mayor, { kinds: ["card", "printed", "phone"], version: 0 });
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  jeanne = await aPerson(house, town.id, { validated: { given_name: "Jeanne", family_name: "Martin" } });
  await becomes("enrolled");
  const system = house.system(town.id);
  await system.transaction((tx) =>
    createAccount(tx, system, { personId: jeanne.personId, email: `${jeanne.personId}@example.org` }),
  );
});

async function becomes(status: PersonStatus): Promise<void> {
  const system = house.system(town.id);
  await system.transaction((tx) => setPersonStatus(tx, system, jeanne.personId, status));
}

const newId = () => parseId<"support">(randomUUID());
const order = (who: Context, kind: SupportKind, more: Partial<SupportOrdered> = {}) =>
  requestSupport(who, { id: newId(), personId: jeanne.personId, kind, ...more });
const check = (code: string) => checkCode(house.system(town.id), { code, equipment: pool.terminal });
const aCardInHand = async () =>
  issueSupportToHolder(paul, await issuePersonalisedSupport(paul, await order(jeanne, "card")));
const stateOf = async (id: SupportOrdered["id"]) => (await getSupport(jeanne, id)).state;

async function subjects(): Promise<readonly string[]> {
  await house.drain();
  return house.mails
    .filter(({ to }) => to === `${jeanne.personId}@example.org`)
    .map(({ subject }) => subject);
}

async function isDeniedOffline(id: SupportOrdered["id"]): Promise<boolean> {
  const { list } = await readTerminalList(house.system(town.id));
  const findKey = () => getCodeVerifier(house.system(town.id));
  const known = await readDenyList(list, { findKey, now: house.clock.now(), issuer: town.id, known: 0 });
  return known.has(toCodeId(id));
}

test("a paper takes the place of no card in hand, and whatever begins to serve or is replaced is told", async () => {
  const card = await aCardInHand();
  await expect(order(jeanne, "printed", { replaces: card.id })).rejects.toMatchObject({
    code: "supports.not_by_paper",
  });
  expect(await stateOf(card.id)).toBe("active");
  await recordSupportLoss(jeanne, { id: card.id, door: "space" });
  const paper = await order(jeanne, "printed", { replaces: card.id });
  await order(jeanne, "printed", { replaces: paper.id });
  expect([await stateOf(card.id), await stateOf(paper.id)]).toEqual(["replaced", "replaced"]);
  const told = (await subjects()).map((subject) => subject.split(" – ")[0]);
  const count = (wanted: string) => told.filter((subject) => subject === wanted).length;
  expect(count("Un de vos supports est en service")).toBe(3);
  expect(count("Un de vos supports est remplacé")).toBe(2);
});

test("ordered and lost in a loop, twenty supports are all of a year, at the desk too and two at once", async () => {
  for (let count = 0; count < 19; count += 1) {
    const { id } = await order(jeanne, "printed");
    await recordSupportLoss(jeanne, { id, door: "space" });
  }
  const both = await Promise.allSettled([order(jeanne, "printed"), order(jeanne, "printed")]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(order(jeanne, "printed")).rejects.toMatchObject({ code: "supports.too_many_this_year" });
  await expect(order(paul, "printed")).rejects.toMatchObject({ code: "supports.too_many_at_desk" });
  house.clock.set("2027-11-25T08:00:00Z");
  expect((await order(jeanne, "printed")).state).toBe("active");
});

test("a code used a moment before the nightly purge is still used up", async () => {
  const session = { method: "passkey", createdAt: house.clock.now() } as const;
  const code = await shownBy(await issuePhoneSecret(jeanne, { id: newId() }, session), house.clock.now());
  expect(await check(code)).toMatchObject({ accepted: true });
  const system = house.system(town.id);
  await system.transaction((tx) => supportsContribution.purge(tx, system));
  expect(await check(code)).toEqual({ accepted: false, refusal: "replayed" });
  house.clock.advance(5 * 60_000);
  await system.transaction((tx) => supportsContribution.purge(tx, system));
  expect(await house.sqlAs("owner", "select 1 from support_step_used")).toEqual([]);
});

test("the card of somebody who died is refused where there is no connection, until the death is undone", async () => {
  const [paper, lost] = [await order(jeanne, "printed"), await order(jeanne, "printed")];
  await recordSupportLoss(jeanne, { id: lost.id, door: "space" });
  const before = await readTerminalList(house.system(town.id));
  const stopped = await suspendSupport(paul, { ...(await order(jeanne, "printed")), reason: "Doute" });
  await becomes("deceased");
  expect(await isDeniedOffline(paper.id)).toBe(true);
  await expect(resumeSupport(paul, { ...stopped, reason: "Rendue" })).rejects.toMatchObject({
    code: "supports.person_not_there",
  });
  expect((await readTerminalList(house.system(town.id))).version).toBeGreaterThan(before.version);
  await becomes("enrolled");
  expect([await isDeniedOffline(paper.id), await isDeniedOffline(lost.id)]).toEqual([false, true]);
});

test("the code of somebody whom no agent has checked says so to the terminal", async () => {
  await becomes("declared");
  const { code } = await printCode(jeanne, (await order(jeanne, "printed")).id);
  expect(await check(code)).toMatchObject({ accepted: true, isChecked: false });
  await becomes("enrolled");
  expect(await check(code)).toMatchObject({ accepted: true, isChecked: true });
});

test("a voice that nobody recognised loses no card that waits at the desk; one recognised does", async () => {
  const card = await issuePersonalisedSupport(paul, await order(jeanne, "card"));
  await expect(recordSupportLoss(paul, { id: card.id, door: "phone" })).rejects.toMatchObject({
    code: "supports.recognise_first",
  });
  expect(await stateOf(card.id)).toBe("personalised");
  await recordSupportLoss(paul, { id: card.id, door: "phone", isRecognised: true });
  expect(await stateOf(card.id)).toBe("lost");
});

test("one form sent twice with another former support is not the same order; a phone is not ordered", async () => {
  const [first, second] = [await order(jeanne, "printed"), await order(jeanne, "printed")];
  const id = newId();
  const once = await order(jeanne, "printed", { id, replaces: first.id });
  expect((await order(jeanne, "printed", { id, replaces: first.id })).number).toBe(once.number);
  for (const other of [{ replaces: second.id }, { replaces: first.id, keepsFormer: true }, {}])
    await expect(order(jeanne, "printed", { id, ...other })).rejects.toMatchObject({
      code: "supports.not_now",
    });
  await expect(order(jeanne, "phone")).rejects.toMatchObject({ code: "supports.on_the_phone" });
});

test("even a faulty application gives birth to no support in service, nor in the place of nothing", async () => {
  const { id } = await order(jeanne, "printed");
  const copied = (state: string, replaces: string | null) =>
    house.sqlAs(
      "owner",
      `insert into support (authority_id, id, person_id, kind, number, state, state_on, expires_on, replaces, sealed)
       select authority_id, gen_random_uuid(), person_id, kind, $2, $3, state_on, expires_on, $4::uuid, sealed from support where id = $1`,
      [id, randomUUID().slice(0, 30), state, replaces],
    );
  await expect(copied("active", null)).rejects.toThrow(/begins ordered, not active/);
  await expect(copied("ordered", randomUUID())).rejects.toThrow(/replaces_one_that_is_there/);
});

test("one support that somebody holds does not stop the others from reaching their end", async () => {
  const supports = [await order(jeanne, "printed"), await order(jeanne, "printed")];
  const [held, free] = supports.map(({ id }) => id).sort();
  // Changed by somebody else each time that the job looks.
  await house.sqlAs(
    "owner",
    `create function held() returns trigger language plpgsql as $$ begin return null; end $$`,
  );
  await house.sqlAs(
    "owner",
    `create trigger held before update on support for each row when (old.id = '${held}') execute function held()`,
  );
  house.clock.set("2027-11-26T03:00:00Z");
  const system = house.system(town.id);
  await system.transaction((tx) =>
    system.ports.jobs.send(tx, "supports.expire", { authorityId: town.id, requestId: randomUUID() }),
  );
  await house.drain();
  await house.sqlAs("owner", "drop trigger held on support");
  expect([await stateOf(parseId(String(held))), await stateOf(parseId(String(free)))]).toEqual([
    "active",
    "expired",
  ]);
  expect(await check((await printCode(jeanne, parseId(String(held)))).code)).toMatchObject({
    accepted: false,
  });
});

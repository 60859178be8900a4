import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contributions } from "../../../app.ts";
import type { Context } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createAccount } from "../../access/access/index.ts";
import { setPersonStatus } from "../../identity/identity/index.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import {
  checkCode,
  getSupport,
  issuePersonalisedSupport,
  issuePhoneSecret,
  issueSupportToHolder,
  listSupports,
  recordSupportLoss,
  requestSupport,
  resumeSupport,
  revokeSupport,
  type SupportKind,
  searchSupportsToMake,
  setSupportKinds,
  showSupportCode,
  supportsContribution,
  supportsJobs,
  suspendSupport,
} from "./index.ts";
import { aCounter, type Counter, shownBy, subscribes } from "./testing/a-pool.ts";

type Someone = Awaited<ReturnType<typeof aPerson>>;

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let pool: Counter;
let paul: Context;
let jeanne: Someone;

beforeAll(async () => {
  house = await testRuntime([supportsJobs, notificationsJobs]);
  town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  pool = await aCounter(house, town.id, "piscine");
  paul = await anAgent(house, town.id, ["reception"], "Paul Girard");
  const mayor = await anAgent(house, town.id, ["authority_administrator"]);
  await setSupportKinds(mayor, { kinds: ["card", "printed", "phone"], version: 0 });
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  jeanne = await anEnrolled("Jeanne", "Martin");
});

async function anEnrolled(given_name: string, family_name: string): Promise<Someone> {
  const someone = await aPerson(house, town.id, {
    validated: { given_name, family_name, birthdate: "1990-05-04" },
  });
  const system = house.system(town.id);
  await system.transaction(async (tx) => {
    await setPersonStatus(tx, system, someone.personId, "enrolled");
    await createAccount(tx, system, { personId: someone.personId, email: `${someone.personId}@example.org` });
  });
  return someone;
}

const order = (
  who: Context,
  kind: SupportKind,
  more: { personId?: PersonId; replaces?: never } | object = {},
) => requestSupport(who, { id: parseId<"support">(randomUUID()), personId: jeanne.personId, kind, ...more });
const check = (code: string) => checkCode(house.system(town.id), { code, equipment: pool.terminal });
const keyNow = () => ({ method: "passkey", createdAt: house.clock.now() }) as const;
const bind = (who: Context, more: object = {}) =>
  issuePhoneSecret(who, { id: parseId<"support">(randomUUID()), ...more }, keyNow());

async function journalOf(personId: PersonId): Promise<readonly string[]> {
  const system = house.system(town.id);
  const { entries } = await readPersonJournal(system, personId);
  return entries.map(({ action }) => action);
}

async function aCardInHand() {
  const card = await order(jeanne, "card");
  const made = await issuePersonalisedSupport(paul, card);
  return issueSupportToHolder(paul, made);
}

const TO_MAKE = { search: "", filters: {}, sort: "day", isDescending: false, limit: 500 };

describe("a card, from its order to its end", () => {
  test("each step is dated and says who; the person is told when to come", async () => {
    const card = await aCardInHand();
    expect(card).toMatchObject({ state: "active", kind: "card", expiresOn: "2031-11-24" });
    expect(card.number).toMatch(/^SUP-2026-\d{6}-[0-9A-Z]{2}$/);
    expect(card.steps.map(({ to, by }) => [to, by.label ?? by.kind])).toEqual([
      ["ordered", "person"],
      ["personalised", "Paul Girard"],
      ["issued", "Paul Girard"],
      ["active", "Paul Girard"],
    ]);
    await house.drain();
    const mail = house.mails.find(({ to }) => to === `${jeanne.personId}@example.org`);
    expect(mail?.subject).toMatch(/Votre carte vous attend/);
    expect(mail?.text).toContain(card.number);
  });

  test("ordered twice by one form, it is one card", async () => {
    const id = parseId<"support">(randomUUID());
    const one = await order(jeanne, "card", { id });
    expect((await order(jeanne, "card", { id })).number).toBe(one.number);
    expect(await listSupports(jeanne, jeanne.personId)).toHaveLength(1);
  });

  test("what waits at the desk is listed there, and leaves the list once handed over", async () => {
    const card = await order(jeanne, "card");
    const waiting = async () => (await searchSupportsToMake(paul, TO_MAKE)).rows.map(({ id }) => id);
    expect(await waiting()).toContain(card.id);
    await issueSupportToHolder(paul, await issuePersonalisedSupport(paul, card));
    expect(await waiting()).not.toContain(card.id);
  });

  test("suspended it is refused; resumed it serves again; ended it never does", async () => {
    const card = await aCardInHand();
    const { code } = await showSupportCode(jeanne, card.id);
    const stopped = await suspendSupport(paul, { ...card, reason: "Trouvée au guichet" });
    expect(await check(code)).toEqual({ accepted: false, refusal: "suspended" });
    const again = await resumeSupport(paul, { ...stopped, reason: "Rendue" });
    expect(await check(code)).toMatchObject({ accepted: true });
    const ended = await revokeSupport(paul, { ...again, reason: "À sa demande" });
    expect(await check(code)).toEqual({ accepted: false, refusal: "revoked" });
    await expect(resumeSupport(paul, { ...ended, reason: "Erreur" })).rejects.toMatchObject({
      code: "supports.not_now",
    });
  });

  test("the second agent, who did not see the change, is told so", async () => {
    const card = await aCardInHand();
    await suspendSupport(paul, { ...card, reason: "A" });
    await expect(suspendSupport(paul, { ...card, reason: "B" })).rejects.toMatchObject({
      code: "supports.not_now",
    });
  });

  test("past its last day it ends by itself", async () => {
    const card = await aCardInHand();
    house.clock.set("2031-11-26T03:00:00Z");
    const system = house.system(town.id);
    await system.transaction((tx) =>
      system.ports.jobs.send(tx, "supports.expire", { authorityId: town.id, requestId: randomUUID() }),
    );
    await house.drain();
    expect(await getSupport(jeanne, card.id)).toMatchObject({
      state: "expired",
    });
  });

  test("a kind that the authority does not offer is not ordered", async () => {
    const mayor = await anAgent(house, town.id, ["authority_administrator"]);
    await setSupportKinds(mayor, { kinds: ["phone"], version: 1 });
    await expect(order(jeanne, "printed")).rejects.toMatchObject({ code: "supports.not_offered" });
    // Nothing makes a contactless phone, even where it was offered.
    await setSupportKinds(mayor, { kinds: ["card", "printed", "phone", "nfc_phone"], version: 2 });
    await expect(order(jeanne, "nfc_phone")).rejects.toMatchObject({ code: "supports.not_offered" });
  });

  test("nobody carries more than ten", async () => {
    for (let count = 0; count < 10; count += 1) await order(jeanne, "printed");
    await expect(order(jeanne, "printed")).rejects.toMatchObject({ code: "supports.too_many" });
  });
});

describe("lost", () => {
  test("declared in one gesture, refused at once, told to the person with the delay elsewhere", async () => {
    const card = await aCardInHand();
    const { code } = await showSupportCode(jeanne, card.id);
    expect(await check(code)).toMatchObject({ accepted: true });
    await recordSupportLoss(jeanne, { id: card.id, door: "space" });
    expect(await check(code)).toEqual({ accepted: false, refusal: "lost" });
    await recordSupportLoss(jeanne, { id: card.id, door: "space" });
    await house.drain();
    const mails = house.mails.filter(({ to }) => to === `${jeanne.personId}@example.org`);
    expect(mails.filter(({ subject }) => /déclaré perdu/.test(subject))).toHaveLength(1);
    expect(mails.at(-1)?.text).toMatch(/sous 4 heures là où il n’y a pas de connexion/);
  });

  test("rights follow: the next card serves, the lost one stays refused, and both say which took whose place", async () => {
    await subscribes(jeanne, pool);
    const card = await aCardInHand();
    const former = (await showSupportCode(jeanne, card.id)).code;
    const before = await check(former);
    await recordSupportLoss(paul, { id: card.id, door: "desk" });
    const next = await order(jeanne, "card", { replaces: card.id });
    await expect(order(jeanne, "card", { replaces: card.id })).rejects.toMatchObject({
      code: "supports.replaced_already",
    });
    await issueSupportToHolder(paul, await issuePersonalisedSupport(paul, next));
    expect(await check((await showSupportCode(jeanne, next.id)).code)).toEqual(before);
    expect(before).toMatchObject({ accepted: true, subject: expect.any(String) });
    expect(await check(former)).toEqual({ accepted: false, refusal: "replaced" });
  });

  test("one that still serves goes on until the next is in hand", async () => {
    const card = await aCardInHand();
    const { code } = await showSupportCode(jeanne, card.id);
    const next = await issuePersonalisedSupport(paul, await order(jeanne, "card", { replaces: card.id }));
    expect(await check(code)).toMatchObject({ accepted: true });
    await issueSupportToHolder(paul, next);
    expect(await check(code)).toEqual({ accepted: false, refusal: "replaced" });
  });

  test("an old printed card may serve until it is used up, unless it was lost", async () => {
    const paper = await order(jeanne, "printed");
    const old = (await showSupportCode(jeanne, paper.id)).code;
    await order(jeanne, "printed", { replaces: paper.id, keepsFormer: true });
    expect(await check(old)).toMatchObject({ accepted: true });
    const other = await order(jeanne, "printed");
    const lost = (await showSupportCode(jeanne, other.id)).code;
    await recordSupportLoss(jeanne, { id: other.id, door: "space" });
    await order(jeanne, "printed", { replaces: other.id, keepsFormer: true });
    expect(await check(lost)).toMatchObject({ accepted: false });
  });
});

describe("a phone", () => {
  test("shows another code every fifteen seconds, each good once", async () => {
    const phone = await bind(jeanne);
    expect(phone.support).toMatchObject({ state: "active", kind: "phone" });
    const code = await shownBy(phone, house.clock.now());
    expect(await check(code)).toEqual({
      accepted: true,
      kind: "phone",
      subject: null,
      isChecked: true,
      isCopyable: false,
    });
    expect(await check(code)).toEqual({ accepted: false, refusal: "replayed" });
    house.clock.advance(15_000);
    expect(await check(await shownBy(phone, house.clock.now()))).toMatchObject({ accepted: true });
  });

  test("receives its code once, after a passkey of just now", async () => {
    const id = parseId<"support">(randomUUID());
    await issuePhoneSecret(jeanne, { id }, keyNow());
    await expect(issuePhoneSecret(jeanne, { id }, keyNow())).rejects.toMatchObject({
      code: "supports.given_already",
    });
    const byLink = { method: "email_link", createdAt: house.clock.now() } as const;
    const anHourAgo = { method: "passkey", createdAt: new Date("2026-11-24T07:00:00Z") } as const;
    for (const session of [byLink, anHourAgo])
      await expect(issuePhoneSecret(jeanne, { id: parseId(randomUUID()) }, session)).rejects.toMatchObject({
        code: "supports.passkey_needed",
      });
  });

  test("without JavaScript, it shows a code that is worth ten minutes", async () => {
    const phone = await bind(jeanne);
    const { code, until } = await showSupportCode(jeanne, phone.support.id);
    expect(until).toEqual(new Date("2026-11-24T08:10:05Z"));
    expect(await check(code)).toMatchObject({ accepted: true, isCopyable: true });
    house.clock.advance(10 * 60_000);
    expect(await check(code)).toEqual({ accepted: false, refusal: "expired" });
  });

  test("put there by whoever came in by a false recovery, it stops when that is undone", async () => {
    const mine = await bind(jeanne);
    house.clock.advance(3_600_000);
    const theirs = await bind(jeanne);
    const system = house.system(town.id);
    await system.transaction((tx) =>
      system.ports.events.emit(tx, "recovery.undone", {
        authorityId: town.id,
        requestId: randomUUID(),
        personId: jeanne.personId,
        since: "2026-11-24T08:30:00.000Z",
      }),
    );
    await house.drain();
    expect(await check(await shownBy(theirs, house.clock.now()))).toMatchObject({ refusal: "revoked" });
    expect(await check(await shownBy(mine, house.clock.now()))).toMatchObject({ accepted: true });
  });
});

describe("what is kept", () => {
  test("the person reads in their journal where their support was shown, and who looked", async () => {
    const card = await aCardInHand();
    await check((await showSupportCode(jeanne, card.id)).code);
    await listSupports(paul, jeanne.personId);
    expect(await journalOf(jeanne.personId)).toEqual(
      expect.arrayContaining(["supports.ordered", "supports.active", "supports.shown", "supports.listed"]),
    );
  });

  test("taken out, the history is told; erased, nothing is left but a refusal", async () => {
    const card = await aCardInHand();
    const { code } = await showSupportCode(jeanne, card.id);
    const system = house.system(town.id);
    const taken = await system.transaction((tx) =>
      supportsContribution.exportPerson(tx, system, jeanne.personId),
    );
    expect(taken).toMatchObject({ supports: [{ kind: "card", numero: card.number, etat: "active" }] });
    await system.transaction(async (tx) => {
      for (const { erasePerson } of contributions) await erasePerson(tx, system, jeanne.personId);
    });
    expect(await check(code)).toEqual({ accepted: false, refusal: "unknown" });
    const rows = await house.sqlAs("owner", "select 1 from support where person_id = $1", [jeanne.personId]);
    expect(rows).toEqual([]);
  });

  test("ended supports are forgotten a year later, and what could still be shown stays refused", async () => {
    const card = await aCardInHand();
    await recordSupportLoss(jeanne, { id: card.id, door: "space" });
    house.clock.set("2027-12-01T08:00:00Z");
    const system = house.system(town.id);
    expect(await system.transaction((tx) => supportsContribution.purge(tx, system))).toBeGreaterThan(0);
    const left = await house.sqlAs("owner", "select 1 from support where id = $1", [card.id]);
    const denied = await house.sqlAs(
      "owner",
      "select 1 from support_denied where entry = substring(sha256(uuid_send($1::uuid)) for 10)",
      [card.id],
    );
    expect([left.length, denied.length]).toEqual([0, 1]);
  });
});

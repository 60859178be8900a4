import { randomUUID } from "node:crypto";
import {
  denyEntry,
  importSecret,
  readDenyList,
  readSignedCode,
  toBase45,
  writeRotatingCode,
} from "@ardeco/signed-qr";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { dumpEverything } from "../../../testing/dump.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { setPersonStatus } from "../../identity/identity/index.ts";
import { getCodeVerifier, getPublicCodeKey, toCodeId } from "./code-keys.ts";
import {
  checkCode,
  issuePhoneSecret,
  issueSupportToHolder,
  listSupports,
  readTerminalList,
  recordSupportLoss,
  requestSupport,
  resumeSupport,
  type Support,
  showSupportCode,
  supportsJobs,
} from "./index.ts";
import { aCounter, type Counter, shownBy, subscribes } from "./testing/a-pool.ts";

// Each gesture of somebody who would cheat, or harm, tried on the real thing.

type Someone = Awaited<ReturnType<typeof aPerson>>;

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let elsewhere: Awaited<ReturnType<typeof aTown>>;
let pool: Counter;
let library: Counter;
let paul: Context;
let jeanne: Someone;
let mallory: Someone;

beforeAll(async () => {
  house = await testRuntime([supportsJobs]);
  town = await aTown(house, { slug: "caen" });
  elsewhere = await aTown(house, { slug: "bayeux", officialCode: "14047" });
  pool = await aCounter(house, town.id, "piscine");
  library = await aCounter(house, town.id, "mediatheque");
  paul = await anAgent(house, town.id, ["reception"], "Paul Girard");
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  [jeanne, mallory] = [await someone("Jeanne"), await someone("Mallory")];
});

async function someone(given_name: string): Promise<Someone> {
  const who = await aPerson(house, town.id, { validated: { given_name, family_name: "Martin" } });
  const system = house.system(town.id);
  await system.transaction((tx) => setPersonStatus(tx, system, who.personId, "enrolled"));
  return who;
}

const check = (code: string, { terminal } = pool) =>
  checkCode(house.system(town.id), { code, equipment: terminal });
const newId = () => parseId<"support">(randomUUID());
const aPaper = (who = jeanne): Promise<Support> =>
  requestSupport(who, { id: newId(), personId: who.personId, kind: "printed" });
const aPhone = (who = jeanne) =>
  issuePhoneSecret(who, { id: newId() }, { method: "passkey", createdAt: house.clock.now() });

test("a code forged, cut or made up is refused, whatever it is", async () => {
  const { code } = await showSupportCode(jeanne, (await aPaper()).id);
  const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  const forged = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.nat(code.length - 1).map((length) => code.slice(0, length)),
    fc
      .tuple(fc.integer({ min: 4, max: code.length - 1 }), fc.constantFrom(...signs))
      .map(([at, sign]) => code.slice(0, at) + sign + code.slice(at + 1)),
    fc.uint8Array({ minLength: 31, maxLength: 31 }).map((bytes) => `AR1:${toBase45(bytes)}`),
  );
  await fc.assert(
    fc.asyncProperty(
      forged.filter((text) => text !== code),
      async (text) => {
        expect(await check(text)).toMatchObject({ accepted: false });
      },
    ),
    { numRuns: 60 },
  );
});

test("a code signed by another authority opens nothing here", async () => {
  const theirs = await aPerson(house, elsewhere.id, { validated: { given_name: "Ève" } });
  const system = house.system(elsewhere.id);
  await system.transaction((tx) => setPersonStatus(tx, system, theirs.personId, "enrolled"));
  const paper = await requestSupport(theirs, { id: newId(), personId: theirs.personId, kind: "printed" });
  expect(await check((await showSupportCode(theirs, paper.id)).code)).toEqual({
    accepted: false,
    refusal: "unknown-key",
  });
});

test("a code seen over a shoulder is used up by its holder; a screenshot a minute later is worth nothing", async () => {
  const phone = await aPhone();
  const code = await shownBy(phone, house.clock.now());
  expect(await check(code)).toMatchObject({ accepted: true });
  expect(await check(code, library)).toEqual({ accepted: false, refusal: "replayed" });
  const screenshot = await shownBy(phone, house.clock.now());
  house.clock.advance(60_000);
  expect(await check(screenshot)).toEqual({ accepted: false, refusal: "outside-the-window" });
});

test("the same code at two terminals at once is accepted by one", async () => {
  const code = await shownBy(await aPhone(), house.clock.now());
  const answers = await Promise.all([check(code), check(code, library), check(code)]);
  expect(answers.filter(({ accepted }) => accepted)).toHaveLength(1);
});

test("a holder who knows their own secret writes nobody else's code", async () => {
  const [mine, theirs] = [await aPhone(mallory), await aPhone()];
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "base64url"));
  const secret = await importSecret(bytes(mine.secret));
  const forged = await writeRotatingCode(
    { generation: theirs.generation, id: bytes(theirs.holder) },
    secret,
    house.clock.now(),
  );
  expect(await check(forged)).toEqual({ accepted: false, refusal: "wrong-signature" });
});

test("a lost support is refused at once, on a phone as on paper, and by the next list of terminals offline", async () => {
  const [phone, paper] = [await aPhone(), await aPaper()];
  const { code } = await showSupportCode(jeanne, paper.id);
  await recordSupportLoss(jeanne, { id: phone.support.id, door: "space" });
  await recordSupportLoss(jeanne, { id: paper.id, door: "space" });
  expect(await check(await shownBy(phone, house.clock.now()))).toEqual({ accepted: false, refusal: "lost" });
  expect(await check(code)).toEqual({ accepted: false, refusal: "lost" });
  const list = await offline();
  expect(await list.has(toCodeId(paper.id))).toBe(true);
  expect(await list.has(toCodeId(phone.support.id))).toBe(true);
  expect(await list.has(toCodeId((await aPaper()).id))).toBe(false);
});

test("a deny list rolled back, or kept beyond its life, is refused by the terminal", async () => {
  const before = await readTerminalList(house.system(town.id));
  await recordSupportLoss(jeanne, { id: (await aPaper()).id, door: "space" });
  const after = await readTerminalList(house.system(town.id));
  expect(after.version).toBeGreaterThan(before.version);
  const findKey = () => getCodeVerifier(house.system(town.id));
  const now = house.clock.now();
  await expect(
    readDenyList(before.list, { findKey, now, issuer: town.id, known: after.version }),
  ).rejects.toMatchObject({
    refusal: "older-list",
  });
  house.clock.advance(4 * 3_600_000);
  await expect(
    readDenyList(after.list, { findKey, now: house.clock.now(), issuer: town.id, known: 0 }),
  ).rejects.toMatchObject({ refusal: "expired" });
});

test("a terminal that is offline verifies a printed card with the public key alone", async () => {
  const { code } = await showSupportCode(jeanne, (await aPaper()).id);
  const { x, y, kid } = await getPublicCodeKey(house.system(town.id));
  const jwk = { kty: "EC", crv: "P-256", x, y };
  const key = await crypto.subtle.importKey("jwk", jwk, { name: "ECDSA", namedCurve: "P-256" }, true, [
    "verify",
  ]);
  const findKey = (keyId: Uint8Array) => (Buffer.from(keyId).toString("base64url") === kid ? key : undefined);
  expect((await readSignedCode(code, { findKey, now: house.clock.now() })).issuer).toBe(town.id);
});

test("each service reads its own name for the person, none reads another's, nor the support's", async () => {
  await subscribes(jeanne, pool);
  const paper = await aPaper();
  const { code } = await showSupportCode(jeanne, paper.id);
  const atPool = await check(code);
  expect(atPool).toMatchObject({ accepted: true, subject: expect.any(String) });
  // No agreement with the library: it learns that the card is good, and nobody's name.
  expect(await check(code, library)).toMatchObject({ accepted: true, subject: null });
  await subscribes(jeanne, library);
  const atLibrary = await check(code, library);
  expect(atLibrary).toMatchObject({ accepted: true, subject: expect.any(String) });
  const told = JSON.stringify([atPool, atLibrary]);
  for (const known of [paper.id, paper.number, jeanne.personId]) expect(told).not.toContain(known);
  if (atPool.accepted && atLibrary.accepted) expect(atPool.subject).not.toBe(atLibrary.subject);
  await recordSupportLoss(jeanne, { id: paper.id, door: "space" });
  const next = await aPaper();
  expect(await check((await showSupportCode(jeanne, next.id)).code)).toEqual(atPool);
});

test("dumps of what two services keep join by no support: their rows name none", async () => {
  await subscribes(jeanne, pool);
  await subscribes(jeanne, library);
  const paper = await aPaper();
  const { code } = await showSupportCode(jeanne, paper.id);
  await check(code);
  await check(code, library);
  const phone = await aPhone();
  await check(await shownBy(phone, house.clock.now()));
  const hex = (id: string) => id.replaceAll("-", "");
  const bytes = await denyEntry(toCodeId(paper.id));
  const needles = [paper.id, hex(paper.id), paper.number, Buffer.from(bytes).toString("hex")];
  const naming = (await dumpEverything(house)).filter(
    ({ table, text }) => table !== "public.support" && needles.some((needle) => text.includes(needle)),
  );
  expect(naming.map(({ table }) => table)).toEqual([]);
  const used = (await dumpEverything(house)).filter(({ table }) => table === "public.support_step_used");
  expect(used.length).toBeGreaterThan(0);
  for (const { text } of used) expect(text).not.toContain(hex(phone.support.id));
});

test("nobody declares lost, shows, replaces nor reads the support of somebody else", async () => {
  const paper = await aPaper();
  const tries: readonly (() => Promise<unknown>)[] = [
    () => recordSupportLoss(mallory, { id: paper.id, door: "space" }),
    () => showSupportCode(mallory, paper.id),
    () =>
      requestSupport(mallory, {
        id: newId(),
        personId: mallory.personId,
        kind: "printed",
        replaces: paper.id,
      }),
  ];
  for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: "supports.unknown" });
  const forJeanne = { id: newId(), personId: jeanne.personId, kind: "printed" } as const;
  await expect(requestSupport(mallory, forJeanne)).rejects.toMatchObject({
    code: "households.cannot_act_for",
  });
  await expect(listSupports(mallory, jeanne.personId)).rejects.toMatchObject({
    code: "households.cannot_act_for",
  });
  expect(await check((await showSupportCode(jeanne, paper.id)).code)).toMatchObject({ accepted: true });
});

test("an id that is another's is not taken over by ordering it again", async () => {
  const paper = await aPaper();
  const taken = { id: paper.id, personId: mallory.personId, kind: "printed" } as const;
  await expect(requestSupport(mallory, taken)).rejects.toMatchObject({ code: "supports.not_now" });
});

test("a voice on the phone that nobody recognised stops a card for a while: the desk undoes it", async () => {
  const paper = await aPaper();
  const { code } = await showSupportCode(jeanne, paper.id);
  const stopped = await recordSupportLoss(paul, { id: paper.id, door: "phone" });
  expect(stopped.state).toBe("suspended");
  expect(await check(code)).toEqual({ accepted: false, refusal: "suspended" });
  await resumeSupport(paul, { ...stopped, reason: "Elle l’a toujours, vue au guichet" });
  expect(await check(code)).toMatchObject({ accepted: true });
  const sure = await recordSupportLoss(paul, { id: paper.id, door: "phone", isRecognised: true });
  expect(sure.state).toBe("lost");
});

test("an agent of another authority, or without a role at the desk, touches no support", async () => {
  const paper = await aPaper();
  const stranger = await anAgent(house, elsewhere.id, ["reception", "validator"], "Ugo Petit");
  await expect(recordSupportLoss(stranger, { id: paper.id, door: "desk" })).rejects.toMatchObject({
    code: "supports.unknown",
  });
  await expect(issueSupportToHolder(stranger, paper)).rejects.toMatchObject({ code: "supports.unknown" });
  const manager = await anAgent(house, town.id, ["service_manager"]);
  await expect(issueSupportToHolder(manager, paper)).rejects.toMatchObject({
    code: "access.capability_missing",
  });
  await expect(recordSupportLoss(manager, { id: paper.id, door: "desk" })).rejects.toMatchObject({
    code: "supports.unknown",
  });
});

test("a card left by somebody who died opens nothing, and no other is ordered in their name", async () => {
  const paper = await aPaper();
  const { code } = await showSupportCode(jeanne, paper.id);
  const system = house.system(town.id);
  await system.transaction((tx) => setPersonStatus(tx, system, jeanne.personId, "deceased"));
  expect(await check(code)).toEqual({ accepted: false, refusal: "closed" });
  const another = { id: newId(), personId: jeanne.personId, kind: "printed" } as const;
  await expect(requestSupport(paul, another)).rejects.toMatchObject({ code: "households.cannot_act_for" });
});

test("even a faulty application revives no support, and gives none to somebody else", async () => {
  const paper = await aPaper();
  await recordSupportLoss(jeanne, { id: paper.id, door: "space" });
  const system = house.system(town.id);
  const revive = (set: string) =>
    system.transaction((tx) =>
      tx
        .withTables<{ support: { id: string; state: string; person_id: string } }>()
        .updateTable("support")
        .set(set === "state" ? { state: "active" } : { person_id: mallory.personId })
        .where("id", "=", paper.id)
        .execute(),
    );
  await expect(revive("state")).rejects.toThrow(/does not go from lost to active/);
  await expect(revive("person_id")).rejects.toThrow(/denied/);
});

async function offline() {
  const { list } = await readTerminalList(house.system(town.id));
  const findKey = () => getCodeVerifier(house.system(town.id));
  return readDenyList(list, { findKey, now: house.clock.now(), issuer: town.id, known: 0 });
}

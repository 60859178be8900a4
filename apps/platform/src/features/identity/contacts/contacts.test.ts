import { randomUUID } from "node:crypto";
import { drawnNumber } from "@ardeco/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type DeskId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createAccount } from "../../access/access/index.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import {
  type Contact,
  checkCaller,
  contactsContribution,
  contactsJobs,
  countLateContacts,
  forwardContact,
  listPersonContacts,
  listWaitingContacts,
  openContact,
  readContact,
  submitContactAnswer,
  submitContactReply,
  writeContact,
} from "./index.ts";

type Someone = Awaited<ReturnType<typeof aPerson>>;

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let libraryDesk: DeskId;
let paul: Context;
let ines: Context;
let jeanne: Someone;

beforeAll(async () => {
  house = await testRuntime([contactsJobs, notificationsJobs]);
  town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  libraryDesk = parseId<"desk">(randomUUID());
  await house.sqlAs("owner", "insert into desk (authority_id, id, name) values ($1, $2, 'Bibliothèque')", [
    town.id,
    libraryDesk,
  ]);
  paul = await anAgent(house, town.id, ["reception"], "Paul Girard");
  ines = await anAgent(house, town.id, [{ role: "service_validator", deskId: libraryDesk }], "Inès Robert");
  jeanne = await aPerson(house, town.id, {
    declared: {
      given_name: "Jeanne",
      family_name: "Martin",
      birthdate: "1990-05-04",
      phone_number: "+33612345678",
      address: {
        street_address: "12 bis, rue Saint-Jean",
        postal_code: "14000",
        locality: "Caen",
        country: "FR",
      },
    },
  });
  const system = house.system(town.id);
  await system.transaction((tx) =>
    createAccount(tx, system, { personId: jeanne.personId, email: "jeanne@example.org" }),
  );
});
afterAll(() => house?.close());
beforeEach(() => house.clock.set("2026-11-24T08:00:00Z"));

const aCall = (more: Partial<Parameters<typeof openContact>[1]> = {}) =>
  openContact(paul, {
    id: parseId<"contact">(randomUUID()),
    personId: jeanne.personId,
    channel: "phone",
    subject: "Prêt de liseuse",
    asked: "Peut-on emprunter une liseuse ?",
    ...more,
  });
const read = (who: Context, { id }: Contact) => readContact(who, { id });
const of = (who: Context, personId = jeanne.personId) => listPersonContacts(who, personId);
const waiting = async (who: Context) => (await listWaitingContacts(who)).contacts.map(({ id }) => id);

describe("one request, whatever the door", () => {
  test("a call given to a desk is answered there, told by a message, followed by the person", async () => {
    const call = await aCall({ deskId: libraryDesk, service: "Bibliothèque" });
    expect(call).toMatchObject({ state: "waiting", dueOn: "2026-12-01", name: "Jeanne Martin" });
    expect(call.number).toMatch(/^ECH-2026-\d{6}-/);
    expect(await waiting(ines)).toContain(call.id);
    await submitContactAnswer(ines, { id: call.id, version: 1, text: "Oui, trois semaines." });
    await house.drain();
    expect(house.mails.at(-1)).toMatchObject({ to: "jeanne@example.org" });
    expect(house.mails.at(-1)?.text).not.toContain("trois semaines");
    expect(await read(jeanne, call)).toMatchObject({
      state: "answered",
      steps: [
        { what: "asked", by: "Paul Girard", text: "Peut-on emprunter une liseuse ?" },
        { what: "handed", desk: "Bibliothèque" },
        { what: "answered", by: "Inès Robert", text: "Oui, trois semaines." },
      ],
    });
    const { entries } = await readPersonJournal(jeanne, jeanne.personId);
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["contacts.received", "contacts.answered"]),
    );
    expect(JSON.stringify(entries)).not.toContain("liseuse");
  });

  test("whose number is another’s already has the next one drawn, the same when sent again", async () => {
    const before = await aCall();
    const id = parseId<"contact">(randomUUID());
    const drawn = { prefix: "ECH", day: "2026-11-24", id };
    await house.sqlAs("owner", "update contact set number = $1 where id = $2", [
      drawnNumber(drawn, 0),
      before.id,
    ]);
    const call = await aCall({ id });
    expect(call.number).toBe(drawnNumber(drawn, 1));
    expect(await aCall({ id })).toEqual(call);
    expect(await waiting(paul)).toContain(id);
  });

  test("answered at once, it waits for nobody", async () => {
    const call = await aCall({ answer: "Oui." });
    expect(call.state).toBe("answered");
    expect(await waiting(paul)).not.toContain(call.id);
  });

  test("what the person writes goes to the default desk; writing again opens it again", async () => {
    const written = await writeContact(jeanne, {
      id: parseId<"contact">(randomUUID()),
      subject: "Facture",
      asked: "Elle compte deux fois le 3.",
    });
    expect(written).toMatchObject({ channel: "web", deskId: town.deskId });
    await submitContactAnswer(paul, { id: written.id, version: 1, text: "C’est corrigé." });
    house.clock.set("2026-12-10T08:00:00Z");
    await submitContactReply(jeanne, { id: written.id, text: "Toujours pas." });
    expect(await read(jeanne, written)).toMatchObject({ state: "waiting", dueOn: "2026-12-17" });
  });

  test("who writes without end is told to begin another, and the desk can still answer", async () => {
    const { id } = await aCall();
    const reply = () => submitContactReply(jeanne, { id, text: "é".repeat(2_000) });
    for (let more = 1; more < 40; more += 1) await reply();
    await expect(reply()).rejects.toMatchObject({ code: "contacts.too_long" });
    await submitContactAnswer(paul, { id, version: 40, text: "Voici." });
  });

  test("handed to another desk, it keeps its day", async () => {
    const call = await aCall();
    await forwardContact(paul, { id: call.id, version: 1, deskId: libraryDesk, text: "Pour vous." });
    expect(await read(ines, call)).toMatchObject({ deskId: libraryDesk, dueOn: call.dueOn });
  });

  test("the same form twice is one; of two agents who answer, the second is told", async () => {
    const id = parseId<"contact">(randomUUID());
    const twice = await Promise.all([aCall({ id }), aCall({ id })]);
    expect(new Set(twice.map(({ number }) => number)).size).toBe(1);
    await submitContactReply(jeanne, { id, text: "J’ajoute." });
    const late = submitContactAnswer(paul, { id, version: 1, text: "Vu." });
    await expect(late).rejects.toMatchObject({ code: "request.changed_meanwhile" });
    await submitContactAnswer(paul, { id, version: 2, text: "Vu." });
    await expect(submitContactAnswer(paul, { id, version: 3, text: "Vu." })).rejects.toMatchObject({
      code: "contacts.already_answered",
    });
  });

  test("late ones are counted, and come first", async () => {
    const old = await aCall({ subject: "Ancien" });
    house.clock.set("2026-12-02T08:00:00Z");
    await aCall({ subject: "Récent" });
    expect(await paul.transaction((tx) => countLateContacts(tx, paul))).toBeGreaterThan(0);
    expect((await waiting(paul)).indexOf(old.id)).toBeLessThan(2 + (await waiting(paul)).length / 2);
  });
});

describe("who may not", () => {
  test("another person reads and continues none", async () => {
    const call = await aCall();
    const other = await aPerson(house, town.id);
    expect(await of(other)).toEqual([]);
    await expect(read(other, call)).rejects.toMatchObject({ code: "contacts.unknown" });
    await expect(submitContactReply(other, { id: call.id, text: "Moi." })).rejects.toMatchObject({
      code: "contacts.unknown",
    });
    await expect(
      submitContactAnswer(jeanne, { id: call.id, version: 1, text: "Moi." }),
    ).rejects.toMatchObject({
      code: "access.capability_missing",
    });
  });

  test("a service’s validator reaches those of its desk only, and opens none", async () => {
    const call = await aCall();
    await expect(read(ines, call)).rejects.toMatchObject({ code: "contacts.unknown" });
    await expect(submitContactAnswer(ines, { id: call.id, version: 1, text: "Moi." })).rejects.toMatchObject({
      code: "contacts.unknown",
    });
    const facts = {
      id: parseId<"contact">(randomUUID()),
      personId: jeanne.personId,
      channel: "phone",
    } as const;
    await expect(openContact(ines, { ...facts, subject: "A", asked: "B" })).rejects.toMatchObject({
      code: "access.capability_missing",
    });
  });

  test.each(["service_manager", "auditor", "authority_administrator"] as const)("%s", async (role) => {
    const agent = await anAgent(house, town.id, [role]);
    await expect(waiting(agent)).rejects.toMatchObject({ code: "access.capability_missing" });
    await expect(read(agent, await aCall())).rejects.toMatchObject({ code: "contacts.unknown" });
  });

  test("another town reads, answers and takes over nothing", async () => {
    const call = await aCall();
    const honfleur = await aTown(house, { slug: "honfleur", officialCode: "14333" });
    const eve = await anAgent(house, honfleur.id, ["reception", "validator"]);
    expect(await waiting(eve)).toEqual([]);
    await expect(read(eve, call)).rejects.toMatchObject({ code: "contacts.unknown" });
    await expect(
      openContact(eve, { ...call, id: parseId<"contact">(randomUUID()), channel: "phone", asked: "?" }),
    ).rejects.toMatchObject({ code: "identity.unknown_person" });
  });

  test("the rows hold no word of what was said", async () => {
    await aCall();
    const rows = await house.sqlAs(
      "owner",
      "select c::text || encode(sealed, 'escape') as row from contact c",
    );
    expect(JSON.stringify(rows)).not.toMatch(/liseuse|Jeanne|Martin/);
  });
});

test("take-out, erasure, purge", async () => {
  const leo = await aPerson(house, town.id, { declared: { given_name: "Léo" } });
  await aCall({ personId: leo.personId, answer: "Oui." });
  const out = await leo.transaction((tx) => contactsContribution.exportPerson(tx, leo, leo.personId));
  expect(JSON.stringify(out)).toContain("Peut-on emprunter une liseuse ?");
  const system = house.system(town.id);
  await system.transaction((tx) => contactsContribution.erasePerson(tx, system, leo.personId));
  expect(await of(paul, leo.personId)).toEqual([]);
  await aCall({ answer: "Oui." });
  house.clock.set("2029-01-01T08:00:00Z");
  const later = house.system(town.id);
  expect(await later.transaction((tx) => contactsContribution.purge(tx, later))).toBeGreaterThan(0);
});

describe("who is calling", () => {
  const said = { birthdate: "1990-05-04", street: "12bis RUE SAINT JEAN", phone: "06 12 34 56 78" };
  const check = (what: Partial<typeof said>, who = paul) =>
    checkCaller(who, { personId: jeanne.personId, said: what });

  test("two right answers, however they are written; and no known value comes out", async () => {
    const checked = await check(said);
    expect(checked).toEqual({
      recognised: true,
      check: { birthdate: "same", street: "same", phone: "same" },
    });
    expect((await check({ birthdate: said.birthdate })).recognised).toBe(false);
  });

  test("one wrong answer is enough to say nothing; the journal tells the person", async () => {
    const checked = await check({ ...said, phone: "06 99 99 99 99" });
    expect(checked).toMatchObject({ recognised: false, check: { phone: "different" } });
    const { entries } = await readPersonJournal(jeanne, jeanne.personId);
    expect(entries[0]).toMatchObject({ action: "contacts.caller_checked", data: { recognised: false } });
    expect(JSON.stringify(entries[0])).not.toContain("06 99");
  });

  test("nobody but reception and validators compares", async () => {
    await expect(check(said, ines)).rejects.toMatchObject({ code: "access.capability_missing" });
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { addRepresentation, validateRepresentation } from "../../../../../identity/households/index.ts";
import { computePairwiseSubject } from "../../../../../trust/keys/index.ts";
import {
  cancelReservation,
  debit,
  defineCounter,
  listAccounts,
  listCounters,
  mayLiftOwn,
  openAccount,
  refundServiceTransfer,
  reserve,
  setBound,
  updateCounterDefinition,
} from "../../../index.ts";
import { aPurse, type Purse } from "../../../testing/a-purse.ts";

// A mother bounds what her son spends on snacks; his lunch, paid afterwards, is bounded by nobody.

let home: SpaceHouse;
let purse: Purse;
const COUNTERS = "/caen/espace/compteurs";

beforeAll(async () => {
  home = await spaceHouse();
  purse = await aPurse(home.house, home.caen, {
    name: { fr: "Goûters", en: "Snacks" },
    parentsBound: true,
  });
});
afterAll(() => home?.house.close());

const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

let jeanne: Someone;
let julien: Someone;
let leo: PersonId;
let accountId: Awaited<ReturnType<typeof openAccount>>;
beforeEach(async () => {
  home.house.clock.set("2026-11-25T09:00:00Z");
  jeanne = await home.jeanne();
  julien = await home.jeanne({ given_name: "Julien" });
  leo = await home.childOf(jeanne);
  await home.alsoParent(julien, leo);
  accountId = await openAccount(jeanne, { personId: leo, counterId: purse.counterId });
  await purse.byHouse({ kind: "credit", accountId, amount: 10_000 });
  await home.house.sqlAs("owner", "delete from message");
});

const subject = () => computePairwiseSubject(purse.system, purse.canteen.service, leo);
const asked = (amount: number) => ({
  counterId: purse.counterId,
  subject: subject(),
  amount,
  key: randomUUID(),
  label: "Goûter",
});
const buys = (amount: number, more = {}) => debit(purse.system, { ...purse.canteen, ...more }, asked(amount));
const bounds = (dayMost: number | null, weekMost: number | null, by = jeanne) =>
  setBound(by, { childId: leo, accountId, dayMost, weekMost });
const over = { code: "counters.insufficient_balance" };

test("a parent says it on the page, both read it, the other is told, and a debit above it is refused in plain words", async () => {
  const browser = await home.server.signedIn(jeanne);
  await browser.open(`${COUNTERS}?pour=${leo}`);
  const action = `${COUNTERS}/limite`;
  const wrong = await browser.submit({ [`jour-${accountId}`]: "peu" }, { action });
  expect(wrong.status).toBe(422);
  expect(text(wrong.body)).toContain("Cette limite n’est pas un montant");
  expect(wrong.body).toContain('value="peu"');
  const said = await browser.submit(
    { [`jour-${accountId}`]: "3", [`semaine-${accountId}`]: "10" },
    { action },
  );
  expect(text(said.body)).toContain("La limite est enregistrée");
  const told = await home.house.sqlAs("owner", "select person_id from message");
  expect(told).toEqual([{ person_id: julien.personId }]);
  const other = await home.server.signedIn(julien);
  expect(text((await other.open(`${COUNTERS}?pour=${leo}`)).body)).toContain(
    "Limite fixée par un parent : 3,00 € par jour, 10,00 € par semaine",
  );
  expect(text((await other.open(`${COUNTERS}?pour=${leo}&lang=en`)).body)).toContain("Limit set by a parent");
  const journal = text((await other.open(`/caen/espace/journal?pour=${leo}&lang=fr`)).body);
  expect(journal).toContain("on y dépense au plus 3,00 € par jour et 10,00 € par semaine");
  await buys(200);
  await expect(buys(101)).rejects.toMatchObject({
    ...over,
    definition: { todo: { fr: expect.stringContaining("un parent a peut-être limité") } },
  });
  await buys(100);
  await expect(buys(1)).rejects.toMatchObject(over);
});

test("of age, whoever was bounded lifts what a parent left, and nobody younger does", async () => {
  await bounds(0, null);
  const child = Object.assign(home.house.as({ kind: "person", personId: leo }, home.caen), { personId: leo });
  await expect(
    setBound(child, { childId: leo, accountId, dayMost: null, weekMost: null }),
  ).rejects.toMatchObject({ code: "counters.bound_not_yours" });
  await home.house.sqlAs("owner", "update representation set state = 'ended' where represented_id = $1", [
    leo,
  ]);
  await expect(buys(1)).rejects.toMatchObject(over);
  // A minor for whom nobody acts any more is no older for it.
  await expect(
    setBound(child, { childId: leo, accountId, dayMost: null, weekMost: null }),
  ).rejects.toMatchObject({ code: "counters.bound_not_yours" });
  expect(await mayLiftOwn(child)).toBe(false);
  expect(text((await (await home.server.signedIn(child)).open(COUNTERS)).body)).not.toContain(
    "vous décidez seul de ce compteur",
  );
  home.house.clock.set("2035-09-03T09:00:00Z");
  await expect(
    setBound(child, { childId: leo, accountId, dayMost: 5, weekMost: null }),
  ).rejects.toMatchObject({
    code: "counters.bound_not_yours",
  });
  const browser = await home.server.signedIn(child);
  expect(text((await browser.open(COUNTERS)).body)).toContain("vous décidez seul de ce compteur");
  const lifted = await browser.submit({}, { action: `${COUNTERS}/limite` });
  expect(text(lifted.body)).toContain("La limite est enregistrée");
  await buys(1);
});

test("the week is bounded too, from Monday; the last parent who says it counts, and lifts it", async () => {
  await bounds(300, 500);
  await buys(300);
  home.house.clock.set("2026-11-26T09:00:00Z");
  await expect(buys(250)).rejects.toMatchObject(over);
  await buys(200);
  home.house.clock.set("2026-11-27T09:00:00Z");
  await expect(buys(1)).rejects.toMatchObject(over);
  // Monday.
  home.house.clock.set("2026-11-30T09:00:00Z");
  await buys(300);
  await bounds(null, null, julien);
  await buys(2_000);
});

test("forty debits at once never pass it, whatever the batch, and one account's bound refuses nobody else", async () => {
  await bounds(1_000, null);
  const cousin = await home.childOf(jeanne, { given_name: "Zoé" });
  const theirs = await openAccount(jeanne, { personId: cousin, counterId: purse.counterId });
  await purse.byHouse({ kind: "credit", accountId: theirs, amount: 10_000 });
  const other = computePairwiseSubject(purse.system, purse.canteen.service, cousin);
  const answers = await Promise.allSettled([
    ...Array.from({ length: 40 }, () => buys(100)),
    ...Array.from({ length: 10 }, () =>
      debit(purse.system, purse.canteen, { ...asked(100), subject: other }),
    ),
  ]);
  const done = answers.map(({ status }) => status === "fulfilled");
  expect(done.slice(0, 40).filter(Boolean)).toHaveLength(10);
  expect(done.slice(40).every(Boolean)).toBe(true);
  expect((await listAccounts(jeanne, leo))[0]?.balance).toBe(9_000);
});

test("what is held counts, what is let go of or given back counts no more", async () => {
  await bounds(500, null);
  const held = await reserve(purse.system, purse.canteen, { ...asked(400), until: new Date("2026-12-20") });
  await expect(buys(200)).rejects.toMatchObject(over);
  const { counterId } = purse;
  await cancelReservation(purse.system, purse.canteen, { counterId, about: held.id, key: randomUUID() });
  const taken = await buys(500);
  await expect(buys(1)).rejects.toMatchObject(over);
  await refundServiceTransfer(purse.system, purse.canteen, {
    counterId,
    about: taken.id,
    amount: 200,
    key: randomUUID(),
  });
  await buys(200);
  await expect(buys(1)).rejects.toMatchObject(over);
});

test("a card that paid is written above it, and counts", async () => {
  await bounds(300, null);
  await buys(500, { ofCard: true });
  await expect(buys(1)).rejects.toMatchObject(over);
});

test("no meal is refused: a counter paid afterwards is bounded by nobody, nor one that the town did not open to it", async () => {
  const mayor = await anAgent(home.house, home.caen, ["authority_administrator"]);
  const meals = {
    id: parseId<"counter">(randomUUID()),
    name: { fr: "Repas", en: "Meals" },
    unit: "euro_cent",
    floor: 0,
    ceiling: null,
    debitMax: null,
    expiresMonths: null,
    servicesCredit: false,
    servicesSee: false,
    paidAfter: true,
    services: [purse.canteen.service.serviceId],
  } as const;
  await expect(defineCounter(mayor, { ...meals, parentsBound: true })).rejects.toMatchObject({
    code: "counters.limits_not_valid",
    fields: [expect.objectContaining({ field: "parents_bound" })],
  });
  await defineCounter(mayor, meals);
  const lunch = await openAccount(jeanne, { personId: leo, counterId: meals.id });
  const bound = { childId: leo, accountId: lunch, dayMost: 0, weekMost: null };
  await expect(setBound(jeanne, bound)).rejects.toMatchObject({ code: "counters.bound_not_allowed" });
  // Nor past the use case.
  await expect(
    home.house.sqlAs(
      "owner",
      `insert into counter_bound values ('${home.caen}', '${meals.id}', '${lunch}', 0, null, '2026-11-25')`,
    ),
  ).rejects.toThrow("bounded by nobody");
  await expect(
    home.house.sqlAs("owner", `update counter set parents_bound = true where id = '${meals.id}'`),
  ).rejects.toThrow("never_bounded");
  const browser = await home.server.signedIn(jeanne);
  expect((await browser.open(`${COUNTERS}?pour=${leo}`)).body).not.toContain(`jour-${lunch}`);
});

test("a counter that parents may bound no more tells them, and its bounds do not come back by themselves", async () => {
  const mayor = await anAgent(home.house, home.caen, ["authority_administrator"]);
  // Of the children of other stories.
  await home.house.sqlAs("owner", "delete from counter_bound");
  await bounds(100, null);
  await home.house.drain();
  await home.house.sqlAs("owner", "delete from message");
  const allows = async (parentsBound: boolean) => {
    const counters = await mayor.transaction((tx) => listCounters(tx, mayor));
    const { services, ...counter } =
      counters.find(({ id }) => id === purse.counterId) ?? expect.fail("it is defined");
    const ids = services.map(({ serviceId }) => serviceId);
    await updateCounterDefinition(mayor, { ...counter, services: ids, parentsBound });
    expect((await home.house.drain()).failed).toBe(0);
  };
  await allows(false);
  const told = await home.house.sqlAs<{ person_id: string }>("owner", "select person_id from message");
  expect(told.map(({ person_id }) => person_id).toSorted()).toEqual(
    [jeanne.personId, julien.personId].toSorted(),
  );
  await buys(200);
  await allows(true);
  await buys(200);
  expect(await home.house.sqlAs("owner", "select account_id from counter_bound")).toEqual([]);
});

test("nobody but a parent bounds: not the child, a mandate, a stranger, nor an agent", async () => {
  const stranger = await home.jeanne({ given_name: "Odette" });
  const child = Object.assign(home.house.as({ kind: "person", personId: leo }, home.caen), { personId: leo });
  const agent = await anAgent(home.house, home.caen, ["reception", "validator", "authority_administrator"]);
  const mandated = await home.jeanne({ given_name: "Nora" });
  await agent.transaction(async (tx) => {
    const id = await addRepresentation(tx, agent, {
      representativeId: mandated.personId,
      representedId: leo,
      kind: "mandate",
      until: "2027-06-30",
    });
    await validateRepresentation(agent, { id, evidence: { kind: "mandate" } });
  });
  for (const who of [stranger, child, mandated, agent])
    await expect(
      setBound(who, { childId: leo, accountId, dayMost: 0, weekMost: null }),
    ).rejects.toMatchObject({
      code: "counters.bound_not_yours",
    });
  const browser = await home.server.signedIn(mandated);
  expect((await browser.open(`${COUNTERS}?pour=${leo}`)).body).not.toContain(`jour-${accountId}`);
});

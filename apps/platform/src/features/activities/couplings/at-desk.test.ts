import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type PersonId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../testing/builders.ts";
import type { Someone } from "../../../testing/consents.ts";
import { createAccount } from "../../access/access/index.ts";
import { acceptConsent, type Spoken } from "../../consent/consent/index.ts";
import { addRepresentation, validateRepresentation } from "../../identity/households/index.ts";
import { createDeclaration, createPerson, validateElement } from "../../identity/identity/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import {
  type CouplingId,
  couplingsContribution,
  createCouplingAgreement,
  listCouplingsBeside,
  listOwnCouplings,
  readOwnCoupling,
  withdrawCoupling,
} from "./index.ts";
import { aCoupledTown, type CoupledTown, type Run, standingOf } from "./testing/a-coupling.ts";

// Who has no computer says yes aloud, to an agent who sees them; a child’s parents say it, each is told, and
// the child does not.

let town: CoupledTown;
let id: CouplingId;
let desk: Context;

beforeAll(async () => {
  town = await aCoupledTown();
  id = await town.living();
  desk = await anAgent(town.house, town.caen, ["reception", "validator"], "Basile Rainette");
});
afterAll(() => town?.house.close());
beforeEach(async () => {
  await town.house.drain();
  town.house.mails.length = 0;
});

const beside = (by: PersonId): Spoken => ({ by, channel: "desk", showsAll: true });
const journalOf = async (who: Someone) => {
  const { entries } = await readPersonJournal(who, who.personId);
  return entries.flatMap(({ action, data }) => couplingsContribution.journal[action]?.(data).fr ?? []);
};
const mailed = async () => {
  expect((await town.house.drain()).failed).toBe(0);
  return town.house.mails.map(({ to, subject, text }) => ({ to, subject, text }));
};

describe("somebody without a computer", () => {
  test("hears the offers, says yes, then no, and has both in writing and in their journal", async () => {
    const { bus, library, pool } = town;
    const leo = await town.holder(bus, library, pool);
    const answer = { id, personId: leo.personId, spoken: beside(leo.personId) };
    const heard = await listCouplingsBeside(desk, answer);
    expect(heard.find(({ coupling }) => coupling.id === id)).toMatchObject({ standing: "open" });
    await createCouplingAgreement(desk, answer);
    await createCouplingAgreement(desk, answer);
    expect(await standingOf(leo, id)).toBe("agreed");
    await withdrawCoupling(desk, answer);
    await withdrawCoupling(desk, answer);
    expect(await standingOf(leo, id)).toBe("open");
    const [ended, agreed, read] = await journalOf(leo);
    expect(ended).toMatch(/^Fin de l’offre couplée.*Au guichet, à votre demande, en votre présence\.$/);
    expect(agreed).toMatch(/^Oui à l’offre couplée.*Au guichet, à votre demande, en votre présence\.$/);
    expect(read).toContain("Un agent a regardé, avec vous");
    // No address is known of them: two letters, that the desk prints.
    const written = await town.house.sqlAs<{ channel: string }>(
      "owner",
      "select channel from message where person_id = $1",
      [leo.personId],
    );
    expect(written).toEqual([{ channel: "letter" }, { channel: "letter" }]);
  });

  test("is not there: no agent says yes for them, reads what they hold, nor gains by it", async () => {
    const { bus, library, pool } = town;
    const leo = await town.holder(bus, library, pool);
    const { personId } = leo;
    const stranger = await aPerson(town.house, town.caen, {});
    const namesake = await anAgent(town.house, town.caen, ["reception"], "Léo Marchand");
    const { actor } = desk;
    if (actor.kind !== "staff") throw new TypeError("a desk is an agent");
    const lent = desk.as({ ...actor, delegationId: parseId<"delegation">(randomUUID()) });
    const spoken = beside(personId);
    const tries: readonly (readonly [Context, Spoken | undefined, string])[] = [
      [desk, undefined, "couplings.not_beside"],
      [desk, { by: personId, channel: "desk" }, "couplings.not_beside"],
      [desk, beside(stranger.personId), "households.cannot_act_for"],
      [namesake, spoken, "couplings.own_interest"],
      [lent, spoken, "couplings.agent_needed"],
      [town.pool.manager, spoken, "access.capability_missing"],
      [await anAgent(town.house, town.caen, ["auditor"]), spoken, "access.capability_missing"],
    ];
    for (const [agent, said, code] of tries) {
      const answer = { id, personId, ...(said ? { spoken: said } : {}) };
      await expect(createCouplingAgreement(agent, answer)).rejects.toMatchObject({ code });
      await expect(withdrawCoupling(agent, answer)).rejects.toMatchObject({ code });
      if (said && said.by === personId)
        await expect(listCouplingsBeside(agent, { personId, spoken: said })).rejects.toMatchObject({ code });
    }
    expect(await standingOf(leo, id)).toBe("open");
    // Whoever may not speak for them hears of no offer.
    const heard = await listCouplingsBeside(desk, { personId, spoken: beside(stranger.personId) });
    expect(heard).toEqual([]);
  });

  test("is spoken for by a mandate that reaches each of the services, and by no other", async () => {
    const { bus, library, pool } = town;
    const leo = await town.holder(bus, library, pool);
    const helper = async (scope: readonly ServiceId[]) => {
      const someone = await aPerson(town.house, town.caen, {});
      await link({ representativeId: someone.personId, representedId: leo.personId, kind: "mandate", scope });
      return someone.personId;
    };
    const ofPool = await helper([pool.service.id]);
    const ofAll = await helper([bus.service.id, library.service.id, pool.service.id]);
    const asked = { id, personId: leo.personId };
    expect(await listCouplingsBeside(desk, { ...asked, spoken: beside(ofPool) })).toEqual([]);
    await expect(createCouplingAgreement(desk, { ...asked, spoken: beside(ofPool) })).rejects.toMatchObject({
      code: "households.cannot_act_for",
    });
    await createCouplingAgreement(desk, { ...asked, spoken: beside(ofAll) });
    expect(await standingOf(leo, id)).toBe("agreed");
    expect((await journalOf(leo))[0]).toContain("à la demande de la personne qui vous représente, présente");
  });
});

describe("a child", () => {
  test("is entitled by a parent’s yes: the other parent, who lives apart, is told and may stop it; the child says neither", async () => {
    const { bus, library, pool } = town;
    const [mother, father] = [await aParent("Nadia"), await aParent("Karim")];
    const child = await aChild([mother, father]);
    for (const one of [bus, library, pool]) await openFor(mother, child, one);
    await town.house.drain();
    town.house.mails.length = 0;
    const asked = { id, personId: child };
    const own = asOneself(child);
    await expect(createCouplingAgreement(own, asked)).rejects.toMatchObject({
      code: "households.cannot_act_for",
    });
    await createCouplingAgreement(mother, asked);
    // Nor takes back what a parent said: the parents would be kept from saying it again until tomorrow, each
    // day.
    await expect(withdrawCoupling(own, asked)).rejects.toMatchObject({ code: "households.cannot_act_for" });
    expect(await readOwnCoupling(own, asked)).toMatchObject({ standing: "agreed", mayAnswer: false });
    expect(await readOwnCoupling(mother, asked)).toMatchObject({ mayAnswer: true });
    const [toFather, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(toFather).toMatchObject({ to: "karim@example.org" });
    expect(toFather?.subject).toContain("Un oui à l’offre couplée");
    expect(toFather?.text).toContain("Cela concerne l’offre de Lila.");
    expect((await listOwnCouplings(father, child)).find(({ coupling }) => coupling.id === id)).toMatchObject({
      standing: "agreed",
    });
    town.house.mails.length = 0;
    await withdrawCoupling(father, asked);
    expect((await mailed()).map(({ to }) => to)).toEqual(["nadia@example.org"]);
    // Said again at the desk, by the one who came: both have it in writing.
    town.house.mails.length = 0;
    await expect(createCouplingAgreement(desk, { ...asked, spoken: beside(child) })).rejects.toMatchObject({
      code: "households.cannot_act_for",
    });
    await createCouplingAgreement(desk, { ...asked, spoken: beside(mother.personId) });
    expect((await mailed()).map(({ to }) => to).toSorted()).toEqual([
      "karim@example.org",
      "nadia@example.org",
    ]);
  });
});

describe("a parent who says yes, no, yes, no", () => {
  test("has the other one written to for one yes and its no a day; the next yes waits for tomorrow, or for the desk", async () => {
    const { bus, library, pool } = town;
    const [mother, father] = [await aParent("Sonia"), await aParent("Idriss")];
    const child = await aChild([mother, father]);
    for (const one of [bus, library, pool]) await openFor(mother, child, one);
    await town.house.drain();
    town.house.mails.length = 0;
    const asked = { id, personId: child };
    const toFather = async () => (await mailed()).filter(({ to }) => to === "idriss@example.org").length;
    await createCouplingAgreement(mother, asked);
    await withdrawCoupling(mother, asked);
    for (let time = 0; time < 10; time += 1)
      await expect(createCouplingAgreement(mother, asked)).rejects.toMatchObject({
        code: "couplings.answered_today",
      });
    expect(await toFather()).toBe(2);
    // Heard by an agent, who sees who is there.
    await createCouplingAgreement(desk, { ...asked, spoken: beside(mother.personId) });
    // What was said yesterday, and is taken back by a slip, is said again the same day.
    const tomorrow = new Date(town.house.clock.now().getTime() + 86_400_000).toISOString();
    town.house.clock.set(tomorrow);
    await withdrawCoupling(mother, asked);
    await createCouplingAgreement(mother, asked);
    expect((await listOwnCouplings(mother, child)).find(({ coupling }) => coupling.id === id)).toMatchObject({
      standing: "agreed",
    });
    await withdrawCoupling(mother, asked);
    await expect(createCouplingAgreement(mother, asked)).rejects.toMatchObject({
      code: "couplings.answered_today",
    });
  });
});

interface Link {
  readonly representativeId: PersonId;
  readonly representedId: PersonId;
  readonly kind: "mandate" | "parental_authority";
  readonly scope?: readonly ServiceId[];
}

async function link({ scope, ...edge }: Link): Promise<void> {
  await desk.transaction(async (tx) => {
    const bounds = scope ? { scope, until: "2027-06-30" } : {};
    const representation = await addRepresentation(tx, desk, { ...edge, ...bounds });
    const kind = edge.kind === "mandate" ? ("mandate" as const) : ("family_record_book" as const);
    await validateRepresentation(desk, { id: representation, evidence: { kind } });
  });
}

/** With an account, and an address. */
async function aParent(given_name: string): Promise<Someone> {
  const email = `${given_name.toLowerCase()}@example.org`;
  const family_name = given_name === "Nadia" ? "Benali" : "Haddad";
  const parent = await aPerson(town.house, town.caen, {
    validated: { given_name, family_name, birthdate: "1988-04-02" },
  });
  const system = town.house.system(town.caen);
  await system.transaction((tx) => createAccount(tx, system, { personId: parent.personId, email }));
  return parent;
}

/** Nine years old, whose parents live apart. */
async function aChild(parents: readonly Someone[]): Promise<PersonId> {
  const personId = parseId<"person">(randomUUID());
  const [first] = parents;
  if (!first) throw new TypeError("a parent is expected");
  await desk.transaction(async (tx) => {
    await createPerson(tx, desk, { id: personId, createdBy: first.personId });
    for (const [name, value] of [
      ["given_name", "Lila"],
      ["family_name", "Haddad"],
      ["birthdate", "2017-03-08"],
      ["email", "lila@example.org"],
    ] as const) {
      await createDeclaration(tx, desk, { personId, name, value, saidBy: first.personId });
      const evidence = { kind: "family_record_book" } as const;
      await validateElement(tx, desk, { personId, name, method: "original_seen", evidence });
    }
  });
  for (const { personId: representativeId } of parents)
    await link({ representativeId, representedId: personId, kind: "parental_authority" });
  return personId;
}

const asOneself = (personId: PersonId): Someone =>
  Object.assign(town.house.as({ kind: "person", personId }, town.caen), { personId });

async function openFor(parent: Someone, personId: PersonId, { service }: Run): Promise<void> {
  await acceptConsent(parent, {
    personId,
    serviceId: service.id,
    version: service.version,
    granted: ["email"],
    refused: [],
  });
  await town.house.drain();
}

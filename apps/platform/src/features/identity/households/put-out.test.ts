import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  createAccount,
  findAccount,
  openSession,
  requestSignInLinks,
  resolveSession,
  updateAccountEmail,
} from "../../access/access/index.ts";
import { createDeclaration } from "../identity/index.ts";
import { confirmUpstreamLink, openUpstreamAccount } from "../upstream/index.ts";
import { addRepresentation, declineRepresentation, endRepresentation, householdsJobs } from "./index.ts";
import type { EndCause } from "./representation.ts";
import { type Families, families, type Someone } from "./testing/families.ts";

let house: TestRuntime;
let town: Families;
let father: Someone;
let mother: Someone;
beforeAll(async () => {
  house = await testRuntime([householdsJobs]);
  town = await families(house);
});
beforeEach(async () => {
  [father, mother] = [await town.someone("Paul"), await town.someone("Anne")];
  await givesAccount(father, "pere@example.org");
  await givesAccount(mother, "mere@example.org");
});
afterAll(() => house?.close());

async function givesAccount({ personId }: Pick<Someone, "personId">, email: string): Promise<void> {
  const system = house.system(town.authorityId);
  await system.transaction(async (tx) => {
    await createAccount(tx, system, { personId });
    await updateAccountEmail(tx, system, personId, email);
  });
}

/**
 * Léa, ten, whom her father declared, and whose account opens by this address; her mother is her parent too.
 */
async function aChildWith(email: string) {
  const child = await town.aChildOf(father, "2016-05-04");
  await town.validate(child.representationId, "family_record_book");
  await town.alsoParent(mother, child.personId);
  await givesAccount(child, email);
  const system = house.system(town.authorityId);
  const token = await system.transaction((tx) =>
    openSession(tx, system, { kind: "person", subjectId: child.personId, method: "email_link" }),
  );
  return { ...child, token };
}

const door = () => house.as({ kind: "anonymous" }, town.authorityId);

async function linksTo(email: string): Promise<readonly string[]> {
  const found: string[] = [];
  await requestSignInLinks(door(), { email, door: "person" }, async (_tx, _system, links) => {
    found.push(...links.map(({ subjectId }) => subjectId));
  });
  return found;
}

async function ends(id: Awaited<ReturnType<typeof aChildWith>>["representationId"], cause: EndCause) {
  await endRepresentation(town.agent, {
    id,
    cause,
    reason: "Jugement du 3 novembre",
    evidence: { kind: "court_decision" },
  });
  await house.drain();
}

test("a parent whose authority a court ended enters the child’s account no more: session, address, FranceConnect", async () => {
  const { personId, representationId, token } = await aChildWith("pere@example.org");
  const identity = {
    kind: "franceconnect",
    issuer: "https://fc.example",
    subject: "pere",
    amr: [],
    claims: {},
  } as const;
  const session = { method: "email_link", createdAt: house.clock.now() } as const;
  const child = house.as({ kind: "person", personId }, town.authorityId);
  await confirmUpstreamLink(child, { identity, personId, session });
  expect(await linksTo("pere@example.org")).toContain(personId);
  await ends(representationId, "court_decision");
  expect(await resolveSession(door(), token)).toBeUndefined();
  const opened = await linksTo("pere@example.org");
  expect([opened.includes(father.personId), opened.includes(personId)]).toEqual([true, false]);
  expect(await openUpstreamAccount(door(), identity)).toBeUndefined();
  expect(await town.may(mother, personId)).toBe(true);
  expect(await town.journalOf(personId)).toContain("households.former_put_out");
});

test("nor by an address of theirs that they changed since; the other parent’s address stays, after a new sign-in", async () => {
  const moved = await aChildWith("ancienne-du-pere@example.org");
  await ends(moved.representationId, "error");
  expect(await linksTo("ancienne-du-pere@example.org")).toEqual([]);
  const hers = await aChildWith("mere@example.org");
  await ends(hers.representationId, "court_decision");
  expect(await resolveSession(door(), hers.token)).toBeUndefined();
  expect(await linksTo("mere@example.org")).toContain(hers.personId);
});

test("an account of a young person’s own, and that of somebody wrongly said to be represented, are left alone", async () => {
  const lycee = await town.aChildOf(father, "2009-05-04");
  await town.validate(lycee.representationId, "family_record_book");
  await givesAccount(lycee, "lea@lycee.example");
  const system = house.system(town.authorityId);
  await ends(lycee.representationId, "court_decision");
  const account = await system.transaction((tx) => findAccount(tx, system, lycee.personId));
  expect(account?.email).toBe("lea@lycee.example");

  const { personId, token } = await aChildWith("pere@example.org");
  const stranger = await town.someone("Zoé");
  const wrong = { representativeId: stranger.personId, representedId: personId } as const;
  const id = await town.agent.transaction((tx) =>
    addRepresentation(tx, town.agent, { ...wrong, kind: "parental_authority" }),
  );
  await town.agent.transaction((tx) => declineRepresentation(tx, town.agent, { id, reason: "Aucun lien" }));
  await house.drain();
  expect(await resolveSession(door(), token)).toBeDefined();
});

const DAY = 86_400_000;

async function says(who: Someone, birthdate: string, personId = who.personId): Promise<void> {
  await who.transaction((tx) =>
    createDeclaration(tx, who, { personId, name: "birthdate", value: birthdate }),
  );
}

async function emailOf({ personId }: Pick<Someone, "personId">): Promise<string | undefined> {
  const system = house.system(town.authorityId);
  return (await system.transaction((tx) => findAccount(tx, system, personId)))?.email;
}

/** Enrolled by themselves with this date, that nobody checked; the father’s link is tied the next day. */
async function enrolledAlone(birthdate: string, email: string) {
  const zoe = await town.someone("Zoé");
  await says(zoe, birthdate);
  await givesAccount(zoe, email);
  house.clock.advance(DAY);
  return { zoe, link: await town.alsoParent(father, zoe.personId) };
}

test("an address that somebody had before anybody represented them stays theirs, though nobody checked their age", async () => {
  for (const [birthdate, email] of [
    ["2009-05-04", "zoe@lycee.example"],
    ["1996-05-04", "zoe@travail.example"],
  ] as const) {
    const { zoe, link } = await enrolledAlone(birthdate, email);
    // Typed later by the father, another age of theirs takes it from nobody.
    await says(father, "1990-01-01", zoe.personId);
    await ends(link, "error");
    expect(await emailOf(zoe)).toBe(email);
    expect(await linksTo(email)).toContain(zoe.personId);
  }
  // An adult by what they said before, who changed address since.
  const { zoe, link } = await enrolledAlone("1996-05-04", "zoe@avant.example");
  await givesAccountAnother(zoe, "zoe@apres.example");
  await ends(link, "court_decision");
  expect(await emailOf(zoe)).toBe("zoe@apres.example");
});

async function givesAccountAnother({ personId }: Someone, email: string): Promise<void> {
  const system = house.system(town.authorityId);
  await system.transaction((tx) => updateAccountEmail(tx, system, personId, email));
}

test("nobody checked their age: it keeps no address that a parent has, had, or confirmed once they represented them", async () => {
  const said = async (email: string) =>
    father.transaction((tx) =>
      createDeclaration(tx, father, { personId: father.personId, name: "email", value: email }),
    );
  await said("ancienne@pere.example");
  await said("nouvelle@pere.example");
  for (const email of ["pere@example.org", "ancienne@pere.example"]) {
    const { zoe, link } = await enrolledAlone("1996-05-04", email);
    await ends(link, "court_decision");
    expect(await emailOf(zoe)).toBeUndefined();
  }
  // The father typed the age, in his name or in the account, after his link, and confirmed a mailbox that
  // nobody knows.
  for (const isInside of [true, false]) {
    const zoe = await town.someone("Zoé");
    const link = await town.alsoParent(father, zoe.personId);
    house.clock.advance(DAY);
    await says(isInside ? zoe : father, "1990-01-01", zoe.personId);
    await givesAccount(zoe, `autre-boite-${isInside}@pere.example`);
    await ends(link, "court_decision");
    expect(await emailOf(zoe)).toBeUndefined();
  }
});

test("an age said by the parent who stays lets a young person keep their own address; said by who is put out, it does not", async () => {
  for (const [who, kept] of [
    [mother, "lea@lycee.example"],
    [father, undefined],
  ] as const) {
    const lea = await town.declareChild(who, "2009-05-04");
    await town.validate(lea.representationId, "family_record_book");
    const other = await town.alsoParent(who === mother ? father : mother, lea.personId);
    await givesAccount(lea, "lea@lycee.example");
    await ends(who === mother ? other : lea.representationId, "court_decision");
    expect(await emailOf(lea)).toBe(kept);
  }
});

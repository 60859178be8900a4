import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { readAuthorityJournal } from "../../trust/audit/index.ts";
import {
  addAgent,
  createAccount,
  createResumeCode,
  grantDelegation,
  listAgents,
  openDelegatedSession,
  openResumeCode,
  openSession,
  openSignInLink,
  requestSignInLinks,
  resolveSession,
  revokeAgentPasskeys,
  revokeDelegation,
  revokeSession,
  type SignInLink,
} from "./index.ts";

let house: TestRuntime;
let caen: AuthorityId;
let agglomeration: AuthorityId;
let anonymous: Context;

beforeAll(async () => {
  house = await testRuntime();
  agglomeration = (await aTown(house, { slug: "caen-la-mer", kind: "epci" })).id;
  caen = (await aTown(house, { slug: "caen" }, [agglomeration])).id;
  anonymous = house.as({ kind: "anonymous" }, caen);
});
afterAll(() => house.close());

async function withEmail(email: string) {
  const person = await aPerson(house, caen);
  const system = house.system(caen);
  await system.transaction((tx) => createAccount(tx, system, { personId: person.personId, email }));
  return person;
}

async function linksFor(email: string): Promise<readonly SignInLink[]> {
  const sent: SignInLink[] = [];
  await requestSignInLinks(anonymous, { email, door: "person" }, async (_tx, _system, links) => {
    sent.push(...links);
  });
  return sent;
}

describe("signing in by e-mail", () => {
  test("an address shared by two people gives a link for each", async () => {
    const people = [await withEmail("couple@example.org"), await withEmail("Couple@Example.org ")];
    const links = await linksFor("couple@example.org");
    expect(links.map((link) => link.subjectId).sort()).toEqual(people.map((one) => one.personId).sort());
  });

  test("an unknown address gives nothing, silently", async () => {
    expect(await linksFor("nobody@example.org")).toEqual([]);
  });

  test("a link opens one session, once, for thirty minutes", async () => {
    const person = await withEmail("jeanne@example.org");
    const [first] = await linksFor("jeanne@example.org");
    const { session } = await openSignInLink(anonymous, first?.token ?? "");
    expect((await resolveSession(anonymous, session))?.actor).toEqual({
      kind: "person",
      personId: person.personId,
    });
    const again = openSignInLink(anonymous, first?.token ?? "");
    await expect(again).rejects.toMatchObject({ code: "access.link_not_valid" });

    const [late] = await linksFor("jeanne@example.org");
    house.clock.advance(31 * 60_000);
    await expect(openSignInLink(anonymous, late?.token ?? "")).rejects.toMatchObject({
      code: "access.link_not_valid",
    });
  });

  test("two clicks at the same time open one session", async () => {
    await withEmail("double@example.org");
    const [link] = await linksFor("double@example.org");
    const clicks = await Promise.allSettled(
      [1, 2, 3].map(() => openSignInLink(anonymous, link?.token ?? "")),
    );
    expect(clicks.filter((click) => click.status === "fulfilled")).toHaveLength(1);
  });

  test("a link of one authority opens nothing in another", async () => {
    await withEmail("voisine@example.org");
    const [link] = await linksFor("voisine@example.org");
    const elsewhere = house.as({ kind: "anonymous" }, agglomeration);
    await expect(openSignInLink(elsewhere, link?.token ?? "")).rejects.toMatchObject({
      code: "access.link_not_valid",
    });
  });

  test("a revoked session no longer resolves", async () => {
    const person = await withEmail("revoked@example.org");
    const [link] = await linksFor("revoked@example.org");
    const { session } = await openSignInLink(anonymous, link?.token ?? "");
    const found = await resolveSession(anonymous, session);
    await person.transaction((tx) =>
      revokeSession(tx, person, { id: parseId<"session">(found?.id ?? ""), subjectId: person.personId }),
    );
    expect(await resolveSession(anonymous, session)).toBeUndefined();
  });
});

test("a resume code is forgiving of how it is copied, and works on several devices", async () => {
  const person = await aPerson(house, caen);
  const system = house.system(caen);
  const draftId = system.newId<string>();
  const code = await system.transaction((tx) =>
    createResumeCode(tx, system, { personId: person.personId, draftId }),
  );
  const sloppy = ` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")}`;
  expect((await openResumeCode(anonymous, sloppy)).personId).toBe(person.personId);
  expect((await openResumeCode(anonymous, code)).personId).toBe(person.personId);
  await expect(openResumeCode(anonymous, "0000-0000-0000-0000")).rejects.toMatchObject({
    code: "access.code_not_valid",
  });
});

test("who typed another's address keeps no way in once its owner has come", async () => {
  const decoy = await withEmail("convoitee@example.org");
  const system = house.system(caen);
  const [draft, code] = await system.transaction(async (tx) => [
    await openSession(tx, system, { kind: "person", subjectId: decoy.personId, method: "draft" }),
    await createResumeCode(tx, system, { personId: decoy.personId, draftId: system.newId() }),
  ]);
  const resumed = await openResumeCode(anonymous, code);
  const [link] = await linksFor("convoitee@example.org");
  const owner = await openSignInLink(anonymous, link?.token ?? "");
  expect(await resolveSession(anonymous, draft)).toBeUndefined();
  expect(await resolveSession(anonymous, resumed.session)).toBeUndefined();
  await expect(openResumeCode(anonymous, code)).rejects.toMatchObject({ code: "access.code_not_valid" });
  expect(await resolveSession(anonymous, owner.session)).toBeDefined();
});

describe("roles", () => {
  test("only an administrator adds agents, and the database says so too", async () => {
    const reception = await anAgent(house, caen, ["reception"]);
    const input = {
      id: parseId<"staff">(randomUUID()),
      displayName: "X",
      email: "x@agents.example",
      roles: [],
    };
    await expect(addAgent(reception, input)).rejects.toMatchObject({ code: "access.capability_missing" });
  });

  test("an agent does not see another authority's agents", async () => {
    await anAgent(house, caen, ["validator"], "Agente de Caen");
    const neighbour = await anAgent(house, agglomeration, ["authority_administrator"]);
    const names = (await neighbour.transaction((tx) => listAgents(tx, neighbour))).map(
      (one) => one.displayName,
    );
    expect(names).not.toContain("Agente de Caen");
  });
});

describe("delegated access", () => {
  async function lent(startsOn: string, endsOn: string) {
    const admin = await anAgent(house, caen, ["authority_administrator"]);
    const helper = await anAgent(house, agglomeration, ["reception"], "Agente de l’agglomération");
    const id = parseId<"delegation">(randomUUID());
    const staffId = helper.actor.kind === "staff" ? helper.actor.staffId : parseId<"staff">("");
    const input = {
      id,
      fromAuthorityId: agglomeration,
      staffId,
      role: "validator",
      reason: "Secrétariat partagé",
    } as const;
    await grantDelegation(admin, { ...input, startsOn, endsOn });
    return { admin, helper, id };
  }

  test("lets the agent in with the lent role only, is journalled, and stops when revoked", async () => {
    house.clock.set("2026-11-24T08:00:00Z");
    const { admin, helper, id } = await lent("2026-11-01", "2026-12-31");
    const session = await openDelegatedSession(helper, { authorityId: caen, delegationId: id });
    expect((await resolveSession(anonymous, session))?.actor).toMatchObject({
      kind: "staff",
      label: "Agente de l’agglomération",
      roles: [{ role: "validator" }],
      delegationId: id,
    });
    const officer = await anAgent(house, caen, ["data_protection_officer"]);
    const { entries } = await officer.transaction((tx) => readAuthorityJournal(tx, officer));
    expect(entries.find((entry) => entry.action === "access.delegation_used")?.actor).toMatchObject({
      label: "Agente de l’agglomération",
      delegationId: id,
    });
    await revokeDelegation(admin, id);
    expect(await resolveSession(anonymous, session)).toBeUndefined();
    await revokeDelegation(admin, id);
    const after = await officer.transaction((tx) => readAuthorityJournal(tx, officer));
    expect(after.entries.filter(({ action }) => action === "access.delegation_revoked")).toHaveLength(1);
  });

  test("is nobody's once the agent lost their key at home: what a thief had opened elsewhere ends too", async () => {
    house.clock.set("2026-11-24T08:00:00Z");
    const { helper, id } = await lent("2026-11-01", "2026-12-31");
    const session = await openDelegatedSession(helper, { authorityId: caen, delegationId: id });
    const mayor = await anAgent(house, agglomeration, ["authority_administrator"]);
    const staffId = helper.actor.kind === "staff" ? helper.actor.staffId : parseId<"staff">("");
    expect(await resolveSession(anonymous, session)).toBeDefined();
    await revokeAgentPasskeys(mayor, staffId, async () => {});
    expect(await resolveSession(anonymous, session)).toBeUndefined();
  });

  test("ends by itself on its last day", async () => {
    house.clock.set("2026-11-24T08:00:00Z");
    const { helper, id } = await lent("2026-11-01", "2026-11-24");
    const session = await openDelegatedSession(helper, { authorityId: caen, delegationId: id });
    house.clock.set("2026-11-24T23:30:00Z");
    expect(await resolveSession(anonymous, session)).toBeUndefined();
    house.clock.set("2026-11-24T08:00:00Z");
  });

  test("is refused to another agent, and for more than a year", async () => {
    const { admin, id } = await lent("2026-11-01", "2026-12-31");
    const colleague = await anAgent(house, agglomeration, ["reception"]);
    await expect(
      openDelegatedSession(colleague, { authorityId: caen, delegationId: id }),
    ).rejects.toMatchObject({ code: "access.delegation_not_valid" });
    const tooLong = {
      id: parseId<"delegation">(randomUUID()),
      fromAuthorityId: agglomeration,
      staffId: parseId<"staff">(randomUUID()),
      role: "validator",
      reason: "x",
      startsOn: "2026-01-01",
      endsOn: "2027-06-01",
    } as const;
    await expect(grantDelegation(admin, tooLong)).rejects.toMatchObject({ code: "access.delegation_dates" });
  });
});

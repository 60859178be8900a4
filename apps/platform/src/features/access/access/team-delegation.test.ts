import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context, RoleGrant } from "../../../kernel/context.ts";
import { type DelegationId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { readAuthorityJournal } from "../../trust/audit/index.ts";
import {
  findDelegatedContext,
  grantDelegation,
  openDelegatedSession,
  resolveSession,
  revokeDelegation,
  updateAgentRoles,
} from "./index.ts";

let house: TestRuntime;
let group: Awaited<ReturnType<typeof aTown>>;
let town: Awaited<ReturnType<typeof aTown>>;
let mayor: Context;

beforeAll(async () => {
  house = await testRuntime();
  group = await aTown(house, { slug: "caen-la-mer", kind: "epci" });
  town = await aTown(house, { slug: "le-fresne-camilly" }, [group.id]);
  mayor = await anAgent(house, town.id, ["authority_administrator"]);
});
afterAll(() => house.close());

const notValid = { code: "access.delegation_not_valid" };

/** The whole work on files, lent to whoever works at the group's front desk. */
async function lent(): Promise<DelegationId> {
  const id = parseId<"delegation">(randomUUID());
  await grantDelegation(mayor, {
    id,
    fromAuthorityId: group.id,
    teamDeskId: group.deskId,
    role: "validator",
    reason: "Quatre heures de secrétariat par semaine",
    startsOn: "2026-11-24",
    endsOn: "2027-11-23",
  });
  return id;
}

const ofTheTeam = (): RoleGrant => ({ role: "validator", deskId: group.deskId });
const staffIdOf = ({ actor }: Context) => (actor.kind === "staff" ? actor.staffId : parseId<"staff">(""));
const uses = async (authorityId: typeof town.id, delegationId: DelegationId) => {
  const system = house.system(authorityId);
  const { entries } = await system.transaction((tx) => readAuthorityJournal(tx, system, {}));
  return entries
    .filter(({ data }) => JSON.stringify(data).includes(delegationId))
    .map(({ action }) => action)
    .toSorted();
};

describe("access lent to a team", () => {
  test("opens to each of its agents, tells every use in both journals, and ends when it is revoked", async () => {
    const delegationId = await lent();
    const farida = await anAgent(house, group.id, [ofTheTeam()], "Farida Mansouri");
    const use = { authorityId: town.id, delegationId };
    const there = await findDelegatedContext(farida, use);
    expect(there).toMatchObject({
      authorityId: town.id,
      actor: { roles: [{ role: "validator" }], delegationId, label: "Farida Mansouri" },
    });
    const token = await openDelegatedSession(farida, use);
    const door = house.as({ kind: "anonymous" }, town.id);
    expect((await resolveSession(door, token))?.actor).toMatchObject({ roles: [{ role: "validator" }] });
    expect(await uses(town.id, delegationId)).toEqual([
      "access.delegation_given",
      "access.delegation_looked",
      "access.delegation_used",
    ]);
    expect(await uses(group.id, delegationId)).toEqual([
      "access.delegation_looked_elsewhere",
      "access.delegation_used_elsewhere",
    ]);
    await revokeDelegation(mayor, delegationId);
    expect(await resolveSession(door, token)).toBeUndefined();
    await expect(findDelegatedContext(farida, use)).rejects.toMatchObject(notValid);
  });

  test("closes to whoever leaves the team, a session open or not", async () => {
    const use = { authorityId: town.id, delegationId: await lent() };
    const farida = await anAgent(house, group.id, [ofTheTeam()]);
    const token = await openDelegatedSession(farida, use);
    const bruno = await anAgent(house, group.id, ["authority_administrator"]);
    await updateAgentRoles(bruno, { staffId: staffIdOf(farida), grant: ofTheTeam(), held: false });
    expect(await resolveSession(house.as({ kind: "anonymous" }, town.id), token)).toBeUndefined();
  });

  test("is not for colleagues of other desks, another authority, or whoever comes in by a delegation", async () => {
    const use = { authorityId: town.id, delegationId: await lent() };
    const whole = await anAgent(house, group.id, ["validator"]);
    const manager = await anAgent(house, group.id, [{ role: "service_manager", deskId: group.deskId }]);
    const elsewhere = await aTown(house, { slug: "ailleurs" });
    const stranger = await anAgent(house, elsewhere.id, [{ role: "validator", deskId: elsewhere.deskId }]);
    const farida = await anAgent(house, group.id, [ofTheTeam()]);
    const inside = await findDelegatedContext(farida, use);
    for (const agent of [
      whole,
      manager,
      stranger,
      inside,
      house.as({ kind: "system", name: "x" }, group.id),
    ]) {
      const tried = [findDelegatedContext(agent, use), openDelegatedSession(agent, use)];
      const codes = await Promise.all(tried.map((one) => one.catch(({ code }: { code: string }) => code)));
      for (const code of codes)
        expect(["access.delegation_not_valid", "access.capability_missing"]).toContain(code);
    }
  });

  test("ends on its day", async () => {
    const use = { authorityId: town.id, delegationId: await lent() };
    const farida = await anAgent(house, group.id, [ofTheTeam()]);
    house.clock.set("2027-11-24T08:00:00Z");
    await expect(openDelegatedSession(farida, use)).rejects.toMatchObject(notValid);
    house.clock.set("2026-11-24T08:00:00Z");
  });
});

describe("access lent by name", () => {
  test("ends with the last role at home, a session open or not", async () => {
    const farida = await anAgent(house, group.id, ["validator"], "Farida Mansouri");
    const delegationId = parseId<"delegation">(randomUUID());
    await grantDelegation(mayor, {
      id: delegationId,
      fromAuthorityId: group.id,
      staffId: staffIdOf(farida),
      role: "validator",
      reason: "Remplacement d’une secrétaire",
      startsOn: "2026-11-24",
      endsOn: "2027-11-23",
    });
    const use = { authorityId: town.id, delegationId };
    const token = await openDelegatedSession(farida, use);
    const door = house.as({ kind: "anonymous" }, town.id);
    expect(await resolveSession(door, token)).toBeDefined();
    const bruno = await anAgent(house, group.id, ["authority_administrator"]);
    const grant = { role: "validator" } as const;
    await updateAgentRoles(bruno, { staffId: staffIdOf(farida), grant, held: false });
    expect(await resolveSession(door, token)).toBeUndefined();
    // Whoever has left may still sign in at home, without any role.
    const left = farida.as({
      kind: "staff",
      staffId: staffIdOf(farida),
      label: "Farida Mansouri",
      roles: [],
    });
    await expect(openDelegatedSession(left, use)).rejects.toMatchObject(notValid);
    await expect(findDelegatedContext(left, use)).rejects.toMatchObject(notValid);
  });
});

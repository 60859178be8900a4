import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Context, type RoleGrant, type StaffRole, staffRoles } from "../../../kernel/context.ts";
import { parseId, type StaffId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { waitingOnLocks } from "../../../testing/waiting-on-locks.ts";
import {
  addAgent,
  grantDelegation,
  hasCapability,
  listAgents,
  openDelegatedSession,
  resolveSession,
  updateAgentRoles,
} from "./index.ts";

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let group: Awaited<ReturnType<typeof aTown>>;

beforeAll(async () => {
  house = await testRuntime();
  group = await aTown(house, { slug: "caen-la-mer", kind: "epci", officialCode: "200065597" });
  town = await aTown(house, { slug: "caen" }, [group.id]);
});
afterAll(() => house.close());

const administration: RoleGrant = { role: "authority_administrator" };

function idOf({ actor }: Context): StaffId {
  if (actor.kind !== "staff") throw new TypeError("an agent acts");
  return actor.staffId;
}

async function rolesOf(agent: Context): Promise<readonly StaffRole[]> {
  const known = await agent.transaction((tx) => listAgents(tx, agent));
  return known.find(({ id }) => id === idOf(agent))?.roles.map(({ role }) => role) ?? [];
}

const anAdministrator = () => anAgent(house, town.id, [administration]);
const takeBack = (by: Context, from: Context) =>
  updateAgentRoles(by, { staffId: idOf(from), grant: administration, held: false });

describe("somebody always administers", () => {
  test("nobody takes back their own administration, alone or not; a colleague may", async () => {
    const [helene, omar] = [await anAdministrator(), await anAdministrator()];
    await expect(takeBack(helene, helene)).rejects.toMatchObject({
      code: "access.own_administration",
      status: 409,
    });
    expect(await rolesOf(helene)).toEqual(["authority_administrator"]);
    await takeBack(omar, helene);
    expect(await rolesOf(helene)).toEqual([]);
  });

  test("one's other roles are one's own to give back", async () => {
    const helene = await anAgent(house, town.id, [administration, "reception"]);
    await updateAgentRoles(helene, { staffId: idOf(helene), grant: { role: "reception" }, held: false });
    expect(await rolesOf(helene)).toEqual(["authority_administrator"]);
  });

  test("nobody gives themselves a role that checks them; a colleague may, and other roles are one's own to take", async () => {
    const [helene, omar] = [await anAdministrator(), await anAdministrator()];
    const gives = (by: Context, role: StaffRole) =>
      updateAgentRoles(by, { staffId: idOf(helene), grant: { role }, held: true });
    for (const role of ["data_protection_officer", "auditor"] as const)
      await expect(gives(helene, role)).rejects.toMatchObject({ code: "access.own_control", status: 409 });
    await gives(helene, "reception");
    await gives(omar, "auditor");
    expect((await rolesOf(helene)).toSorted()).toEqual(["auditor", "authority_administrator", "reception"]);
  });

  test("of two who take each other's role back at the same instant, one remains", async () => {
    const [helene, omar] = [await anAdministrator(), await anAdministrator()];
    const hold = await holdStaff();
    const both = Promise.allSettled([takeBack(helene, omar), takeBack(omar, helene)]);
    await expect.poll(() => waitingOnLocks(house)).toBe(2);
    await hold.release();
    expect((await both).map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect([...(await rolesOf(helene)), ...(await rolesOf(omar))]).toEqual(["authority_administrator"]);
  });
});

/** Keeps the rows of all agents, so that whoever must wait for them does. */
async function holdStaff() {
  const client = new Client({ connectionString: house.ownerUrl });
  await client.connect();
  await client.query("begin");
  await client.query("select from staff for update");
  return {
    release: async () => {
      await client.query("rollback");
      await client.end();
    },
  };
}

describe("nobody gives more than they hold", () => {
  test("a role bounded to a desk or a service administers, audits and operates nothing", async () => {
    const bounds = [{ deskId: town.deskId }, { serviceId: parseId<"service">(randomUUID()) }];
    for (const bound of bounds) {
      const agent = await anAgent(
        house,
        town.id,
        staffRoles.map((role) => ({ role, ...bound })),
      );
      for (const capability of [
        "staff.manage",
        "delegation.manage",
        "journal.read",
        "platform.operate",
      ] as const)
        expect(hasCapability(agent.actor, capability)).toBe(false);
      const unbounded = updateAgentRoles(agent, { staffId: idOf(agent), grant: administration, held: true });
      await expect(unbounded).rejects.toMatchObject({ code: "access.capability_missing" });
    }
  });

  test("an administrator makes no operator, by a new agent or a new role; an operator who administers does", async () => {
    const [helene, colleague] = [await anAdministrator(), await anAgent(house, town.id, ["reception"])];
    const operation: RoleGrant = { role: "operator" };
    const give = (by: Context) =>
      updateAgentRoles(by, { staffId: idOf(colleague), grant: operation, held: true });
    await expect(give(helene)).rejects.toMatchObject({ code: "access.role_out_of_reach" });
    const somebody = { id: parseId<"staff">(randomUUID()), displayName: "Luc", email: "luc@caen.example" };
    await expect(addAgent(helene, { ...somebody, roles: [operation] })).rejects.toMatchObject({
      code: "access.role_out_of_reach",
    });
    await give(await anAgent(house, town.id, [administration, operation]));
    expect(await rolesOf(colleague)).toEqual(["operator", "reception"]);
  });

  test("an administrator lent by another authority gives nothing that would stay after them", async () => {
    const helper = await anAgent(house, group.id, ["reception"]);
    const id = parseId<"delegation">(randomUUID());
    const lent = {
      id,
      fromAuthorityId: group.id,
      staffId: idOf(helper),
      role: "authority_administrator",
      reason: "Remplacement",
      startsOn: "2026-11-01",
      endsOn: "2026-12-01",
    } as const;
    await grantDelegation(await anAdministrator(), lent);
    const token = await openDelegatedSession(helper, { authorityId: town.id, delegationId: id });
    const session = await resolveSession(house.as({ kind: "anonymous" }, town.id), token);
    expect(session?.actor).toMatchObject({ delegationId: id, roles: [administration] });
    const here = house.as(session?.actor ?? { kind: "anonymous" }, town.id);
    const double = { id: parseId<"staff">(randomUUID()), displayName: "Le même", email: "moi@caen.example" };
    for (const attempt of [
      addAgent(here, { ...double, roles: [administration] }),
      grantDelegation(here, { ...lent, id: parseId<"delegation">(randomUUID()), endsOn: "2027-10-01" }),
    ])
      await expect(attempt).rejects.toMatchObject({ code: "access.capability_missing" });
  });
});

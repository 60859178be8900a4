import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Context, type SignInMethod, staffRoles } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { openSession, readStaffDemand, resolveSession, updateStaffDemand } from "../index.ts";
import { filterSignInRoles, staffDemands } from "../rules/sign-in-strength.ts";

let house: TestRuntime;
let town: AuthorityId;
let count = 0;
beforeAll(async () => {
  house = await testRuntime([], { staffSignIn: "link_accepted" });
});
beforeEach(async () => {
  count += 1;
  town = (await aTown(house, { slug: `ville-${count}` })).id;
});
afterAll(() => house?.close());

/** Roles that an agent has by this way, today. */
async function rolesBy(agent: Context, method: SignInMethod) {
  const { actor } = agent;
  if (actor.kind !== "staff") throw new TypeError("not an agent");
  const system = house.system(town);
  const token = await system.transaction((tx) =>
    openSession(tx, system, { kind: "staff", subjectId: actor.staffId, method }),
  );
  const session = await resolveSession(house.as({ kind: "anonymous" }, town), token);
  return session?.actor.kind === "staff" ? session.actor.roles.map(({ role }) => role) : [];
}

const signedInBy = (agent: Context, method: SignInMethod): Context =>
  agent.actor.kind === "staff" ? agent.as({ ...agent.actor, signedInBy: method }) : agent;

describe("an authority asks", () => {
  test("of everyone a passkey or ProConnect in two steps: a link gives no role at all", async () => {
    const mayor = await anAgent(house, town, ["authority_administrator"]);
    const desk = await anAgent(house, town, ["reception"]);
    expect(await rolesBy(desk, "email_link")).toEqual(["reception"]);
    await updateStaffDemand(mayor, "everyone");
    expect(await readStaffDemand(mayor)).toBe("everyone");
    expect(await rolesBy(desk, "email_link")).toEqual([]);
    expect(await rolesBy(desk, "passkey")).toEqual(["reception"]);
    expect(await rolesBy(desk, "proconnect_mfa")).toEqual(["reception"]);
  });

  test("of those who decide, ProConnect in two steps only: a passkey is not enough", async () => {
    const mayor = await anAgent(house, town, ["authority_administrator"]);
    const judge = await anAgent(house, town, ["validator", "reception"]);
    await updateStaffDemand(signedInBy(mayor, "proconnect_mfa"), "proconnect");
    expect(await rolesBy(judge, "passkey")).toEqual(["reception"]);
    expect((await rolesBy(judge, "proconnect_mfa")).toSorted()).toEqual(["reception", "validator"]);
  });
});

describe("nobody", () => {
  test("asks of others what would lock them out", async () => {
    const mayor = await anAgent(house, town, ["authority_administrator"]);
    const locked = { code: "access.demand_locks_out" };
    await expect(updateStaffDemand(mayor, "proconnect")).rejects.toMatchObject(locked);
    await expect(updateStaffDemand(signedInBy(mayor, "email_link"), "everyone")).rejects.toMatchObject(
      locked,
    );
  });

  test.each(["validator", "operator", "auditor"] as const)("asks as %s", async (role) => {
    const agent = await anAgent(house, town, [role]);
    await expect(updateStaffDemand(agent, "everyone")).rejects.toMatchObject({
      code: "access.capability_missing",
    });
  });
});

test("an authority only ever asks more than the installation, never less", () => {
  const methods = ["email_link", "passkey", "proconnect", "proconnect_mfa", "invitation"] as const;
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...staffRoles)),
      fc.constantFrom(...methods),
      fc.constantFrom("passkey" as const, "link_accepted" as const),
      fc.constantFrom(...staffDemands),
      (roles, method, rule, demand) => {
        const agent = {
          kind: "staff" as const,
          staffId: parseId<"staff">("00000000-0000-4000-8000-000000000000"),
          label: "A",
          roles: roles.map((role) => ({ role })),
        };
        const asked = filterSignInRoles(agent, method, { rule, demand }).roles.length;
        return asked <= filterSignInRoles(agent, method, { rule, demand: "deciders" }).roles.length;
      },
    ),
  );
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AuthorityId, parseId, type StaffId } from "../../../../kernel/ids.ts";
import { anAuthenticator } from "../../../../testing/an-authenticator.ts";
import { aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import {
  addAgent,
  findStaffActor,
  inviteFirstOperator,
  inviteOnlyAdministrator,
  listAgents,
  openSignInLink,
  registerPasskey,
  requestPasskeyRegistration,
  resolveSession,
  updateAgentRoles,
} from "../index.ts";

let house: TestRuntime;
let town: AuthorityId;
let count = 0;
beforeAll(async () => {
  house = await testRuntime([], { staffSignIn: "passkey" });
});
beforeEach(async () => {
  count += 1;
  town = (await aTown(house, { slug: `ville-${count}` })).id;
});
afterAll(() => house?.close());

const paul = { email: "paul@ville.example", displayName: "Paul Martin" };
const door = () => house.as({ kind: "anonymous" }, town);
const appoint = (invited: { email: string; displayName?: string } = paul) =>
  inviteFirstOperator(house.system(town), invited);

/** Signs in by a link, registers a passkey, and acts from then on with the roles held today. */
async function comesIn(token: string | undefined) {
  const session = await resolveSession(door(), (await openSignInLink(door(), token ?? "")).session);
  if (session?.actor.kind !== "staff") throw new Error("no session");
  const [browser, who] = ["a-browser", house.as(session.actor, town)];
  const about = { session, browser, authorityName: "Ville", displayName: "Agent" };
  const options = await requestPasskeyRegistration(who, about);
  const answer = anAuthenticator().create(options);
  await registerPasskey(who, { session, browser, answer, label: "Clé" });
  return session.actor.staffId;
}

/** An agent who signed in with their passkey. */
async function acting(staffId: StaffId) {
  const system = house.system(town);
  const actor = await system.transaction((tx) => findStaffActor(tx, system, staffId));
  if (!actor) throw new Error("no such agent");
  return house.as(actor, town);
}

async function addWith(who: ReturnType<TestRuntime["as"]>, email: string) {
  const id = parseId<"staff">(house.system(town).newId());
  await addAgent(who, { id, displayName: "Agent", email, roles: [{ role: "operator" }] });
}

describe("the first operator", () => {
  test("comes in by a link good once, and gives the role to the next one, which an administrator cannot", async () => {
    const anne = { email: "anne@ville.example", displayName: "Anne" };
    const admin = await comesIn((await inviteOnlyAdministrator(house.system(town), anne)).token);
    const refused = addWith(await acting(admin), "autre@ville.example");
    await expect(refused).rejects.toMatchObject({ code: "access.role_out_of_reach" });
    const link = await appoint();
    const operator = await comesIn(link?.token);
    const again = openSignInLink(door(), link?.token ?? "");
    await expect(again).rejects.toMatchObject({ code: "access.link_not_valid" });
    const grant = { role: "authority_administrator" } as const;
    await updateAgentRoles(await acting(admin), { staffId: operator, grant, held: true });
    await addWith(await acting(operator), "autre@ville.example");
  });

  test("may be the administrator, who comes in with the passkey they have: no link", async () => {
    const invited = { email: "anne@ville.example", displayName: "Anne" };
    await comesIn((await inviteOnlyAdministrator(house.system(town), invited)).token);
    expect(await appoint({ email: "ANNE@ville.example" })).toBeUndefined();
    expect(await appoint({ email: invited.email })).toBeUndefined();
    const system = house.system(town);
    const agents = await system.transaction((tx) => listAgents(tx, system));
    const agent = agents.find(({ email }) => email === invited.email);
    expect(agent?.roles.map(({ role }) => role).sort()).toEqual(["authority_administrator", "operator"]);
  });

  test("receives another link while they have no passkey, which ends the first", async () => {
    const first = await appoint();
    const second = await appoint({ email: paul.email });
    await expect(openSignInLink(door(), first?.token ?? "")).rejects.toMatchObject({
      code: "access.link_not_valid",
    });
    await comesIn(second?.token);
  });
});

describe("refused", () => {
  test("once an operator has a passkey: that one gives the role", async () => {
    await comesIn((await appoint())?.token);
    const other = appoint({ email: "autre@ville.example", displayName: "Autre" });
    await expect(other).rejects.toMatchObject({ code: "access.operator_can_appoint" });
  });

  test("to an address that nobody names", async () => {
    await expect(appoint({ email: paul.email })).rejects.toMatchObject({ code: "access.agent_without_name" });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import { anAuthenticator } from "../../../../testing/an-authenticator.ts";
import { aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import {
  addAgent,
  inviteOnlyAdministrator,
  listAgents,
  openSignInLink,
  registerPasskey,
  requestPasskeyRegistration,
  resolveSession,
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

const anne = { email: "anne@ville.example", displayName: "Anne Dupont" };
const door = () => house.as({ kind: "anonymous" }, town);

async function comesIn(token: string) {
  const session = await resolveSession(door(), (await openSignInLink(door(), token)).session);
  if (!session) throw new Error("no session");
  const browser = "a-browser";
  const who = house.as(session.actor, town);
  const options = await requestPasskeyRegistration(who, {
    session,
    browser,
    authorityName: "Ville",
    displayName: "Anne",
  });
  const answer = anAuthenticator().create(options);
  await registerPasskey(who, { session, browser, answer, label: "Clé" });
}

const administrators = async () => {
  const system = house.system(town);
  const agents = await system.transaction((tx) => listAgents(tx, system));
  return agents.filter(({ roles }) => roles.some(({ role }) => role === "authority_administrator"));
};

async function add(email: string, role: "authority_administrator" | "reception") {
  const id = parseId<"staff">(house.system(town).newId());
  await addAgent(house.system(town), { id, displayName: "Agent", email, roles: [{ role }] });
}

describe("an authority without an administrator who can come in", () => {
  test("receives its first one from who runs the machine, by a link good once", async () => {
    const { token } = await inviteOnlyAdministrator(house.system(town), anne);
    await comesIn(token);
    expect(await administrators()).toMatchObject([{ displayName: "Anne Dupont" }]);
    await expect(openSignInLink(door(), token)).rejects.toMatchObject({ code: "access.link_not_valid" });
  });

  test("raises an agent known already, and a second link ends the first", async () => {
    await add(anne.email, "reception");
    const first = await inviteOnlyAdministrator(house.system(town), { email: "ANNE@ville.example" });
    const second = await inviteOnlyAdministrator(house.system(town), { email: anne.email });
    await expect(openSignInLink(door(), first.token)).rejects.toMatchObject({
      code: "access.link_not_valid",
    });
    await comesIn(second.token);
    expect(await administrators()).toHaveLength(1);
  });
});

describe("refused", () => {
  test("once an administrator has a key: that one invites", async () => {
    await comesIn((await inviteOnlyAdministrator(house.system(town), anne)).token);
    const again = inviteOnlyAdministrator(house.system(town), anne);
    await expect(again).rejects.toMatchObject({ code: "access.agent_has_passkeys" });
    const other = inviteOnlyAdministrator(house.system(town), { ...anne, email: "autre@ville.example" });
    await expect(other).rejects.toMatchObject({ code: "access.administrator_can_invite" });
  });

  test("to somebody else's address, while an administrator without a key is named", async () => {
    await add("mairie@ville.example", "authority_administrator");
    const other = inviteOnlyAdministrator(house.system(town), anne);
    await expect(other).rejects.toMatchObject({ code: "access.administrator_named" });
  });

  test("to an address that nobody names", async () => {
    const nobody = inviteOnlyAdministrator(house.system(town), { email: anne.email });
    await expect(nobody).rejects.toMatchObject({ code: "access.agent_without_name" });
  });

  test("after a day", async () => {
    const { token } = await inviteOnlyAdministrator(house.system(town), anne);
    house.clock.advance(25 * 3_600_000);
    await expect(openSignInLink(door(), token)).rejects.toMatchObject({ code: "access.link_not_valid" });
  });
});

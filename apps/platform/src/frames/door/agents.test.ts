import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addAgent, grantDelegation, revokeDelegation } from "../../features/access/access/index.ts";
import { readAuthorityJournal } from "../../features/trust/audit/index.ts";
import type { Context } from "../../kernel/context.ts";
import { type AuthorityId, type DelegationId, parseId, type StaffId } from "../../kernel/ids.ts";
import { anAgent, aTown } from "../../testing/builders.ts";
import { aHouseWithDoors } from "./testing/a-house-with-doors.ts";

let doors: Awaited<ReturnType<typeof aHouseWithDoors>>;
let village: AuthorityId;
const camille = parseId<"staff">(randomUUID());

beforeAll(async () => {
  doors = await aHouseWithDoors();
  village = (await aTown(doors.house, { slug: "thury", name: "Thury-Harcourt" })).id;
  await addAgent(doors.house.system(doors.town.id), {
    id: camille,
    displayName: "Camille Lefèvre",
    email: "camille@caen.example",
    roles: [{ role: "validator" }],
  });
});
afterAll(() => doors.house.close());

async function signsIn(email: string, back = "/caen/agents") {
  const browser = doors.server.visitor();
  await browser.open(`/caen/agents/connexion?retour=${back}`);
  await browser.submit({ email });
  const [link = ""] = await doors.readLinks();
  await browser.open(link);
  await browser.submit();
  return browser;
}

async function camilleSignsIn() {
  const browser = doors.server.visitor();
  await browser.open("/caen/agents/connexion?retour=/caen/agents");
  expect(browser.shown.body).toContain("Espace des agents");
  await browser.submit({ email: "Camille@caen.example" });
  const [link = ""] = await doors.readLinks();
  expect(doors.house.mails.at(-1)?.to).toBe("camille@caen.example");
  await browser.open(link);
  await browser.submit();
  return browser;
}

async function lend(to: StaffId, dates: { startsOn: string; endsOn: string }): Promise<DelegationId> {
  const mayor = await anAgent(doors.house, village, ["authority_administrator"], "Jean Mairesse");
  const id = parseId<"delegation">(randomUUID());
  await grantDelegation(mayor, {
    id,
    fromAuthorityId: doors.town.id,
    staffId: to,
    role: "validator",
    reason: "Quatre heures de secrétariat par semaine",
    ...dates,
  });
  return id;
}

const journalOf = (auditor: Context) => auditor.transaction((tx) => readAuthorityJournal(tx, auditor, {}));

it("an agent has a door of their own, and leaves by it", async () => {
  const browser = await camilleSignsIn();
  expect(browser.shown.url).toBe("/caen/agents");
  expect(browser.shown.body).toContain("Camille Lefèvre");
  expect((await browser.open("/caen/espace")).body).toContain("personne");
  await browser.open("/caen/agents");
  expect((await browser.submit({}, { action: "/caen/agents/deconnexion" })).url).toBe(
    "/caen/agents/connexion",
  );
});

it.each([
  "service_manager",
  "authority_administrator",
  "data_protection_officer",
  "auditor",
  "operator",
] as const)("who holds only %s arrives at the administration, never before a closed desk", async (role) => {
  const email = `${role}@caen.example`;
  const id = parseId<"staff">(randomUUID());
  const system = doors.house.system(doors.town.id);
  await addAgent(system, { id, displayName: "Odile Marchand", email, roles: [{ role }] });
  const browser = await signsIn(email);
  expect(browser.shown.url).toBe("/caen/administration");
  expect((await browser.open("/caen/agents/connexion")).url).toBe("/caen/administration");
  expect((await signsIn(email, "/caen/agents/delegations")).shown.url).toBe("/caen/agents/delegations");
});

it("the agent's address opens nothing at the people's door", async () => {
  const browser = doors.server.visitor();
  await browser.open("/caen/connexion");
  await browser.submit({ email: "camille@caen.example" });
  expect(await doors.readLinks()).toEqual([]);
});

it("an agent enters the authority that lent access, and stays signed in at home", async () => {
  const browser = await camilleSignsIn();
  expect((await browser.open("/caen/agents/delegations")).body).toContain("Aucune délégation");
  const id = await lend(camille, { startsOn: "2026-11-01", endsOn: "2027-01-31" });
  const shown = await browser.open("/caen/agents/delegations");
  expect(shown.body).toContain("Quatre heures de secrétariat par semaine");
  expect(shown.body).toContain("Du dimanche 1er novembre 2026 au dimanche 31 janvier 2027");
  await browser.submit();
  expect(browser.shown.url).toBe("/thury/agents");
  expect(browser.shown.body).toContain("Camille Lefèvre");
  expect((await browser.open("/caen/agents")).body).toContain("Camille Lefèvre");
  const auditor = await anAgent(doors.house, village, ["auditor"], "Odile Marchand");
  expect(JSON.stringify(await journalOf(auditor))).toContain("access.delegation_used");

  const mayor = await anAgent(doors.house, village, ["authority_administrator"], "Jean Mairesse");
  await revokeDelegation(mayor, id);
  expect((await browser.open("/thury/agents")).body).toContain("personne");
  expect((await browser.open("/caen/agents/delegations")).body).toContain("Terminée");
});

it("a delegation to come, or to somebody else, lets nobody in", async () => {
  const browser = await camilleSignsIn();
  const later = await lend(camille, { startsOn: "2027-02-01", endsOn: "2027-03-01" });
  const colleague = await anAgent(doors.house, doors.town.id, ["validator"], "Nadia Haddad");
  const nadia = colleague.actor.kind === "staff" ? colleague.actor.staffId : camille;
  const other = await lend(nadia, { startsOn: "2026-11-01", endsOn: "2027-01-31" });
  expect((await browser.open("/caen/agents/delegations")).body).toContain("À venir");
  for (const delegation of [later, other, randomUUID(), "rien"]) {
    const refused = await browser.post("/caen/agents/delegations", { delegation });
    expect(refused.status).toBe(403);
    await browser.open("/caen/agents/delegations");
  }
  expect(browser.cookies.get("ardeco_agent", "/thury")).toBeUndefined();
});

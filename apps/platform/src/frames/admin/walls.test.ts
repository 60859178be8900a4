import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StaffRole, staffRoles } from "../../kernel/context.ts";
import { aPerson } from "../../testing/builders.ts";
import { aPublishedService } from "../../testing/services.ts";
import type { Browser } from "../../testing/test-browser.ts";
import { aHouseWithAdministration } from "./testing/a-house-with-administration.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
const browsers = new Map<StaffRole, Browser>();
let service: string;

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  for (const role of staffRoles) browsers.set(role, (await admin.agent([role])).browser);
  service = (await aPublishedService(admin.house, admin.town.id)).id;
});
afterAll(() => admin?.house.close());

const HOME = "/caen/administration";
const administrators: readonly StaffRole[] = ["authority_administrator"];
const places: Readonly<Record<string, readonly StaffRole[]>> = {
  "/services": ["service_manager", "authority_administrator", "data_protection_officer"],
  "/services/nouveau": ["service_manager"],
  "/services/SERVICE": ["service_manager", "authority_administrator", "data_protection_officer"],
  "/services/SERVICE/versions/1": ["service_manager", "authority_administrator", "data_protection_officer"],
  "/services/SERVICE/applications": ["service_manager", "authority_administrator"],
  "/services/SERVICE/applications/nouvelle": ["service_manager", "authority_administrator"],
  "/services/SERVICE/retirer": ["service_manager"],
  "/agents": administrators,
  "/agents/nouveau": administrators,
  "/agents/jetons": administrators,
  "/tarifs": ["service_manager", "authority_administrator", "data_protection_officer"],
  "/tarifs/nouveau": ["service_manager"],
  "/collectivite": administrators,
  "/guichets": administrators,
  "/guichets/nouveau": administrators,
  "/organisation": administrators,
  "/delegations": administrators,
  "/indicateurs": ["service_manager", "authority_administrator"],
  "/accessibilite": administrators,
  "/accessibilite/declaration": administrators,
  "/connexion": administrators,
  "/journal": ["auditor", "data_protection_officer"],
  "/temoins": ["authority_administrator", "auditor", "data_protection_officer"],
  "/conformite": ["authority_administrator", "auditor", "data_protection_officer"],
  "/conformite/homologation": ["authority_administrator", "auditor", "data_protection_officer"],
  "/exploitation": ["operator"],
  "/equipements": ["authority_administrator"],
  "/supports": ["authority_administrator"],
  "/factures": administrators,
  "/factures/nouvelle": administrators,
  // Agents of a régie come from their till: the use case says which of them.
  "/prelevements": ["authority_administrator", "reception", "validator"],
  "/pass": administrators,
  "/pass/nouveau": administrators,
  "/pass/partenaires/nouveau": administrators,
  "/regies": administrators,
  "/regies/nouvelle": administrators,
  "/cartes": ["authority_administrator"],
  "/cartes/nouvelle": ["authority_administrator"],
  "/cartes/ecarts": ["authority_administrator"],
  "/reprises": administrators,
  "/rapprochements": ["validator"],
};

describe.each(Object.entries(places))("%s", (path, may) => {
  test.each(staffRoles)("%s", async (role) => {
    const shown = await browsers.get(role)?.open(HOME + path.replace("SERVICE", service));
    expect(shown?.status).toBe(may.includes(role) ? 200 : 403);
    if (!may.includes(role)) expect(shown?.body).toContain("Votre rôle ne permet pas cette action.");
  });
});

test("where an agent may enter many places, the menu of a page is its part, and the way to the others", async () => {
  const menuOf = async (role: StaffRole, path: string) => {
    const { body } = (await browsers.get(role)?.open(HOME + path)) ?? { body: "" };
    const [menu = ""] = /<nav[^>]*ar-nav[\s\S]*?<\/nav>/.exec(body) ?? [];
    return [...menu.matchAll(/href="\/caen\/administration([^"]*)"/g)].map(([, href]) => href);
  };
  const money = ["/compteurs", "/regies", "/factures", "/prelevements", "/pass"];
  expect(await menuOf("authority_administrator", "/factures")).toEqual(["", ...money]);
  expect(await menuOf("authority_administrator", "")).toEqual(
    ["offer", "money", "supports", "team", "authority", "control"].map((group) => `#${group}`),
  );
  expect(await menuOf("service_manager", "/tarifs")).toContain("/services");
});

test("the menu and the home show what the agent may do, and nothing else", async () => {
  const hrefs = async (role: StaffRole) => {
    const { body } = (await browsers.get(role)?.open(HOME)) ?? { body: "" };
    return new Set([...body.matchAll(/href="\/caen\/administration\/([a-z]+)"/g)].map(([, name]) => name));
  };
  expect(await hrefs("service_manager")).toEqual(
    new Set(["services", "tarifs", "activites", "offres", "approbations", "campagnes", "indicateurs"]),
  );
  expect(await hrefs("authority_administrator")).toEqual(
    new Set([
      "services",
      "tarifs",
      "offres",
      "approbations",
      "campagnes",
      "indicateurs",
      "agents",
      "guichets",
      "organisation",
      "delegations",
      "compteurs",
      "pass",
      "regies",
      "factures",
      "prelevements",
      "equipements",
      "supports",
      "cartes",
      "reprises",
      "registres",
      "connexion",
      "accessibilite",
      "collectivite",
      "temoins",
      "conformite",
    ]),
  );
  expect(await hrefs("auditor")).toEqual(new Set(["journal", "temoins", "conformite"]));
  expect(await hrefs("operator")).toEqual(new Set(["exploitation"]));
  expect(await hrefs("reception")).toEqual(new Set());
  expect(browsers.get("reception")?.shown.body).toContain("Vos rôles ne comprennent pas l’administration");
});

describe("somebody else", () => {
  test("a stranger is sent to the agents' door, and back", async () => {
    const visitor = admin.server.visitor();
    await visitor.open(`${HOME}/agents`);
    expect(visitor.shown.redirects).toEqual([
      "/caen/agents/connexion?retour=%2Fcaen%2Fadministration%2Fagents",
    ]);
    expect((await visitor.post(`${HOME}/agents/nouveau`, {})).status).toBeGreaterThanOrEqual(400);
  });

  test("a person signed in to their space is a stranger here", async () => {
    const person = await admin.server.signedIn(await aPerson(admin.house, admin.town.id));
    await person.open(HOME);
    expect(person.shown.redirects[0]).toContain("/caen/agents/connexion");
  });

  test("an agent of another authority finds no service of ours under its own address", async () => {
    const there = await aPublishedService(admin.house, admin.group.id);
    const manager = browsers.get("service_manager");
    expect((await manager?.open(`${HOME}/services/${there.id}`))?.status).toBe(404);
    expect((await manager?.open(`${HOME}/services/${there.id}/applications`))?.status).toBe(404);
  });

  test.each([
    "/services/rien",
    "/services/SERVICE/versions/0",
    "/services/SERVICE/versions/99",
    "/agents/rien",
  ])("%s does not exist", async (path) => {
    const role = path.startsWith("/agents") ? "authority_administrator" : "service_manager";
    const shown = await browsers.get(role)?.open(HOME + path.replace("SERVICE", service));
    expect(shown?.status).toBe(404);
  });
});

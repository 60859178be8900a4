import { randomUUID } from "node:crypto";
import {
  citizens,
  franceConnect,
  type KnownUser,
  proConnect,
  type StateProfile,
  startStateProvider,
} from "@ardeco/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contributions } from "../../../app.ts";
import { buildAccountJournal } from "../../../composition/journal-words.ts";
import {
  addAgent,
  createAccount,
  listAgents,
  openSession,
  revokeAgentPasskeys,
} from "../../../features/access/access/index.ts";
import { createRepresentedPerson } from "../../../features/identity/households/index.ts";
import { handOver } from "../../../features/identity/households/testing/hand-over.ts";
import {
  createDeclaration,
  listElements,
  validateElement,
} from "../../../features/identity/identity/index.ts";
import {
  removeUpstreamLinks,
  type UpstreamKind,
  updateUpstreamProvider,
} from "../../../features/identity/upstream/index.ts";
import { signInProviderPages } from "../../../features/identity/upstream/pages/admin/sign-in-providers/index.ts";
import { listPersonMessages, notificationsJobs } from "../../../features/messaging/notifications/index.ts";
import { type AuthorityId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import type { Browser, Shown } from "../../../testing/test-browser.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../testing/test-server.ts";
import { type Routes, sendAuthorityPage } from "../../../web/index.ts";
import { requireAdminAgent } from "../../admin/common/require-admin-agent.ts";
import { securityPages } from "../../security/index.ts";
import { doorPages } from "../index.ts";
import { browseProvider } from "./testing/browse-provider.ts";
import { agents, paul, SIREN } from "./testing/known-users.ts";

const arrivals: Routes = (app) => {
  for (const path of ["/espace", "/agents", "/inscription/:file"]) {
    app.get(path, async (request, reply) =>
      sendAuthorityPage(reply, { title: "Arrivée" }, request.ardeco.session?.methods.join(" ") ?? "personne"),
    );
  }
};

const adminScope: Routes = async (app) => {
  requireAdminAgent(app);
  await app.register(async (scope) => signInProviderPages(scope));
};
const spaceScope: Routes = securityPages(buildAccountJournal(contributions));

let house: TestRuntime;
let server: TestServer;
let caen: { id: AuthorityId };
const closing: AsyncDisposable[] = [];

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  server = await testServer(house, { surfaces: [doorPages(), arrivals, adminScope, spaceScope] });
  caen = await aTown(house, { slug: "caen", name: "Ville de Caen", siren: SIREN });
  await aProvider("franceconnect", franceConnect, [...citizens, paul]);
  await aProvider("proconnect", proConnect, agents);
});
afterAll(async () => {
  for (const one of closing) await one[Symbol.asyncDispose]();
  await house.close();
});

async function aProvider(kind: UpstreamKind, profile: StateProfile, users: readonly KnownUser[]) {
  const door = kind === "proconnect" ? "/agents/connexion" : "/connexion";
  const redirectUris = [`http://localhost:3000/caen${door}/${kind}/retour`];
  const parties = [{ clientId: "ville-de-caen", secret: "secret-received-from-the-state", redirectUris }];
  const provider = await startStateProvider({ profile, port: 0, users, parties });
  closing.push(provider);
  await updateUpstreamProvider(house.system(caen.id), {
    kind,
    issuer: provider.issuer,
    clientId: "ville-de-caen",
    secret: "secret-received-from-the-state",
    enabled: true,
    revision: 0,
  });
}

async function anAgentAt(email: string, role: "validator" | "reception") {
  const id = parseId<"staff">(randomUUID());
  await addAgent(house.system(caen.id), { id, displayName: "Camille Lefèvre", email, roles: [{ role }] });
}

/** The button of our door, the provider's page, and back. */
async function signInAs(
  browser: Browser,
  login: string,
  kind: UpstreamKind = "franceconnect",
): Promise<Shown> {
  const door = kind === "proconnect" ? "/caen/agents/connexion" : "/caen/connexion";
  const left = await browser.open(`${door}/${kind}`);
  const back = await browseProvider(left.redirects.at(-1) ?? "", login);
  return browser.open(back.pathname + back.search);
}

/** Signed in already: who came back is shown, and their button ties. */
async function tiesAs(browser: Browser, login: string): Promise<Shown> {
  await signInAs(browser, login);
  return browser.submit({}, { action: "/caen/connexion/franceconnect/relier" });
}

const elementsOf = async (personId: Parameters<typeof listElements>[2]) => {
  const system = house.system(caen.id);
  return system.transaction((tx) => listElements(tx, system, personId));
};

describe("FranceConnect", () => {
  test("creates an account whose identity is already checked, then opens it", async () => {
    const amelie = server.visitor();
    const known = await signInAs(amelie, "amelie");
    expect(known.body).toContain("Bonjour Amélie");
    expect(known.body).toMatch(/Lieu de naissance.*Caen/s);
    const begun = await amelie.submit({}, { action: "/caen/connexion/franceconnect/compte" });
    expect(begun.url).toMatch(/^\/caen\/inscription\//);
    const again = await signInAs(server.visitor(), "amelie");
    expect(again).toMatchObject({ url: "/caen/espace" });
    expect(again.body).toContain("fed");
    const [link] = await house.sqlAs<{ subject_id: string }>("owner", "select subject_id from upstream_link");
    const told = await elementsOf(link?.subject_id as Parameters<typeof listElements>[2]);
    expect(told.find(({ name }) => name === "birthdate")?.validated).toMatchObject({
      value: "1994-03-12",
      assurance: "low",
      provenance: { method: "federated_login", by: { kind: "system", label: "FranceConnect" } },
    });
    expect(told.find(({ name }) => name === "place_of_birth")?.validated?.value).toMatchObject({
      locality: "Caen",
    });
    expect(told.find(({ name }) => name === "family_name")?.validated?.value).toBe("VASSEUR");
    expect(told.find(({ name }) => name === "email")).not.toHaveProperty("validated");
  });

  test("asks the questions of whom it does not wholly know", async () => {
    const shown = await signInAs(server.visitor(), "aicha");
    expect(shown.body).toContain("Il manque à FranceConnect");
    expect(shown.body).not.toContain("Créer mon compte avec ces informations");
  });

  test("ties nothing by name or address: only whoever is signed in ties their account", async () => {
    const { personId } = await aPerson(house, caen.id, {
      declared: { given_name: "Tomás", family_name: "FERREIRA", birthdate: "1971-07-02" },
    });
    expect((await signInAs(server.visitor(), "tomas")).body).toContain("Bonjour Tomás");
    const own = await server.signedIn(house.as({ kind: "person", personId }, caen.id));
    expect(await tiesAs(own, "tomas")).toMatchObject({ url: "/caen/espace/securite" });
    await house.drain();
    const system = house.system(caen.id);
    const [message] = await listPersonMessages(system, personId);
    expect(message?.subject).toContain("Une nouvelle façon d’entrer dans votre compte");
    expect(await signInAs(server.visitor(), "tomas")).toMatchObject({ url: "/caen/espace" });
  });

  test("an identity that opens one account is refused to another", async () => {
    const { personId } = await aPerson(house, caen.id, { declared: { given_name: "Rival" } });
    const rival = await server.signedIn(house.as({ kind: "person", personId }, caen.id));
    const shown = await signInAs(rival, "tomas");
    expect(shown).toMatchObject({ status: 409 });
    expect(shown.body).toContain("ouvre déjà un autre compte");
  });

  test("whoever stops there comes back to the other ways in", async () => {
    const shown = await signInAs(server.visitor(), "");
    expect(shown).toMatchObject({ status: 422 });
    expect(shown.body).toContain("La connexion n’a pas abouti");
    expect(shown.body).toContain("Recevoir mon lien");
  });
});

test("whoever no longer wants it unties it, and is a stranger to it again", async () => {
  const browser = server.visitor();
  await signInAs(browser, "amelie");
  await browser.open("/caen/espace/securite");
  const untied = await browser.post("/caen/espace/securite/franceconnect");
  expect(untied.body).toContain("Relier FranceConnect");
  expect((await signInAs(server.visitor(), "amelie")).body).toContain("Bonjour Amélie");
});

describe("what an administrator sets", () => {
  const settings = { kind: "proconnect", proconnect_clientId: "hérouville", proconnect_enabled: "yes" };

  test("the secret is asked, kept, and never shown", async () => {
    const town = await aTown(house, { slug: "herouville", name: "Hérouville" });
    const admin = await server.signedIn(await anAgent(house, town.id, ["authority_administrator"]));
    await admin.open("/herouville/administration/connexion");
    const path = "/herouville/administration/connexion";
    const wrong = await admin.post(path, { ...settings, proconnect_issuer: "http://fournisseur.example" });
    expect(wrong).toMatchObject({ status: 422 });
    expect(wrong.body).toContain("commence par https");
    const issuer = { proconnect_issuer: "https://fournisseur.example/api/v2" };
    expect((await admin.post(path, { ...settings, ...issuer })).body).toContain("Saisissez le secret");
    const saved = await admin.post(path, { ...settings, ...issuer, proconnect_secret: "from-the-state" });
    expect(saved).toMatchObject({ status: 200 });
    expect(saved.body).toContain("Le réglage est enregistré");
    expect(saved.body).not.toContain("from-the-state");
    const stale = await admin.post(path, { ...settings, ...issuer, revision: "0" });
    expect(stale).toMatchObject({ status: 409 });
    const door = await server.visitor().open("/herouville/agents/connexion");
    expect(door.body).toContain("S’identifier avec ProConnect");
    const shown = await server.visitor().open("/herouville/agents/connexion/proconnect");
    expect(shown).toMatchObject({ status: 424 });
    expect(shown.body).toContain("ne répond pas");
  });

  test.each(["reception", "validator", "service_manager"] as const)("%s may not", async (role) => {
    const agent = await server.signedIn(await anAgent(house, caen.id, [role]));
    expect(await agent.open("/caen/administration/connexion")).toMatchObject({ status: 403 });
  });
});

describe("what an attacker tries", () => {
  test("an answer brought to another browser opens nothing", async () => {
    const attacker = server.visitor();
    const left = await attacker.open("/caen/connexion/franceconnect");
    const back = await browseProvider(left.redirects.at(-1) ?? "", "tomas");
    const victim = await server.visitor().open(back.pathname + back.search);
    expect(victim).toMatchObject({ status: 410 });
    const other = server.visitor();
    await other.open("/caen/connexion/franceconnect");
    expect(await other.open(back.pathname + back.search)).toMatchObject({ status: 422 });
  });

  test("whoever finds a browser left open, or holds the code of a draft, ties no identity of theirs", async () => {
    const { personId } = await aPerson(house, caen.id, { declared: { given_name: "Distraite" } });
    const left = await server.signedIn(house.as({ kind: "person", personId }, caen.id));
    house.clock.advance(16 * 60_000);
    const late = await signInAs(left, "paul-citoyen");
    expect(late).toMatchObject({ status: 403 });
    const draft = server.visitor();
    const system = house.system(caen.id);
    const token = await system.transaction((tx) =>
      openSession(tx, system, {
        kind: "person",
        subjectId: personId,
        method: "resume_code",
        draftId: system.newId(),
      }),
    );
    draft.cookies.set("ardeco_espace", token, "/caen");
    expect(await signInAs(draft, "paul-citoyen")).toMatchObject({ status: 403 });
    const rows = await house.sqlAs("owner", "select from upstream_link where subject_id = $1", [personId]);
    expect(rows).toEqual([]);
  });

  test("an account that changed hands opens no more by the identity of before", async () => {
    const mother = await aPerson(house, caen.id);
    const { personId } = await mother.transaction((tx) =>
      createRepresentedPerson(tx, mother, { representativeId: mother.personId, kind: "parental_authority" }),
    );
    const system = house.system(caen.id);
    await system.transaction(async (tx) => {
      await createDeclaration(tx, system, {
        personId,
        name: "birthdate",
        value: "2008-11-30",
        saidBy: personId,
      });
      await createAccount(tx, system, { personId });
    });
    const own = await server.signedIn(house.as({ kind: "person", personId }, caen.id));
    expect(await tiesAs(own, "paul-citoyen")).toMatchObject({ url: "/caen/espace/securite" });
    const evidence = { kind: "family_record_book" } as const;
    // Tied while nobody had checked anything, or it would have been refused.
    await system.transaction((tx) =>
      validateElement(tx, system, { personId, name: "birthdate", method: "original_seen", evidence }),
    );
    house.clock.advance(7 * 86_400_000);
    await handOver(house, caen.id, { personId });
    expect((await signInAs(server.visitor(), "paul-citoyen")).body).toContain("Bonjour Paul");
  });

  test("in production, an administrator names no provider of their own as the State’s", async () => {
    const { ports } = house.system(caen.id);
    const production = {
      ...house.system(caen.id),
      ports: { ...ports, publicUrl: "https://demarches.example" },
    };
    for (const issuer of ["https://etat.example", "https://faux-gouv.fr", "http://localhost:3400"])
      await expect(
        updateUpstreamProvider(production, {
          kind: "franceconnect",
          issuer,
          clientId: "x",
          secret: "y",
          enabled: true,
          revision: 1,
        }),
      ).rejects.toMatchObject({ code: "upstream.address_refused" });
  });

  test("an answer serves once", async () => {
    const browser = server.visitor();
    const left = await browser.open("/caen/connexion/franceconnect");
    const back = await browseProvider(left.redirects.at(-1) ?? "", "tomas");
    await browser.open(back.pathname + back.search);
    expect(await browser.open(back.pathname + back.search)).toMatchObject({ status: 410 });
  });

  test("a forged code, a forged attempt and no attempt are refused", async () => {
    const browser = server.visitor();
    const left = await browser.open("/caen/connexion/franceconnect");
    const state = new URL(left.redirects.at(-1) ?? "").searchParams.get("state");
    expect(
      await browser.open(`/caen/connexion/franceconnect/retour?code=forged&state=${state}`),
    ).toMatchObject({
      status: 422,
    });
    browser.cookies.set("ardeco_tentative", "forged", "/caen");
    expect(await browser.open("/caen/connexion/franceconnect/retour?code=x&state=y")).toMatchObject({
      status: 410,
    });
  });

  test("an authority that offers no provider has no such door", async () => {
    await aTown(house, { slug: "ouistreham", name: "Ouistreham" });
    expect(await server.visitor().open("/ouistreham/connexion/franceconnect")).toMatchObject({ status: 404 });
    expect((await server.visitor().open("/ouistreham/connexion")).body).not.toContain("FranceConnect");
  });

  test("somebody’s FranceConnect never opens the agents’ door", async () => {
    const browser = server.visitor();
    const left = await browser.open("/caen/connexion/franceconnect");
    const back = await browseProvider(left.redirects.at(-1) ?? "", "tomas");
    const shown = await browser.open(`/caen/agents/connexion/proconnect/retour${back.search}`);
    expect(shown).toMatchObject({ status: 410 });
  });

  test("a dump tells neither the provider’s name for its user nor the secret", async () => {
    const rows = await house.sqlAs<{ text: string }>(
      "owner",
      "select upstream_provider::text as text from upstream_provider union all select upstream_link::text from upstream_link",
    );
    const dump = rows.map(({ text }) => text).join("\n");
    expect(dump).not.toContain("secret-received");
    expect(dump).not.toMatch(/FERREIRA|tomas/i);
  });
});

describe("ProConnect", () => {
  test("knows an agent by professional address and employer, both said by the provider", async () => {
    await anAgentAt("camille@caen.example", "validator");
    const shown = await signInAs(server.visitor(), "camille", "proconnect");
    expect(shown).toMatchObject({ url: "/caen/agents" });
    expect(shown.body).toContain("fed mfa");
  });

  test("tells a password alone from two factors", async () => {
    await anAgentAt("paul@caen.example", "reception");
    const shown = await signInAs(server.visitor(), "paul", "proconnect");
    expect(shown.body).toContain("fed");
    expect(shown.body).not.toContain("mfa");
  });

  test("the same address at another employer is nobody here", async () => {
    const shown = await signInAs(server.visitor(), "intrus", "proconnect");
    expect(shown).toMatchObject({ status: 403 });
    expect(shown.body).toContain("vous n’êtes pas un agent de cette collectivité");
  });

  test("no longer opens the account of an agent whose keys an administrator takes back", async () => {
    const mayor = await anAgent(house, caen.id, ["authority_administrator"]);
    const agents = await mayor.transaction((tx) => listAgents(tx, mayor));
    const id = agents.find(({ email }) => email === "camille@caen.example")?.id ?? parseId<"staff">("");
    const ties = () => house.sqlAs("owner", "select 1 from upstream_link where subject_id = $1", [id]);
    expect(await ties()).toHaveLength(1);
    await revokeAgentPasskeys(mayor, id, (tx, system) => removeUpstreamLinks(tx, system, id));
    expect(await ties()).toHaveLength(0);
  });
});

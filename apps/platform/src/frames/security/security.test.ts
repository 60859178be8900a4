import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contributions } from "../../app.ts";
import { buildAccountJournal } from "../../composition/journal-words.ts";
import {
  inviteAgent,
  issueApiToken,
  openSession,
  resolveApiToken,
  resolveSession,
  revokeAgentPasskeys,
  updateAgentRoles,
} from "../../features/access/access/index.ts";
import type { Context, SignInMethod } from "../../kernel/context.ts";
import { anAuthenticator } from "../../testing/an-authenticator.ts";
import { anAgent } from "../../testing/builders.ts";
import type { Browser } from "../../testing/test-browser.ts";
import { aHouseWithDoors } from "../door/testing/a-house-with-doors.ts";
import { securityPages } from "./index.ts";

let doors: Awaited<ReturnType<typeof aHouseWithDoors>>;
beforeAll(async () => {
  doors = await aHouseWithDoors(
    {},
    { more: [securityPages(buildAccountJournal(contributions))], staffSignIn: "passkey" },
  );
  await doors.aMember("Amina Diallo", "amina@example.fr");
});
afterAll(() => doors?.house.close());

type Question = Parameters<ReturnType<typeof anAuthenticator>["get"]>[0];
type NewKey = Parameters<ReturnType<typeof anAuthenticator>["create"]>[0];

async function ask<T>(browser: Browser, path: string): Promise<T> {
  const { body } = await browser.open(path);
  return JSON.parse(body) as T;
}

async function byLink(email: string, door = "/caen/connexion") {
  const browser = doors.server.visitor();
  await browser.open(door);
  await browser.submit({ email });
  const [link = ""] = await doors.readLinks();
  await browser.open(link);
  await browser.submit();
  return browser;
}

/** What the page's script does. */
async function addKey(
  browser: Browser,
  telephone: ReturnType<typeof anAuthenticator>,
  page = "/caen/espace/securite",
) {
  const question = await ask<NewKey>(browser, `${page}/cle`);
  await browser.open(page);
  return browser.submit({ answer: telephone.create(question), nom: "Téléphone" }, { action: `${page}/cle` });
}

async function enter(
  browser: Browser,
  telephone: ReturnType<typeof anAuthenticator>,
  door = "/caen/connexion",
) {
  const question = await ask<Question>(browser, `${door}/cle`);
  await browser.open(`${door}?encore=1`);
  return browser.submit({ answer: telephone.get(question) }, { action: `${door}/cle` });
}

async function signedInBy(context: Context, method: SignInMethod): Promise<Browser> {
  const browser = doors.server.visitor();
  const { actor } = context;
  if (actor.kind !== "staff") throw new TypeError("an agent");
  const system = doors.house.system(context.authorityId);
  const token = await system.transaction((tx) =>
    openSession(tx, system, { kind: "staff", subjectId: actor.staffId, method }),
  );
  browser.cookies.set("ardeco_agent", token, "/caen");
  return browser;
}

describe("somebody of the town", () => {
  test("registers a key after a link, and comes back with it", async () => {
    const telephone = anAuthenticator();
    const first = await byLink("amina@example.fr");
    const { body, url } = await addKey(first, telephone);
    expect(url).toBe("/caen/espace/securite?fait=ajoutee");
    expect(body).toContain("Téléphone");
    const second = doors.server.visitor();
    expect((await enter(second, telephone)).body).toContain("Amina Diallo");
    expect((await second.open("/caen/espace/securite")).body).toContain("Téléphone");
  });

  test("a refused key leaves the link by e-mail at hand, and says what to do", async () => {
    const stranger = doors.server.visitor();
    await stranger.open("/caen/connexion");
    const shown = await stranger.submit({ answer: "{}" }, { action: "/caen/connexion/cle" });
    expect(shown.status).toBe(403);
    expect(shown.body).toContain("n’a pas été reconnue");
    expect(shown.body).toContain('name="email"');
  });

  test("an answer carried to another browser opens nothing", async () => {
    const telephone = anAuthenticator();
    await addKey(await byLink("amina@example.fr"), telephone);
    const victim = doors.server.visitor();
    const question = await ask<Question>(victim, "/caen/connexion/cle");
    const thief = doors.server.visitor();
    await thief.open("/caen/connexion");
    const shown = await thief.submit({ answer: telephone.get(question) }, { action: "/caen/connexion/cle" });
    expect(shown.status).toBe(403);
  });

  test("after a quarter of an hour, shows that they are still there before adding a key", async () => {
    const browser = await byLink("amina@example.fr");
    doors.house.clock.advance(16 * 60_000);
    const page = await browser.open("/caen/espace/securite");
    expect(page.body).toContain("Me reconnecter");
    expect(page.body).not.toContain("data-passkey");
    expect((await browser.open("/caen/espace/securite/cle")).status).toBe(403);
    const again = await browser.open("/caen/connexion?encore=1&retour=/caen/espace/securite");
    expect([
      again.url.includes("/connexion"),
      again.body.includes("Êtes-vous toujours Amina Diallo"),
    ]).toEqual([true, true]);
  });

  test("after a quarter of an hour, shows that they are still there before removing one, which stays", async () => {
    await doors.aMember("Lou Blanc", "lou@example.fr");
    const browser = await byLink("lou@example.fr");
    const telephone = anAuthenticator();
    const { body } = await addKey(browser, telephone);
    const [, cle = ""] = /name="cle" value="([^"]+)"/.exec(body) ?? [];
    doors.house.clock.advance(16 * 60_000);
    const page = await browser.open("/caen/espace/securite");
    expect(page.body).toContain("Me reconnecter pour retirer cette clé");
    expect(page.body).not.toContain("cle/retrait");
    const left = await browser.post("/caen/espace/securite/cle/retrait", { cle });
    expect([left.status, left.body]).toEqual([403, expect.stringContaining("reconnectez-vous")]);
    expect((await enter(browser, telephone)).body).toContain("Lou Blanc");
    await browser.open("/caen/espace/securite");
    const removed = await browser.submit({}, { action: "/caen/espace/securite/cle/retrait" });
    expect(removed.body).toContain("Aucune clé pour l’instant");
  });

  test("nobody else's session or key is closed by naming it", async () => {
    const browser = await byLink("amina@example.fr");
    await browser.open("/caen/espace/securite");
    for (const path of ["cle/retrait", "cle/nom"])
      expect((await browser.post(`/caen/espace/securite/${path}`, { seance: "x", cle: "x" })).status).toBe(
        404,
      );
  });
});

describe("what opens an account, when it changes", () => {
  const mailed = async () => {
    const before = doors.house.mails.length;
    await doors.house.drain();
    return doors.house.mails.slice(before).map(({ to, subject }) => [to, subject.replaceAll("\u00a0", " ")]);
  };

  test("is told to the person and shown to them: a key added, then removed, by whoever it was", async () => {
    await doors.aMember("Noé Petit", "noe@example.fr");
    const browser = await byLink("noe@example.fr");
    expect((await browser.open("/caen/espace/securite")).body).toContain("Rien n’a changé depuis un an");
    await addKey(browser, anAuthenticator());
    expect(await mailed()).toEqual([
      ["noe@example.fr", "Une nouvelle façon d’entrer dans votre compte – Ville de Caen"],
    ]);
    const text = doors.house.mails.at(-1)?.text ?? "";
    expect(text).toContain("/caen/espace/securite");
    await browser.open("/caen/espace/securite");
    await browser.submit({}, { action: "/caen/espace/securite/cle/retrait" });
    expect(await mailed()).toEqual([
      ["noe@example.fr", "Une façon d’entrer retirée de votre compte – Ville de Caen"],
    ]);
    const { body } = await browser.open("/caen/espace/securite");
    expect(body).toMatch(/Une clé d’accès a été retirée[\s\S]+Une clé d’accès a été ajoutée/);
  });

  test("is told to an agent too, and the reset by an administrator", async () => {
    const administrator = await anAgent(doors.house, doors.town.id, ["authority_administrator"]);
    const agent = await anAgent(doors.house, doors.town.id, ["reception"]);
    if (agent.actor.kind !== "staff") throw new TypeError("an agent");
    const browser = await signedInBy(agent, "invitation");
    await addKey(browser, anAuthenticator(), "/caen/agents/securite");
    const [[to = "", subject] = []] = await mailed();
    expect(subject).toContain("Une nouvelle façon d’entrer");
    await revokeAgentPasskeys(administrator, agent.actor.staffId, async () => {});
    expect(await mailed()).toEqual([[to, "Vos clés d’accès sont retirées – Ville de Caen"]]);
  });
});

describe("an agent", () => {
  test("whose roles ask for a key keeps the only one: the page says why, in place of the button", async () => {
    const agent = await anAgent(doors.house, doors.town.id, ["validator"]);
    const page = "/caen/agents/securite";
    const invited = await signedInBy(agent, "invitation");
    await addKey(invited, anAuthenticator(), page);
    const browser = await signedInBy(agent, "passkey");
    const { body } = await browser.open(page);
    expect(body).toContain("C’est votre seule clé");
    expect(body).not.toContain("cle/retrait");
    const [, cle = ""] = /name="cle" value="([^"]+)"/.exec(body) ?? [];
    const refused = await browser.post(`${page}/cle/retrait`, { cle });
    expect([refused.status, refused.body]).toEqual([409, expect.stringContaining("une autre clé")]);
    await addKey(browser, anAuthenticator(), page);
    expect((await browser.open(page)).body).toContain("cle/retrait");
  });

  test("by e-mail link has none of a validator's roles, is told why, and keeps those of reception", async () => {
    const agent = await anAgent(doors.house, doors.town.id, ["validator", "reception"]);
    const browser = await signedInBy(agent, "email_link");
    const { body } = await browser.open("/caen/agents/securite");
    expect(body).toContain("Vos droits attendent votre clé d’accès");
    expect(body).toContain("Validation des dossiers");
    expect(body).not.toContain("data-passkey");
    const token = browser.cookies.get("ardeco_agent", "/caen") ?? "";
    const session = await resolveSession(doors.house.as({ kind: "anonymous" }, doors.town.id), token);
    expect(session?.actor).toMatchObject({
      roles: [{ role: "reception" }],
      withheld: [{ role: "validator" }],
    });
    expect((await browser.open("/caen/agents/securite/cle")).status).toBe(403);
  });

  test("accepts a token that an administrator issued in their name, once they signed in again; then stops it", async () => {
    const administrator = await anAgent(doors.house, doors.town.id, ["authority_administrator"]);
    const agent = await anAgent(doors.house, doors.town.id, ["validator"]);
    if (agent.actor.kind !== "staff") throw new TypeError("an agent");
    const { staffId } = agent.actor;
    const expiresAt = new Date(doors.house.clock.now().getTime() + 86_400_000);
    const wish = { staffId, label: "Logiciel de la cantine", scope: ["validator"] as const, expiresAt };
    const session = { createdAt: administrator.now() };
    const { token } = await issueApiToken(administrator, { ...wish, session });
    const system = doors.house.system(doors.town.id);
    const page = "/caen/agents/securite";
    const late = await signedInBy(agent, "passkey");
    doors.house.clock.advance(16 * 60_000);
    expect((await late.open(page)).body).toMatch(/Attend votre accord.*Me reconnecter pour l’accepter/s);
    expect(late.shown.body).not.toContain("jeton/accord");
    const [, jeton = ""] = /name="jeton" value="([^"]+)"/.exec(late.shown.body) ?? [];
    expect((await late.post(`${page}/jeton/accord`, { jeton })).status).toBe(403);
    const someoneElse = await signedInBy(administrator, "passkey");
    await someoneElse.open(page);
    for (const path of ["jeton/accord", "jeton/refus"])
      expect((await someoneElse.post(`${page}/${path}`, { jeton })).status).toBe(404);
    expect(await resolveApiToken(system, token)).toBeUndefined();
    const browser = await signedInBy(agent, "passkey");
    await browser.open(page);
    const { body } = await browser.submit({}, { action: `${page}/jeton/accord` });
    expect(body).toContain("Le jeton d’API peut agir à votre nom");
    expect(await resolveApiToken(system, token)).toMatchObject({ staffId });
    await browser.submit({}, { action: `${page}/jeton/refus` });
    expect(await resolveApiToken(system, token)).toBeUndefined();
    expect((await browser.open(page)).body).not.toContain("Jetons d’API à mon nom");
  });

  test("whose role was taken back since reads to refuse the token, not to sign in again", async () => {
    const administrator = await anAgent(doors.house, doors.town.id, ["authority_administrator"]);
    const agent = await anAgent(doors.house, doors.town.id, ["validator", "reception"]);
    if (agent.actor.kind !== "staff") throw new TypeError("an agent");
    const { staffId } = agent.actor;
    const expiresAt = new Date(doors.house.clock.now().getTime() + 86_400_000);
    const session = { createdAt: administrator.now() };
    await issueApiToken(administrator, { staffId, label: "Tri", scope: ["validator"], expiresAt, session });
    await updateAgentRoles(administrator, { staffId, grant: { role: "validator" }, held: false });
    const browser = await signedInBy(agent, "passkey");
    const page = "/caen/agents/securite";
    const { body } = await browser.open(page);
    expect(body).toContain("Vous n’avez plus l’un de ces rôles.");
    expect(body).not.toContain("Me reconnecter pour l’accepter");
    expect(body).not.toContain("jeton/accord");
    const [, jeton = ""] = /name="jeton" value="([^"]+)"/.exec(body) ?? [];
    const refused = await browser.post(`${page}/jeton/accord`, { jeton });
    expect([refused.status, refused.body]).toEqual([409, expect.stringContaining("Refusez-le")]);
    await browser.open(page);
    const done = await browser.submit({}, { action: `${page}/jeton/refus` });
    expect(done.body).not.toContain("Jetons d’API à mon nom");
    expect((await browser.post(`${page}/jeton/refus`, { jeton })).status).not.toBe(404);
  });

  test("sees where they are signed in, and closes the others", async () => {
    const agent = await anAgent(doors.house, doors.town.id, ["reception"]);
    const [first, here] = [await signedInBy(agent, "email_link"), await signedInBy(agent, "passkey")];
    const { body } = await here.open("/caen/agents/securite");
    expect(body).toContain("un lien reçu par courriel");
    await here.submit({ seance: "toutes-les-autres" }, { action: "/caen/agents/securite/seances" });
    expect((await first.open("/caen/agents/securite")).url).toContain("/caen/agents/connexion");
    expect((await here.open("/caen/agents/securite")).status).toBe(200);
  });

  test("is invited by an administrator, registers a key, and signs in with it; the invitation serves once", async () => {
    const administrator = await anAgent(doors.house, doors.town.id, ["authority_administrator"]);
    const agent = await anAgent(doors.house, doors.town.id, ["validator"]);
    if (agent.actor.kind !== "staff") throw new TypeError("an agent");
    let token = "";
    await inviteAgent(administrator, agent.actor.staffId, async (_tx, _system, invitation) => {
      token = invitation.token;
    });
    const link = `/caen/agents/connexion/lien?jeton=${token}`;
    const browser = doors.server.visitor();
    await browser.open(link);
    const arrived = await browser.submit();
    expect(arrived.url).toBe("/caen/agents/securite");
    expect(arrived.body).toContain("enregistrez votre clé d’accès");
    const badge = anAuthenticator();
    const page = "/caen/agents/securite";
    expect((await addKey(browser, badge, page)).url).toContain("/caen/agents/connexion?encore=1");
    expect((await enter(browser, badge, "/caen/agents/connexion")).url).not.toContain("connexion");
    const thief = doors.server.visitor();
    await thief.open(link);
    expect((await thief.submit()).status).toBe(410);
  });
});

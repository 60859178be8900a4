import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAccount } from "../../features/access/access/index.ts";
import { anAgent, aPerson, aTown } from "../../testing/builders.ts";
import { testServer } from "../../testing/test-server.ts";
import { defaultRates } from "../../web/index.ts";
import { doorPages } from "./index.ts";
import { aHouseWithDoors } from "./testing/a-house-with-doors.ts";

let doors: Awaited<ReturnType<typeof aHouseWithDoors>>;
beforeAll(async () => {
  doors = await aHouseWithDoors();
  await doors.aMember("Amina Diallo", "amina@example.fr");
});
afterAll(() => doors.house.close());

async function aLink(back = ""): Promise<string> {
  const browser = doors.server.visitor();
  await browser.open("/caen/connexion");
  await browser.submit({ email: "amina@example.fr", ...(back ? { retour: back } : {}) });
  const [link = ""] = await doors.readLinks();
  return link;
}

describe("a page to go back to", () => {
  it.each([
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/caen\\..\\evil",
    "/caen/\t//evil.example",
    "javascript:alert(1)",
    "/caen-la-mer/agents",
    "/caen/../caen-la-mer/agents",
    "/caen/%2e%2E/boite-aux-lettres",
    "/caen/espace/.%2e/../..",
    "/caenx",
    "caen/espace",
  ])("elsewhere is forgotten: %s", async (back) => {
    const browser = doors.server.visitor();
    await browser.open(`/caen/connexion?retour=${encodeURIComponent(back)}`);
    expect(browser.shown.body).not.toContain('name="retour"');
    const link = await aLink(back);
    expect(link).not.toContain("retour");
    await browser.open(`${link}&retour=${encodeURIComponent(back)}`);
    const arrived = await browser.submit({ retour: back });
    expect(arrived.redirects).toEqual(["/caen/espace"]);
  });

  it("longer than any of ours is forgotten", async () => {
    expect(await aLink(`/caen/${"a".repeat(3_000)}`)).not.toContain("retour");
  });
});

it("is told apart from a decoy: somebody enrols under the same name, with the same address", async () => {
  const { house, town } = doors;
  const rosa = { given_name: "Rosa", family_name: "Petit" };
  for (const facts of [{ declared: rosa }, { declared: rosa, validated: rosa }]) {
    const { personId } = await aPerson(house, town.id, facts);
    const system = house.system(town.id);
    await system.transaction((tx) => createAccount(tx, system, { personId, email: "rosa@example.fr" }));
  }
  const browser = doors.server.visitor();
  await browser.open("/caen/connexion");
  await browser.submit({ email: "rosa@example.fr" });
  await doors.readLinks();
  const text = house.mails.at(-1)?.text ?? "";
  expect(text.match(/^.*Rosa Petit.*$/gm)).toEqual([
    expect.not.stringContaining("pas encore vérifié"),
    expect.stringContaining("pas encore vérifié"),
  ]);
});

describe("a forged form", () => {
  it.each([
    "/caen/connexion",
    "/caen/connexion/lien",
    "/caen/reprise",
    "/caen/deconnexion",
    "/caen/agents/connexion",
    "/caen/agents/connexion/lien",
    "/caen/agents/deconnexion",
    "/caen/agents/delegations",
  ])("is refused: %s", async (path) => {
    const link = await aLink();
    const jeton = new URLSearchParams(link.split("?")[1]).get("jeton") ?? "";
    const browser = doors.server.visitor();
    await browser.open("/caen/connexion");
    const foreign = await browser.post(path, { jeton }, { origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
    const withoutToken = await browser.post(path, { jeton, _csrf: "" });
    expect(withoutToken.status).toBe(403);
    const opened = doors.server.visitor();
    await opened.open(link);
    expect((await opened.submit()).url).toBe("/caen/espace");
  });
});

describe("a session", () => {
  it("planted before signing in is worth nothing after", async () => {
    const attacker = doors.server.visitor();
    await attacker.open(await aLink());
    await attacker.submit();
    const planted = attacker.cookies.get("ardeco_espace", "/caen") ?? "";
    const victim = doors.server.visitor();
    victim.cookies.set("ardeco_espace", planted, "/caen");
    await victim.open(await aLink());
    await victim.submit();
    expect(victim.cookies.get("ardeco_espace", "/caen")).not.toBe(planted);
    expect((await attacker.open("/caen/espace")).body).toContain("personne");
    const made = doors.server.visitor();
    made.cookies.set("ardeco_espace", "chosen-by-the-attacker", "/caen");
    await made.open(await aLink());
    await made.submit();
    expect(made.cookies.get("ardeco_espace", "/caen")).not.toBe("chosen-by-the-attacker");
  });

  it("cookie is out of reach of scripts and of other authorities", async () => {
    const { app } = doors.server;
    const browser = doors.server.visitor();
    await browser.open(await aLink());
    const token = /name="_csrf" value="([^"]+)"/.exec(browser.shown.body)?.[1] ?? "";
    const jeton = /name="jeton" value="([^"]+)"/.exec(browser.shown.body)?.[1] ?? "";
    const answer = await app.inject({
      method: "POST",
      url: "/caen/connexion/lien",
      cookies: browser.cookies.for("/caen/connexion/lien"),
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams({ _csrf: token, jeton }).toString(),
    });
    const cookie = answer.cookies.find(({ name }) => name === "ardeco_espace");
    expect(cookie).toMatchObject({ path: "/caen", httpOnly: true, sameSite: "Lax" });
  });
});

describe("a link", () => {
  it("of one door or one authority opens no other", async () => {
    await aTown(doors.house, { slug: "bayeux", name: "Ville de Bayeux" });
    const browser = doors.server.visitor();
    await browser.open((await aLink()).replace("/caen/", "/bayeux/"));
    expect((await browser.submit()).status).toBe(410);
    await browser.open((await aLink()).replace("/connexion", "/agents/connexion"));
    expect((await browser.submit()).status).toBe(410);
    expect(browser.cookies.get("ardeco_agent", "/caen")).toBeUndefined();
  });

  it("leaves no trace in the log", async () => {
    const link = await aLink();
    const browser = doors.server.visitor();
    await browser.open(link);
    await browser.submit();
    const jeton = new URLSearchParams(link.split("?")[1]).get("jeton") ?? "absent";
    expect(doors.server.logged.join("")).not.toContain(jeton);
    expect(doors.server.logged.join("")).not.toContain("amina@");
  });
});

it("fills nobody's mailbox: the links that wait are five at most, and the page stays the same", async () => {
  await doors.aMember("Rose Blanc", "rose@example.fr");
  const askers = Array.from({ length: 8 }, () => doors.server.visitor());
  for (const asker of askers) await asker.open("/caen/connexion");
  for (const asker of askers.slice(0, 6)) await asker.submit({ email: "rose@example.fr" });
  const waiting = await doors.readLinks();
  expect(waiting).toHaveLength(5);
  expect(new Set(askers.slice(0, 6).map(({ shown }) => shown.body)).size).toBe(1);
  const rose = doors.server.visitor();
  await rose.open(waiting[0] ?? "");
  expect((await rose.submit()).url).toBe("/caen/espace");
  doors.house.clock.advance(31 * 60_000);
  await askers.at(-1)?.submit({ email: "rose@example.fr" });
  expect(await doors.readLinks()).toHaveLength(1);
});

it("stops who asks for links to everybody, for an hour, at both doors; a form of another site counts for nothing", async () => {
  const asked = await testServer(doors.house, {
    surfaces: [doorPages()],
    settings: { rates: { ...defaultRates, strictPerMinute: 1_000, mailsPerHour: 3 } },
  });
  const browser = asked.visitor();
  await browser.open("/caen/connexion");
  await browser.post("/caen/connexion", { email: "a@example.fr" }, { origin: "https://evil.example" });
  const statuses: number[] = [];
  for (const [index, path] of [
    "/caen/connexion",
    "/caen/agents/connexion",
    "/caen/connexion",
    "/caen/connexion",
  ].entries()) {
    await browser.open(path);
    statuses.push((await browser.submit({ email: `personne-${index}@example.fr` })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect(browser.shown.body).toContain("Attendez");
  expect((await browser.open("/caen/reprise")).status).toBe(200);
});

it("stops who tries too often", async () => {
  const hurried = await testServer(doors.house, {
    surfaces: [doorPages()],
    settings: { rates: { ...defaultRates, strictPerMinute: 3 } },
  });
  const browser = hurried.visitor();
  await browser.open("/caen/reprise");
  const statuses: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    await browser.open("/caen/reprise");
    statuses.push((await browser.submit({ code: `0000-0000-0000-000${turn}` })).status);
  }
  expect(statuses).toEqual([422, 422, 422, 429, 429]);
  expect(browser.shown.body).toContain("Attendez une minute");
});

it("asks an agent who is not signed in to do so before the delegations", async () => {
  await anAgent(doors.house, doors.town.id, ["reception"]);
  const browser = doors.server.visitor();
  const shown = await browser.open("/caen/agents/delegations");
  expect(shown.redirects).toEqual(["/caen/agents/connexion?retour=%2Fcaen%2Fagents%2Fdelegations"]);
});

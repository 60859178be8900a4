import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aHouseWithDoors } from "./testing/a-house-with-doors.ts";

let doors: Awaited<ReturnType<typeof aHouseWithDoors>>;
beforeAll(async () => {
  doors = await aHouseWithDoors();
  await doors.aMember("Amina Diallo", "amina@example.fr");
});
afterAll(() => doors.house.close());

async function askLink(email: string, back = "") {
  const browser = doors.server.visitor();
  await browser.open(`/caen/connexion${back && `?retour=${encodeURIComponent(back)}`}`);
  await browser.submit({ email });
  return browser;
}

describe("signing in", () => {
  it("takes an e-mail, a message and one gesture", async () => {
    const browser = await askLink("Amina@Example.fr");
    expect(browser.shown.body).toContain("Regardez vos messages");
    const [link = ""] = await doors.readLinks();
    await browser.open(link);
    expect(browser.shown.body).toContain("Continuer");
    const arrived = await browser.submit();
    expect(arrived.url).toBe("/caen/espace");
    expect(arrived.body).toContain("Amina Diallo");
    expect((await browser.open("/caen/connexion")).url).toBe("/caen/espace");
  });

  it("leads back to the page that asked for it", async () => {
    const browser = await askLink("amina@example.fr", "/caen/espace/services/mediatheque?v=2");
    expect(browser.shown.body).toContain("retour=%2Fcaen%2Fespace");
    const [link = ""] = await doors.readLinks();
    await browser.open(link);
    expect((await browser.submit()).url).toBe("/caen/espace/services/mediatheque?v=2");
  });

  it("spends a link by the button only: a scanner that opens it changes nothing", async () => {
    await askLink("amina@example.fr");
    const [link = ""] = await doors.readLinks();
    for (let scan = 0; scan < 3; scan++) await doors.server.visitor().open(link);
    const browser = doors.server.visitor();
    await browser.open(link);
    expect(browser.shown.headers["cache-control"]).toBe("no-store");
    expect((await browser.submit()).url).toBe("/caen/espace");
  });

  it("refuses a link that served, or is too old, and offers another at once", async () => {
    const browser = await askLink("amina@example.fr");
    const [link = ""] = await doors.readLinks();
    await browser.open(link);
    await browser.submit();
    const thief = doors.server.visitor();
    await thief.open(link);
    const refused = await thief.submit();
    expect(refused.status).toBe(410);
    expect(refused.body).toContain("Ce lien ne fonctionne plus");
    expect(refused.body).toContain('name="email"');
    expect((await thief.open("/caen/espace")).body).not.toContain("Amina");

    await askLink("amina@example.fr");
    const [late = ""] = await doors.readLinks();
    doors.house.clock.advance(31 * 60_000);
    await thief.open(late);
    expect((await thief.submit()).status).toBe(410);
    expect((await thief.open("/caen/connexion/lien")).status).toBe(410);
    expect((await thief.open("/caen/connexion/lien?jeton=a&jeton=b")).status).toBe(410);
  });

  it("keeps what was typed when it is not an address", async () => {
    const browser = await askLink("amina at example");
    expect(browser.shown.status).toBe(422);
    expect(browser.shown.body).toContain('value="amina at example"');
    expect(await doors.readLinks()).toEqual([]);
  });

  it("signs out for good: the cookie that was copied opens nothing", async () => {
    const browser = await askLink("amina@example.fr");
    const [link = ""] = await doors.readLinks();
    await browser.open(link);
    await browser.submit();
    const copy = browser.cookies.get("ardeco_espace", "/caen") ?? "";
    await browser.submit({}, { action: "/caen/deconnexion" });
    expect(browser.shown.url).toBe("/caen/");
    browser.cookies.set("ardeco_espace", copy, "/caen");
    expect((await browser.open("/caen/espace")).body).not.toContain("Amina");
  });
});

describe("an address", () => {
  it("shared by two people brings one message with a link for each, by name", async () => {
    await doors.aMember("Paul Martin", "famille@example.fr");
    await doors.aMember("Rose Martin", "famille@example.fr");
    const browser = await askLink("famille@example.fr");
    const links = await doors.readLinks();
    const letter = doors.house.mails.at(-1);
    expect(links).toHaveLength(2);
    expect(letter?.to).toBe("famille@example.fr");
    expect(letter?.text).toMatch(/Choisissez votre nom[\s\S]*Martin\n/);
    const after = (name: string) =>
      links.find((link) => letter?.text.includes(`${name}\nhttp://localhost:3000${link}`));
    await browser.open(after("Rose Martin") ?? "");
    expect((await browser.submit()).body).toContain("Rose Martin");
  });

  it("that nobody has gets the same page, after the same time, and no message", async () => {
    const timed = async (email: string) => {
      const started = performance.now();
      const { shown } = await askLink(email);
      return { shown, lasted: performance.now() - started };
    };
    const known = await timed("amina@example.fr");
    await doors.readLinks();
    const unknown = await timed("personne@example.fr");
    expect(await doors.readLinks()).toEqual([]);
    expect(unknown.shown.url).toBe(known.shown.url);
    expect(unknown.shown.status).toBe(known.shown.status);
    expect(unknown.shown.body).toBe(known.shown.body);
    for (const { lasted } of [known, unknown]) expect(lasted).toBeGreaterThanOrEqual(295);
  });

  it("that only looks like an account's is never written to", async () => {
    await doors.aMember("Kim Roy", "kim@example.fr");
    // U+212A KELVIN SIGN and full-width letters compare as "kim": the message still goes where the account
    // says
    for (const lookalike of ["\u212aim@example.fr", "ｋim@example.fr"]) {
      await askLink(lookalike);
      await doors.readLinks();
      for (const mail of doors.house.mails) expect(mail.to).not.toBe(lookalike);
    }
  });
});

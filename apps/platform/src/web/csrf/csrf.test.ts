import { createSecretKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { aFormPage } from "../testing/a-form-page.tsx";
import { aServer, ORIGIN, signedIn } from "../testing/a-server.ts";
import { aVisitor } from "../testing/a-visitor.ts";
import { createFormToken } from "./form-token.ts";

/** The fields that a form carries, but for its token. */
const fieldsOf = (html: string): Record<string, string> => {
  const form = html.slice(html.lastIndexOf("<form"));
  const fields = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const read = (text = "") => text.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  return Object.fromEntries(
    fields.flatMap(([, name, value]) => (name && name !== "_csrf" ? [[name, read(value)]] : [])),
  );
};
const tokenOf = (html: string): string =>
  /<form class="ar-form"[^>]*><input type="hidden" name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? "";

const shell = () => aServer({ surfaces: [aFormPage] });

describe("a form", () => {
  it("is accepted from the page that showed it, signed in or not", async () => {
    const { app } = await shell();
    for (const visitor of [aVisitor(app), aVisitor(app, signedIn())]) {
      await visitor.open("/caen/avis");
      expect((await visitor.send("/caen/avis", { text: "bien" })).json()).toEqual({
        text: "bien",
        files: [],
      });
    }
  });

  it("is refused without a token", async () => {
    const { app } = await shell();
    const visitor = aVisitor(app, signedIn());
    await visitor.open("/caen/avis");
    const answer = await visitor.send("/caen/avis", { _csrf: "" });
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain("request.form_expired");
  });

  it("whose session was lost meanwhile is shown the way back to it", async () => {
    const { app } = await shell();
    const visitor = aVisitor(app, signedIn());
    await visitor.open("/caen/avis");
    for (const name of Object.keys(visitor.jar)) delete visitor.jar[name];
    const from = { host: "localhost:3000", referer: "http://localhost:3000/caen/avis?pour=lea" };
    const { statusCode, body } = await visitor.send("/caen/avis", {}, from);
    expect(statusCode).toBe(403);
    expect(body).toContain('href="/caen/avis?pour=lea"');
    expect(body).toContain("Revenir à la page précédente");
  });

  it("whose session was lost meanwhile is sent again as it was typed, its secrets apart, by who signed in", async () => {
    const { app } = await shell();
    const visitor = aVisitor(app, signedIn());
    await visitor.open("/caen/avis");
    const session = { ...visitor.jar };
    for (const name of Object.keys(visitor.jar)) delete visitor.jar[name];
    const typed = {
      text: "Une longue lettre <b>à garder</b>",
      choix: "2",
      pin: "48-12",
      _textes: "text",
      _secrets: "pin",
    };
    const lost = await visitor.send("/caen/avis", typed);
    expect(lost.statusCode).toBe(403);
    expect(lost.body).toContain("Une longue lettre &lt;b>à garder&lt;/b>");
    expect(lost.body).toContain("Vous n’êtes pas connecté, ou vous ne l’êtes plus.");
    expect(lost.body).toContain("Connectez-vous dans un nouvel onglet");
    expect(lost.body).not.toContain("48-12");
    expect(lost.body).toContain("Un code ou un mot de passe n’est jamais gardé");
    Object.assign(visitor.jar, session);
    const again = await visitor.send("/caen/avis", { ...fieldsOf(lost.body), _csrf: tokenOf(lost.body) });
    expect(again.statusCode).toBe(403);
    expect(again.body).not.toContain("Connectez-vous dans un nouvel onglet");
    const sent = await visitor.send("/caen/avis", { ...fieldsOf(again.body), _csrf: tokenOf(again.body) });
    expect(sent.json()).toEqual({ text: typed.text, files: [] });
    expect(fieldsOf(again.body)).toEqual({ text: typed.text, choix: "2", _textes: "text" });
  });

  it("is not sent again for another site, nor for a browser that does not say where it comes from", async () => {
    const { app } = await shell();
    const visitor = aVisitor(app, signedIn());
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "", "sec-fetch-site": "cross-site" },
    ]) {
      const { body } = await visitor.send("/caen/avis", { text: "Virez 1 000 €" }, headers);
      expect(body).not.toContain("Virez 1 000 €");
    }
    const silent = await app.inject({
      method: "POST",
      url: "/caen/avis",
      cookies: signedIn(),
      headers: { accept: "text/html", "content-type": "application/x-www-form-urlencoded" },
      payload: "text=Virez",
    });
    expect(silent.statusCode).toBe(403);
    expect(silent.body).not.toContain("Virez");
  });

  it("is answered by a page no larger than what was sent, however its fields are named", async () => {
    const { app } = await shell();
    const visitor = aVisitor(app, signedIn());
    const send = (payload: string) =>
      app.inject({
        method: "POST",
        url: "/caen/avis",
        cookies: visitor.jar,
        headers: { origin: ORIGIN, accept: "text/html", "content-type": "application/x-www-form-urlencoded" },
        payload,
      });
    const many = await send(`${"_textes=t&".repeat(15_000)}${"t=texte&".repeat(1_500)}`);
    expect([many.statusCode, many.body.length < 30_000]).toEqual([403, true]);
    const some = await send(`${"_textes=t&".repeat(200)}${"t=texte&".repeat(200)}`);
    expect([some.statusCode, some.body.split("<textarea").length - 1]).toEqual([403, 10]);
    const crafted = await send("_secrets=pin&pin=4242&pin=4343&_textes=pin");
    expect(crafted.body).not.toMatch(/4242|4343/);
  });

  it("is refused with the token of somebody else", async () => {
    const { app } = await shell();
    const attacker = aVisitor(app, signedIn("Un autre"));
    await attacker.open("/caen/avis");
    const victim = aVisitor(app, signedIn());
    await victim.open("/caen/avis");
    expect((await victim.send("/caen/avis", { _csrf: attacker.token() })).statusCode).toBe(403);
  });

  it("is refused with the token from before signing in", async () => {
    const { app } = await shell();
    const visitor = aVisitor(app);
    await visitor.open("/caen/avis");
    Object.assign(visitor.jar, signedIn());
    expect((await visitor.send("/caen/avis")).statusCode).toBe(403);
  });

  it("is refused with a visitor cookie that the attacker chose and no token for it", async () => {
    const { app } = await shell();
    const attacker = aVisitor(app);
    await attacker.open("/caen/avis");
    const victim = aVisitor(app, { "ardeco-visite": "A".repeat(44) });
    expect((await victim.send("/caen/avis", { _csrf: attacker.token() })).statusCode).toBe(403);
  });

  it("is refused from a visitor cookie that we did not give, though its own token goes with it", async () => {
    const { app } = await shell();
    const made = "A".repeat(44);
    const token = createFormToken(createSecretKey(Buffer.alloc(32, 7)), `visitor:${made}`);
    const attacker = aVisitor(app, { "ardeco-visite": made });
    expect((await attacker.send("/caen/avis", { _csrf: token })).statusCode).toBe(403);
  });

  it.each([
    [{ origin: "https://evil.example" }],
    [{ origin: "null" }],
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
  ])("is refused from elsewhere, even with the right token: %j", async (headers) => {
    const { app } = await shell();
    const visitor = aVisitor(app, signedIn());
    await visitor.open("/caen/avis");
    expect((await visitor.send("/caen/avis", {}, headers)).statusCode).toBe(403);
  });

  it("counts the token only once: two of them are not one", async () => {
    const { app } = await shell();
    const visitor = aVisitor(app);
    await visitor.open("/caen/avis");
    const answer = await app.inject({
      method: "POST",
      url: "/caen/avis",
      cookies: visitor.jar,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: `_csrf=${visitor.token()}&_csrf=${visitor.token()}`,
    });
    expect(answer.statusCode).toBe(403);
  });
});

describe("the cookie of an anonymous visitor", () => {
  it("comes only with a form, and once", async () => {
    const { app } = await shell();
    expect((await aVisitor(app).open("/caen/nulle-part")).cookies).toEqual([]);
    const visitor = aVisitor(app);
    expect((await visitor.open("/caen/avis")).cookies).toMatchObject([
      { name: "ardeco-visite", httpOnly: true },
    ]);
    expect((await visitor.open("/caen/avis")).cookies).toEqual([]);
  });

  it("belongs to this very host when the platform is on https", async () => {
    const { app } = await aServer({
      surfaces: [aFormPage],
      settings: { publicUrl: "https://demarches.caen.fr" },
    });
    const [cookie] = (await aVisitor(app).open("/caen/avis")).cookies;
    expect(cookie).toMatchObject({ name: "__Host-ardeco-visite", secure: true, path: "/", sameSite: "Lax" });
    expect(cookie?.domain).toBeUndefined();
  });
});

import { createHash, randomBytes } from "node:crypto";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { desktop, launchChromium, openDevice, watch } from "../support/chromium.ts";
import { filledPlace } from "../support/own-platform.ts";
import { clientOf, type Platform, startPlatform } from "../support/platform.ts";

// Names under .localhost lead to this machine (RFC 6761, section 6.3), in Chromium without a resolver.

let platform: Platform;
let browser: Browser;
let hosts: {
  readonly caen: string;
  readonly ifs: string;
  readonly staff: string;
  readonly documents: string;
};
beforeAll(async () => {
  const place = await filledPlace();
  const at = (name: string) => `http://${name}.localhost:${place.port}`;
  hosts = { caen: at("caen"), ifs: at("ifs"), staff: at("agents"), documents: at("pieces") };
  platform = await startPlatform(place, {
    AUTHORITY_HOSTS: "caen=caen.localhost,ifs=ifs.localhost",
    STAFF_HOST: "agents.localhost",
    DOCUMENTS_HOST: "pieces.localhost",
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await platform?.remove();
});

async function aDevice(): Promise<{
  readonly context: BrowserContext;
  readonly page: Page;
  odd(): readonly string[];
}> {
  const context = await openDevice(browser, platform.url, { javaScriptEnabled: false, viewport: desktop });
  const page = await context.newPage();
  const odd = watch(page, platform.url, ...Object.values(hosts));
  return { context, page, odd: () => odd };
}

const linkOf = (list: readonly { key: string; signInLink: string }[], who: string): string =>
  list.find(({ key }) => key === who)?.signInLink ?? "";

async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.locator("form[action*='/connexion/lien'] button").click();
}

const namesAt = async (context: BrowserContext, host: string) =>
  (await context.cookies(`${host}/caen/`)).map(({ name }) => name);

test("a person signs in at their authority's host, an agent at that of agents, and neither session travels", async () => {
  const { context, page, odd } = await aDevice();
  const { people, agents } = platform.facts;
  const link = linkOf(people, "jeanne");
  expect(new URL(link).origin).toBe(hosts.caen);
  await signIn(page, link);
  await page.waitForURL(`${hosts.caen}/caen/espace`);
  expect(await namesAt(context, hosts.caen)).toContain("ardeco_espace");
  for (const other of [hosts.ifs, hosts.staff, platform.url])
    expect(await namesAt(context, other)).not.toContain("ardeco_espace");

  // Old addresses lead there; another authority knows nobody.
  await page.goto(`${platform.url}/caen/espace?fait=1`);
  expect(page.url()).toBe(`${hosts.caen}/caen/espace?fait=1`);
  await page.goto(`${hosts.ifs}/ifs/espace`);
  expect(new URL(page.url()).origin).toBe(hosts.ifs);
  expect(new URL(page.url()).pathname).toBe("/ifs/connexion");
  await page.goto(`${hosts.staff}/caen/espace`);
  expect(page.url()).toBe(`${hosts.caen}/caen/espace`);

  await signIn(page, linkOf(agents, "camille"));
  await page.waitForURL(`${hosts.staff}/caen/agents`);
  expect(await namesAt(context, hosts.staff)).toContain("ardeco_agent");
  expect(await namesAt(context, hosts.caen)).not.toContain("ardeco_agent");
  await page.goto(`${hosts.caen}/caen/agents`);
  expect(page.url()).toBe(`${hosts.staff}/caen/agents`);
  // Leaving leads to another host of the same authority: the policy of the page lets it.
  await page.locator("details.ar-menu summary").first().click();
  await page.locator("form[action='/caen/agents/deconnexion'] button").first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/caen/agents/deconnexion"));
  expect(await namesAt(context, hosts.staff)).not.toContain("ardeco_agent");
  expect(odd()).toEqual([]);
  await context.close();
});

test("an agent sees a deposited document from a host without cookies, by an address that serves once", async () => {
  const { context, page, odd } = await aDevice();
  await signIn(page, linkOf(platform.facts.agents, "nadia"));
  await page.waitForURL(`${hosts.staff}/caen/agents`);
  const file = await page.locator("a[href*='/caen/agents/dossiers/']").first().getAttribute("href");
  const shown = page.waitForResponse((response) => response.url().startsWith(`${hosts.documents}/`));
  await page.goto(hosts.staff + file);
  const document = await shown;
  expect(document.status()).toBe(200);
  expect(await document.headerValue("content-type")).toMatch(/^(image|application\/pdf)/);
  expect((await document.request().allHeaders()).cookie).toBeUndefined();
  expect(await document.headerValue("set-cookie")).toBeNull();
  expect(await context.cookies(hosts.documents)).toEqual([]);
  const again = await page.goto(document.url());
  expect([again?.status(), await again?.text()]).toEqual([
    404,
    expect.stringContaining("evidence.ticket_over"),
  ]);
  expect((await page.goto(`${hosts.documents}/caen/agents`))?.status()).toBe(404);
  expect(odd()).toEqual([]);
  await context.close();
});

test("a form posted from another host is refused, with the cookie and the token of the person", async () => {
  const { context, page } = await aDevice();
  await signIn(page, linkOf(platform.facts.people, "julien"));
  await page.waitForURL(`${hosts.caen}/caen/espace`);
  const token = await page.locator("input[name='_csrf']").first().getAttribute("value");
  const attack = (action: string) =>
    `<!doctype html><form method="post" action="${action}"><input name="_csrf" value="${token}"><button>Envoyer</button></form>`;
  // What a script on a page of the other authority could make: same site, so that Lax cookies are sent.
  for (const [action, code] of [
    [`${hosts.caen}/caen/deconnexion`, "request.form_expired"],
    [`${hosts.ifs}/caen/deconnexion`, "request.wrong_host"],
  ] as const) {
    await page.route(`${hosts.ifs}/ifs/attaque`, (route) =>
      route.fulfill({ contentType: "text/html", body: attack(action) }),
    );
    await page.goto(`${hosts.ifs}/ifs/attaque`);
    const answered = page.waitForResponse(action);
    await page.getByRole("button", { name: "Envoyer" }).click();
    const answer = await answered;
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain(code);
    await page.unroute(`${hosts.ifs}/ifs/attaque`);
  }
  await page.goto(`${hosts.caen}/caen/espace`);
  expect(page.url()).toBe(`${hosts.caen}/caen/espace`);
  await context.close();
});

test("an application keeps its settings: same issuer, same endpoints, and the person agrees at their host", async () => {
  const { context, page, odd } = await aDevice();
  await signIn(page, linkOf(platform.facts.people, "karim"));
  await page.waitForURL(`${hosts.caen}/caen/espace`);
  const { issuer, clientId, clientSecret, redirectUris } = clientOf(platform.facts, "mediatheque");
  expect(issuer).toBe(`${platform.url}/caen/oidc`);
  const read = await fetch(`${issuer}/.well-known/openid-configuration`);
  const metadata = (await read.json()) as Readonly<Record<string, string>>;
  expect(metadata).toMatchObject({ issuer, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` });

  const [redirectUri = ""] = redirectUris;
  const verifier = randomBytes(32).toString("base64url");
  const asked = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid",
    state: "x",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  await page.goto(`${metadata.authorization_endpoint}?${asked}`);
  expect(page.url()).toContain(`${hosts.caen}/caen/espace/autoriser/`);
  // The application does not run here: what the browser asks it is all that it would read.
  const returning = page.waitForRequest((request) => request.url().startsWith(`${redirectUri}?`));
  await page.locator("button[name='geste'][value='accepter']").click({ noWaitAfter: true });
  const back = new URL((await returning).url()).searchParams;
  expect(back.get("iss")).toBe(issuer);
  const exchanged = await fetch(`${issuer}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}` },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code: back.get("code") ?? "",
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  });
  expect(exchanged.status).toBe(200);
  expect(odd().filter((line) => !line.includes(redirectUri))).toEqual([]);
  await context.close();
});

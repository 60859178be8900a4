import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Browser } from "../support/browser.ts";
import { filledPlace } from "../support/own-platform.ts";
import { type ClientFacts, type Platform, startPlatform } from "../support/platform.ts";
import { signedIn } from "../support/sessions.ts";
import { authlibInstalled } from "./clients/authlib.ts";
import { type Site, startSite } from "./clients/site.ts";

const SITE = "http://localhost:3200";
const program = fileURLToPath(new URL("../../examples/piscine.py", import.meta.url));
let platform: Platform;
let site: Site | undefined;
let client: ClientFacts;
beforeAll(async () => {
  platform = await startPlatform(await filledPlace());
  const known = platform.facts.clients.find(({ service }) => service === "piscine");
  if (!known) throw new Error("the pools have an application in the demonstration");
  client = known;
  if (authlibInstalled)
    site = await startSite(["/usr/bin/python3", program], client, SITE, { COUNTER: demonstrationCounter() });
}, 300_000);
afterAll(async () => {
  await site?.stop();
  await platform?.remove();
});

/** The entries of the pools, as the demonstration draws its ids (UUID version 8, RFC 9562). */
function demonstrationCounter(): string {
  const hex = createHash("sha256").update("ardeco demonstration|counter|piscine").digest("hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  const ends = [`8${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20, 32)];
  return [hex.slice(0, 8), hex.slice(8, 12), ...ends].join("-");
}

async function agreementsOf(browser: Browser): Promise<ReadonlySet<string>> {
  const { body } = await browser.open(`${platform.url}/caen/espace/accords`);
  return new Set(body.match(/\/caen\/espace\/accords\/[0-9a-f-]{36}/g) ?? []);
}

const name =
  "an application in Python signs in, reads who checked the name and its counter, and follows the withdrawal";
const wanting = "not tried, for want of Debian's python3-authlib and python3-requests";
test.runIf(authlibInstalled)(
  authlibInstalled ? name : `${name}: ${wanting}`,
  async () => {
    const karim = await signedIn(platform.facts, "karim");
    const before = await agreementsOf(karim);
    await karim.open(`${SITE}/entrer`);
    const shown = await karim.submit({ geste: "accepter" }, "/autoriser/");
    expect(shown).toMatchObject({ status: 200, url: `${SITE}/` });
    expect(shown.body).toMatch(/Bonjour .*Benali<.*Nom vérifié : \d{4}-\d\d-\d\d/s);

    const counter = JSON.parse((await karim.open(`${SITE}/compteur`)).body);
    // He opened no account there: the refusal is a problem with a stable code, and the rest is read all the
    // same.
    expect(counter.balance.code).toBe("counters.unknown_account");
    expect(counter.transfers.transfers[0]).toMatchObject({ kind: "debit", amount: 1, label: "Entrée" });
    await karim.open(`${platform.url}/caen/espace/compteurs`);
    await karim.submit({ compteur: demonstrationCounter() }, "/espace/compteurs");
    const opened = JSON.parse((await karim.open(`${SITE}/compteur`)).body);
    expect(opened.balance).toEqual({ balance: 0, reserved: 0, available: 0 });

    const forged = await fetch(`${SITE}/evenements`, { method: "POST", body: "a.b.c" });
    expect([forged.status, await forged.json()]).toEqual([400, { err: "invalid_request" }]);
    const api = `${platform.url}/api/v1/authorities/caen`;
    const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString("base64");
    const ping = await fetch(`${api}/ping`, { method: "POST", headers: { authorization: `Basic ${basic}` } });
    expect(await ping.json()).toMatchObject({ taken: true, answer: "202" });

    const agreement = [...(await agreementsOf(karim))].find((address) => !before.has(address));
    await karim.open(`${platform.url}${agreement}/retrait`);
    await karim.submit({}, "/retrait");
    const patiently = { timeout: 60_000, interval: 500 };
    await vi.waitFor(
      async () => expect((await karim.open(`${SITE}/`)).body).toContain("Entrer avec mon compte"),
      patiently,
    );
    await vi.waitFor(
      async () =>
        expect((await karim.open(`${platform.url}${agreement}`)).body).toContain(
          "Fait à la billetterie en Python.",
        ),
      patiently,
    );
  },
  240_000,
);

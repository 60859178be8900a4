import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { testServer } from "../../testing/test-server.ts";
import { mailboxPages } from "./index.ts";
import type { KeptMessage } from "./kept-message.ts";
import { splitLinks } from "./split-links.ts";

const aMessage = (facts: Partial<KeptMessage> = {}): KeptMessage => ({
  id: randomUUID(),
  from: "Ardeco <ne-pas-repondre@localhost>",
  to: "amina@example.fr",
  subject: "Votre lien de connexion – Ville de Caen",
  text: "Bonjour,\n\nAmina Diallo\nhttp://localhost:3000/caen/connexion/lien?jeton=abc.\n\nVille de Caen",
  sentAt: "2026-11-24T08:12:00Z",
  ...facts,
});

let house: TestRuntime;
beforeAll(async () => {
  house = await testRuntime();
});
afterAll(() => house.close());

async function aBox(kept: readonly KeptMessage[]) {
  const box = { list: () => kept, get: (id: string) => kept.find((one) => one.id === id) ?? null };
  return (await testServer(house, { programs: [mailboxPages(box)] })).visitor();
}

it("says what will come when nothing has", async () => {
  const browser = await aBox([]);
  expect((await browser.open("/boite-aux-lettres")).body).toContain("Aucun message");
});

it("shows a message as it was written, with links to follow", async () => {
  const message = aMessage();
  const browser = await aBox([message]);
  const list = await browser.open("/boite-aux-lettres");
  expect(list.body).toContain("amina@example.fr");
  expect(list.body).toContain(`href="/boite-aux-lettres/${message.id}"`);
  const shown = await browser.open(`/boite-aux-lettres/${message.id}`);
  expect(shown.body).toContain('href="http://localhost:3000/caen/connexion/lien?jeton=abc"');
  expect(shown.body).toContain("mardi 24 novembre 2026 à 9\u00a0h\u00a012");
  expect((await browser.open("/boite-aux-lettres?lang=en")).body).toContain("1 message");
});

it("treats what it holds as text, never as a page", async () => {
  const message = aMessage({ subject: "<script>alert(1)</script>", text: "javascript:alert(1) <b>gras</b>" });
  const browser = await aBox([message]);
  const { body } = await browser.open(`/boite-aux-lettres/${message.id}`);
  expect(body).not.toMatch(/<script>|<b>gras|href="javascript/);
});

it("knows no other message", async () => {
  const browser = await aBox([aMessage()]);
  expect((await browser.open(`/boite-aux-lettres/${randomUUID()}`)).status).toBe(404);
});

it("leaves the end of a sentence out of an address", () => {
  expect(splitLinks("Voir (https://caen.example/a?b=1&c=2), merci.")).toEqual([
    { text: "Voir (" },
    { text: "https://caen.example/a?b=1&c=2", href: "https://caen.example/a?b=1&c=2" },
    { text: "), merci." },
  ]);
});

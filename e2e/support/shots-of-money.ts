import type { Page } from "playwright-core";
import { withAuthenticator } from "./authenticator.ts";
import { phone } from "./chromium.ts";
import { aPrintedCard, textOn } from "./printed-card.ts";
import type { Sessions } from "./sessions.ts";
import type { Shot } from "./shot.ts";
import { Visitor } from "./visitor.ts";

// Pages of cards, counters, bookings, invoices and passes.

export const shotsOfMoney = (url: string, sessions: Sessions): readonly Shot[] => [
  { name: "my-counters", as: "jeanne", at: (page) => ofChild(page, "/caen/espace/compteurs", "Léo") },
  { name: "family-month", as: "jeanne", at: "/caen/espace/famille" },
  { name: "my-invoices", as: "jeanne", at: "/caen/espace/factures" },
  { name: "my-invoice", as: "jeanne", at: openInvoice },
  { name: "my-direct-debit", as: "jeanne", at: "/caen/espace/prelevement" },
  { name: "my-bookings", as: "jeanne", at: (page) => ofChild(page, "/caen/espace/reservations", "Zoé") },
  { name: "my-coupled-offers", as: "manon", at: "/caen/espace/offres" },
  { name: "my-pass", as: "manon", at: "/caen/espace/pass" },
  { name: "my-cards", as: "manon", at: "/caen/espace/supports" },
  { name: "my-card", as: "manon", at: (page) => openCard(page) },
  { name: "partner-scan", as: "cinema", at: "/caen/partenaire" },
  { name: "partner-pass", as: "cinema", at: (page) => readPass(page, url, sessions) },
  { name: "partner-statement", as: "cinema", at: "/caen/partenaire/releve" },
  { name: "desk-till", as: "paul", at: "/caen/agents/caisse" },
  { name: "desk-take-money", as: "paul", at: takeMoney },
  { name: "kiosk", at: (page) => aKiosk(page, url, sessions) },
  {
    name: "kiosk-visit",
    at: async (page) => {
      await aKiosk(page, url, sessions);
      await page.getByLabel("Code présenté").fill(textOn(await aPrintedCard(url, sessions.jeanne)));
      await page.getByRole("button", { name: "Entrer" }).click();
      await page.getByText("Bonjour Jeanne").waitFor();
    },
  },
  { name: "admin-cards", as: "helene", at: "/caen/administration/cartes" },
  { name: "admin-card-form", as: "helene", at: "/caen/administration/cartes/nouvelle" },
  { name: "admin-equipment", as: "helene", at: "/caen/administration/equipements" },
  { name: "admin-counters", as: "helene", at: "/caen/administration/compteurs" },
  { name: "admin-invoices", as: "helene", at: "/caen/administration/factures" },
  { name: "admin-invoices-month", as: "helene", at: openMonth },
  { name: "admin-debits", as: "helene", at: "/caen/administration/prelevements" },
  { name: "admin-pass", as: "helene", at: "/caen/administration/pass" },
  { name: "admin-session", as: "marc", at: openSession },
  // Last: another session of hers begins there.
  { name: "pocket", as: "manon", at: putInPocket, sizes: { phone } },
];

/** The same page, of one of those whom Jeanne represents. */
async function ofChild(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("navigation", { name: "Choisir la personne" }).getByText(name).click();
}

async function openInvoice(page: Page): Promise<void> {
  await page.goto("/caen/espace/factures");
  await page.getByRole("main").locator('a[href*="/espace/factures/"]').first().click();
}

async function openCard(page: Page): Promise<void> {
  await page.goto("/caen/espace/supports");
  await page
    .getByRole("main")
    .locator('a[href*="/espace/supports/"]:not([href$="demander"])')
    .first()
    .click();
}

async function putInPocket(page: Page): Promise<void> {
  await withAuthenticator(page);
  await page.goto("/caen/espace/securite");
  await page.getByRole("button", { name: "Enregistrer une clé sur cet appareil" }).click();
  await page.getByText("Votre clé d’accès est enregistrée").waitFor();
  await page.goto("/caen/espace/pochette");
  await page.getByRole("link", { name: "Entrer avec ma clé d’accès" }).click();
  await page.getByRole("button", { name: "Me connecter avec une clé d’accès" }).click();
  await page.waitForURL((at) => at.pathname === "/caen/espace/pochette");
  await page.getByRole("button", { name: "Mettre mon code ici" }).click();
  await page.locator("[data-pocket] svg path[d^=M]").waitFor();
}

/** The number of her printed card, and the date of birth that she says. */
async function readPass(page: Page, url: string, sessions: Sessions): Promise<void> {
  const { body } = await new Visitor(url, sessions.manon).get("/caen/espace/supports");
  const number = [...body.matchAll(/SUP-\d{4}-\d{6}-\w{2}/g)].map(([one]) => one).toSorted()[0] ?? "";
  await page.goto("/caen/partenaire");
  await page.getByLabel("Code du pass").fill(number);
  await page.getByLabel(/Date de naissance/).fill("14/03/2007");
  await page.getByRole("button", { name: "Lire", exact: true }).click();
}

async function takeMoney(page: Page): Promise<void> {
  await page.goto("/caen/agents/personnes");
  await page.getByLabel("Que savez-vous de la personne").fill("Lemoine 14/03/1988");
  await page.getByLabel("La personne est au guichet").press("Space");
  await page.getByRole("button", { name: "Chercher" }).click();
  await page
    .getByRole("main")
    .getByRole("link", { name: /Lemoine/ })
    .first()
    .click();
  await page
    .getByRole("link", { name: /^Encaisser/ })
    .first()
    .click();
}

const PLACES = [
  ["Borne du hall", "Hôtel de ville, hall"],
  ["Borne de la piscine", "Stade nautique, entrée"],
  ["Borne de la bibliothèque", "Bibliothèque, rez-de-chaussée"],
  ["Borne de l’antenne", "Mairie de quartier, accueil"],
] as const;
let registered = 0;

async function aKiosk(page: Page, url: string, sessions: Sessions): Promise<void> {
  const helene = new Visitor(url, sessions.helene);
  const form = await helene.get("/caen/administration/equipements/nouveau");
  const [, desk = ""] = /name="desk"[^>]*value="([^"]+)"/.exec(form.body) ?? [];
  const [name = "", place = ""] = PLACES[registered % PLACES.length] ?? [];
  registered += 1;
  const facts = { name, place, kind: "kiosk", desk };
  const { body } = await helene.submit(form, "/equipements/nouveau", facts);
  const code = /<strong>\s*<code[^>]*>([^<]+)/.exec(body)?.[1] ?? "no code";
  await page.goto("/caen/borne");
  await page.getByLabel("Code d’appairage").fill(code);
  await page.getByRole("button", { name: "Relier" }).click();
  await page.goto("/caen/borne");
}

/** A month that was sent. */
async function openMonth(page: Page): Promise<void> {
  await page.goto("/caen/administration/factures");
  await page
    .getByRole("link", { name: /^Voir ce qui a été envoyé/ })
    .first()
    .click();
}

async function openSession(page: Page): Promise<void> {
  await page.goto("/caen/administration/activites");
  await page.getByRole("link", { name: /Voir ses séances.*Cours de natation/ }).click();
  await page
    .getByRole("row", { name: /2 sur 8.*Ouverte/ })
    .first()
    .getByRole("link")
    .last()
    .click();
}

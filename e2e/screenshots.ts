// Writes the main pages, as a phone and a desk show them (those of the public site on a tablet too), in
// docs/screenshots: npm run screenshots. Names after it choose: npm run screenshots -- home service.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { type Opened, openEverything } from "./accessibility/open-everything.ts";
import { desktop, enter, launchChromium, openDevice, phone } from "./support/chromium.ts";
import type { Cookie } from "./support/cookies.ts";
import { newPlace, startPlatform } from "./support/platform.ts";
import { signEverybodyIn } from "./support/sessions.ts";
import type { Shot } from "./support/shot.ts";
import { shotsOfMoney } from "./support/shots-of-money.ts";

const folder = fileURLToPath(new URL("../docs/screenshots/", import.meta.url));

const two = { phone, desktop };
const three = { phone, tablet: { width: 768, height: 1024 }, desktop };

/** Pages of those who enrolled, sent or agreed just before: their addresses are known then only. */
const shotsOf = (opened: readonly Opened[]): readonly Shot[] => {
  const made = (by: string) => opened.find(({ who }) => who === by);
  const [draft, request] = [made("somebody who enrols"), made("somebody who has sent")];
  const sent = request?.from.at(-1) ?? "";
  return [
    { name: "home", at: "/caen/", sizes: three },
    { name: "service", at: "/caen/services/cantine", sizes: three },
    { name: "search", at: "/caen/services?q=matelas", sizes: three },
    { name: "where-i-live", at: "/caen/chez-moi/14118", sizes: three },
    { name: "theme", at: "/caen/themes/enfance-et-ecole", sizes: three },
    { name: "easy-to-read", at: "/caen/services/cantine?facile=1", sizes: three },
    { name: "selection", at: "/caen/selection", sizes: three },
    { name: "accessibility", at: "/caen/accessibilite", sizes: three },
    { name: "accessibility-report", at: "/caen/accessibilite/signaler", sizes: three },
    { name: "situation", at: "/caen/situations/parent-d-eleve", sizes: three },
    { name: "life-event", at: "/caen/evenements/je-demenage", sizes: three },
    { name: "search-nothing", at: "/caen/services?q=zzzz", sizes: three },
    { name: "service-of-the-state", at: "/caen/services/carte-identite", sizes: three },
    { name: "leaving", at: "/caen/services/carte-identite/partir/demarche", sizes: three },
    { name: "root", at: "/", sizes: three },
    { name: "services", at: "/caen/services", sizes: three },
    { name: "english", at: "/caen/?lang=en", sizes: three },
    { name: "partner", at: "/trouville-sur-mer/services/cinema-le-drakkar", sizes: three },
    {
      name: "leaving-for-a-partner",
      at: "/trouville-sur-mer/services/cinema-le-drakkar/partir/partenaire",
      sizes: three,
    },
    { name: "accessibility-plan", at: "/caen/accessibilite/plan", sizes: three },
    { name: "sign-in", at: "/caen/connexion", sizes: three },
    { name: "not-open-yet", at: "/bayeux/", sizes: three },
    { name: "contact", at: "/caen/contact", sizes: three },
    { name: "not-found", at: "/caen/nulle-part", sizes: three },
    { name: "easy-journey", at: "/caen/facile/inscription", sizes: three },
    { name: "brand-yellow", at: "/mathieu/", sizes: two },
    { name: "brand-white", at: "/epron/", sizes: { desktop } },
    { name: "brand-black", at: "/thaon/", sizes: { desktop } },
    { name: "brand-green", at: "/rosel/", sizes: { desktop } },
    { name: "home-dark", at: "/caen/", display: "dark", sizes: three },
    { name: "home-contrast", at: "/caen/", display: "contrast-dark", sizes: three },
    { name: "enrolment-question", as: draft?.who ?? "", at: draft?.from[0] ?? "" },
    { name: "enrolment-check", as: draft?.who ?? "", at: draft?.from.at(-1) ?? "" },
    { name: "my-receipt", as: request?.who ?? "", at: sent },
    { name: "space-home", as: "jeanne", at: "/caen/espace" },
    { name: "consent", as: "jeanne", at: "/caen/espace/services/caen/mediatheque/accord" },
    { name: "my-services", as: "jeanne", at: openLibrary },
    { name: "withdrawal", as: "jeanne", at: askWithdrawal },
    { name: "my-information", as: "jeanne", at: "/caen/espace/informations" },
    { name: "journal", as: "jeanne", at: "/caen/espace/journal" },
    { name: "security", as: "jeanne", at: "/caen/espace/securite" },
    { name: "desk-queue", as: "camille", at: "/caen/agents" },
    { name: "desk-file", as: "camille", at: openFirstFile },
    { name: "desk-receipt", as: "camille", at: readReceipt },
    { name: "desk-letter", as: "camille", at: readLetter },
    { name: "desk-person", as: "camille", at: openPerson },
    { name: "desk-campaign", as: "camille", at: openCampaign },
    { name: "admin-service", as: "marc", at: openService },
    { name: "admin-campaigns", as: "marc", at: "/caen/administration/campagnes" },
    { name: "admin-authority", as: "helene", at: "/caen/administration/collectivite" },
    { name: "admin-organisation", as: "helene", at: "/caen/administration/organisation" },
    { name: "admin-indicators", as: "helene", at: "/caen/administration/indicateurs" },
    { name: "sandbox", at: "/bac-a-sable/essayer" },
    { name: "mailbox", at: "/boite-aux-lettres" },
  ];
};

async function openLibrary(page: Page): Promise<void> {
  await page.goto("/caen/espace/services/caen/mediatheque/accord");
  const accept = page.getByRole("button", { name: "Accepter" });
  // Open already, at the second size.
  if (await accept.isVisible()) await accept.click();
  await page.goto("/caen/espace/services");
}

async function askWithdrawal(page: Page): Promise<void> {
  await openLibrary(page);
  await page.goto("/caen/espace/accords");
  await page.getByRole("main").getByRole("link", { name: "Voir le détail" }).first().click();
  await page.getByRole("link", { name: "Retirer mon accord" }).click();
}

async function openService(page: Page): Promise<void> {
  await page.goto("/caen/administration/services");
  await page.getByRole("table").first().getByRole("link").first().click();
}

async function readLetter(page: Page): Promise<void> {
  await page.goto("/caen/agents/lettres");
  await page.getByRole("table").first().getByRole("link").first().click();
}

async function openPerson(page: Page): Promise<void> {
  await page.goto("/caen/agents/personnes");
  await page.getByLabel("Que savez-vous de la personne").fill("Lemoine 14/03/1988");
  await page.getByLabel("La personne est au guichet").press("Space");
  await page.getByRole("button", { name: "Chercher" }).click();
  await page
    .getByRole("main")
    .getByRole("link", { name: /Lemoine/ })
    .first()
    .click();
}

async function openCampaign(page: Page): Promise<void> {
  await page.goto("/caen/agents/campagnes");
  await page.getByRole("table").first().getByRole("link").first().click();
}

async function openFirstFile(page: Page): Promise<void> {
  await page.goto("/caen/agents");
  await page.getByRole("table").first().getByRole("link").first().click();
}

async function readReceipt(page: Page): Promise<void> {
  await openFirstFile(page);
  await page.getByRole("link", { name: "Imprimer le récépissé" }).click();
}

/** Whose cookies, by name. */
type Everybody = Readonly<Record<string, readonly Cookie[]>>;

/** @returns the address that was shown, without what names somebody */
async function shoot(browser: Browser, url: string, everybody: Everybody, shot: Shot): Promise<string> {
  let shown = "";
  for (const [size, viewport] of Object.entries(shot.sizes ?? two)) {
    const context = await openDevice(browser, url, { viewport });
    if (shot.as !== undefined) await enter(context, url, everybody[shot.as] ?? []);
    if (shot.display !== undefined)
      await context.addCookies([{ name: "ardeco-affichage", value: shot.display, url }]);
    const page = await context.newPage();
    await (typeof shot.at === "string" ? page.goto(shot.at) : shot.at(page));
    // The document shown on a page comes after it.
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: `${folder}${shot.name}-${size}.png`, animations: "disabled" });
    shown = new URL(page.url()).pathname;
    await context.close();
  }
  return shown;
}

const list = `${folder}README.md`;

/** Which page each picture shows: what was not taken this time stays as it was told. */
async function tell(shown: ReadonlyMap<string, string>): Promise<void> {
  const former = await readFile(list, "utf8").catch(() => "");
  const known = [...former.matchAll(/^\| `([\w-]+)` \| `([^`]*)` \|$/gm)].map(
    ([, name = "", page = ""]) => [name, page] as const,
  );
  const all = [...new Map([...known, ...shown])].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const head =
    "# Screens, as pictures\n\nWritten by `npm run screenshots`: a phone and a desk, and a tablet for the public site. Which page each one shows:\n";
  const rows = all.map(([name, page]) => `| \`${name}\` | \`${page}\` |`);
  await writeFile(list, `${head}\n| picture | page |\n|---|---|\n${rows.join("\n")}\n`);
}

/** Identifiers change from one run to the next: `…` stands for each. */
const withoutIds = (path: string): string =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…")
    .replace(/\b\d{4}-\d{2}\b/g, "…")
    .replace(/[A-Z]{3}-\d{4}-\d{6}-\w{2}/g, "…");

await mkdir(folder, { recursive: true });
const platform = await startPlatform(await newPlace());
const browser = await launchChromium();
try {
  const sessions = await signEverybodyIn(platform.url, platform.facts);
  const wanted = process.argv.slice(2);
  const chosen = (shots: readonly Shot[]) =>
    shots.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const shown = new Map<string, string>();
  const take = async (shots: readonly Shot[], everybody: Everybody) => {
    for (const shot of chosen(shots))
      shown.set(shot.name, withoutIds(await shoot(browser, platform.url, everybody, shot)));
  };
  // First: a passkey is registered by who signed in just now.
  await take(shotsOfMoney(platform.url, sessions), sessions);
  // Nothing is sent when all that was wanted is there.
  if (wanted.length === 0 || shown.size < wanted.length) {
    const opened = await openEverything(platform.url, sessions);
    const theirs = Object.fromEntries(opened.map(({ who, cookies }) => [who, cookies]));
    await take(shotsOf(opened), { ...sessions, ...theirs });
  }
  await tell(shown);
} finally {
  await browser.close();
  await platform.remove();
}

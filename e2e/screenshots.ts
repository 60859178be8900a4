// Writes the main pages, as a phone and a desk show them, in docs/screenshots: npm run screenshots.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { type Opened, openEverything } from "./accessibility/open-everything.ts";
import { desktop, enter, launchChromium, openDevice, phone } from "./support/chromium.ts";
import type { Cookie } from "./support/cookies.ts";
import { newPlace, startPlatform } from "./support/platform.ts";
import { signEverybodyIn } from "./support/sessions.ts";

const folder = fileURLToPath(new URL("../docs/screenshots/", import.meta.url));

interface Shot {
  readonly name: string;
  /** Somebody of the demonstration, or of `openEverything`. */
  readonly as?: string;
  /** An address, or how to get there. */
  readonly at: string | ((page: Page) => Promise<unknown>);
}

/** Pages of those who enrolled, sent or agreed just before: their addresses are known then only. */
const shotsOf = (opened: readonly Opened[]): readonly Shot[] => {
  const [draft, request, agreed] = opened;
  const sent = request?.from.at(-1) ?? "";
  return [
    { name: "home", at: "/caen/" },
    { name: "service", at: "/caen/services/mediatheque" },
    { name: "enrolment-question", as: draft?.who ?? "", at: draft?.from[0] ?? "" },
    { name: "enrolment-check", as: draft?.who ?? "", at: draft?.from.at(-1) ?? "" },
    { name: "my-receipt", as: request?.who ?? "", at: sent },
    { name: "space-home", as: "jeanne", at: "/caen/espace" },
    { name: "consent", as: "jeanne", at: "/caen/espace/services/caen/mediatheque/accord" },
    { name: "my-services", as: "jeanne", at: openLibrary },
    { name: "withdrawal", as: agreed?.who ?? "", at: askWithdrawal },
    { name: "my-information", as: "jeanne", at: "/caen/espace/informations" },
    { name: "journal", as: "jeanne", at: "/caen/espace/journal" },
    { name: "desk-queue", as: "camille", at: "/caen/agents" },
    { name: "desk-file", as: "camille", at: openFirstFile },
    { name: "desk-receipt", as: "camille", at: readReceipt },
    { name: "desk-letter", as: "camille", at: readLetter },
    { name: "admin-service", as: "marc", at: openService },
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
  await page.goto("/caen/espace/services/caen/mediatheque");
  await page.getByRole("main").getByRole("link", { name: "Voir le détail" }).click();
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

async function shoot(browser: Browser, url: string, everybody: Everybody, shot: Shot): Promise<void> {
  for (const [size, viewport] of Object.entries({ phone, desktop })) {
    const context = await openDevice(browser, url, { viewport });
    if (shot.as !== undefined) await enter(context, url, everybody[shot.as] ?? []);
    const page = await context.newPage();
    await (typeof shot.at === "string" ? page.goto(shot.at) : shot.at(page));
    // The document shown on a page comes after it.
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: `${folder}${shot.name}-${size}.png`, animations: "disabled" });
    await context.close();
  }
}

await mkdir(folder, { recursive: true });
const platform = await startPlatform(await newPlace());
const browser = await launchChromium();
try {
  const sessions = await signEverybodyIn(platform.url, platform.facts);
  const opened = await openEverything(platform.url, sessions);
  const everybody = { ...sessions, ...Object.fromEntries(opened.map(({ who, cookies }) => [who, cookies])) };
  for (const shot of shotsOf(opened)) await shoot(browser, platform.url, everybody, shot);
} finally {
  await browser.close();
  await platform.remove();
}

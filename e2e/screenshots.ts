// Writes the main pages, as a phone and a desk show them, in docs/screenshots: npm run screenshots.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { desktop, enter, launchChromium, openDevice, phone } from "./support/chromium.ts";
import { newPlace, startPlatform } from "./support/platform.ts";
import { type Sessions, signEverybodyIn } from "./support/sessions.ts";

const folder = fileURLToPath(new URL("../docs/screenshots/", import.meta.url));

interface Shot {
  readonly name: string;
  readonly as?: string;
  /** An address, or how to get there. */
  readonly at: string | ((page: Page) => Promise<unknown>);
}

const shots: readonly Shot[] = [
  { name: "home", at: "/caen/" },
  { name: "service", at: "/caen/services/mediatheque" },
  { name: "enrolment-question", at: beginEnrolment },
  { name: "space-home", as: "jeanne", at: "/caen/espace" },
  { name: "consent", as: "jeanne", at: "/caen/espace/services/caen/mediatheque/accord" },
  { name: "my-services", as: "jeanne", at: openLibrary },
  { name: "my-information", as: "jeanne", at: "/caen/espace/informations" },
  { name: "journal", as: "jeanne", at: "/caen/espace/journal" },
  { name: "desk-queue", as: "camille", at: "/caen/agents" },
  { name: "desk-file", as: "camille", at: openFirstFile },
  { name: "desk-receipt", as: "camille", at: readReceipt },
  { name: "admin-home", as: "marc", at: "/caen/administration" },
];

async function beginEnrolment(page: Page): Promise<void> {
  await page.goto("/caen/inscription");
  await page.getByRole("main").getByRole("button").first().click();
  await page.getByRole("main").getByRole("link").last().click();
}

async function openLibrary(page: Page): Promise<void> {
  await page.goto("/caen/espace/services/caen/mediatheque/accord");
  const accept = page.getByRole("button", { name: "Accepter" });
  // Open already, at the second size.
  if (await accept.isVisible()) await accept.click();
  await page.goto("/caen/espace/services");
}

async function openFirstFile(page: Page): Promise<void> {
  await page.goto("/caen/agents");
  await page.getByRole("table").first().getByRole("link").first().click();
}

async function readReceipt(page: Page): Promise<void> {
  await openFirstFile(page);
  await page.getByRole("link", { name: "Imprimer le récépissé" }).click();
}

async function shoot(browser: Browser, url: string, sessions: Sessions, shot: Shot): Promise<void> {
  for (const [size, viewport] of Object.entries({ phone, desktop })) {
    const context = await openDevice(browser, url, { viewport });
    if (shot.as !== undefined) await enter(context, url, sessions[shot.as] ?? []);
    const page = await context.newPage();
    await (typeof shot.at === "string" ? page.goto(shot.at) : shot.at(page));
    await page.screenshot({ path: `${folder}${shot.name}-${size}.png`, animations: "disabled" });
    await context.close();
  }
}

await mkdir(folder, { recursive: true });
const platform = await startPlatform(await newPlace());
const browser = await launchChromium();
try {
  const sessions = await signEverybodyIn(platform.url, platform.facts);
  for (const shot of shots) await shoot(browser, platform.url, sessions, shot);
} finally {
  await browser.close();
  await platform.remove();
}

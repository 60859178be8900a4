import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Route } from "playwright-core";
import { assets } from "../../assets.ts";
import { render } from "../../render.ts";
import { themeCss } from "../../theme/theme-css.ts";
import { SAMPLE_PAGES } from "../sample-pages.ts";

/** Debian's two packages; the first is enough, and smaller. */
const PLACES = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const CSP = "default-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'";

/** @throws Error with what to do when no browser is installed */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined)
    throw new Error(
      "No Chromium: install one (apt install chromium-headless-shell) or set CHROMIUM_PATH to where it is.",
    );
  return await chromium.launch({ executablePath, headless: true, args: FLAGS });
}

export const SAMPLE_ORIGIN = "http://ardeco.test";

/** Answers from memory, under the policy the platform sends: nothing leaves the machine. */
async function answer(route: Route, color: string): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const asset = assets().find(({ name }) => pathname === `/assets/${name}`);
  const page = SAMPLE_PAGES[pathname.slice(1)];
  if (asset) return await route.fulfill({ body: asset.content, contentType: asset.contentType });
  if (pathname === "/caen/theme.css")
    return await route.fulfill({ body: themeCss(color), contentType: "text/css" });
  if (!page) return await route.fulfill({ status: 404, body: "" });
  const headers = { "content-security-policy": CSP };
  return await route.fulfill({ body: render(page()), contentType: "text/html; charset=utf-8", headers });
}

export interface Reader {
  width: number;
  scheme: "light" | "dark";
  color: string;
}

export async function openContext(
  browser: Browser,
  { width, scheme, color }: Reader,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    reducedMotion: "reduce",
    locale: "fr-FR",
  });
  await context.route("**/*", (route) => answer(route, color));
  return context;
}

import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import type { Cookie } from "./cookies.ts";
import type { Sessions } from "./sessions.ts";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 900 };

/** Without the windows that nobody sees: a third less of the processor than Chromium itself. */
const HEADLESS = "/usr/bin/chromium-headless-shell";

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? HEADLESS, args: flags });

interface Where {
  readonly url: string;
  readonly sessions: Sessions;
}

export interface Somebody {
  /** A person or an agent of the demonstration; nobody is signed in otherwise. */
  readonly as?: string;
  /** Default: no scripts, as every journey must work. */
  readonly scripts?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/**
 * Chromium for one file of tests: each call is another device. Anything odd that a device saw fails its test.
 * @param where another platform than the one that journeys share
 */
export function useChromium(where: () => Where = () => inject("platform")): {
  open(somebody?: Somebody): Promise<Page>;
} {
  let browser: Browser;
  const devices: { context: BrowserContext; odd: readonly string[] }[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    const seen = devices.splice(0);
    await Promise.all(seen.map(({ context }) => context.close()));
    expect(
      seen.flatMap(({ odd }) => odd),
      "errors, violations of the policy, requests elsewhere",
    ).toEqual([]);
  });
  afterAll(() => browser?.close());
  return {
    open: async ({ as, scripts = false, viewport = desktop } = {}) => {
      const { url, sessions } = where();
      const context = await openDevice(browser, url, { javaScriptEnabled: scripts, viewport });
      if (as !== undefined) await enter(context, url, sessions[as] ?? []);
      const page = await context.newPage();
      devices.push({ context, odd: watch(page, url) });
      return page;
    },
  };
}

export async function openDevice(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, locale: "fr-FR", ...options });
  context.setDefaultTimeout(60_000);
  return context;
}

export async function enter(context: BrowserContext, url: string, cookies: readonly Cookie[]): Promise<void> {
  const { hostname: domain } = new URL(url);
  await context.addCookies(cookies.map(({ name, value, path }) => ({ name, value, path, domain })));
}

/** What a page must never do: log an error, break its own policy, speak to another origin than these. */
export function watch(page: Page, ...origins: readonly string[]): readonly string[] {
  const odd: string[] = [];
  page.on("pageerror", (error) => odd.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    // Chromium also logs each answer above 400: pages of error are wanted here.
    const isStatus = message.text().startsWith("Failed to load resource: the server responded with a status");
    if (message.type() === "error" && !isStatus) odd.push(`${page.url()}: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && !origins.includes(origin))
      odd.push(`${page.url()} asks ${request.url()}`);
  });
  return odd;
}

import * as oidc from "openid-client";
import type { Browser, Shown } from "../../../../testing/test-browser.ts";
import type { Application, Wish } from "./application.ts";
import { everything, type LibraryHouse } from "./library-house.ts";
import type { Someone } from "./open-id-world.ts";

export interface Connected {
  readonly browser: Browser;
  /** Whether the consent page showed. */
  readonly asked: boolean;
  /** The page that led back to the application. */
  readonly back: Shown;
  readonly verifier: string;
  readonly tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers;
  readonly sub: string;
  readonly told: oidc.UserInfoResponse;
}

/**
 * Signs somebody in to the application in a new browser, agreeing to `granted` when the consent page shows.
 */
export async function connect(
  { world, library }: LibraryHouse,
  who: Someone,
  {
    granted = everything,
    wish = {},
    to = library,
  }: { granted?: string[]; wish?: Wish; to?: Application } = {},
): Promise<Connected> {
  const browser = await world.server.signedIn(who);
  const { shown, verifier } = await to.start(browser, wish);
  const asked = shown.status === 200;
  const back = asked ? await browser.submit({ granted }) : shown;
  const tokens = await to.finish(back, verifier);
  const sub = tokens.claims()?.sub ?? "";
  const told = await oidc.fetchUserInfo(to.config, tokens.access_token, sub);
  return { browser, asked, back, verifier, tokens, sub, told };
}

export const errorOf = (address: string | undefined): string | null =>
  new URL(address ?? "about:blank").searchParams.get("error");

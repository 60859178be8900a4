import type { FastifyInstance } from "fastify";
import * as oidc from "openid-client";
import type { Browser, Shown } from "../../../../testing/test-browser.ts";

export interface Wish {
  readonly scope?: string;
  readonly claims?: unknown;
  readonly prompt?: string;
  readonly state?: string;
  readonly extra?: Readonly<Record<string, string>>;
}

/** A business application, as its vendor writes it with openid-client. */
export interface Application {
  readonly config: oidc.Configuration;
  /** Sends the browser to the provider; it ends on our pages, or back at the application. */
  start(browser: Browser, wish?: Wish): Promise<{ shown: Shown; verifier: string }>;
  /** Exchanges the code that came back. */
  finish(
    shown: Shown,
    verifier: string,
  ): Promise<oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers>;
}

export const CALLBACK = "http://localhost:4000/retour";
const STATE = "state-of-the-application";
const NONCE = "nonce-of-the-application";

export async function anApplication(
  app: FastifyInstance,
  issuer: string,
  { clientId, secret }: { clientId: string; secret: string },
  authentication: oidc.ClientAuth = oidc.ClientSecretBasic(secret),
): Promise<Application> {
  const config = await oidc.discovery(new URL(issuer), clientId, undefined, authentication, {
    execute: [oidc.allowInsecureRequests],
    [oidc.customFetch]: (url, options) => injected(app, url, options),
  });
  return {
    config,
    start: async (browser, { scope = "openid ardeco", claims, prompt, extra = {} } = {}) => {
      const verifier = oidc.randomPKCECodeVerifier();
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: CALLBACK,
        scope,
        state: STATE,
        nonce: NONCE,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        ...(claims === undefined ? {} : { claims: JSON.stringify(claims) }),
        ...(prompt === undefined ? {} : { prompt }),
        ...extra,
      });
      return { shown: await browser.open(url.pathname + url.search), verifier };
    },
    finish: (shown, verifier) =>
      oidc.authorizationCodeGrant(config, new URL(shown.redirects.at(-1) ?? "about:blank"), {
        pkceCodeVerifier: verifier,
        expectedState: STATE,
        expectedNonce: NONCE,
      }),
  };
}

/** openid-client speaks to the server in memory, at its public address. */
export async function injected(
  app: FastifyInstance,
  url: string,
  { method, headers, body }: Pick<RequestInit, "method" | "headers"> & { readonly body?: unknown },
): Promise<Response> {
  const { pathname, search } = new URL(url);
  const answer = await app.inject({
    method: method === "POST" ? "POST" : "GET",
    url: pathname + search,
    headers: Object.fromEntries(new Headers(headers)),
    ...(body === undefined || body === null ? {} : { payload: String(body) }),
  });
  const given = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return new Response(answer.statusCode === 204 ? null : answer.body, {
    status: answer.statusCode,
    headers: given,
  });
}

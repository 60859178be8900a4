import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Provider } from "oidc-provider";
import type { KnownUser } from "./citizens.ts";
import { configuration, type RegisteredParty } from "./configuration.ts";
import type { StateProfile } from "./profile.ts";
import { signInPage } from "./sign-in-page.ts";

export interface StateProvider {
  readonly issuer: string;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface StateProviderOptions {
  readonly profile: StateProfile;
  /** 0: any free port. */
  readonly port: number;
  readonly users: readonly KnownUser[];
  readonly parties: readonly RegisteredParty[];
}

/**
 * Stands for FranceConnect or ProConnect, which no test can reach: the library that both are built on, set as
 * their published sources set it (short codes, pairwise subjects, signed userinfo, no parameter that they do
 * not know).
 */
export async function startStateProvider(options: StateProviderOptions): Promise<StateProvider> {
  const server = createServer();
  server.listen(options.port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  const issuer = `http://localhost:${port}`;
  const provider = new Provider(issuer, await configuration(options));
  server.on("request", (request, response) => {
    answer(options, provider, request, response).catch(() => response.writeHead(500).end());
  });
  return { issuer, [Symbol.asyncDispose]: () => close(server) };
}

async function answer(
  options: StateProviderOptions,
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const fault = faultIn(options.profile, url);
  if (fault) return end(response, 400, fault);
  if (!url.pathname.startsWith("/interaction/")) {
    await provider.callback()(request, response);
    return;
  }
  if (request.method !== "POST") {
    const { uid } = await provider.interactionDetails(request, response);
    return end(response, 200, signInPage(options.profile, uid, options.users), "text/html; charset=utf-8");
  }
  const login = new URLSearchParams((await request.toArray()).join("")).get("login") ?? "";
  const user = options.users.find((one) => one.login === login);
  const result = user
    ? {
        login: {
          accountId: user.login,
          acr: user.acr ?? options.profile.acr,
          amr: [...(user.amr ?? ["pwd"])],
        },
      }
    : { error: "access_denied", error_description: "User auth aborted" };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

function faultIn(profile: StateProfile, { pathname, searchParams }: URL): string | undefined {
  if (pathname === "/auth") return requestFault(profile, searchParams);
  return pathname === "/session/end" ? leavingFault(searchParams) : undefined;
}

/** Closing takes these three and no other, at both. */
function leavingFault(query: URLSearchParams): string | undefined {
  const taken = ["id_token_hint", "state", "post_logout_redirect_uri"];
  const unknown = [...query.keys()].find((name) => !taken.includes(name));
  if (unknown) return `Y000400 unknown parameter ${unknown}`;
  const absent = taken.find((name) => !query.get(name));
  return absent && `Y000400 ${absent} is missing`;
}

/** ProConnect answers Y000400 to what it does not know; FranceConnect validates with forbidNonWhitelisted. */
function requestFault({ accepted, needed, randomLength }: StateProfile, query: URLSearchParams) {
  const unknown = [...query.keys()].find((name) => !accepted.has(name));
  if (unknown) return `Y000400 unknown parameter ${unknown}`;
  const absent = needed.find((name) => !query.get(name));
  if (absent) return `Y000400 ${absent} is missing`;
  const short = ["state", "nonce"].find((name) => (query.get(name) ?? "").length < randomLength);
  return short ? `Y000400 ${short} is too short` : undefined;
}

function end(response: ServerResponse, status: number, text: string, type = "text/plain"): void {
  response.writeHead(status, { "content-type": type }).end(text);
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

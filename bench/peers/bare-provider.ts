import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { type Configuration, errors, Provider } from "oidc-provider";
import { freePort } from "../house/free-port.ts";

export interface BareClient {
  readonly id: string;
  readonly secret: string;
  readonly redirectUri: string;
}

/** Claims that the bare provider tells about everybody, from memory. */
export type Told = Readonly<Record<string, unknown>>;

/**
 * The library that the platform uses, at the same version, with its in-memory adapter and nothing of ours:
 * everybody who names themselves in a cookie is signed in, and has agreed for good. No password, no pairwise
 * subject, no journal.
 */
export async function startBareProvider(client: BareClient, scope: string, told: Told) {
  const port = await freePort();
  const provider = new Provider(`http://localhost:${port}`, configurationOf(client, scope, told));
  signInByCookie(provider);
  const server = createServer(provider.callback());
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return {
    port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function configurationOf(client: BareClient, scope: string, told: Told): Configuration {
  const key = generateSigningKey();
  const grants = new Map<string, string>();
  const own = scope.split(" ").at(-1) ?? "openid";
  return {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        grant_types: ["authorization_code"],
        id_token_signed_response_alg: "ES256",
      },
    ],
    jwks: { keys: [key] },
    scopes: scope.split(" "),
    claims: { [own]: Object.keys(told), verified_claims: null },
    features: { devInteractions: { enabled: false }, claimsParameter: { enabled: true } },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...told }) }),
    loadExistingGrant: async (ctx) => {
      const accountId = ctx.oidc.account?.accountId;
      if (!accountId) throw new errors.InvalidRequest("nobody is named");
      const given = grants.get(accountId);
      const known = given && (await ctx.oidc.provider.Grant.find(given));
      if (known) return known;
      const grant = new ctx.oidc.provider.Grant({ accountId, clientId: client.id });
      grant.addOIDCScope(scope);
      grant.addOIDCClaims([...Object.keys(told), "verified_claims"]);
      grants.set(accountId, await grant.save());
      return grant;
    },
  };
}

/** `user=<name>` is a session at the first request; the library's own cookie takes over. */
function signInByCookie({ Session }: Provider): void {
  const getOwn = Session.get.bind(Session);
  Session.get = async (ctx) => {
    const session = await getOwn(ctx);
    const named = /(?:^|; )user=(\w+)/.exec(ctx.req.headers.cookie ?? "")?.[1];
    if (session.accountId !== undefined || named === undefined) return session;
    session.loginAccount({ accountId: named, loginTs: Math.floor(Date.now() / 1000) });
    Object.assign(session, { touched: true });
    return session;
  };
}

function generateSigningKey() {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "ES256", kid: "bare" };
}

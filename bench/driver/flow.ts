import { createHash, randomBytes } from "node:crypto";
import type { Answer, Connection } from "./connection.ts";
import { openCookies } from "./cookies.ts";
import type { FlowsPlan } from "./plan.ts";

/**
 * One user in one browser; each call of the function returned is a complete authorisation-code flow with
 * PKCE.
 */
export function flowsOf(plan: FlowsPlan, cookie: string, connection: Connection): () => Promise<void> {
  const cookies = openCookies(cookie);
  const head = `host: localhost:${plan.port}\r\n`;
  const { client, paths } = plan;
  const basic = Buffer.from(`${client.id}:${client.secret}`).toString("base64");
  const get = (path: string, fields: string) =>
    connection.send(`GET ${path} HTTP/1.1\r\n${head}${fields}\r\n\r\n`);
  const post = (path: string, body: string) =>
    connection.send(
      `POST ${path} HTTP/1.1\r\n${head}authorization: Basic ${basic}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
  return async () => {
    const verifier = randomBytes(32).toString("base64url");
    const asked = new URLSearchParams({ ...request(plan), code_challenge: challengeOf(verifier) });
    const sent = await get(`${paths.authorization}?${asked}`, `cookie: ${cookies.header()}`);
    cookies.keep(sent);
    const code = codeOf(sent);
    const exchange = { grant_type: "authorization_code", redirect_uri: client.redirectUri };
    const given = await post(
      paths.token,
      String(new URLSearchParams({ ...exchange, code, code_verifier: verifier })),
    );
    const { access_token: token } = JSON.parse(expect200(given).body) as { access_token: string };
    const told = await get(paths.userinfo, `authorization: Bearer ${token}`);
    if (!expect200(told).body.includes(plan.holding)) throw new Error(`userinfo told ${told.body}`);
  };
}

function request({ client, scope, claims }: FlowsPlan): Record<string, string> {
  const { id, redirectUri } = client;
  return {
    response_type: "code",
    client_id: id,
    redirect_uri: redirectUri,
    scope,
    claims,
    state: randomBytes(8).toString("base64url"),
    nonce: randomBytes(8).toString("base64url"),
    code_challenge_method: "S256",
  };
}

const challengeOf = (verifier: string): string => createHash("sha256").update(verifier).digest("base64url");

function codeOf(answer: Answer): string {
  const location = /\r\nlocation: ([^\r]+)/i.exec(answer.head)?.[1] ?? "";
  const code = URL.canParse(location) ? new URL(location).searchParams.get("code") : null;
  if (!code) throw new Error(`no code: ${answer.head}\n${answer.body}`);
  return code;
}

function expect200(answer: Answer): Answer {
  if (answer.status !== 200) throw new Error(`${answer.head}\n${answer.body}`);
  return answer;
}

import type { FastifyInstance } from "fastify";
import { ORIGIN } from "./a-server.ts";

type Cookies = Record<string, string>;

const TOKEN = /name="_csrf" value="([^"]+)"/;

/** A browser without JavaScript: keeps its cookies, sends the token that the page gave. */
export function aVisitor(app: FastifyInstance, cookies: Cookies = {}) {
  const jar: Cookies = { ...cookies };
  let token = "";

  async function open(url: string) {
    const answer = await app.inject({ url, cookies: jar, headers: { accept: "text/html" } });
    for (const { name, value } of answer.cookies) jar[name] = value;
    token = TOKEN.exec(answer.body)?.[1] ?? token;
    return answer;
  }

  async function send(url: string, fields: Record<string, string> = {}, headers: Cookies = {}) {
    return app.inject({
      method: "POST",
      url,
      cookies: jar,
      headers: {
        origin: ORIGIN,
        accept: "text/html",
        "content-type": "application/x-www-form-urlencoded",
        ...headers,
      },
      payload: new URLSearchParams({ _csrf: token, ...fields }).toString(),
    });
  }

  return { open, send, jar, token: () => token };
}

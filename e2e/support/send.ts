import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

export interface Answer {
  readonly url: string;
  /** The same without its origin. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  /** Where a redirect leads, as written; empty otherwise. */
  readonly location: string;
  readonly body: string;
}

/**
 * One request as a browser makes it for a page, redirects left to the caller. Not fetch(): it marks each request as a
 * script's (Sec-Fetch-Mode), and servers answer those otherwise.
 */
export async function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  form?: URLSearchParams,
): Promise<Answer> {
  const asked = {
    accept: "text/html",
    "sec-fetch-mode": "navigate",
    "sec-fetch-dest": "document",
    ...headers,
  };
  const body = form?.toString();
  const posted = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body ?? ""),
  };
  const call =
    body === undefined
      ? request(url, { headers: asked })
      : request(url, { method: "POST", headers: { ...asked, ...posted } });
  call.end(body);
  const [answer]: IncomingMessage[] = await once(call, "response");
  if (!answer) throw new Error(`no answer from ${url.href}`);
  return {
    url: url.href,
    path: url.pathname + url.search,
    status: answer.statusCode ?? 0,
    headers: headersOf(answer),
    location: answer.headers.location ?? "",
    body: await text(answer),
  };
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return headers;
}

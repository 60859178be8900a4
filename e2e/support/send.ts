import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
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
 * One request as a browser makes it for a page, redirects left to the caller. Not fetch(): it marks each
 * request as a script's (Sec-Fetch-Mode), and servers answer those otherwise.
 */
export async function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  form?: URLSearchParams | FormData,
): Promise<Answer> {
  const asked = {
    accept: "text/html",
    "sec-fetch-mode": "navigate",
    "sec-fetch-dest": "document",
    ...headers,
  };
  const call =
    form === undefined ? request(url, { headers: asked }) : request(url, { method: "POST", headers: asked });
  call.end(form && (await writeBody(call, form)));
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

/** Answers serialise forms of both encodings as browsers do, type and boundary included. */
async function writeBody(call: ClientRequest, form: URLSearchParams | FormData): Promise<Buffer> {
  const serialised = new Response(form);
  const body = Buffer.from(await serialised.arrayBuffer());
  call.setHeader("content-type", serialised.headers.get("content-type") ?? "");
  call.setHeader("content-length", body.length);
  return body;
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return headers;
}

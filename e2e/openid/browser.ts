import { once } from "node:events";
import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

/** A browser without scripts over plain HTTP: follows redirects between applications, keeps cookies, fills forms. */
export interface Browser {
  open(url: string): Promise<Page>;
  /** Fills the form of the page last shown whose action contains `action` (the last posted one otherwise). */
  submit(fields?: Fields, action?: string): Promise<Page>;
  readonly page: Page;
}

export interface Page {
  readonly status: number;
  readonly url: string;
  readonly body: string;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

const MAX_REDIRECTS = 15;

export function openBrowser(): Browser {
  const cookies = openCookies();
  let page: Page = { status: 0, url: "about:blank", body: "" };

  async function go(address: string, body?: URLSearchParams): Promise<Page> {
    let url = address;
    let answer = await ask(url, body);
    for (let hop = 0; hop < MAX_REDIRECTS && answer.headers.location; hop++) {
      url = new URL(answer.headers.location, url).href;
      answer = await ask(url);
    }
    page = { status: answer.status, url, body: answer.body };
    return page;
  }

  async function ask(url: string, body?: URLSearchParams): Promise<Answer> {
    const answer = await send(url, cookies.for(url), body?.toString());
    cookies.keep(answer.headers["set-cookie"] ?? [], url);
    return answer;
  }

  return {
    open: (url) => go(url),
    submit: (fields = {}, action = "") => {
      const form = formsIn(page.body).findLast((one) => one.action.includes(action));
      if (!form) throw new Error(`no form ${action} on ${page.url} (${page.status})`);
      const body = new URLSearchParams(form.values);
      for (const [name, value] of Object.entries(fields)) {
        body.delete(name);
        for (const text of [value].flat()) body.append(name, text);
      }
      return go(new URL(form.action || page.url, page.url).href, body);
    },
    get page() {
      return page;
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Not fetch(): it marks each request as a script's (Sec-Fetch-Mode), and servers answer those otherwise. */
async function send(url: string, cookie: string, form: string | undefined): Promise<Answer> {
  const headers = { accept: "text/html", cookie, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
  const posted = {
    // As a browser does for a form of the page's own origin.
    origin: new URL(url).origin,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(form ?? ""),
  };
  const call =
    form === undefined
      ? request(url, { headers })
      : request(url, { method: "POST", headers: { ...headers, ...posted } });
  call.end(form);
  const [answer]: IncomingMessage[] = await once(call, "response");
  if (!answer) throw new Error(`no answer from ${url}`);
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}

/** By name and path; ports share cookies, as in browsers (RFC 6265 section 8.5). */
function openCookies() {
  const kept = new Map<string, { name: string; value: string; path: string }>();
  return {
    keep(given: readonly string[], url: string) {
      for (const line of given) {
        const [pair = "", ...attributes] = line.split(/;\s*/);
        const [name = "", ...rest] = pair.split("=");
        const value = rest.join("=");
        const attribute = (wanted: string) =>
          attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
        const path = attribute("path") ?? new URL(url).pathname;
        const expires = attribute("expires");
        const gone =
          value === "" || attribute("max-age") === "0" || (expires && Date.parse(expires) < Date.now());
        if (gone) kept.delete(`${name};${path}`);
        else kept.set(`${name};${path}`, { name, value, path });
      }
    },
    for(url: string): string {
      const { pathname } = new URL(url);
      const matches = (path: string) =>
        pathname === path || pathname.startsWith(path.endsWith("/") ? path : `${path}/`);
      const sent = [...kept.values()].filter(({ path }) => matches(path));
      return sent.map(({ name, value }) => `${name}=${value}`).join("; ");
    },
  };
}

interface Form {
  readonly action: string;
  readonly values: Record<string, string>;
}

/** Posted forms, with their hidden values. Reads what our components write, not all of HTML. */
function formsIn(html: string): readonly Form[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, head = ""]) => /method="post"/i.test(head))
    .map(([, head = "", inside = ""]) => {
      const hidden = [...inside.matchAll(/<input\b([^>]*type="hidden"[^>]*)>/g)];
      return {
        action: attributeOf(head, "action"),
        values: Object.fromEntries(
          hidden.map(([, input = ""]) => [attributeOf(input, "name"), attributeOf(input, "value")]),
        ),
      };
    });
}

function attributeOf(head: string, name: string): string {
  const text = new RegExp(`\\b${name}="([^"]*)"`).exec(head)?.[1] ?? "";
  return text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'");
}

/** A browser without scripts nor pictures, for what needs no more: keeps cookies, posts the forms of pages. */
export class Visitor {
  readonly cookies = new Map<string, Cookie>();
  readonly origin: string;

  constructor(origin: string, cookies: readonly Cookie[] = []) {
    this.origin = origin;
    for (const cookie of cookies) this.cookies.set(cookie.name + cookie.path, cookie);
  }

  get(path: string): Promise<Answer> {
    return this.#send(path, { method: "GET" });
  }

  /** Posts the form of `page` whose action contains `action`, with its hidden fields. */
  submit(page: Answer, action: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const form = formOf(page.body, action);
    if (!form) throw new Error(`no form ${action} on ${page.path} (${page.status})`);
    return this.post(form.action || page.path, { ...form.hidden, ...fields });
  }

  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = { origin: this.origin },
  ): Promise<Answer> {
    return this.#send(path, { method: "POST", body: new URLSearchParams(fields), headers });
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const url = new URL(path, this.origin);
    const headers = new Headers(init.headers);
    headers.set("accept", "text/html");
    headers.set("cookie", this.#cookiesFor(url.pathname));
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) this.#keep(line, url.pathname);
    return {
      path: url.pathname + url.search,
      status: response.status,
      headers: response.headers,
      location: response.headers.get("location") ?? "",
      body: await response.text(),
    };
  }

  #keep(line: string, path: string): void {
    const cookie = parseCookie(line, path);
    this.cookies.set(cookie.name + cookie.path, cookie);
  }

  #cookiesFor(path: string): string {
    const sent = [...this.cookies.values()].filter((one) => path === one.path || path.startsWith(one.path));
    return sent.map(({ name, value }) => `${name}=${value}`).join("; ");
  }
}

export interface Answer {
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly location: string;
  readonly body: string;
}

export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  readonly attributes: readonly string[];
}

export function parseCookie(line: string, path = "/"): Cookie {
  const [pair = "", ...attributes] = line.split(/;\s*/);
  const at = pair.indexOf("=");
  const asked = attributes.find((one) => one.toLowerCase().startsWith("path="))?.slice("path=".length);
  return { name: pair.slice(0, at), value: pair.slice(at + 1), path: asked ?? path, attributes };
}

/** The last posted form of a page whose action contains this. Reads what our components write, not all of HTML. */
function formOf(html: string, wanted: string) {
  const forms = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, head = ""]) => /method="post"/i.test(head))
    .map(([, head = "", inside = ""]) => ({ action: attribute(head, "action"), hidden: hiddenIn(inside) }));
  return forms.findLast(({ action }) => action.includes(wanted));
}

function hiddenIn(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([input]) => input);
  return Object.fromEntries(inputs.map((input) => [attribute(input, "name"), attribute(input, "value")]));
}

function attribute(tag: string, name: string): string {
  const text = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}

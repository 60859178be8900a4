import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { openCookieJar } from "./cookie-jar.ts";
import { formsIn, type PageForm } from "./page-forms.ts";

/** A page as the visitor ends on it, redirections followed. */
export interface Shown {
  readonly status: number;
  /** Path and query. */
  readonly url: string;
  readonly body: string;
  readonly headers: LightMyRequestResponse["headers"];
  /** Where each redirection led, in order; the last one left the platform when it names another origin. */
  readonly redirects: readonly string[];
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface FormWish {
  /**
   * Which form of the page, by its action; else the last form posted on the page (the first is often "sign
   * out").
   */
  readonly action?: string;
  /** Sends the form as multipart, with these files. */
  readonly files?: readonly { readonly field: string; readonly name: string; readonly content: Buffer }[];
}

/**
 * A browser without JavaScript: keeps cookies by path, follows redirections, sends what the page's form
 * holds.
 */
export interface Browser {
  open(url: string): Promise<Shown>;
  /** Fills and sends a form of the page last shown; hidden values and the token go with it. */
  submit(fields?: Fields, wish?: FormWish): Promise<Shown>;
  /** Posts to any address with the token of the last page, as a forged or repeated form would. */
  post(url: string, fields?: Fields, headers?: Readonly<Record<string, string>>): Promise<Shown>;
  /** A file, as it is: a page's text would change its bytes. */
  bytes(url: string): Promise<Buffer>;
  /** The page last shown. */
  readonly shown: Shown;
  readonly cookies: ReturnType<typeof openCookieJar>;
}

const MAX_REDIRECTS = 10;

export function openBrowser(app: FastifyInstance, origin: string): Browser {
  const cookies = openCookieJar();
  let shown: Shown = { status: 0, url: "/", body: "", headers: {}, redirects: [] };

  async function ask(url: string, form?: { payload: Buffer; headers: Record<string, string> }) {
    const answer = await app.inject({
      method: form ? "POST" : "GET",
      url,
      cookies: cookies.for(url),
      headers: { accept: "text/html", ...(form ? { origin, ...form.headers } : {}) },
      ...(form ? { payload: form.payload } : {}),
    });
    cookies.keep(answer.cookies, url);
    return answer;
  }

  async function go(url: string, form?: Parameters<typeof ask>[1]): Promise<Shown> {
    const redirects: string[] = [];
    let at = url;
    let answer = await ask(at, form);
    while (answer.headers.location && redirects.length < MAX_REDIRECTS) {
      redirects.push(answer.headers.location);
      const next = new URL(answer.headers.location, new URL(at, origin));
      if (next.origin !== origin) break;
      at = next.pathname + next.search;
      answer = await ask(at);
    }
    shown = { status: answer.statusCode, url: at, body: answer.body, headers: answer.headers, redirects };
    return shown;
  }

  const tokenOf = () => formsIn(shown.body).find(({ values }) => values._csrf)?.values._csrf ?? "";

  return {
    open: (url) => go(url),
    bytes: async (url) => (await ask(url)).rawPayload,
    submit: async (fields = {}, wish = {}) => {
      const form = chooseForm(shown, wish.action);
      return go(form.action || shown.url, await bodyOf({ ...form.values, ...fields }, wish.files));
    },
    post: async (url, fields = {}, headers = {}) => {
      const body = await bodyOf({ _csrf: tokenOf(), ...fields });
      return go(url, { ...body, headers: { ...body.headers, ...headers } });
    },
    get shown() {
      return shown;
    },
    cookies,
  };
}

function chooseForm(shown: Shown, action: string | undefined): PageForm {
  const forms = formsIn(shown.body);
  const form = action === undefined ? forms.at(-1) : forms.find((one) => one.action === action);
  if (!form) throw new Error(`no form ${action ?? ""} on ${shown.url}: ${forms.map((one) => one.action)}`);
  return form;
}

async function bodyOf(fields: Fields, files?: FormWish["files"]) {
  const form = files ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const text of [value].flat()) form.append(name, text);
  }
  for (const { field, name, content } of files ?? []) {
    if (form instanceof FormData) form.append(field, new Blob([new Uint8Array(content)]), name);
  }
  const encoded = new Response(form);
  return {
    payload: Buffer.from(await encoded.arrayBuffer()),
    headers: { "content-type": encoded.headers.get("content-type") ?? "" },
  };
}

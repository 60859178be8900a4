import { type Cookie, CookieJar } from "./cookies.ts";
import { encoded, type Fields, formOf } from "./forms.ts";
import { type Answer, send } from "./send.ts";

/**
 * A browser without scripts nor pictures, for what needs no more: keeps cookies, posts the forms of pages.
 */
export class Visitor {
  readonly origin: string;
  readonly #jar: CookieJar;

  /** Paths are read from `origin`; whole addresses lead anywhere. */
  constructor(origin: string, cookies: readonly Cookie[] = []) {
    this.origin = origin;
    this.#jar = new CookieJar(cookies);
  }

  get cookies(): readonly Cookie[] {
    return this.#jar.all;
  }

  get(address: string): Promise<Answer> {
    return this.#send(address, {});
  }

  /** Posts the form of `page` whose action contains `action`, with its hidden fields. */
  submit(page: Answer, action: string, fields: Fields = {}): Promise<Answer> {
    const { address, hidden } = formIn(page, action);
    return this.post(address.href, { ...hidden, ...fields });
  }

  /** The same, where the form asks for a file. */
  hand(page: Answer, action: string, field: string, file: File): Promise<Answer> {
    const { address, hidden } = formIn(page, action);
    const body = new FormData();
    for (const [name, value] of Object.entries(hidden)) body.set(name, value);
    body.set(field, file);
    return this.#send(address.href, { origin: address.origin }, body);
  }

  /** As a browser does for a form of the page's own origin, unless told otherwise. */
  post(address: string, fields: Fields, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    const { origin } = new URL(address, this.origin);
    return this.#send(address, headers ?? { origin }, encoded(fields));
  }

  async #send(
    address: string,
    headers: Readonly<Record<string, string>>,
    form?: URLSearchParams | FormData,
  ): Promise<Answer> {
    const url = new URL(address, this.origin);
    const answer = await send(url, { ...headers, cookie: this.#jar.for(url.pathname) }, form);
    this.#jar.keep(answer.headers.getSetCookie(), url.pathname);
    return answer;
  }
}

function formIn({ body, url, status }: Answer, action: string) {
  const form = formOf(body, action);
  if (!form) throw new Error(`no form ${action} on ${url} (${status})`);
  return { address: new URL(form.action || url, url), hidden: form.hidden };
}

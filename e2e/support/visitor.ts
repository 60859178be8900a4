import { type Cookie, CookieJar } from "./cookies.ts";
import { encoded, type Fields, formOf } from "./forms.ts";
import { type Answer, send } from "./send.ts";

/** A browser without scripts nor pictures, for what needs no more: keeps cookies, posts the forms of pages. */
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
    const form = formOf(page.body, action);
    if (!form) throw new Error(`no form ${action} on ${page.url} (${page.status})`);
    const address = new URL(form.action || page.url, page.url);
    return this.post(address.href, { ...form.hidden, ...fields });
  }

  /** As a browser does for a form of the page's own origin, unless told otherwise. */
  post(address: string, fields: Fields, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    const { origin } = new URL(address, this.origin);
    return this.#send(address, headers ?? { origin }, encoded(fields));
  }

  async #send(
    address: string,
    headers: Readonly<Record<string, string>>,
    form?: URLSearchParams,
  ): Promise<Answer> {
    const url = new URL(address, this.origin);
    const answer = await send(url, { ...headers, cookie: this.#jar.for(url.pathname) }, form);
    this.#jar.keep(answer.headers.getSetCookie(), url.pathname);
    return answer;
  }
}

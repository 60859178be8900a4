import type { Fields } from "./forms.ts";
import type { Answer } from "./send.ts";
import { Visitor } from "./visitor.ts";

const MAX_REDIRECTS = 15;

/**
 * A visitor who goes from one application to another: follows redirects, and fills the form of the page last
 * shown.
 */
export interface Browser {
  readonly page: Answer;
  open(url: string): Promise<Answer>;
  /** Fills the form whose action contains `action` (the last posted one otherwise). */
  submit(fields?: Fields, action?: string): Promise<Answer>;
}

/** Opens a first page. */
export async function openBrowser(url: string): Promise<Browser> {
  const visitor = new Visitor(url);
  let page = await followed(visitor, await visitor.get(url));
  const show = async (answer: Promise<Answer>) => {
    page = await followed(visitor, await answer);
    return page;
  };
  return {
    open: (address) => show(visitor.get(address)),
    submit: (fields = {}, action = "") => show(visitor.submit(page, action, fields)),
    get page() {
      return page;
    },
  };
}

async function followed(visitor: Visitor, first: Answer): Promise<Answer> {
  let answer = first;
  for (let hop = 0; hop < MAX_REDIRECTS && answer.location; hop += 1) {
    answer = await visitor.get(new URL(answer.location, answer.url).href);
  }
  return answer;
}

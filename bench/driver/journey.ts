import type { Answer, Connection } from "./connection.ts";
import { openCookies } from "./cookies.ts";
import type { Step, Traveller } from "./plan.ts";

/** The platform says that it has no connection left: to be counted, not to be taken for a fault. */
const BUSY = 503;

export interface Journey {
  /** The next step; false when the platform was too busy, and the step is to be tried again. */
  once(): Promise<boolean>;
  /**
   * Goes on to the end of the round, so that the next one finds what the first found; says in how many steps.
   */
  finish(): Promise<number>;
}

/** One person in one browser, who goes round their steps for ever. */
export function journeyOf(port: number, { cookie, steps }: Traveller, connection: Connection): Journey {
  const cookies = openCookies(cookie ?? "");
  let at = 0;
  let page = "";
  const head = () => `host: localhost:${port}\r\ncookie: ${cookies.header()}\r\n`;
  const ask = async (step: Step): Promise<Answer> => {
    if (step.kind === "submit") return connection.send(posted(page, step, head(), port));
    const path = step.kind === "open" ? step.path : linkIn(page, step.pattern);
    return connection.send(`GET ${path} HTTP/1.1\r\n${head()}\r\n`);
  };
  const once = async () => {
    const step = steps[at % steps.length];
    if (!step) throw new Error("a journey has steps");
    const answer = await ask(step);
    cookies.keep(answer);
    if (answer.status === BUSY) return false;
    const wanted = step.kind === "submit" ? [200, 303] : [200];
    if (!wanted.includes(answer.status) || (answer.status === 200 && !answer.body.includes(step.holding)))
      throw new Error(`${JSON.stringify(step)} gave ${answer.head}\n${answer.body.slice(0, 400)}`);
    page = answer.body;
    at += 1;
    return true;
  };
  const finish = async () => {
    let more = 0;
    for (; at % steps.length > 0; more += 1) await once();
    return more;
  };
  return { once, finish };
}

function linkIn(page: string, pattern: string): string {
  const found = new RegExp(`"(${pattern})"`).exec(page)?.[1];
  if (!found) throw new Error(`no link ${pattern} on ${page.slice(0, 400)}`);
  return found.replaceAll("&amp;", "&");
}

/** The form of the page whose action ends so, with what it hides: reads what our components write. */
function posted(
  page: string,
  { action, fields }: Step & { kind: "submit" },
  head: string,
  port: number,
): string {
  const form = [...page.matchAll(/<form\b[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find(([, to = ""]) =>
    new URL(to, "http://localhost").pathname.endsWith(action),
  );
  if (!form) throw new Error(`no form ${action} on ${page.slice(0, 400)}`);
  const [, to = "", inside = ""] = form;
  const body = new URLSearchParams({ ...hiddenIn(inside), ...fields }).toString();
  const type = "content-type: application/x-www-form-urlencoded\r\n";
  const length = `origin: http://localhost:${port}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
  return `POST ${to.replaceAll("&amp;", "&")} HTTP/1.1\r\n${head}${type}${length}\r\n${body}`;
}

function hiddenIn(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([input]) => input);
  const attribute = (input: string, name: string) =>
    new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? "";
  return Object.fromEntries(inputs.map((input) => [attribute(input, "name"), attribute(input, "value")]));
}

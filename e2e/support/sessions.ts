import { type Browser, openBrowser } from "./browser.ts";
import type { Cookie } from "./cookies.ts";
import type { Facts } from "./platform.ts";
import { Visitor } from "./visitor.ts";

/**
 * Cookies of everybody in the demonstration, by key. Its links serve once: one file of tests signs in for
 * all.
 */
export type Sessions = Readonly<Record<string, readonly Cookie[]>>;

export async function signEverybodyIn(url: string, { people, agents }: Facts): Promise<Sessions> {
  const sessions: Record<string, readonly Cookie[]> = {};
  for (const { key, signInLink } of [...people, ...agents]) {
    sessions[key] = await signIn(url, signInLink);
  }
  return sessions;
}

/** Opening the link spends nothing: its button does. */
export async function signIn(url: string, link: string): Promise<readonly Cookie[]> {
  const visitor = new Visitor(url);
  const page = await visitor.get(link);
  const entered = await visitor.submit(page, "/connexion/lien");
  if (entered.status !== 303) throw new Error(`${link} opened nothing: ${entered.status}`);
  return visitor.cookies;
}

/** One of the demonstration people in a browser of their own, by the link that the start prints. */
export async function signedIn({ people }: Facts, person: string): Promise<Browser> {
  const link = people.find(({ key }) => key === person)?.signInLink;
  if (link === undefined) throw new Error(`${person} is not of the demonstration`);
  const browser = await openBrowser(link);
  await browser.submit();
  return browser;
}

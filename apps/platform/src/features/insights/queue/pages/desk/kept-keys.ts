import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../frames/desk/common/addresses.ts";

export const keyActs = ["next", "previous", "take"] as const;
export type KeyAct = (typeof keyActs)[number];
export type KeyLetters = Readonly<Record<KeyAct, string>>;

export interface KeptKeys {
  readonly isOn: boolean;
  readonly letters: KeyLetters;
}

const usual: KeyLetters = { next: "j", previous: "k", take: "a" };

/** Kept on this machine: hands and assistive software do not change from one day to the next. */
const COOKIE = "ardeco-touches";
const OFF = "non";
const ONE_YEAR = 365 * 24 * 3600;
const KEPT = /^(non)?([a-z]{3})?$/;

/** What was changed in the cookie by hand is as if nothing was kept. */
export function readKeptKeys(request: FastifyRequest): KeptKeys {
  const [, off, kept = ""] = KEPT.exec(request.cookies?.[COOKIE] ?? "") ?? [];
  const [next, previous, take] = kept;
  const letters = next && previous && take && new Set(kept).size === 3 ? { next, previous, take } : usual;
  return { isOn: off === undefined, letters };
}

export function saveKeptKeys(
  request: FastifyRequest,
  reply: FastifyReply,
  { isOn, letters }: KeptKeys,
): void {
  const { brand, context } = request.ardeco;
  const scope = {
    path: buildDeskAddresses(brand).queue,
    httpOnly: true,
    sameSite: "lax" as const,
    secure: context.ports.publicUrl.startsWith("https://"),
  };
  const kept = formatLetters(letters);
  const value = `${isOn ? "" : OFF}${kept === formatLetters(usual) ? "" : kept}`;
  if (value === "") reply.clearCookie(COOKIE, scope);
  else reply.setCookie(COOKIE, value, { ...scope, maxAge: ONE_YEAR });
}

/** As the script of the page reads them. */
export const formatLetters = (letters: KeyLetters): string => keyActs.map((act) => letters[act]).join("");

import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "./addresses.ts";

/** Of the list, then of a file, where the first two go from one piece of information to the next. */
const listActs = ["next", "previous", "take"] as const;
const fileActs = ["validate", "refuse", "ask", "send", "nextFile"] as const;
export const keyActs = [...listActs, ...fileActs] as const;
export type KeyAct = (typeof keyActs)[number];
export type KeyLetters = Readonly<Record<KeyAct, string>>;

export interface KeptKeys {
  readonly isOn: boolean;
  readonly letters: KeyLetters;
}

const usual: KeyLetters = {
  next: "j",
  previous: "k",
  take: "a",
  validate: "v",
  refuse: "r",
  ask: "q",
  send: "e",
  nextFile: "s",
};
const ALPHABET = "abcdefghijklmnopqrstuvwxyz";

/** Kept on this machine: hands and assistive software do not change from one day to the next. */
const COOKIE = "ardeco-touches";
const OFF = "non";
const ONE_YEAR = 365 * 24 * 3600;
const KEPT = /^(non)?([a-z]{8}|[a-z]{3})?$/;

/** What was changed in the cookie by hand is as if nothing was kept. */
export function readKeptKeys(request: FastifyRequest): KeptKeys {
  const [, off, kept = ""] = KEPT.exec(request.cookies?.[COOKIE] ?? "") ?? [];
  return { isOn: off === undefined, letters: resolveLetters(kept) };
}

/** Three letters are those of the list: the others are the usual ones, or the first that is free. */
function resolveLetters(kept: string): KeyLetters {
  if (kept === "" || new Set(kept).size !== kept.length) return usual;
  const letters: Record<KeyAct, string> = { ...usual };
  for (const [at, act] of keyActs.entries()) {
    const before = keyActs.slice(0, at).map((one) => letters[one]);
    const wished = kept[at] ?? letters[act];
    const isFree = (letter: string) => !before.includes(letter);
    letters[act] = isFree(wished) ? wished : ([...ALPHABET].find(isFree) ?? wished);
  }
  return letters;
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

/** As the scripts of the pages read them. */
export const formatLetters = (letters: KeyLetters): string => keyActs.map((act) => letters[act]).join("");

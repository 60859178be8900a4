import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";
import type { FormBearer } from "../csrf/form-token.ts";

/** What was done, said once on the page that follows. */
export interface Flash {
  readonly title: string;
  readonly text?: string;
}

export interface FlashPlace {
  readonly key: KeyObject;
  /** Whose session or visit it is: a copied cookie says nothing to somebody else. */
  readonly bearer: FormBearer;
  /** The authority. */
  readonly slug: string;
}

/** Longer than a redirection takes; a page left open says nothing old when it is opened again. */
export const FLASH_SECONDS = 60;
/**
 * A cookie holds 4,096 bytes with its name (RFC 6265, section 6.1); a letter takes up to four, base64 a third
 * more.
 */
const MOST_LETTERS = 300;

const computeFlashMac = ({ key, bearer, slug }: FlashPlace, payload: string): Buffer =>
  createHmac("sha256", key)
    .update("flash\0")
    .update(JSON.stringify([bearer, slug, payload]))
    .digest();

const shorten = (text: string): string =>
  text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS - 1)}…`;

export function sealFlash(place: FlashPlace, { title, text }: Flash, now: Date): string {
  const until = Math.floor(now.getTime() / 1000) + FLASH_SECONDS;
  const facts = [until, shorten(title), ...(text === undefined ? [] : [shorten(text)])];
  const payload = Buffer.from(JSON.stringify(facts)).toString("base64url");
  return `${payload}.${computeFlashMac(place, payload).toString("base64url")}`;
}

/** Undefined when it was forged, is another's, or has expired. */
export function openFlash(place: FlashPlace, sealed: string, now: Date): Flash | undefined {
  const [payload = "", mac = ""] = sealed.split(".");
  const [given, wanted] = [Buffer.from(mac, "base64url"), computeFlashMac(place, payload)];
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const facts: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
  if (!Array.isArray(facts)) return undefined;
  const [until, title, text]: readonly unknown[] = facts;
  if (typeof until !== "number" || until * 1000 < now.getTime() || typeof title !== "string")
    return undefined;
  return typeof text === "string" ? { title, text } : { title };
}

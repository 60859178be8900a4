import * as openid from "openid-client";
import { ApiRefused, sendOnce } from "../api/call-api.ts";
import type { Connection } from "../connection.ts";
import { textOf } from "../read.ts";

/** An account of yours, whose holder is signed in to your application now. */
export interface LinkWish {
  /** How you name it. The person reads it, and you alone receive it. */
  readonly reference: string;
  /** What they know it by: « Famille Martin ». */
  readonly label?: string;
}

/** Of one browser, in the session of that account, until it is back. */
export interface LinkKept {
  readonly state: string;
  readonly reference: string;
}

/** Where to send the person who wants to tie this account. */
export async function linkUrl(
  connection: Connection,
  { reference, label }: LinkWish,
): Promise<{ url: string; kept: LinkKept }> {
  const state = openid.randomState();
  const body = {
    reference,
    ...(label === undefined ? {} : { label }),
    redirect_uri: connection.redirectUri,
    state,
  };
  const url = textOf(await sendOnce(connection, "/account-links", body), "link_uri");
  if (url === undefined) throw new Error("no link_uri");
  return { url, kept: { state, reference } };
}

/**
 * They are back: `sub` once it is tied; null when they said no. Throws when this browser did not start, or
 * another account is signed in by now: an address sent by somebody else ties nothing (CWE-352).
 */
export async function linked(
  connection: Connection,
  url: string | URL,
  kept: LinkKept,
): Promise<{ sub: string } | null> {
  const answer = new URL(url, connection.redirectUri).searchParams;
  if (!kept.state || answer.get("state") !== kept.state)
    throw new TypeError("this browser asked for no link: start again");
  if (answer.get("iss") !== connection.issuer) throw new TypeError(`answered by ${answer.get("iss")}`);
  if (answer.get("error") === "access_denied") return null;
  const body = { code: answer.get("code") ?? "", reference: kept.reference };
  const sub = textOf(await sendOnce(connection, "/account-links/confirm", body), "sub");
  if (sub === undefined) throw new Error("no sub");
  return { sub };
}

/** The account that this person tied, as long as they want it; undefined otherwise. */
export async function linkedAccount(
  connection: Connection,
  { sub }: { readonly sub: string },
): Promise<string | undefined> {
  try {
    return textOf(await sendOnce(connection, "/account-links/read", { sub }), "reference");
  } catch (error) {
    if (error instanceof ApiRefused && error.code === "links.not_linked") return undefined;
    throw error;
  }
}

const MINUTE = 60_000;

/** From the application's page to a yes, signing in included. */
export const TICKET_MS = 10 * MINUTE;
/** From the yes to the application's server. */
export const CODE_MS = 5 * MINUTE;

export interface AccountWords {
  /** How the application names the account: it alone reads it. */
  readonly reference: string;
  /** What the person reads, when a number says little: « Famille Martin ». */
  readonly label?: string;
}

/** « 4521 (Famille Martin) » */
export const formatLinkedAccount = ({ reference, label }: AccountWords): string =>
  label === undefined ? reference : `${reference} (${label})`;

/** Where the browser goes back: the application's own address, with what it compares (RFC 9207 for `iss`). */
export function buildReturnAddress(
  returnTo: string,
  answer: Readonly<Record<"state" | "iss", string>> &
    ({ readonly code: string } | { readonly error: string }),
): string {
  const address = new URL(returnTo);
  for (const [name, value] of Object.entries(answer)) address.searchParams.set(name, value);
  return address.href;
}

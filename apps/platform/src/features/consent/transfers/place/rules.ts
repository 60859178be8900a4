import { removeEndSigns } from "../../../../kernel/text.ts";

/** Where a place is, as typed. */
export interface TypedPlace {
  readonly host: string;
  readonly port: string;
  readonly account: string;
  readonly outFolder: string;
  readonly inFolder: string;
}

export type PlaceProblem = "bad_host" | "bad_port" | "bad_account" | "bad_folder" | "same_folder";

export interface ReadPlace {
  readonly place: Omit<TypedPlace, "port"> & { readonly port: number };
  readonly problems: readonly { readonly field: keyof TypedPlace; readonly code: PlaceProblem }[];
}

/** A name (RFC 1123) or an address; whether it may be reached is another question. */
const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const ADDRESS = "[0-9a-f:]+:[0-9a-f:.]+";
const HOST = new RegExp(`^(?=.{1,253}$)(?:${LABEL}(?:\\.${LABEL})*|${ADDRESS})$`, "i");
const PORT = /^\d{1,5}$/;
const ACCOUNT = /^[\p{L}\p{N}_][\p{L}\p{N}_.@+-]{0,63}$/u;
/** Of a path: no dot first, hence neither "." nor "..". */
const SEGMENT = /^[\p{L}\p{N}_-][\p{L}\p{N}_. -]{0,63}$/u;

export function readPlace(typed: TypedPlace): ReadPlace {
  const place = {
    host: typed.host.trim().toLowerCase(),
    port: PORT.test(typed.port.trim()) ? Number(typed.port.trim()) : 0,
    account: typed.account.trim(),
    outFolder: parseFolder(typed.outFolder),
    inFolder: parseFolder(typed.inFolder),
  };
  const problems: ReadPlace["problems"][number][] = [];
  if (!HOST.test(place.host)) problems.push({ field: "host", code: "bad_host" });
  if (place.port < 1 || place.port > 65_535) problems.push({ field: "port", code: "bad_port" });
  if (!ACCOUNT.test(place.account)) problems.push({ field: "account", code: "bad_account" });
  for (const field of ["outFolder", "inFolder"] as const) {
    if (!isFolder(place[field])) problems.push({ field, code: "bad_folder" });
  }
  if (isFolder(place.inFolder) && place.inFolder === place.outFolder) {
    problems.push({ field: "inFolder", code: "same_folder" });
  }
  return { place, problems };
}

/** "/": from the root of the server; otherwise from where the account arrives. */
export const isFolder = (folder: string): boolean =>
  folder.length <= 200 &&
  folder
    .replace(/^\//, "")
    .split("/")
    .every((segment) => SEGMENT.test(segment));

function parseFolder(typed: string): string {
  const text = typed.trim().normalize("NFC");
  return removeEndSigns(text, "/") || text.slice(0, 1);
}

/** Acknowledgements are CSV files; what a vendor has not finished writing has another ending. */
export const isReceiptName = (name: string): boolean => /\.csv$/i.test(name);

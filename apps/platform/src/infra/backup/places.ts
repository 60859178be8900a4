import { mkdir, realpath } from "node:fs/promises";
import { relative } from "node:path";
import { BackupRefused } from "./refused.ts";

/**
 * Makes the folder when it is missing, and says where it really is: two names of one place are the same
 * place.
 */
export async function ensureRealFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return realpath(folder);
}

export interface Place {
  /** "les clés", "la sauvegarde" */
  readonly what: string;
  readonly folder: string;
}

/** Whoever takes one would take the other: neither may be the other, nor inside it. */
export function requireSeparatePlaces(one: Place, other: Place): void {
  if (!isInnerFolder(one.folder, other.folder) && !isInnerFolder(other.folder, one.folder)) return;
  throw new BackupRefused(
    `${one.what} (${one.folder}) et ${other.what} (${other.folder}) seraient ensemble : ` +
      "choisissez deux endroits séparés, dont l’un ne contient pas l’autre.",
  );
}

const isInnerFolder = (inner: string, outer: string): boolean => {
  const path = relative(outer, inner);
  return path === "" || !(path === ".." || path.startsWith("../"));
};

/** "20261124T220500Z": sorts by date, and suits every file system. */
export const formatStamp = (instant: Date): string => instant.toISOString().replace(/[-:]|\.\d+/g, "");

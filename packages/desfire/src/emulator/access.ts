import type { Access } from "../commands/settings.ts";
import { type CommMode, type Protection, protection } from "../messaging/messaging.ts";
import type { StoredApplication, StoredFile } from "./memory.ts";
import { Refusal } from "./refusal.ts";

/** Rights that open a command on a file. */
type Right = "read" | "write" | "readWrite" | "change";

/**
 * The mode in which a file is reached: its own when the key in use has a right, readable when anybody has. A
 * card that is asked in another mode finds a message that does not fit.
 */
export function reach(file: StoredFile, rights: readonly Right[], keyNo: number | null): CommMode {
  const given: readonly Access[] = rights.map((right) => file.settings.rights[right]);
  if (keyNo !== null && given.includes(keyNo)) return file.settings.mode;
  if (given.includes("free")) return "plain";
  throw new Refusal(keyNo === null ? "authentication" : "permission");
}

export const reachFor = (file: StoredFile, rights: readonly Right[], keyNo: number | null): Protection =>
  protection(reach(file, rights, keyNo));

export const SETTINGS = {
  masterKeyChangeable: 0x01,
  freeDirectory: 0x02,
  freeCreateDelete: 0x04,
  settingsChangeable: 0x08,
} as const;

/** With the master key, or where the settings leave it to anybody. */
export function requireMaster(application: StoredApplication, keyNo: number | null, free: number): void {
  if (keyNo === 0 || (application.settings & free) !== 0) return;
  throw new Refusal(keyNo === null ? "authentication" : "permission");
}

/** Who may change a key: itself, the master, the one that the settings name; or nobody. */
export function requireKeyChange(application: StoredApplication, number: number, keyNo: number | null): void {
  if (keyNo === null) throw new Refusal("authentication");
  const who = application.settings >> 4;
  if (number === 0) {
    if (keyNo === 0 && (application.settings & SETTINGS.masterKeyChangeable) !== 0) return;
    throw new Refusal("permission");
  }
  if (who === 0xf || keyNo !== (who === 0xe ? number : who)) throw new Refusal("permission");
}

import { randomBytes } from "node:crypto";
import type { FileSettings } from "../commands/settings.ts";

export interface StoredKey {
  readonly value: Uint8Array;
  readonly version: number;
}

/** A file: its settings, and what it holds. */
export type StoredFile =
  | { readonly settings: FileSettings & { kind: "standard" | "backup" }; readonly content: Uint8Array }
  | { readonly settings: FileSettings & { kind: "value" }; readonly value: number }
  | {
      readonly settings: FileSettings & { kind: "transactionMac" };
      readonly key: Uint8Array;
      readonly counter: number;
      readonly mac: Uint8Array;
    };

export interface StoredApplication {
  /** The byte of key settings, as CreateApplication gives it. */
  readonly settings: number;
  readonly keys: readonly StoredKey[];
  /** Key 0x21, of an application that was created with one. */
  readonly proximityKey?: StoredKey;
  readonly files: ReadonlyMap<number, StoredFile>;
}

/**
 * All that a card keeps without power. It is never changed in place: a command that writes replaces the
 * whole, in one gesture, so that a card torn away holds what was before or what is after.
 */
export interface CardMemory {
  readonly uid: Uint8Array;
  /** The card's own level, 000000, and its applications, by identifier in hexadecimal. */
  readonly applications: ReadonlyMap<string, StoredApplication>;
}

export const CARD_LEVEL = "000000";

/** Master key changeable, free directory, free creation, settings changeable. */
const OPEN_SETTINGS = 0x0f;

export function masterLevel(key: StoredKey): StoredApplication {
  return { settings: OPEN_SETTINGS, keys: [key], files: new Map() };
}

/**
 * A new card with an AES master key of zeros. Cards are sold with a DES one: the first change to AES is not
 * emulated.
 */
export function blankCard(uid: Uint8Array = Uint8Array.of(0x04, ...randomBytes(6))): CardMemory {
  if (uid.length !== 7) throw new RangeError("A card's identifier has 7 bytes.");
  const key = { value: new Uint8Array(16), version: 0 };
  return { uid, applications: new Map([[CARD_LEVEL, masterLevel(key)]]) };
}

/** A card of 4 KB. What applications and their keys take is not counted. */
const ROOM_BYTES = 4096;
/** What a purse or a transaction MAC takes. */
export const SMALL_FILE_BYTES = 32;

/** A backup file takes its room twice. */
export const roomOfData = (kind: "standard" | "backup", size: number): number =>
  kind === "backup" ? 2 * size : size;

/** Bytes that files may still take. */
export function freeRoom({ applications }: CardMemory): number {
  const files = [...applications.values()].flatMap((application) => [...application.files.values()]);
  return files.reduce((room, file) => room - roomOfFile(file), ROOM_BYTES);
}

const roomOfFile = (file: StoredFile): number =>
  "content" in file ? roomOfData(file.settings.kind, file.content.length) : SMALL_FILE_BYTES;

export function withApplication(
  memory: CardMemory,
  aid: string,
  application: StoredApplication | null,
): CardMemory {
  const applications = new Map(memory.applications);
  if (application === null) applications.delete(aid);
  else applications.set(aid, application);
  return { ...memory, applications };
}

export function withFile(
  application: StoredApplication,
  fileNo: number,
  file: StoredFile | null,
): StoredApplication {
  const files = new Map(application.files);
  if (file === null) files.delete(fileNo);
  else files.set(fileNo, file);
  return { ...application, files };
}

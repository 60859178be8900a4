import { fromHex, hex } from "../bytes.ts";
import { settingsFromBytes, settingsToBytes } from "../commands/settings.ts";
import {
  CARD_LEVEL,
  type CardMemory,
  type StoredApplication,
  type StoredFile,
  type StoredKey,
} from "./memory.ts";

/** Why a profile is no card, and where. */
export class ProfileError extends Error {
  override readonly name = "ProfileError";
}

/** A card as text, keys included: a file for tests and demonstrations, never for a card that counts. */
export function writeProfile(memory: CardMemory): string {
  const applications = [...memory.applications].map(([aid, application]) => ({
    aid,
    settings: application.settings,
    keys: application.keys.map(writeKey),
    ...(application.proximityKey ? { proximityKey: writeKey(application.proximityKey) } : {}),
    files: [...application.files].map(([number, file]) => ({ number, ...writeFile(file) })),
  }));
  return `${JSON.stringify({ uid: hex(memory.uid), applications }, null, 2)}\n`;
}

const writeKey = ({ value, version }: StoredKey) => ({ value: hex(value), version });

function writeFile(file: StoredFile) {
  const settings = hex(settingsToBytes(file.settings));
  if ("content" in file) return { settings, content: hex(file.content) };
  if ("value" in file) return { settings, value: file.value };
  return { settings, key: hex(file.key), counter: file.counter, mac: hex(file.mac) };
}

export function readProfile(text: string): CardMemory {
  const profile = objectAt("the profile", parsed(text));
  const applications = listAt("applications", profile.applications).map((one) => readApplication(one));
  const memory = { uid: bytesAt("uid", profile.uid, 7), applications: new Map(applications) };
  if (!memory.applications.has(CARD_LEVEL))
    throw new ProfileError(`No application ${CARD_LEVEL}: the card's own level.`);
  return memory;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw new ProfileError("Not JSON.");
  }
}

function readApplication(value: unknown): [string, StoredApplication] {
  const application = objectAt("an application", value);
  const aid = hex(bytesAt("aid", application.aid, 3));
  const keys = listAt(`keys of ${aid}`, application.keys).map((one) => readKey(aid, one));
  if (keys.length < 1 || keys.length > 14) throw new ProfileError(`${aid}: 1 to 14 keys.`);
  const files = listAt(`files of ${aid}`, application.files).map((one) =>
    readFile(objectAt(`a file of ${aid}`, one)),
  );
  const settings = numberAt("settings", application.settings, 0, 255);
  const { proximityKey: own } = application;
  const proximity = own === undefined ? {} : { proximityKey: readKey(aid, own) };
  return [aid, { settings, keys, ...proximity, files: new Map(files) }];
}

function readKey(aid: string, value: unknown): StoredKey {
  const key = objectAt(`a key of ${aid}`, value);
  return {
    value: bytesAt(`a key of ${aid}`, key.value, 16),
    version: numberAt("version", key.version, 0, 255),
  };
}

function readFile(from: Readonly<Record<string, unknown>>): [number, StoredFile] {
  const number = numberAt("number of a file", from.number, 0, 31);
  const settings = settingsFromBytes(bytesAt(`settings of file ${number}`, from.settings));
  switch (settings.kind) {
    case "standard":
    case "backup":
      return [
        number,
        {
          settings: { ...settings, kind: settings.kind },
          content: bytesAt("content", from.content, settings.size),
        },
      ];
    case "value":
      return [number, { settings, value: numberAt("value", from.value, settings.lower, settings.upper) }];
    case "transactionMac": {
      const counter = numberAt("counter", from.counter, 0, 0xffffffff);
      return [
        number,
        { settings, key: bytesAt("key", from.key, 16), counter, mac: bytesAt("mac", from.mac, 8) },
      ];
    }
  }
}

function objectAt(where: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new ProfileError(`${where}: an object is expected.`);
  return { ...value };
}

function listAt(where: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new ProfileError(`${where}: a list is expected.`);
  return value;
}

function numberAt(where: string, value: unknown, least: number, most: number): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most)
    throw new ProfileError(`${where}: a whole number from ${least} to ${most} is expected.`);
  return value;
}

function bytesAt(where: string, value: unknown, length?: number): Uint8Array {
  if (typeof value !== "string" || !/^(?:[0-9a-f]{2})*$/i.test(value))
    throw new ProfileError(`${where}: hexadecimal is expected.`);
  const read = fromHex(value);
  if (length !== undefined && read.length !== length)
    throw new ProfileError(`${where}: ${length} bytes are expected.`);
  return read;
}

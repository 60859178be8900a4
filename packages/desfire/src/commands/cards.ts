import { bytes, concat, hex, NONE } from "../bytes.ts";
import { ADMINISTRATIVE, HIDDEN, type Message, protection } from "../messaging/messaging.ts";
import { ProtocolError } from "../status.ts";
import { CODES } from "./codes.ts";

/** Three bytes, as AN10922 and readers print them; they cross the other way round. */
export type ApplicationId = Uint8Array;

export const CARD_LEVEL: ApplicationId = bytes(0, 0, 0);

/** The four low bits and who changes keys (MF2DLHX0, key settings). */
export interface ApplicationSettings {
  /** The key that changes the others; "same": each changes itself; "never": all are frozen. */
  readonly changeKey: number | "same" | "never";
  readonly settingsChangeable: boolean;
  readonly freeCreateDelete: boolean;
  readonly freeDirectory: boolean;
  readonly masterKeyChangeable: boolean;
}

export function settingsByte(settings: ApplicationSettings): number {
  const who = settings.changeKey === "same" ? 0xe : settings.changeKey === "never" ? 0xf : settings.changeKey;
  const bits = [
    settings.masterKeyChangeable,
    settings.freeDirectory,
    settings.freeCreateDelete,
    settings.settingsChangeable,
  ];
  return (who << 4) | bits.reduce((sum, on, index) => sum | (on ? 1 << index : 0), 0);
}

export function settingsFromByte(value: number): ApplicationSettings {
  const who = value >> 4;
  return {
    changeKey: who === 0xe ? "same" : who === 0xf ? "never" : who,
    settingsChangeable: (value & 0x08) !== 0,
    freeCreateDelete: (value & 0x04) !== 0,
    freeDirectory: (value & 0x02) !== 0,
    masterKeyChangeable: (value & 0x01) !== 0,
  };
}

const administrative = (code: number, header: Uint8Array): Message => ({
  code,
  header,
  data: NONE,
  protection: ADMINISTRATIVE,
});

const onWire = (aid: ApplicationId): Uint8Array => {
  if (aid.length !== 3) throw new RangeError("An application identifier has 3 bytes.");
  return aid.toReversed();
};

/** Ends the session: it is always sent in the open. */
export const selectApplication = (aid: ApplicationId): Message => ({
  code: CODES.selectApplication,
  header: onWire(aid),
  data: NONE,
  protection: protection("plain"),
});

/** Third byte of key settings: announced by the second, and what it asks for (ADR 0117). */
export const MORE_SETTINGS = 0x10;
export const OWN_PROXIMITY_KEY = 0x02;

/**
 * @param proximity with a key of its own for the proximity check, zeros until it is changed (EV2, EV3 whose
 *   issuer allowed it)
 */
export function createApplication(
  aid: ApplicationId,
  settings: ApplicationSettings,
  keys: number,
  proximity: boolean,
): Message {
  if (!Number.isInteger(keys) || keys < 1 || keys > 14)
    throw new RangeError("An application has 1 to 14 keys.");
  const said = proximity ? bytes(0x80 | MORE_SETTINGS | keys, OWN_PROXIMITY_KEY) : bytes(0x80 | keys);
  return administrative(CODES.createApplication, concat(onWire(aid), bytes(settingsByte(settings)), said));
}

export const deleteApplication = (aid: ApplicationId): Message =>
  administrative(CODES.deleteApplication, onWire(aid));
export const getApplicationIds = (): Message => administrative(CODES.getApplicationIds, NONE);
export const formatPicc = (): Message => administrative(CODES.formatPicc, NONE);
export const getVersion = (): Message => administrative(CODES.getVersion, NONE);
export const getFreeMemory = (): Message => administrative(CODES.freeMemory, NONE);
export const getKeySettings = (): Message => administrative(CODES.getKeySettings, NONE);

/**
 * The settings cross hidden, in EV1 as in EV2 (libfreefare and proxmark3 agree; no public document of NXP
 * shows the frame).
 */
export const changeKeySettings = (settings: ApplicationSettings): Message => ({
  code: CODES.changeKeySettings,
  header: NONE,
  data: bytes(settingsByte(settings)),
  protection: HIDDEN,
});

export interface KeySettings extends ApplicationSettings {
  /** How many keys there are. */
  readonly keys: number;
}

export function keySettingsFromBytes(answer: Uint8Array): KeySettings {
  const [settings, keys] = answer;
  if (settings === undefined || keys === undefined) throw new ProtocolError("answer_malformed");
  return { ...settingsFromByte(settings), keys: keys & 0x0f };
}

/** Needs a session: on a card with a random identifier, only this tells which one it is. */
export const getCardUid = (): Message => ({
  code: CODES.getCardUid,
  header: NONE,
  data: NONE,
  protection: HIDDEN,
});

export interface CardVersion {
  readonly generation: "EV1" | "EV2" | "EV3" | "other";
  readonly storageBytes: number;
  readonly uid: string;
  readonly batch: string;
  readonly production: { readonly week: string; readonly year: string };
}

export function versionFromBytes(answer: Uint8Array): CardVersion {
  if (answer.length < 28) throw new ProtocolError("answer_malformed");
  const generations: Readonly<Record<number, "EV1" | "EV2" | "EV3">> = { 1: "EV1", 18: "EV2", 51: "EV3" };
  const at = (index: number) => answer[index] ?? 0;
  return {
    generation: generations[at(3)] ?? "other",
    // The high seven bits are a power of two.
    storageBytes: 2 ** (at(5) >> 1),
    uid: hex(answer.subarray(14, 21)),
    batch: hex(answer.subarray(21, 26)),
    production: { week: hex(answer.subarray(26, 27)), year: `20${hex(answer.subarray(27, 28))}` },
  };
}

export function applicationIdsFromBytes(answer: Uint8Array): readonly ApplicationId[] {
  if (answer.length % 3 !== 0) throw new ProtocolError("answer_malformed");
  return Array.from({ length: answer.length / 3 }, (_, index) =>
    answer.slice(index * 3, index * 3 + 3).toReversed(),
  );
}

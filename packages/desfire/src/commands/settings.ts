import { bytes, concat, little, readLittle, readSigned } from "../bytes.ts";
import type { CommMode } from "../messaging/messaging.ts";
import { ProtocolError } from "../status.ts";

/** Who may: the number of a key of the application (0 to 13), anybody, or nobody. */
export type Access = number | "free" | "never";

/** `readWrite` also gives Credit, alone to do so. */
export interface AccessRights {
  readonly read: Access;
  readonly write: Access;
  readonly readWrite: Access;
  readonly change: Access;
}

const FREE = 0xe;
const NEVER = 0xf;

function nibble(access: Access): number {
  if (access === "free") return FREE;
  if (access === "never") return NEVER;
  if (!Number.isInteger(access) || access < 0 || access > 13)
    throw new RangeError("A key has a number from 0 to 13.");
  return access;
}

const accessOf = (value: number): Access => (value === FREE ? "free" : value === NEVER ? "never" : value);

export function rightsToBytes({ read, write, readWrite, change }: AccessRights): Uint8Array {
  return bytes((nibble(readWrite) << 4) | nibble(change), (nibble(read) << 4) | nibble(write));
}

export function rightsFromBytes(from: Uint8Array, at: number): AccessRights {
  const word = readLittle(from, at, 2);
  return {
    read: accessOf(word >> 12),
    write: accessOf((word >> 8) & 0xf),
    readWrite: accessOf((word >> 4) & 0xf),
    change: accessOf(word & 0xf),
  };
}

const MODE_BYTES = { plain: 0x00, mac: 0x01, full: 0x03 } as const satisfies Record<CommMode, number>;

export const modeToByte = (mode: CommMode): number => MODE_BYTES[mode];

/** Null for what no card writes. Bit 1 without bit 0 is plain. */
export function modeFromByte(value: number): CommMode | null {
  if (value === 0 || value === 2) return "plain";
  return value === 1 ? "mac" : value === 3 ? "full" : null;
}

interface Common {
  readonly mode: CommMode;
  readonly rights: AccessRights;
}

export type FileSettings = Common &
  (
    | { readonly kind: "standard" | "backup"; readonly size: number }
    | {
        readonly kind: "value";
        readonly lower: number;
        readonly upper: number;
        readonly limitedCredit: boolean;
        readonly freeGetValue: boolean;
        /** What LimitedCredit may still give back. */
        readonly limit: number;
      }
    | { readonly kind: "transactionMac"; readonly keyVersion: number }
  );

const KINDS = { standard: 0x00, backup: 0x01, value: 0x02, transactionMac: 0x05 } as const;

export function settingsToBytes(settings: FileSettings): Uint8Array {
  const start = concat(
    bytes(KINDS[settings.kind], modeToByte(settings.mode)),
    rightsToBytes(settings.rights),
  );
  switch (settings.kind) {
    case "standard":
    case "backup":
      return concat(start, little(settings.size, 3));
    case "value":
      return concat(start, ...valueSettings(settings));
    case "transactionMac":
      return concat(start, bytes(0x02, settings.keyVersion));
  }
}

function valueSettings(settings: FileSettings & { kind: "value" }): readonly Uint8Array[] {
  const options = (settings.limitedCredit ? 1 : 0) | (settings.freeGetValue ? 2 : 0);
  return [little(settings.lower, 4), little(settings.upper, 4), little(settings.limit, 4), bytes(options)];
}

export function settingsFromBytes(answer: Uint8Array): FileSettings {
  // Bits 7 to 2 of the options say other things on later cards (SDM, additional rights).
  const mode = modeFromByte((answer[1] ?? 0) & 0x03);
  if (answer.length < 6 || mode === null) throw new ProtocolError("answer_malformed");
  const common = { mode, rights: rightsFromBytes(answer, 2) };
  switch (answer[0]) {
    case KINDS.standard:
      return { kind: "standard", ...common, size: readLittle(answer, 4, 3) };
    case KINDS.backup:
      return { kind: "backup", ...common, size: readLittle(answer, 4, 3) };
    case KINDS.value:
      return { kind: "value", ...common, ...valueFromBytes(answer) };
    case KINDS.transactionMac:
      return { kind: "transactionMac", ...common, keyVersion: answer[5] ?? 0 };
    default:
      throw new ProtocolError("answer_malformed");
  }
}

function valueFromBytes(answer: Uint8Array) {
  if (answer.length < 17) throw new ProtocolError("answer_malformed");
  const options = answer[16] ?? 0;
  return {
    lower: readSigned(answer, 4),
    upper: readSigned(answer, 8),
    limit: readSigned(answer, 12),
    limitedCredit: (options & 1) !== 0,
    freeGetValue: (options & 2) !== 0,
  };
}

import { bytes, concat, little, NONE } from "../bytes.ts";
import { ADMINISTRATIVE, type CommMode, HIDDEN, type Message, protection } from "../messaging/messaging.ts";
import { CODES } from "./codes.ts";
import { type AccessRights, modeToByte, rightsToBytes } from "./settings.ts";

export interface NewFile {
  readonly mode: CommMode;
  readonly rights: AccessRights;
}

export interface NewValueFile extends NewFile {
  readonly lower: number;
  readonly upper: number;
  readonly value: number;
  readonly limitedCredit: boolean;
  /** GetValue asks for no key. */
  readonly freeGetValue: boolean;
}

const administrative = (code: number, header: Uint8Array): Message => ({
  code,
  header,
  data: NONE,
  protection: ADMINISTRATIVE,
});

const start = (fileNo: number, { mode, rights }: NewFile): Uint8Array =>
  concat(bytes(fileNo, modeToByte(mode)), rightsToBytes(rights));

export function createDataFile(
  kind: "standard" | "backup",
  fileNo: number,
  file: NewFile & { size: number },
): Message {
  const code = kind === "standard" ? CODES.createStandardFile : CODES.createBackupFile;
  return administrative(code, concat(start(fileNo, file), little(file.size, 3)));
}

export function createValueFile(fileNo: number, file: NewValueFile): Message {
  const numbers = concat(signed(file.lower), signed(file.upper), signed(file.value));
  const options = bytes((file.limitedCredit ? 1 : 0) | (file.freeGetValue ? 2 : 0));
  return administrative(CODES.createValueFile, concat(start(fileNo, file), numbers, options));
}

/** The key never crosses in the open: this needs an EV2 session. */
export function createTransactionMacFile(
  fileNo: number,
  file: NewFile,
  key: Uint8Array,
  keyVersion: number,
): Message {
  return {
    code: CODES.createTransactionMacFile,
    header: concat(start(fileNo, file), bytes(0x02)),
    data: concat(key, bytes(keyVersion)),
    protection: HIDDEN,
  };
}

export const deleteFile = (fileNo: number): Message => administrative(CODES.deleteFile, bytes(fileNo));
export const getFileIds = (): Message => administrative(CODES.getFileIds, NONE);
export const getFileSettings = (fileNo: number): Message =>
  administrative(CODES.getFileSettings, bytes(fileNo));

/** Hidden, unless anybody may change the settings. */
export function changeFileSettings(fileNo: number, { mode, rights }: NewFile, free: boolean): Message {
  const data = concat(bytes(modeToByte(mode)), rightsToBytes(rights));
  return {
    code: CODES.changeFileSettings,
    header: bytes(fileNo),
    data,
    protection: free ? protection("plain") : HIDDEN,
  };
}

/** A length of 0 reads to the end. */
export function readData(fileNo: number, offset: number, length: number, mode: CommMode): Message {
  const header = concat(bytes(fileNo), little(offset, 3), little(length, 3));
  return { code: CODES.readData, header, data: NONE, protection: protection(mode) };
}

export function writeData(fileNo: number, offset: number, data: Uint8Array, mode: CommMode): Message {
  const header = concat(bytes(fileNo), little(offset, 3), little(data.length, 3));
  return { code: CODES.writeData, header, data, protection: protection(mode) };
}

export function getValue(fileNo: number, mode: CommMode): Message {
  return { code: CODES.getValue, header: bytes(fileNo), data: NONE, protection: protection(mode) };
}

export type Movement = "credit" | "debit" | "limitedCredit";

export function moveValue(movement: Movement, fileNo: number, amount: number, mode: CommMode): Message {
  if (!Number.isInteger(amount) || amount < 0 || amount > 0x7fffffff)
    throw new RangeError("An amount is a whole number, 0 to 2147483647.");
  return {
    code: CODES[movement],
    header: bytes(fileNo),
    data: little(amount, 4),
    protection: protection(mode),
  };
}

/** With `proof`, the card answers the transaction MAC that it wrote. */
export const commitTransaction = (proof: boolean): Message =>
  administrative(CODES.commitTransaction, proof ? bytes(0x01) : NONE);

export const abortTransaction = (): Message => administrative(CODES.abortTransaction, NONE);

function signed(value: number): Uint8Array {
  if (value !== (value | 0)) throw new RangeError("A value has 32 bits.");
  return little(value, 4);
}

import { NONE, readLittle, readSigned } from "../bytes.ts";
import { CODES } from "../commands/codes.ts";
import { type AccessRights, modeFromByte, rightsFromBytes, settingsToBytes } from "../commands/settings.ts";
import { ADMINISTRATIVE, type CommMode, HIDDEN, protection } from "../messaging/messaging.ts";
import { requireMaster, SETTINGS } from "./access.ts";
import { fileOf, type Handler, type Situation } from "./handler.ts";
import {
  CARD_LEVEL,
  type CardMemory,
  freeRoom,
  roomOfData,
  SMALL_FILE_BYTES,
  type StoredApplication,
  type StoredFile,
  withApplication,
  withFile,
} from "./memory.ts";
import { Refusal } from "./refusal.ts";
import { macFileOf } from "./transaction.ts";

const HIGHEST_FILE = 31;

function mayCreate(situation: Situation): void {
  if (situation.aid === CARD_LEVEL) throw new Refusal("permission");
  requireMaster(situation.application, situation.keyNo, SETTINGS.freeCreateDelete);
}

function mayList(situation: Situation): void {
  if (situation.aid === CARD_LEVEL) throw new Refusal("permission");
  requireMaster(situation.application, situation.keyNo, SETTINGS.freeDirectory);
}

function modeAndRights(
  application: StoredApplication,
  from: Uint8Array,
): { mode: CommMode; rights: AccessRights } {
  const mode = modeFromByte(from[0] ?? 0xff);
  if (mode === null) throw new Refusal("parameter");
  const rights = rightsFromBytes(from, 1);
  const unknown = Object.values(rights).some(
    (who) => typeof who === "number" && who >= application.keys.length,
  );
  if (unknown) throw new Refusal("parameter");
  return { mode, rights };
}

/** A file that a command creates, put in its application. */
function created(situation: Situation, header: Uint8Array, file: StoredFile) {
  const fileNo = header[0] ?? 0;
  const { application, memory, aid } = situation;
  if (fileNo > HIGHEST_FILE) throw new Refusal("parameter");
  if (application.files.has(fileNo)) throw new Refusal("duplicate");
  return { memory: withApplication(memory, aid, withFile(application, fileNo, file)) };
}

const createDataFile = (kind: "standard" | "backup"): Handler => ({
  headerLength: 7,
  expect: (situation) => {
    mayCreate(situation);
    return { protection: ADMINISTRATIVE };
  },
  run: (situation, { header }) => {
    const size = readLittle(header, 4, 3);
    if (size === 0) throw new Refusal("parameter");
    requireRoom(situation.memory, roomOfData(kind, size));
    const settings = { kind, ...modeAndRights(situation.application, header.subarray(1)), size };
    return created(situation, header, { settings, content: new Uint8Array(size) });
  },
});

function requireRoom(memory: CardMemory, wanted: number): void {
  if (wanted > freeRoom(memory)) throw new Refusal("outOfMemory");
}

const createValueFile: Handler = {
  headerLength: 17,
  expect: (situation) => {
    mayCreate(situation);
    return { protection: ADMINISTRATIVE };
  },
  run: (situation, { header }) => {
    const [lower, upper, value] = [readSigned(header, 4), readSigned(header, 8), readSigned(header, 12)];
    const options = header[16] ?? 0;
    requireRoom(situation.memory, SMALL_FILE_BYTES);
    if (lower > upper || value < lower || value > upper || options > 3) throw new Refusal("parameter");
    const settings = {
      kind: "value" as const,
      ...modeAndRights(situation.application, header.subarray(1)),
      lower,
      upper,
      limitedCredit: (options & 1) !== 0,
      freeGetValue: (options & 2) !== 0,
      limit: 0,
    };
    return created(situation, header, { settings, value });
  },
};

const createTransactionMacFile: Handler = {
  headerLength: 5,
  expect: (situation) => {
    mayCreate(situation);
    // Its key crosses hidden, by the master key, as EV2 hides.
    if (situation.generation !== "ev2" || situation.keyNo !== 0) throw new Refusal("permission");
    return { dataLength: 17, protection: HIDDEN };
  },
  run: (situation, { header, data }) => {
    const { mode, rights } = modeAndRights(situation.application, header.subarray(1));
    // Read and write together would ask for CommitReaderID, which is not emulated.
    const plain = header[4] === 0x02 && rights.write === "never" && rights.readWrite === "never";
    if (!plain) throw new Refusal("parameter");
    if (macFileOf(situation.application) !== null) throw new Refusal("duplicate");
    requireRoom(situation.memory, SMALL_FILE_BYTES);
    const settings = { kind: "transactionMac" as const, mode, rights, keyVersion: data[16] ?? 0 };
    return created(situation, header, {
      settings,
      key: data.slice(0, 16),
      counter: 0,
      mac: new Uint8Array(8),
    });
  },
};

const deleteFile: Handler = {
  headerLength: 1,
  expect: (situation) => {
    mayCreate(situation);
    return { protection: ADMINISTRATIVE };
  },
  run: (situation, { header }) => {
    const { fileNo } = fileOf(situation, header);
    const after = withFile(situation.application, fileNo, null);
    return { memory: withApplication(situation.memory, situation.aid, after) };
  },
};

const getFileIds: Handler = {
  headerLength: 0,
  expect: (situation) => {
    mayList(situation);
    return { protection: ADMINISTRATIVE };
  },
  run: ({ application }) => ({ answer: Uint8Array.from(application.files.keys()) }),
};

const getFileSettings: Handler = {
  headerLength: 1,
  expect: (situation) => {
    mayList(situation);
    return { protection: ADMINISTRATIVE };
  },
  run: (situation, { header }) => ({ answer: settingsToBytes(fileOf(situation, header).file.settings) }),
};

const changeFileSettings: Handler = {
  headerLength: 1,
  expect: (situation, header) => {
    const { change } = fileOf(situation, header).file.settings.rights;
    if (change !== "free" && change !== situation.keyNo)
      throw new Refusal(situation.keyNo === null ? "authentication" : "permission");
    return { dataLength: 3, protection: change === "free" ? protection("plain") : HIDDEN };
  },
  run: (situation, { header, data }) => {
    const { fileNo, file } = fileOf(situation, header);
    const after = withSettings(file, modeAndRights(situation.application, data));
    const application = withFile(situation.application, fileNo, after);
    return { memory: withApplication(situation.memory, situation.aid, application), answer: NONE };
  },
};

function withSettings(file: StoredFile, changed: { mode: CommMode; rights: AccessRights }): StoredFile {
  if ("content" in file) return { ...file, settings: { ...file.settings, ...changed } };
  if ("value" in file) return { ...file, settings: { ...file.settings, ...changed } };
  const open = changed.rights.write !== "never" || changed.rights.readWrite !== "never";
  if (open) throw new Refusal("parameter");
  return { ...file, settings: { ...file.settings, ...changed } };
}

export const FILE_COMMANDS: Readonly<Record<number, Handler>> = {
  [CODES.createStandardFile]: createDataFile("standard"),
  [CODES.createBackupFile]: createDataFile("backup"),
  [CODES.createValueFile]: createValueFile,
  [CODES.createTransactionMacFile]: createTransactionMacFile,
  [CODES.deleteFile]: deleteFile,
  [CODES.getFileIds]: getFileIds,
  [CODES.getFileSettings]: getFileSettings,
  [CODES.changeFileSettings]: changeFileSettings,
};

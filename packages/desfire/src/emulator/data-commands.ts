import { little, NONE, readLittle, readSigned } from "../bytes.ts";
import { CODES } from "../commands/codes.ts";
import { proofToBytes } from "../commands/transaction-mac.ts";
import { ADMINISTRATIVE, type Protection, protection } from "../messaging/messaging.ts";
import { reachFor } from "./access.ts";
import { fileOf, type Handler, type Situation } from "./handler.ts";
import { type StoredFile, withApplication, withFile } from "./memory.ts";
import { Refusal } from "./refusal.ts";
import {
  committed,
  type Movement,
  macFileOf,
  NO_TRANSACTION,
  told,
  withContent,
  withMovement,
} from "./transaction.ts";

function within(size: number, offset: number, length: number): void {
  if (offset + length > size) throw new Refusal("boundary");
}

/** Committed content, or the last transaction MAC with its counter. */
function readable(file: StoredFile): Uint8Array {
  if ("content" in file) return file.content;
  if ("counter" in file) return proofToBytes(file);
  throw new Refusal("permission");
}

const readData: Handler = {
  headerLength: 7,
  expect: (situation, header) => {
    const { file } = fileOf(situation, header);
    return { protection: reachFor(file, ["read", "readWrite"], situation.keyNo) };
  },
  run: (situation, { header }) => {
    const { file } = fileOf(situation, header);
    const content = readable(file);
    const [offset, asked] = [readLittle(header, 1, 3), readLittle(header, 4, 3)];
    within(content.length, offset, Math.max(asked, 1));
    const answer = content.slice(offset, asked === 0 ? undefined : offset + asked);
    if ("counter" in file) return { answer };
    const { transaction, application } = situation;
    return { answer, transaction: told(transaction, application, CODES.readData, header, answer) };
  },
};

const writeData: Handler = {
  headerLength: 7,
  expect: (situation, header) => {
    const { file } = fileOf(situation, header);
    if (!("content" in file)) throw new Refusal("permission");
    const { content } = file;
    const length = readLittle(header, 4, 3);
    if (length === 0) throw new Refusal("parameter");
    const reached = reachFor(file, ["write", "readWrite"], situation.keyNo);
    within(content.length, readLittle(header, 1, 3), length);
    return { dataLength: length, protection: reached };
  },
  run: (situation, { header, data }) => {
    const { fileNo, file } = fileOf(situation, header);
    if (!("content" in file)) throw new Refusal("permission");
    const { memory, aid, application } = situation;
    const transaction = told(situation.transaction, application, CODES.writeData, header, data);
    const backup = file.settings.kind === "backup";
    const content = (backup ? transaction.contents.get(fileNo) : undefined)?.slice() ?? file.content.slice();
    content.set(data, readLittle(header, 1, 3));
    if (backup) return { transaction: withContent(transaction, fileNo, content) };
    return {
      transaction,
      memory: withApplication(memory, aid, withFile(application, fileNo, { ...file, content })),
    };
  },
};

function valueFileOf(situation: Situation, header: Uint8Array) {
  const { fileNo, file } = fileOf(situation, header);
  if (!("value" in file)) throw new Refusal("permission");
  return { fileNo, file };
}

const getValue: Handler = {
  headerLength: 1,
  expect: (situation, header) => ({ protection: valueReach(situation, header) }),
  run: (situation, { header }) => {
    const answer = little(valueFileOf(situation, header).file.value, 4);
    const { transaction, application } = situation;
    return { answer, transaction: told(transaction, application, CODES.getValue, header, answer) };
  },
};

function valueReach(situation: Situation, header: Uint8Array): Protection {
  const { file } = valueFileOf(situation, header);
  try {
    return reachFor(file, ["read", "write", "readWrite"], situation.keyNo);
  } catch (error) {
    if (file.settings.freeGetValue) return protection("plain");
    throw error;
  }
}

const RIGHTS = {
  credit: ["readWrite"],
  debit: ["read", "write", "readWrite"],
  limitedCredit: ["write", "readWrite"],
} as const;

const moveValue = (movement: Movement): Handler => ({
  headerLength: 1,
  expect: (situation, header) => {
    const { file } = valueFileOf(situation, header);
    return { dataLength: 4, protection: reachFor(file, RIGHTS[movement], situation.keyNo) };
  },
  run: (situation, { header, data }) => {
    const { fileNo, file } = valueFileOf(situation, header);
    const moved = withMovement(situation.transaction, fileNo, file, movement, readSigned(data, 0));
    return { transaction: told(moved, situation.application, CODES[movement], header, data), answer: NONE };
  },
});

/** With an option of one byte, the answer holds the transaction MAC. */
const commitTransaction: Handler = {
  headerLength: 0,
  expect: ({ generation }, _header, length) => {
    const mac = generation === "ev2" ? 8 : 0;
    return { dataLength: length > mac ? 1 : 0, protection: ADMINISTRATIVE };
  },
  run: ({ memory, aid, application, transaction }, { data }) => {
    const [option = 0] = data;
    if (option > 1) throw new Refusal("parameter");
    if (option === 1 && macFileOf(application) === null) throw new Refusal("parameter");
    const after = committed(application, transaction, memory.uid);
    const proof = option === 1 ? macFileOf(after) : null;
    return {
      memory: withApplication(memory, aid, after),
      transaction: NO_TRANSACTION,
      answer: proof === null ? NONE : proofToBytes(proof.file),
    };
  },
};

const abortTransaction: Handler = {
  headerLength: 0,
  expect: () => ({ protection: ADMINISTRATIVE }),
  run: () => ({ transaction: NO_TRANSACTION }),
};

export const DATA_COMMANDS: Readonly<Record<number, Handler>> = {
  [CODES.readData]: readData,
  [CODES.writeData]: writeData,
  [CODES.getValue]: getValue,
  [CODES.credit]: moveValue("credit"),
  [CODES.debit]: moveValue("debit"),
  [CODES.limitedCredit]: moveValue("limitedCredit"),
  [CODES.commitTransaction]: commitTransaction,
  [CODES.abortTransaction]: abortTransaction,
};

import { bytes, concat, hex, little, NONE, same, xor } from "../bytes.ts";
import { MORE_SETTINGS, OWN_PROXIMITY_KEY } from "../commands/cards.ts";
import { CODES } from "../commands/codes.ts";
import { PROXIMITY_KEY } from "../commands/proximity.ts";
import { checksum } from "../crypto/checksum.ts";
import { ADMINISTRATIVE, HIDDEN, protection } from "../messaging/messaging.ts";
import { requireKeyChange, requireMaster, SETTINGS } from "./access.ts";
import type { Handler, Situation } from "./handler.ts";
import { CARD_LEVEL, freeRoom, masterLevel, type StoredKey, withApplication } from "./memory.ts";
import { Refusal } from "./refusal.ts";
import { NO_TRANSACTION } from "./transaction.ts";

/** EV3, 4 KB, as NXP writes it. */
const HARDWARE = bytes(0x04, 0x01, 0x01, 0x33, 0x00, 0x18, 0x05);
const SOFTWARE = bytes(0x04, 0x01, 0x01, 0x03, 0x00, 0x18, 0x05);
const PRODUCTION = bytes(0x20, 0x45, 0x4d, 0x55, 0x4c, 0x48, 0x26);

const MOST_APPLICATIONS = 28;

const aidOf = (wire: Uint8Array): string => hex(wire.toReversed());

function atCardLevel({ aid }: Situation): void {
  if (aid !== CARD_LEVEL) throw new Refusal("permission");
}

const getVersion: Handler = {
  headerLength: 0,
  frames: [7, 7],
  expect: () => ({ protection: ADMINISTRATIVE }),
  run: ({ memory }) => ({ answer: concat(HARDWARE, SOFTWARE, memory.uid, PRODUCTION) }),
};

const getCardUid: Handler = {
  headerLength: 0,
  expect: ({ keyNo }) => {
    if (keyNo === null) throw new Refusal("authentication");
    return { protection: HIDDEN };
  },
  run: ({ memory }) => ({ answer: memory.uid }),
};

const selectApplication: Handler = {
  headerLength: 3,
  expect: () => ({ protection: protection("plain") }),
  run: ({ memory }, { header }) => {
    const aid = aidOf(header);
    if (!memory.applications.has(aid)) throw new Refusal("applicationNotFound");
    return { aid, ends: true, transaction: NO_TRANSACTION };
  },
};

const getApplicationIds: Handler = {
  headerLength: 0,
  expect: (situation) => {
    atCardLevel(situation);
    requireMaster(situation.application, situation.keyNo, SETTINGS.freeDirectory);
    return { protection: ADMINISTRATIVE };
  },
  run: ({ memory }) => ({
    answer: concat(
      ...[...memory.applications.keys()]
        .filter((aid) => aid !== CARD_LEVEL)
        .map((aid) => Uint8Array.from(Buffer.from(aid, "hex")).toReversed()),
    ),
  }),
};

const createApplication: Handler = {
  headerLength: 5,
  expect: (situation, header) => {
    atCardLevel(situation);
    requireMaster(situation.application, situation.keyNo, SETTINGS.freeCreateDelete);
    return { dataLength: hasMoreSettings(header) ? 1 : 0, protection: ADMINISTRATIVE };
  },
  run: ({ memory }, { header, data }) => {
    const aid = aidOf(header.subarray(0, 3));
    const [settings = 0, keysByte = 0] = header.subarray(3);
    const count = keysByte & 0x0f;
    // Keys of other kinds (DES, 3K3DES), ISO names and several sets of keys are not emulated.
    if ((keysByte & 0xe0) !== 0x80 || count < 1 || count > 14) throw new Refusal("parameter");
    if (data.length > 0 && data[0] !== OWN_PROXIMITY_KEY) throw new Refusal("parameter");
    if (memory.applications.has(aid)) throw new Refusal("duplicate");
    if (memory.applications.size > MOST_APPLICATIONS) throw new Refusal("count");
    const keys = Array.from({ length: count }, (): StoredKey => ({ value: new Uint8Array(16), version: 0 }));
    const proximity = data.length > 0 ? { proximityKey: { value: new Uint8Array(16), version: 0 } } : {};
    return { memory: withApplication(memory, aid, { settings, keys, ...proximity, files: new Map() }) };
  },
};

const hasMoreSettings = (header: Uint8Array): boolean => ((header[4] ?? 0) & MORE_SETTINGS) !== 0;

const deleteApplication: Handler = {
  headerLength: 3,
  expect: (situation) => {
    atCardLevel(situation);
    requireMaster(situation.application, situation.keyNo, 0);
    return { protection: ADMINISTRATIVE };
  },
  run: ({ memory }, { header }) => {
    const aid = aidOf(header);
    if (aid === CARD_LEVEL || !memory.applications.has(aid)) throw new Refusal("applicationNotFound");
    return { memory: withApplication(memory, aid, null) };
  },
};

const formatPicc: Handler = {
  headerLength: 0,
  expect: (situation) => {
    atCardLevel(situation);
    requireMaster(situation.application, situation.keyNo, 0);
    return { protection: ADMINISTRATIVE };
  },
  run: ({ memory, application }) => {
    const level = { ...masterLevel({ value: new Uint8Array(16), version: 0 }), ...application };
    return { memory: { ...memory, applications: new Map([[CARD_LEVEL, level]]) } };
  },
};

const getKeySettings: Handler = {
  headerLength: 0,
  expect: ({ application, keyNo }) => {
    requireMaster(application, keyNo, SETTINGS.freeDirectory);
    return { protection: ADMINISTRATIVE };
  },
  run: ({ application }) => ({ answer: bytes(application.settings, 0x80 | application.keys.length) }),
};

/** The master key changes them, while they say that they may be changed. */
const changeKeySettings: Handler = {
  headerLength: 0,
  expect: ({ application, keyNo }) => {
    requireMaster(application, keyNo, 0);
    if ((application.settings & SETTINGS.settingsChangeable) === 0) throw new Refusal("permission");
    return { dataLength: 1, protection: HIDDEN };
  },
  run: ({ memory, aid, application }, { data }) => {
    const [settings = 0] = data;
    // The high bits name who changes keys of an application; the card's own level has one key.
    if (aid === CARD_LEVEL && settings > 0x0f) throw new Refusal("parameter");
    return { memory: withApplication(memory, aid, { ...application, settings }), answer: NONE };
  },
};

/** Anybody may ask, whatever is selected. */
const getFreeMemory: Handler = {
  headerLength: 0,
  expect: () => ({ protection: ADMINISTRATIVE }),
  run: ({ memory }) => ({ answer: little(freeRoom(memory), 3) }),
};

function keyOf({ application }: Situation, number: number): StoredKey {
  const key = number === PROXIMITY_KEY ? application.proximityKey : application.keys[number];
  if (key === undefined) throw new Refusal("noSuchKey");
  return key;
}

const getKeyVersion: Handler = {
  headerLength: 1,
  expect: () => ({ protection: ADMINISTRATIVE }),
  run: (situation, { header }) => ({ answer: bytes(keyOf(situation, header[0] ?? 0).version) }),
};

/** At the card's own level the high bits say which kind of key it becomes: AES, here. */
function numberOfKey({ aid }: Situation, header: Uint8Array): number {
  const asked = header[0] ?? 0;
  if (aid !== CARD_LEVEL) return asked;
  if ((asked & 0xc0) !== 0x80) throw new Refusal("parameter");
  return asked & 0x3f;
}

const changeKey: Handler = {
  headerLength: 1,
  expect: (situation, header) => {
    const number = numberOfKey(situation, header);
    keyOf(situation, number);
    requireKeyChange(situation.application, number, situation.keyNo);
    return { dataLength: 17, tailLength: number === situation.keyNo ? 0 : 4, protection: HIDDEN };
  },
  run: (situation, { header, data, tail }) => {
    const { memory, aid, application, keyNo } = situation;
    const number = numberOfKey(situation, header);
    const own = number === keyNo;
    const sent = data.slice(0, 16);
    const value = own ? sent : xor(sent, keyOf(situation, number).value);
    if (!own && !same(checksum(value), tail)) throw new Refusal("integrity");
    const key = { value, version: data[16] ?? 0 };
    const changed =
      number === PROXIMITY_KEY ? { proximityKey: key } : { keys: application.keys.with(number, key) };
    const after = withApplication(memory, aid, { ...application, ...changed });
    return { memory: after, answer: NONE, ends: own, ...(own ? { transaction: NO_TRANSACTION } : {}) };
  },
};

export const CARD_COMMANDS: Readonly<Record<number, Handler>> = {
  [CODES.getVersion]: getVersion,
  [CODES.getCardUid]: getCardUid,
  [CODES.selectApplication]: selectApplication,
  [CODES.getApplicationIds]: getApplicationIds,
  [CODES.createApplication]: createApplication,
  [CODES.deleteApplication]: deleteApplication,
  [CODES.formatPicc]: formatPicc,
  [CODES.getKeySettings]: getKeySettings,
  [CODES.changeKeySettings]: changeKeySettings,
  [CODES.freeMemory]: getFreeMemory,
  [CODES.getKeyVersion]: getKeyVersion,
  [CODES.changeKey]: changeKey,
};

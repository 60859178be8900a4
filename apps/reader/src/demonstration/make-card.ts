import { type CardLayout, HAS_PROXIMITY_KEY } from "@ardeco/contracts";
import { type AccessRights, Card, diversify, PROXIMITY_KEY } from "@ardeco/desfire";
import { blankCard, type CardMemory, EmulatedCard } from "@ardeco/desfire/emulator";
import { diversificationInput, MARK_BYTES } from "../cards/service-card.ts";
import { DEBIT_LABEL, demonstrationMasters } from "./public-keys.ts";

const OWNER = 0;
const DEBIT = 1;
const CREDIT = 2;
const PURSE = 1;
const GIVEN_NAME = 2;
const PROOFS = 3;
const MARK = 4;
const NAME_BYTES = 60;
const ZERO_KEY = new Uint8Array(16);

export const demonstrationLayout: CardLayout = {
  application: "3042F5",
  key: DEBIT_LABEL,
  key_number: DEBIT,
  purse: { file: PURSE, proofs: PROOFS, mark: MARK, most: 5_000 },
  elements: [{ element: "given_name", file: GIVEN_NAME, length: NAME_BYTES }],
};

export interface NewCard {
  readonly uid?: Uint8Array;
  /** Cents. */
  readonly balance?: number;
  readonly givenName?: string;
  /** Default true; without, a card as they were before the proximity check. */
  readonly proximity?: boolean;
  /** Other masters make a clone: the same commands, other keys. */
  readonly masters?: { readonly [name in keyof typeof demonstrationMasters]: Uint8Array };
}

/**
 * A card as an authority would make it: a purse that this reader debits and does not credit, a given name,
 * proofs of transactions.
 */
export async function makeCard(options: NewCard = {}): Promise<CardMemory> {
  const { uid, balance = 2_000, givenName = "Jeanne", proximity = true } = options;
  const { masters = demonstrationMasters } = options;
  const emulated = new EmulatedCard({ memory: blankCard(uid) });
  const card = new Card(emulated);
  const application = Buffer.from(demonstrationLayout.application, "hex");
  await makeApplication(card, application, proximity);
  await makeFiles(card, { balance, givenName, proofs: masters.proofs });
  const keyFor = (master: Uint8Array, number: number) =>
    diversify(master, diversificationInput(emulated.memory.uid, application, number));
  const others: readonly (readonly [number, Uint8Array])[] = [
    [DEBIT, masters.debit],
    [CREDIT, masters.credit],
    ...(proximity ? [[PROXIMITY_KEY, masters.debit] as const] : []),
  ];
  const version = proximity ? 1 | HAS_PROXIMITY_KEY : 1;
  for (const [number, master] of others)
    await card.changeKey(number, { key: keyFor(master, number), version, former: ZERO_KEY });
  await card.changeKey(OWNER, { key: keyFor(masters.owner, OWNER), version: 1 });
  return emulated.memory;
}

async function makeApplication(card: Card, application: Uint8Array, proximity: boolean): Promise<void> {
  const settings = {
    changeKey: OWNER,
    settingsChangeable: true,
    freeCreateDelete: false,
    freeDirectory: false,
    masterKeyChangeable: true,
  };
  await card.authenticateEv2First(OWNER, ZERO_KEY);
  await card.createApplication(application, settings, 3, { proximity });
  await card.selectApplication(application);
  await card.authenticateEv2First(OWNER, ZERO_KEY);
}

async function makeFiles(
  card: Card,
  made: { readonly balance: number; readonly givenName: string; readonly proofs: Uint8Array },
): Promise<void> {
  const rights: AccessRights = { read: DEBIT, write: DEBIT, readWrite: CREDIT, change: OWNER };
  const value = { lower: 0, upper: 100_000, value: made.balance, limitedCredit: false, freeGetValue: false };
  await card.createValueFile(PURSE, { mode: "full", rights, ...value });
  const named: AccessRights = { ...rights, write: OWNER, readWrite: OWNER };
  await card.createStandardFile(GIVEN_NAME, { mode: "full", rights: named, size: NAME_BYTES });
  const name = Buffer.alloc(NAME_BYTES);
  name.write(made.givenName, "utf8");
  await card.writeData(GIVEN_NAME, 0, name, "full");
  await card.createBackupFile(MARK, {
    mode: "full",
    rights: { ...rights, readWrite: OWNER },
    size: MARK_BYTES,
  });
  const proven: AccessRights = { ...rights, write: "never", readWrite: "never" };
  await card.createTransactionMacFile(PROOFS, { mode: "full", rights: proven }, made.proofs, 1);
}

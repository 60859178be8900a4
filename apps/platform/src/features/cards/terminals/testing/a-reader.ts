import { createHash, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import type { EmulatedCard } from "@ardeco/desfire/emulator";
import { CompactSign, importJWK } from "jose";
import type { Context } from "../../../../kernel/context.ts";
import { type DeskId, parseId } from "../../../../kernel/ids.ts";
import {
  confirmEquipmentPairing,
  type Equipment,
  type EquipmentKind,
  findEquipmentBySecret,
  registerEquipment,
} from "../../equipment/index.ts";
import type { CardApplication } from "../application.ts";
import { receiveReaderKey } from "../index.ts";
import { files } from "../rules.ts";
import { openedCard } from "./a-written-card.ts";

interface Debit {
  readonly service: string;
  readonly amount: number;
  /** The card left before it told its proof. */
  readonly torn?: boolean;
}

/**
 * A reader that was paired and gave its key, with its journal: written from the shapes of contracts, with
 * nothing of the program's.
 */
export async function aJournal(mayor: Context, deskId: DeskId, kind: EquipmentKind = "reader") {
  const { reader, secret, privateKey } = await aPairedReader(mayor, deskId, kind);
  const lines: string[] = [];
  // Grown with the journal: a long one is not read again from its beginning at each batch.
  const heads = [NOTHING];
  const headAfter = (held: number): string => {
    for (let n = heads.length; n <= held; n += 1) heads.push(chained(heads[n - 1] ?? "", lines[n - 1] ?? ""));
    return heads[held] ?? "";
  };
  const write = (line: object): number => {
    const n = lines.length + 1;
    lines.push(JSON.stringify({ n, at: Math.floor(mayor.now().getTime() / 1000), ...line }));
    return n;
  };
  return {
    reader,
    secret,
    lines: lines as readonly string[],
    write,
    debit: (system: Context, application: CardApplication, emulated: EmulatedCard, debit: Debit) =>
      debitCard({ system, application, emulated, write, key: `k${lines.length}` }, debit),
    /** What follows, signed; or these lines in its place. */
    batch: (
      held: number,
      { lines: given = lines.slice(held) }: { readonly lines?: readonly string[] } = {},
    ) => signedBatch({ reader: reader.id, privateKey, first: held + 1, previous: headAfter(held) }, given),
    /** Signed by this reader after a past that it makes up. */
    batchAfter: (before: readonly string[], given: readonly string[]) =>
      signedBatch({ reader: reader.id, privateKey, ...following(before) }, given),
  };
}

async function aPairedReader(mayor: Context, deskId: DeskId, kind: EquipmentKind) {
  const id = parseId<"equipment">(mayor.newId());
  const facts = { id, name: "Caisse", kind, place: "Accueil", deskId } as const;
  const { code } = await registerEquipment(mayor, facts);
  const { secret } = await confirmEquipmentPairing(mayor, { code });
  const reader: Equipment | undefined = await findEquipmentBySecret(mayor, secret);
  if (!reader) throw new Error("paired a moment ago");
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  await receiveReaderKey(mayor, reader, { kty: "EC", crv: "P-256", x, y });
  return { reader, secret, privateKey };
}

interface Debiting {
  readonly system: Context;
  readonly application: CardApplication;
  readonly emulated: EmulatedCard;
  readonly write: (line: object) => number;
  readonly key: string;
}

/**
 * As the program does: the attempt, the commit, what the card proved.
 * @returns the number of the attempt
 */
async function debitCard(
  { system, application, emulated, write, key }: Debiting,
  { service, amount, torn = false }: Debit,
): Promise<number> {
  const card = await openedCard(system, application, emulated, "debit");
  const counter = Buffer.from(await card.readData(files.proofs, 0, 12, "full")).readUInt32LE(0);
  // What was read would count in the proof.
  await card.abortTransaction();
  const balance = await card.getValue(files.purse, "full");
  const mark = randomBytes(16);
  await card.debit(files.purse, amount, "full");
  await card.writeData(files.mark, 0, mark, "full");
  const attempted = write({
    kind: "attempted",
    key,
    service,
    card: Buffer.from(emulated.memory.uid).toString("hex"),
    application: application.aid,
    file: files.purse,
    amount,
    balance,
    counter,
    mark: mark.toString("hex"),
  });
  const proof = await card.commitTransactionWithProof();
  if (torn) return attempted;
  const mac = Buffer.from(proof.mac).toString("hex");
  const after = { balance: balance - amount, counter: proof.counter };
  write({ kind: "debited", of: attempted, ...after, mac, receipt: "x" });
  return attempted;
}

export interface Signing {
  readonly reader: string;
  readonly privateKey: KeyObject;
  /** Number of the first line given. */
  readonly first: number;
  /** Head of the journal before it. */
  readonly previous: string;
}

/** Where a batch begins that comes after these lines. */
export const following = (before: readonly string[]): Pick<Signing, "first" | "previous"> => ({
  first: before.length + 1,
  previous: before.reduce(chained, NOTHING),
});

export async function signedBatch(
  { reader, privateKey, first, previous }: Signing,
  lines: readonly string[],
) {
  const last = first + lines.length - 1;
  const head = lines.reduce(chained, previous);
  const signature = await new CompactSign(
    Buffer.from(JSON.stringify({ reader, first, last, previous, head })),
  )
    .setProtectedHeader({ alg: "ES256", typ: "ardeco-reader-batch+jws" })
    .sign(await importJWK(privateKey.export({ format: "jwk" }), "ES256"));
  return { reader, first, previous, lines: [...lines], signature };
}

const NOTHING = "0".repeat(64);
const chained = (before: string, line: string): string =>
  createHash("sha256").update(`${before}\n${line}`).digest("hex");

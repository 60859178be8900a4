import { Attempted, type Debited, type JournalLine } from "@ardeco/contracts";
import { Value } from "typebox/value";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { getDesk } from "../../../authorities/authorities/index.ts";
import type { Equipment } from "../../equipment/index.ts";
import type { CardApplication } from "../application.ts";
import { computeCardName, getSingleCardKey } from "../card-keys.ts";
import { readApplications } from "../define-application.ts";
import { isPurseBroken } from "../rules.ts";
import { listCardHoles } from "../store/holes.ts";
import { listReaderLines } from "../store/lines.ts";
import type { TransactionProblem, TransactionRow } from "../store/tables.ts";
import {
  type CardNumber,
  createDebitRows,
  type Ending,
  endTransaction,
  listAttempts,
  listCounted,
  lockCardNames,
} from "../store/transactions.ts";
import { openLine } from "./line-seals.ts";
import { isProven } from "./proofs.ts";
import { recordHoles } from "./record-holes.ts";

type Reader = Pick<Equipment, "id" | "deskId">;
type Ended = Exclude<JournalLine, Attempted>;

/** An attempt, of these lines or of earlier ones, with the line that begins it as the reader signed it. */
interface Begun {
  row: TransactionRow;
  readonly said: Attempted | undefined;
  readonly isEarlier: boolean;
}

/**
 * What lines of a reader say of cards: one row an attempt, and how it ended. In the order of the journal. A
 * batch is worked out in memory, between what is known of its cards, read at once, and its rows, written at
 * once: however many lines, as many statements.
 */
export async function recordJournalLines(
  tx: Tx,
  system: Context,
  reader: Reader,
  lines: readonly JournalLine[],
): Promise<void> {
  const earlier = await listEarlier(tx, system, reader.id, lines);
  const begun = await listBegun(tx, system, reader, lines);
  const all = [...earlier, ...begun];
  await lockCardNames(
    tx,
    all.map(({ row }) => row.card),
  );
  const attempts = new Map(all.map((one) => [one.row.attempt, one]));
  const endings = lines.filter((line) => line.kind !== "attempted");
  const purses = await Purses.read(tx, system, endings, attempts);
  const applications = await readApplications(tx, system);
  const keyOf = buildProofKeyCache(system);
  for (const line of endings) {
    const one = attempts.get(line.of);
    // A line that ends what never began, or ends it twice, changes nothing: it stays in the journal for
    // people to read.
    if (!one || line.of >= line.n || !isWaiting(one.row)) continue;
    const application = applications.find(({ aid }) => aid === one.row.aid);
    const ending = getAttemptEnding(one, line, { purses, key: application && keyOf(application, one.said) });
    if (one.isEarlier) await endTransaction(tx, one.row, ending);
    one.row = { ...one.row, ...ending };
    if (one.row.state === "to_post") purses.add(one.row);
  }
  await createDebitRows(
    tx,
    begun.map(({ row }) => row),
  );
  await recordHoles(tx, system, await selectNumbersToRecord(tx, system, all, purses));
}

/** Given up after a week, it is still ended by the card that comes back, unless somebody settled it. */
const isWaiting = ({ state, problem }: TransactionRow): boolean =>
  state === "open" || (state === "to_settle" && problem === "never_back");

/**
 * Those around which something may be missing, or is not any more. Most follow one that counts, on a card
 * that misses nothing.
 */
async function selectNumbersToRecord(
  tx: Tx,
  { authorityId }: Context,
  all: readonly Begun[],
  purses: Purses,
): Promise<readonly CardNumber[]> {
  const rows = all.map(({ row }) => row);
  const cards = [...new Map(rows.map(({ card }) => [card.toString("hex"), card])).values()];
  const holed = new Set(
    (await listCardHoles(tx, authorityId, cards)).map(({ card }) => card.toString("hex")),
  );
  return rows.filter(
    (row) =>
      holed.has(row.card.toString("hex")) ||
      !(row.counter === 1 || purses.hasBefore(row)) ||
      // It was there, open, and is not any more.
      row.state === "not_done",
  );
}

/** Attempts of before that these lines end. */
async function listEarlier(
  tx: Tx,
  system: Context,
  equipmentId: string,
  lines: readonly JournalLine[],
): Promise<readonly Begun[]> {
  const { authorityId } = system;
  const first = lines[0]?.n ?? 0;
  const attempts = lines.flatMap((line) => (line.kind !== "attempted" && line.of < first ? [line.of] : []));
  const rows = await listAttempts(tx, authorityId, { equipmentId, attempts });
  const kept = await listReaderLines(tx, { authorityId, equipmentId, numbers: attempts });
  const said = new Map<number, unknown>();
  for (const { n, sealed } of kept) {
    const line: unknown = JSON.parse(openLine(system, { equipmentId, n }, sealed));
    said.set(n, line);
  }
  return rows.map((row) => {
    const line = said.get(row.attempt ?? 0);
    return { row, said: Value.Check(Attempted, line) ? line : undefined, isEarlier: true };
  });
}

async function listBegun(
  tx: Tx,
  system: Context,
  { id: equipmentId, deskId }: Reader,
  lines: readonly JournalLine[],
): Promise<readonly Begun[]> {
  const applications = await readApplications(tx, system);
  const { serviceSlug } = await getDesk(tx, system, deskId);
  const names = new Map<string, Buffer>();
  const nameOf = (uid: string): Buffer => {
    const name = names.get(uid) ?? computeCardName(system, uid);
    names.set(uid, name);
    return name;
  };
  return lines.flatMap((line) => {
    if (line.kind !== "attempted") return [];
    const serviceId = findDebitedService(applications, line, serviceSlug);
    const row = buildAttemptRow(system, { equipmentId, serviceId, card: nameOf(line.card) }, line);
    return [{ row, said: line, isEarlier: false }];
  });
}

/** What counts of the purses of these cards, by number. */
class Purses {
  readonly #counted = new Map<string, TransactionRow[]>();

  /** Around each number that these lines end. */
  static async read(
    tx: Tx,
    { authorityId }: Context,
    endings: readonly Ended[],
    attempts: ReadonlyMap<number | null, Begun>,
  ): Promise<Purses> {
    const asked = endings.flatMap(({ kind, of }) => {
      const row = kind === "debited" ? attempts.get(of)?.row : undefined;
      return row ? [-1, 0, 1].map((step) => ({ ...row, counter: row.counter + step })) : [];
    });
    const purses = new Purses();
    const distinct = new Map(asked.map((one) => [formatNumberName(one), one]));
    for (const row of await listCounted(tx, authorityId, [...distinct.values()])) purses.add(row);
    return purses;
  }

  add(row: TransactionRow): void {
    const name = formatNumberName(row);
    this.#counted.set(name, [...this.at(name), row]);
  }

  at(name: string): readonly TransactionRow[] {
    return this.#counted.get(name) ?? [];
  }

  hasBefore(row: TransactionRow): boolean {
    return this.at(formatNumberName({ ...row, counter: row.counter - 1 })).length > 0;
  }

  around(row: TransactionRow): readonly TransactionRow[] {
    return [-1, 0, 1].flatMap((step) => this.at(formatNumberName({ ...row, counter: row.counter + step })));
  }
}

const formatNumberName = ({ card, aid, counter }: Pick<TransactionRow, "card" | "aid" | "counter">): string =>
  `${card.toString("hex")}:${aid}:${counter}`;

/** Each derived once: a card debits many times in a batch. */
function buildProofKeyCache(system: Context) {
  const keys = new Map<string, Uint8Array>();
  return (application: CardApplication, said: Attempted | undefined): Uint8Array | undefined => {
    if (!said) return undefined;
    const name = `${application.aid}:${said.card}`;
    const key =
      keys.get(name) ?? getSingleCardKey(system, application, "proofs", Buffer.from(said.card, "hex"));
    keys.set(name, key);
    return key;
  };
}

/**
 * At the desk of a service, a reader debits for that one: what it says of another is for people to look at.
 */
function findDebitedService(
  applications: readonly CardApplication[],
  line: Attempted,
  ofDesk: string | undefined,
): string | null {
  if (ofDesk !== undefined && ofDesk !== line.service) return null;
  const application = applications.find(({ aid }) => aid === line.application);
  return application?.services.find(({ slug }) => slug === line.service)?.serviceId ?? null;
}

function buildAttemptRow(
  system: Context,
  {
    equipmentId,
    serviceId,
    card,
  }: { readonly equipmentId: string; readonly serviceId: string | null; readonly card: Buffer },
  line: Attempted,
): TransactionRow {
  const now = Math.floor(system.now().getTime() / 1000);
  return {
    authority_id: system.authorityId,
    id: system.newId<string>(),
    card,
    aid: line.application,
    kind: "debit",
    equipment_id: equipmentId,
    attempt: line.n,
    order_key: null,
    line: null,
    service_id: serviceId,
    account: null,
    amount: line.amount,
    counter: line.counter + 1,
    balance: line.balance - line.amount,
    said_at: line.at,
    // A clock that is ahead would keep it out of the lists for as long.
    said_on: toCivilDate(new Date(Math.min(line.at, now) * 1000)),
    state: "open",
    problem: null,
    refusal: null,
    transfer_id: null,
    settled_by: null,
    reason: null,
    revision: 1,
  };
}

interface Known {
  readonly purses: Purses;
  /** Of the proofs of this card; none when no application has its purse. */
  readonly key: Uint8Array | undefined;
}

function getAttemptEnding(one: Begun, line: Ended, known: Known): Ending {
  if (line.kind === "not_debited") return { line: line.n, state: "not_done" };
  // What others left on the card since is in the line that the journal keeps; the row says what was
  // attempted.
  if (line.kind === "undetermined") return { line: line.n, state: "to_settle", problem: "undetermined" };
  const problem = findAttemptProblem(one, line, known);
  return problem === null
    ? { line: line.n, state: "to_post" }
    : { line: line.n, state: "to_settle", problem };
}

/** A false proof first: what it says of numbers is worth nothing. */
function findAttemptProblem(
  { row, said }: Begun,
  line: Debited,
  { purses, key }: Known,
): TransactionProblem | null {
  const isSame = line.counter === row.counter && line.balance === row.balance;
  if (!said || !key || !isSame || !isProven(key, said, line)) return "proof_false";
  const around = purses.around(row);
  if (around.some(({ counter }) => counter === row.counter)) return "number_twice";
  return isPurseBroken(row, around) ? "balance_broken" : null;
}

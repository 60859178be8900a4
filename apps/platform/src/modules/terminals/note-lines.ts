import { Attempted, type Debited, type JournalLine } from "@ardeco/contracts";
import { Value } from "typebox/value";
import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { getDesk } from "../authorities/index.ts";
import type { Equipment } from "../equipment/index.ts";
import type { CardApplication } from "./application.ts";
import { cardName, keyOfCard } from "./card-keys.ts";
import { readApplications } from "./define-application.ts";
import { openLine } from "./line-seals.ts";
import { isProven } from "./proofs.ts";
import { breaksPurse } from "./rules.ts";
import { findLine } from "./store/lines.ts";
import type { TransactionProblem, TransactionRow } from "./store/tables.ts";
import {
  type Ending,
  endTransaction,
  findAttempt,
  insertTransaction,
  listAround,
  listAttempts,
  lockNames,
} from "./store/transactions.ts";

/** What lines of a reader say of cards: one row an attempt, and how it ended. In the order of the journal. */
export async function noteLines(
  tx: Tx,
  system: Context,
  { id: equipmentId, deskId }: Pick<Equipment, "id" | "deskId">,
  lines: readonly JournalLine[],
): Promise<void> {
  const applications = await readApplications(tx, system);
  const { serviceSlug } = await getDesk(tx, system, deskId);
  const cards = await cardsOf(tx, system, equipmentId, lines);
  await lockNames(tx, cards);
  for (const line of lines) {
    if (line.kind === "attempted") {
      const serviceId = serviceOf(applications, line, serviceSlug);
      await insertTransaction(tx, rowOf(system, { equipmentId, serviceId }, line));
      continue;
    }
    const row = await findAttempt(tx, system.authorityId, { equipmentId, attempt: line.of });
    // A line that ends what never began, or ends it twice, changes nothing: it stays in the journal for people to read.
    if (row?.state !== "open") continue;
    await endTransaction(tx, row, await endingOf(tx, system, applications, row, line));
  }
}

/** Of the attempts of these lines, and of those of before that these lines end. */
async function cardsOf(
  tx: Tx,
  system: Context,
  equipmentId: string,
  lines: readonly JournalLine[],
): Promise<readonly Buffer[]> {
  const begun = lines.flatMap((line) => (line.kind === "attempted" ? [cardName(system, line.card)] : []));
  const numbers = new Set(lines.map(({ n }) => n));
  const earlier = lines.flatMap((line) =>
    line.kind !== "attempted" && !numbers.has(line.of) ? [line.of] : [],
  );
  const rows = await listAttempts(tx, system.authorityId, { equipmentId, attempts: earlier });
  return [...begun, ...rows.map(({ card }) => card)];
}

/** At the desk of a service, a reader debits for that one: what it says of another is for people to look at. */
function serviceOf(
  applications: readonly CardApplication[],
  line: Attempted,
  ofDesk: string | undefined,
): string | null {
  if (ofDesk !== undefined && ofDesk !== line.service) return null;
  const application = applications.find(({ aid }) => aid === line.application);
  return application?.services.find(({ slug }) => slug === line.service)?.serviceId ?? null;
}

function rowOf(
  system: Context,
  { equipmentId, serviceId }: { readonly equipmentId: string; readonly serviceId: string | null },
  line: Attempted,
): TransactionRow {
  const now = Math.floor(system.now().getTime() / 1000);
  return {
    authority_id: system.authorityId,
    id: system.newId<string>(),
    card: cardName(system, line.card),
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
    said_on: civilDate(new Date(Math.min(line.at, now) * 1000)),
    state: "open",
    problem: null,
    refusal: null,
    transfer_id: null,
    settled_by: null,
    reason: null,
    revision: 1,
  };
}

async function endingOf(
  tx: Tx,
  system: Context,
  applications: readonly CardApplication[],
  row: TransactionRow,
  line: Exclude<JournalLine, Attempted>,
): Promise<Ending> {
  if (line.kind === "not_debited") return { line: line.n, state: "not_done" };
  // What others left on the card since is in the line that the journal keeps; the row says what was attempted.
  if (line.kind === "undetermined") return { line: line.n, state: "to_settle", problem: "undetermined" };
  const problem = await problemOf(tx, system, applications, row, line);
  return problem === null
    ? { line: line.n, state: "to_post" }
    : { line: line.n, state: "to_settle", problem };
}

/** A false proof first: what it says of numbers is worth nothing. */
async function problemOf(
  tx: Tx,
  system: Context,
  applications: readonly CardApplication[],
  row: TransactionRow,
  line: Debited,
): Promise<TransactionProblem | null> {
  const application = applications.find(({ aid }) => aid === row.aid);
  const attempted = await findAttempted(tx, system, row);
  if (!application || !attempted) return "proof_false";
  const isSame = line.counter === row.counter && line.balance === row.balance;
  const key = keyOfCard(system, application, "proofs", Buffer.from(attempted.card, "hex"));
  if (!isSame || !isProven(key, attempted, line)) return "proof_false";
  const around = await listAround(tx, row);
  if (around.some(({ counter }) => counter === row.counter)) return "number_twice";
  return breaksPurse(row, around) ? "balance_broken" : null;
}

/** The line that begins it, as the reader signed it. */
async function findAttempted(
  tx: Tx,
  system: Context,
  { equipment_id: equipmentId, attempt: n }: TransactionRow,
): Promise<Attempted | undefined> {
  if (n === null) return undefined;
  const kept = await findLine(tx, { authorityId: system.authorityId, equipmentId, n });
  if (!kept) return undefined;
  const line: unknown = JSON.parse(openLine(system, { equipmentId, n }, kept.sealed));
  return Value.Check(Attempted, line) ? line : undefined;
}

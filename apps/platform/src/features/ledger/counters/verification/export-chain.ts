import type { Context, Tx } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { buildEntriesStatement, record } from "../../../trust/audit/index.ts";
import type { CounterId } from "../counter.ts";
import { getCounter } from "../define-counter.ts";
import { countersErrors } from "../errors.ts";
import { toCountersSystem } from "../holders/open-account.ts";
import { formatLineText } from "../moves/hashes.ts";
import { NO_SEAL } from "../store/definitions.ts";
import { findChain, isOnlyExport, listLinesBetween, listSeals, readAsOfOneInstant } from "../store/lines.ts";
import type { SealRow } from "../store/tables.ts";
import { readBack } from "./verify-counter.ts";

/**
 * The newest lines that a file holds: some seventy megabytes. It then begins at a seal, whose hash it says.
 */
const MOST_LINES = 300_000;
const STEP = 200;

/**
 * A counter as somebody verifies it alone, with `transparency-log verify-counter`: its lines without a name
 * nor a word, its seals, and the lines of the journal that keep some of them, each with its proof. Accounts
 * are ids drawn at random, amounts are in the unit of the counter.
 */
export interface ChainFile {
  readonly format: "ardeco.counter/chain/v1";
  readonly authority: string;
  readonly counter: string;
  /** Where the file begins: the seal before its first one, and the number of the last line under it. */
  readonly from: { readonly number: number; readonly head: string; readonly line: number };
  readonly seals: readonly { readonly number: number; readonly last: number; readonly hash: string }[];
  readonly lines: readonly string[];
  readonly journal: Awaited<ReturnType<typeof buildEntriesStatement>>;
}

/**
 * Use case: whoever reads the journal takes a counter away. It leaves a line. One at a time an authority: it
 * is large. Throws access.capability_missing, counters.unknown_counter, counters.file_under_way.
 */
export async function exportChain(context: Context, counterId: CounterId): Promise<ChainFile> {
  requireCapability(context, "journal.read");
  const system = toCountersSystem(context);
  const file = await system.transaction(async (tx) => {
    await readAsOfOneInstant(tx);
    if (!(await isOnlyExport(tx, system.authorityId))) throw countersErrors.error("counters.file_under_way");
    await getCounter(tx, system, counterId);
    return {
      ...(await readExportedChain(tx, system, counterId)),
      journal: await readExportedJournal(tx, system, counterId),
    };
  });
  const { authorityId: authority } = context;
  await context.transaction((tx) =>
    record(tx, context, {
      action: "counters.chain_taken",
      data: { counter: counterId, lines: file.lines.length },
    }),
  );
  return { format: "ardeco.counter/chain/v1", authority, counter: counterId, ...file };
}

async function readExportedChain(tx: Tx, system: Context, counterId: CounterId) {
  const place = { authorityId: system.authorityId, counterId };
  const chain = await findChain(tx, place);
  const beginning = (chain?.sequence ?? 0) - MOST_LINES;
  let before: Pick<SealRow, "number" | "hash" | "last_sequence"> = {
    number: 0,
    hash: NO_SEAL,
    last_sequence: 0,
  };
  let done = 0;
  const seals: ChainFile["seals"][number][] = [];
  const lines: string[] = [];
  for (;;) {
    const page = await listSeals(tx, place, { after: done, limit: STEP });
    const kept = page.filter(({ last_sequence }) => last_sequence > beginning);
    // Those of before are told by the last of them alone.
    const left = page.filter(({ last_sequence }) => last_sequence <= beginning).at(-1);
    if (left) before = left;
    seals.push(
      ...kept.map(({ number, last_sequence: last, hash }) => ({ number, last, hash: hash.toString("hex") })),
    );
    const [first, end] = [kept[0], kept.at(-1)];
    if (first && end) {
      const asked = { from: first.first_sequence, to: end.last_sequence };
      lines.push(...(await listLinesBetween(tx, place, asked)).map(formatLineText));
    }
    const last = page.at(-1);
    if (!last || page.length < STEP) break;
    done = last.number;
  }
  const from = { number: before.number, head: before.hash.toString("hex"), line: before.last_sequence };
  return { from, seals, lines };
}

/** What the journal keeps of this counter: heads, and what verifications found. */
async function readExportedJournal(tx: Tx, system: Context, counterId: CounterId) {
  const entries = await readBack(tx, system, () => false);
  const own = entries.filter(({ data, personId }) => data.counter === counterId && personId === undefined);
  return buildEntriesStatement(
    tx,
    system,
    own.map(({ id }) => id),
  );
}

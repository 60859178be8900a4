import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { buildJsonReader, findPersonKeys, openForAuthority, type PersonKey } from "../keys/index.ts";
import { type JournalEntry, JournalLine } from "./entry.ts";
import { record } from "./record.ts";
import { hasWordsKept } from "./rules.ts";
import { type EntryRow, listEntries } from "./store/entries.ts";

export const readLine = buildJsonReader("journal", JournalLine);

export interface JournalPage {
  readonly entries: readonly JournalEntry[];
  /** Give it back as `before` for the older page; absent at the end. */
  readonly next?: number;
}

interface JournalSought {
  readonly before?: number;
  readonly since?: string;
  readonly limit?: number;
  /** Other numbers of the same person, whose lines are theirs too. */
  readonly also?: readonly PersonId[];
}

/**
 * One person's journal, newest first. Row-level security lets the person, and the roles that answer to it,
 * read. What an agent wrote about where the person lives is left out for a representative, who may not be the
 * one it was written to.
 */
export function readPersonJournal(
  context: Context,
  personId: PersonId,
  { also = [], ...page }: JournalSought = {},
): Promise<JournalPage> {
  return context.read(async (tx) => {
    const journal = await readPage(tx, context, { people: [personId, ...also], ...page });
    const { actor } = context;
    if (actor.kind !== "person" || actor.personId === personId) return journal;
    return { ...journal, entries: journal.entries.map(removeEntryWords) };
  });
}

/** Lines opened at once. */
const OPENED = 200;

export interface Sought {
  readonly actions: ReadonlySet<string>;
  /** The first day. */
  readonly since: string;
  readonly limit: number;
}

/**
 * A person's lines of these actions, newest first. What a line tells is sealed: the database cannot choose,
 * so lines are opened a page at a time until there are enough of them, or none is left since that day.
 */
export function findPersonEntries(
  context: Context,
  personId: PersonId,
  { actions, since, limit }: Sought,
): Promise<readonly JournalEntry[]> {
  return context.read(async () => {
    const found: JournalEntry[] = [];
    let before: number | undefined;
    do {
      const page = { since, limit: OPENED, ...(before === undefined ? {} : { before }) };
      const { entries, next } = await readPersonJournal(context, personId, page);
      found.push(...entries.filter(({ action }) => actions.has(action)));
      before = next;
    } while (before !== undefined && found.length < limit);
    return found.slice(0, limit);
  });
}

function removeEntryWords(entry: JournalEntry): JournalEntry {
  if (!hasWordsKept(entry)) return entry;
  const { reason: _, ...data } = entry.data;
  return { ...entry, data };
}

/**
 * The authority's whole journal, or what it says since a day, newest first: auditor and data-protection
 * officer.
 */
export async function readAuthorityJournal(
  tx: Tx,
  context: Context,
  page: { before?: number; limit?: number; since?: string } = {},
): Promise<JournalPage> {
  return readPage(tx, context, page);
}

/** The same, of lines about nobody alone: what the house did. Nobody's key is looked for. */
export async function readHouseJournal(
  tx: Tx,
  context: Context,
  page: { before?: number; limit?: number } = {},
): Promise<JournalPage> {
  return readPage(tx, context, { ...page, isOfNobody: true });
}

/** Use case: somebody consults the authority's journal. It leaves a line too, which the next reader sees. */
export function searchJournal(
  context: Context,
  page: { before?: number; limit?: number } = {},
): Promise<JournalPage> {
  return context.transaction(async (tx) => {
    const journal = await readAuthorityJournal(tx, context, page);
    const data = { lines: journal.entries.length, older: page.before !== undefined };
    await record(tx, context, { action: "audit.journal_consulted", data });
    return journal;
  });
}

async function readPage(
  tx: Tx,
  context: Context,
  {
    people,
    before,
    since,
    limit = 50,
    isOfNobody = false,
  }: {
    people?: readonly PersonId[];
    before?: number;
    since?: string;
    limit?: number;
    isOfNobody?: boolean;
  },
): Promise<JournalPage> {
  const rows = await listEntries(tx, context.authorityId, {
    limit: limit + 1,
    isOfNobody,
    ...(people !== undefined ? { people } : {}),
    ...(before !== undefined ? { before } : {}),
    ...(since !== undefined ? { since } : {}),
  });
  const keys = await findPersonKeys(tx, context, listEntryPeople(rows));
  const last = rows.slice(0, limit).at(-1);
  const opened = rows.map((row) => openRow(context, keys, row));
  return {
    // The line after the page too is looked at: told again there, an act is told there only.
    entries: opened.slice(0, limit).flatMap((line, at) => {
      if (!line || (people !== undefined && isOneAct(line, opened[at + 1]))) return [];
      return [line.entry];
    }),
    ...(rows.length > limit && last ? { next: last.position } : {}),
  };
}

/** With the request that wrote it, which no reader is shown. */
interface OpenedLine {
  readonly entry: JournalEntry;
  readonly request: string | undefined;
}

/**
 * One act, told under two numbers that are one person's since: the older line says it. One request wrote
 * both, and says the same under each: whoever reads somebody under one number, then under the other, reads
 * them twice, however soon.
 */
function isOneAct({ entry, request }: OpenedLine, older: OpenedLine | undefined): boolean {
  if (request === undefined || older?.request !== request) return false;
  const before = older.entry;
  if (entry.personId === undefined || before.personId === undefined) return false;
  return (
    entry.personId !== before.personId &&
    entry.action === before.action &&
    JSON.stringify([entry.actor, entry.data]) === JSON.stringify([before.actor, before.data])
  );
}

function listEntryPeople(rows: readonly EntryRow[]): PersonId[] {
  const ids = rows.flatMap((row) => (row.person_id === null ? [] : [parseId<"person">(row.person_id)]));
  return [...new Set(ids)];
}

/** Lines of an erased person stay in the chain but no longer open: they are left out. */
function openRow(
  context: Context,
  keys: ReadonlyMap<PersonId, PersonKey>,
  row: EntryRow,
): OpenedLine | undefined {
  const text = openEntryText(context, keys, row);
  if (text === undefined) return undefined;
  const line = readLine(text);
  const entry = {
    id: row.id,
    position: row.position,
    at: new Date(line.at),
    actor: line.actor,
    action: line.action,
    data: line.data,
    ...(row.person_id === null ? {} : { personId: parseId<"person">(row.person_id) }),
  };
  return { entry, request: line.request };
}

/** What a line says, as it was hashed; undefined once its key was destroyed. */
export function openEntryText(
  context: Context,
  keys: ReadonlyMap<PersonId, PersonKey>,
  row: EntryRow,
): string | undefined {
  if (row.person_id === null) return openForAuthority(context, `journal:${row.id}`, row.sealed);
  return keys.get(parseId<"person">(row.person_id))?.open(`journal:${row.id}`, row.sealed);
}

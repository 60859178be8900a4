import { type ElementName, isElementName } from "@ardeco/contracts";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type DeskId, parseId } from "../../../../kernel/ids.ts";
import { listAgents, requireCapability } from "../../../access/access/index.ts";
import { formatNameInUse, listPeopleElements } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { type Doubt, doubts, filterElementDoubts, listDoubts } from "../../checks/index.ts";
import { toEnrolmentFile } from "../file/change-file.ts";
import type { EnrolmentFile, FileState } from "../file/file.ts";
import { splitPending } from "../file/to-bring.ts";
import { isExamined } from "../rules.ts";
import { listDocumentsOfFiles } from "../store/details.ts";
import { listArrivals, listDue, listInState, type QueuePart } from "../store/queue.ts";
import type { FileDocumentRow, FileRow } from "../store/tables.ts";
import { type Cursor, readCursor, writeCursor } from "./queue-cursor.ts";
import { findLocalNightStart } from "./working-days.ts";

const PAGE = 25;

export interface QueueQuery {
  readonly deskId?: DeskId;
  /** Without it, all that is to be done: received or under review. */
  readonly state?: Exclude<FileState, "draft">;
  /** Only the files of the acting agent, or those that nobody has taken. */
  readonly assigned?: "mine" | "nobody";
  /** `next` of the page before. */
  readonly after?: string;
  /** A page of the desk, when absent. */
  readonly limit?: number;
}

export interface QueueItem {
  readonly file: EnrolmentFile;
  readonly displayName: string;
  readonly assignedLabel?: string;
  /** Came in since the last closing of the offices, and nobody took it. */
  readonly night: boolean;
  readonly overdue: boolean;
  /** Elements that wait for a decision, and those among them that no document of the file should prove. */
  readonly pending: readonly ElementName[];
  readonly unproven: readonly ElementName[];
  /** What checks say against documents of the file, the gravest first. */
  readonly doubts: readonly Doubt[];
}

export interface QueuePage {
  readonly items: readonly QueueItem[];
  readonly next?: string;
}

/**
 * The work of a desk: the night's arrivals first, then what is due first. Names are sealed, and opened for
 * the rows shown only. One line in the authority's journal tells which files were listed. Throws
 * access.capability_missing.
 */
export function listQueue(context: Context, query: QueueQuery = {}): Promise<QueuePage> {
  return context.transaction(async (tx) => {
    requireCapability(context, "file.read", query.deskId === undefined ? {} : { deskId: query.deskId });
    const { limit = PAGE } = query;
    const found = await findPage(tx, context, { ...query, limit });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const items = await listQueueItems(tx, context, shown);
    await record(tx, context, {
      action: "enrolment.queue_listed",
      data: { files: items.map(({ file }) => file.id) },
    });
    return { items, ...(found.length > limit && last ? { next: writeCursor(buildQueueCursor(last)) } : {}) };
  });
}

export interface Found {
  readonly row: FileRow;
  readonly part: Cursor["part"];
}

async function findPage(
  tx: Tx,
  context: Context,
  query: QueueQuery & { readonly limit: number },
): Promise<readonly Found[]> {
  const most = query.limit + 1;
  const { authorityId } = context;
  const cursor = readCursor(query.after);
  const reach = {
    ...(query.deskId === undefined ? {} : { deskId: query.deskId }),
    ...buildAssigneeCondition(context, query),
  };
  const from = (part: Cursor["part"], limit: number) => ({
    ...reach,
    limit,
    ...(cursor?.part === part ? { after: cursor } : {}),
  });
  if (query.state)
    return toFoundFiles("due", await listInState(tx, authorityId, query.state, from("due", most)));
  const since = await findLocalNightStart(tx, context);
  const arrivals =
    cursor?.part === "due" ? [] : await listArrivals(tx, authorityId, since, from("arrivals", most));
  const room = most - arrivals.length;
  const due = room > 0 ? await listDue(tx, authorityId, since, from("due", room)) : [];
  return [...toFoundFiles("arrivals", arrivals), ...toFoundFiles("due", due)];
}

function buildAssigneeCondition({ actor }: Context, { assigned }: QueueQuery): Pick<QueuePart, "assignedTo"> {
  if (assigned === undefined) return {};
  return { assignedTo: assigned === "mine" && actor.kind === "staff" ? actor.staffId : null };
}

function toFoundFiles(part: Cursor["part"], rows: readonly FileRow[]): readonly Found[] {
  return rows.map((row) => ({ row, part }));
}

function buildQueueCursor({ row, part }: Found): Cursor {
  const key = part === "arrivals" ? row.submitted_at?.toISOString() : row.due_on;
  return { part, key: key ?? "", id: row.id };
}

/** Names are opened, of these files only. */
export async function listQueueItems(
  tx: Tx,
  context: Context,
  found: readonly Found[],
): Promise<readonly QueueItem[]> {
  const today = toCivilDate(context.now());
  const personIds = found.map(({ row }) => parseId<"person">(row.person_id));
  const fileIds = found.map(({ row }) => parseId<"file">(row.id));
  const [people, agents, documents, doubted] = await Promise.all([
    listPeopleElements(tx, context, personIds),
    found.some(({ row }) => row.assigned_to !== null) ? listAgents(tx, context) : [],
    listDocumentsOfFiles(tx, context.authorityId, fileIds),
    listDoubts(context, personIds),
  ]);
  return found.map(({ row, part }) => {
    const file = toEnrolmentFile(row);
    const label = agents.find(({ id }) => id === row.assigned_to)?.displayName;
    const elements = people.get(file.personId) ?? [];
    return {
      file,
      displayName: formatNameInUse(elements),
      night: part === "arrivals",
      ...splitPending(elements, documents.get(file.id)),
      doubts: listFileDoubts(documents.get(file.id) ?? [], doubted),
      overdue: isExamined(row.state) && row.due_on !== null && row.due_on < today,
      ...(label === undefined ? {} : { assignedLabel: label }),
    };
  });
}

/** Against any document of the file, about what it should prove there. */
function listFileDoubts(
  documents: readonly FileDocumentRow[],
  found: ReadonlyMap<string, readonly Doubt[]>,
): readonly Doubt[] {
  const all = new Set(
    documents.flatMap(({ document_id, elements }) =>
      elements
        .filter(isElementName)
        .flatMap((name) => filterElementDoubts(name, found.get(document_id) ?? [])),
    ),
  );
  return doubts.filter((one) => all.has(one));
}

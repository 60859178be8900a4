import { createHash } from "node:crypto";
import type { WaitingApproval } from "../../../kernel/approvals.ts";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import { removeAccents } from "../../../kernel/text.ts";
import {
  compareWaiting,
  isFresh,
  NO_DUE_DAY,
  noWaitingCounts,
  noWaitingRows,
  type WaitingItem,
  type WaitingKey,
  type WaitingKind,
  type WaitingMoment,
  type WaitingQuery,
} from "../../../kernel/waiting.ts";

/** What waits of one kind of approval; nothing where it did not answer. */
export interface ApprovalsRead {
  readonly kind: { readonly kind: string; readonly label: Sentence };
  readonly waiting: readonly WaitingApproval[] | "silent";
}

interface ApprovalRow {
  readonly key: WaitingKey;
  readonly item: WaitingItem;
}

const NAME = "approvals.waiting";

/**
 * Rows of the queue made of approvals that were read before: their kinds open transactions of the system,
 * which cannot join that of the queue (ADR 0148). Only those that the reader may answer are here; who asked,
 * and who may only look, find theirs in the inbox. Nobody is given one: whoever answers first decides.
 */
export function buildApprovalsKind(read: readonly ApprovalsRead[]): WaitingKind {
  const rows = read.flatMap(({ kind, waiting }) =>
    waiting === "silent"
      ? []
      : waiting
          .filter(({ standing }) => standing === "answers")
          .map((approval) => toRow(kind.label, kind.kind, approval)),
  );
  return {
    name: NAME,
    label: { fr: "Approbation", en: "Approval" },
    plural: { fr: "Approbations", en: "Approvals" },
    order: 100,
    maySee: () => read.length > 0,
    listWaiting: async (_context, query) => selectRows(rows, query),
    countWaiting: async (_context, moment) => countRows(rows, moment),
  };
}

function toRow(label: Sentence, kind: string, approval: WaitingApproval): ApprovalRow {
  const { id: ownId, what, askedBy, since, until, path } = approval;
  const id = toRowId(kind, ownId);
  return {
    key: { id, since, dueOn: until?.on ?? NO_DUE_DAY },
    item: {
      kind: NAME,
      id,
      what: label,
      title: what,
      since,
      path,
      canAssign: false,
      ...(until ? { dueOn: until.on } : {}),
      ...(askedBy === "" ? {} : { mark: formatAsker(askedBy) }),
    },
  };
}

const formatAsker = (name: string) => ({
  tone: "neutral" as const,
  text: { fr: `Demandé par ${name}`, en: `Asked by ${name}` },
});

/**
 * Approvals name themselves as their feature likes ("<service>.<version>"), and one kind does not know the
 * ids of another; pages of the queue go on from a UUID. The same approval has the same id on every page.
 */
function toRowId(kind: string, id: string): string {
  const hex = createHash("sha256").update(`${kind} ${id}`).digest("hex");
  // Version 8 of RFC 9562: bits that an application chose.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

function selectRows(rows: readonly ApprovalRow[], query: WaitingQuery) {
  const { order, isDescending, after, limit } = query;
  const compare = (one: WaitingKey, other: WaitingKey) =>
    (isDescending ? -1 : 1) * compareWaiting({ ...one, kind: NAME }, { ...other, kind: NAME }, order);
  const found = rows
    .filter((row) => isAskedFor(row, query))
    .filter(({ key }) => after === undefined || compare(key, after) > 0)
    .toSorted((one, other) => compare(one.key, other.key))
    .slice(0, limit);
  if (found.length === 0) return noWaitingRows;
  return {
    keys: found.map(({ key }) => key),
    openItems: async (ids: readonly string[]) =>
      found.filter(({ key }) => ids.includes(key.id)).map(({ item }) => item),
  };
}

function isAskedFor({ key, item }: ApprovalRow, query: WaitingQuery): boolean {
  const { dueBefore, arrivedFrom, search } = query;
  if (dueBefore !== undefined && !isLate(key, dueBefore)) return false;
  if (arrivedFrom !== undefined && !isFresh(key.since, arrivedFrom)) return false;
  if (search === undefined) return true;
  const said = [item.title, item.what, item.mark?.text].map((sentence) => sentence?.fr ?? "").join(" ");
  return toComparableText(said).includes(toComparableText(search.typed));
}

const isLate = ({ dueOn }: WaitingKey, today: CivilDate): boolean => dueOn < today;
const toComparableText = (text: string): string => removeAccents(text.toLowerCase());

const countRows = (rows: readonly ApprovalRow[], { today, arrivedFrom }: WaitingMoment) => ({
  ...noWaitingCounts,
  open: rows.length,
  late: rows.filter(({ key }) => isLate(key, today)).length,
  fresh: rows.filter(({ key }) => isFresh(key.since, arrivedFrom)).length,
});

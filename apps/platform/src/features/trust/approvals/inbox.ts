import type { ApprovalKind, WaitingApproval } from "../../../kernel/approvals.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { ListQuestion, ListRows } from "../../../kernel/keyset.ts";
import { removeAccents } from "../../../kernel/text.ts";

/** What waits of one kind; nothing where it did not answer. */
interface KindRead {
  readonly kind: Pick<ApprovalKind, "kind" | "label">;
  readonly waiting: readonly WaitingApproval[] | "silent";
}

/** One line of the inbox. */
export interface InboxRow extends WaitingApproval {
  readonly key: string;
  readonly kind: string;
  readonly label: Sentence;
}

/** What the reader asked for stands apart: they only wait for it, or take it back. */
export type InboxPart = "waiting" | "asked";

export interface Inbox {
  readonly waiting: readonly InboxRow[];
  readonly asked: readonly InboxRow[];
  /** How many the reader may answer. */
  readonly answers: number;
  /** What did not answer, by its label. */
  readonly silent: readonly Sentence[];
}

/** The one inbox, from what each feature says of its own. */
export function buildInbox(read: readonly KindRead[]): Inbox {
  const rows = read.flatMap(({ kind: { kind, label }, waiting }) =>
    waiting === "silent" ? [] : waiting.map((one) => ({ ...one, kind, key: `${kind}:${one.id}`, label })),
  );
  return {
    waiting: rows.filter(({ standing }) => standing !== "asked"),
    asked: rows.filter(({ standing }) => standing === "asked"),
    answers: rows.filter(({ standing }) => standing === "answers").length,
    silent: read.flatMap(({ kind: { label }, waiting }) => (waiting === "silent" ? [label] : [])),
  };
}

/**
 * One page of these rows, by what the address asks. Each feature has read its own already: they are as many
 * as agents have left open, and are sorted and cut here.
 */
export function selectInboxPage(
  rows: readonly InboxRow[],
  { search, sort, isDescending, place, limit }: ListQuestion,
): ListRows<InboxRow> {
  const looked = toComparableText(search);
  const found = rows
    .filter((row) => looked === "" || toComparableText(formatSearched(row)).includes(looked))
    .toSorted(
      (one, other) =>
        (isDescending ? -1 : 1) * getSortText(one, sort).localeCompare(getSortText(other, sort), "fr") ||
        one.key.localeCompare(other.key),
    );
  const at = place ? found.findIndex(({ key }) => key === place.keys[0]) : -1;
  const start = at < 0 ? 0 : place?.way === "before" ? Math.max(0, at - limit) : at + 1;
  const page = found.slice(start, start + limit);
  const [first, last] = [page.at(0), page.at(-1)];
  return {
    rows: page,
    total: found.length,
    previous: start > 0 && first ? { way: "before", keys: [first.key] } : undefined,
    next: start + limit < found.length && last ? { way: "after", keys: [last.key] } : undefined,
  };
}

const getSortText = ({ what, askedBy, since }: InboxRow, sort: string): string =>
  sort === "what" ? what.fr : sort === "asked_by" ? askedBy : since;

const formatSearched = ({ what, label, askedBy }: InboxRow): string =>
  [what.fr, what.en, label.fr, label.en, askedBy].join(" ");

const toComparableText = (text: string): string => removeAccents(text.toLowerCase());

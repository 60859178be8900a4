import { elementDefinition } from "@ardeco/contracts";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { formatInnerLabel } from "../../../../kernel/text.ts";
import {
  NO_DUE_DAY,
  type WaitingItem,
  type WaitingKind,
  type WaitingMark,
} from "../../../../kernel/waiting.ts";
import { hasCapability, requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { doubtWords } from "../../checks/index.ts";
import type { FileRow } from "../store/tables.ts";
import { countWaitingFileRows, listWaitingFileRows } from "../store/waiting-files.ts";
import { assignFile } from "./assign-file.ts";
import { listQueueItems, type QueueItem } from "./list-queue.ts";

/** Files to decide, those told to wait for their person, and those decided that may still be contested. */
export const waitingFiles: WaitingKind = {
  name: "enrolment.files",
  label: { fr: "Dossier", en: "File" },
  plural: { fr: "Dossiers", en: "Files" },
  order: 10,
  scopes: ["open", "suspended", "decided"],
  isOfDesks: true,
  maySee: (actor) => hasCapability(actor, "file.read"),
  listWaiting: (context, query) => {
    requireCapability(context, "file.read", query.deskId === undefined ? {} : { deskId: query.deskId });
    return context.transaction(async (tx) => {
      const rows = await listWaitingFileRows(tx, findReader(context), query);
      return { keys: rows.map(toKey), openItems: (ids) => openFiles(context, rows, ids) };
    });
  },
  countWaiting: (context, moment) => {
    requireCapability(context, "file.read", moment.deskId === undefined ? {} : { deskId: moment.deskId });
    return context.transaction((tx) => countWaitingFileRows(tx, findReader(context), moment));
  },
  assign: async (context, { id, version, to }) =>
    void (await assignFile(context, { fileId: parseId<"file">(id), version, to })),
};

const findReader = ({ authorityId, actor }: Context) => ({
  authorityId,
  self: actor.kind === "staff" ? actor.staffId : null,
});

const toKey = ({ id, due_on, submitted_at }: FileRow) => ({
  id,
  dueOn: due_on ?? NO_DUE_DAY,
  since: submitted_at?.toISOString() ?? "",
});

/** One line in the authority's journal tells which files were listed. */
async function openFiles(
  context: Context,
  rows: readonly FileRow[],
  ids: readonly string[],
): Promise<readonly WaitingItem[]> {
  const shown = rows.filter(({ id }) => ids.includes(id)).map((row) => ({ row, part: "due" as const }));
  return context.transaction(async (tx) => {
    const items = await listQueueItems(tx, context, shown);
    await record(tx, context, {
      action: "enrolment.queue_listed",
      data: { files: shown.map(({ row }) => row.id) },
    });
    const mayAssign = hasCapability(context.actor, "file.assign");
    return items.map((item) => toWaitingItem(item, mayAssign));
  });
}

function toWaitingItem(item: QueueItem, mayAssign: boolean): WaitingItem {
  const { file, displayName, assignedLabel } = item;
  const { id, state, dueOn, assignedTo, version } = file;
  const isExamined = state === "submitted" || state === "in_review";
  const canAssign = mayAssign && isExamined;
  return {
    kind: waitingFiles.name,
    id,
    subject: displayName,
    since: file.submittedAt?.toISOString() ?? "",
    path: `/agents/dossiers/${id}`,
    canAssign,
    version,
    ...(file.receiptNumber === undefined ? {} : { number: file.receiptNumber }),
    // The delay of who is waited for is suspended (CRPA, art. L114-5).
    ...(state === "awaiting_person" ? { isSuspended: true } : dueOn === undefined ? {} : { dueOn }),
    ...(state === "decided" ? {} : { mark: formatFileMark(item) }),
    ...(canAssign && assignedTo === undefined ? { takePath: `/agents/dossiers/${id}/prendre` } : {}),
    ...(assignedTo === undefined ? {} : { assignedTo: { staffId: assignedTo, label: assignedLabel ?? "" } }),
  };
}

/** What first: a check that speaks against a document, what nothing proves, or that all is proven. */
function formatFileMark({ pending, unproven, doubts }: QueueItem): WaitingMark {
  if (pending.length === 0)
    return { tone: "neutral", text: { fr: "Rien à vérifier", en: "Nothing to check" } };
  if (doubts.length > 0)
    return {
      tone: "warning",
      text: { fr: "À regarder", en: "To be looked at" },
      more: {
        fr: doubts.map((doubt) => doubtWords[doubt].fr).join(", "),
        en: doubts.map((doubt) => doubtWords[doubt].en).join(", "),
      },
    };
  if (unproven.length === 0)
    return { tone: "success", text: { fr: "Facile : tout est justifié", en: "Easy: all is proven" } };
  const label = (language: "fr" | "en") =>
    unproven.map((name) => formatInnerLabel(elementDefinition(name).label[language])).join(", ");
  return {
    tone: "neutral",
    text: { fr: `Sans justificatif : ${label("fr")}`, en: `Without evidence: ${label("en")}` },
    more: { fr: "À montrer par la personne", en: "For the person to show" },
  };
}

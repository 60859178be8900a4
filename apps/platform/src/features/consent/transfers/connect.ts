import type { Context } from "../../../kernel/context.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { openFileChannel } from "../clients/index.ts";
import { transfersErrors } from "./errors.ts";
import { getTransfer } from "./find-transfer.ts";
import { defaultFormat, type Format } from "./format/format.ts";
import { type ColumnProblem, readColumns } from "./format/read-columns.ts";
import {
  createTransferRow,
  findTransferRow,
  type Schedule,
  setTransferState,
  updateTransfer,
} from "./store/transfers.ts";

const LATE_AFTER_DAYS = 3;

/**
 * Use case: from now on the service is told by files, in the published format, or in the one it had before it
 * was stopped. Who said yes before is in the first one. Idempotent. Throws catalogue.unknown_service.
 */
export async function openTransfer(
  context: Context,
  { serviceId, name }: { readonly serviceId: ServiceId; readonly name: string },
): Promise<void> {
  requireCapability(context, "client.manage", { serviceId });
  await context.transaction(async (tx) => {
    const clientId = await openFileChannel(tx, context, { serviceId, name });
    const former = await findTransferRow(tx, context.authorityId, serviceId);
    if (former) return setTransferState(tx, former, "open");
    await createTransferRow(tx, {
      authority_id: context.authorityId,
      service_id: serviceId,
      client_id: clientId,
      format: defaultFormat,
      schedule: "daily",
      late_after_days: LATE_AFTER_DAYS,
      last_number: 0,
      state: "open",
      revision: 1,
    });
  });
}

export interface TransferSettings extends Omit<Format, "columns"> {
  readonly serviceId: ServiceId;
  /** As its manager saw it. */
  readonly revision: number;
  /** "NOM = family_name", one a line; empty for the published default. */
  readonly columns: string;
  readonly schedule: Schedule;
  readonly lateAfterDays: number;
}

/**
 * Use case: another format or another rhythm. What was taken already stays as it was.
 * Throws transfers.format_not_valid with a field a line, request.changed_meanwhile, transfers.not_connected.
 */
export async function updateTransferSettings(context: Context, input: TransferSettings): Promise<void> {
  await context.transaction(async (tx) => {
    const { serviceId, separator, encoding, dates, schedule, lateAfterDays } = input;
    const { row, transfer } = await getTransfer(tx, context, serviceId, "client.manage");
    if (!transfer.isOpen) throw transfersErrors.error("transfers.not_connected");
    const { columns, problems } = readColumns(input.columns, transfer.sources);
    if (problems.length > 0)
      throw transfersErrors.error("transfers.format_not_valid", problems.map(buildColumnError));
    const changed = await updateTransfer(
      tx,
      { ...row, revision: input.revision },
      {
        format: { columns: columns.length === 0 ? null : [...columns], separator, encoding, dates },
        schedule,
        late_after_days: Math.min(30, Math.max(1, lateAfterDays)),
      },
    );
    if (!changed) throw kernelErrors.error("request.changed_meanwhile");
    await record(tx, context, { action: "transfers.format_changed", data: { serviceId } });
  });
}

const sentences: Readonly<Record<ColumnProblem["code"], (line: number) => { fr: string; en: string }>> = {
  no_equals: (line) => ({
    fr: `Ligne ${line} : écrivez « en-tête = élément ».`,
    en: `Line ${line}: write “header = element”.`,
  }),
  bad_header: (line) => ({
    fr: `Ligne ${line} : l’en-tête a de 1 à 60 caractères, sans guillemet, et ne commence pas par = + - @.`,
    en: `Line ${line}: a header has 1 to 60 characters, no quote, and does not start with = + - @.`,
  }),
  unknown_source: (line) => ({
    fr: `Ligne ${line} : le service ne demande pas cet élément. Prenez un nom de la liste.`,
    en: `Line ${line}: the service does not ask this element. Take a name from the list.`,
  }),
  twice: (line) => ({
    fr: `Ligne ${line} : cet en-tête est déjà pris par une autre colonne.`,
    en: `Line ${line}: another column already has this header.`,
  }),
  no_line_id: () => ({
    fr: "Gardez une colonne « line_id » : sans elle, rien ne pourrait être accusé.",
    en: "Keep a “line_id” column: without it nothing could be acknowledged.",
  }),
  too_many: () => ({ fr: "Soixante colonnes au plus.", en: "Sixty columns at most." }),
};

function buildColumnError({ line, code }: ColumnProblem) {
  return { field: "columns", code: `transfers.${code}`, ...sentences[code](line) };
}

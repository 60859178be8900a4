import { createHash } from "node:crypto";
import { openSealed, SealedFileError } from "@ardeco/sealed-files";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { type Id, parseId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { computeBlindIndex, createRowKey } from "../../../trust/keys/index.ts";
import { sourcesErrors } from "../errors.ts";
import type { RefreshId } from "../question.ts";
import { createExchangeFileRow, updateExchangeFile } from "../store/files.ts";
import { findRefreshUnderWay } from "../store/refreshes.ts";
import { formatAnswerKeyField } from "./answer-key.ts";
import { readAnswer } from "./format.ts";
import { getExchange } from "./update-correspondent.ts";

/** Twenty thousand lines of two hundred bytes, and their envelope. */
export const ANSWER_MAX_BYTES = 8 * 1024 * 1024;
export type FileId = Id<"sourceFile">;

/**
 * Use case: an administrator gives the answer of the correspondent. It is opened at once, so that what is
 * wrong is said beside the field; its lines are taken by the job `sources.read_answer`. The same file twice
 * changes nothing. Throws access.capability_missing, sources.correspondent_missing,
 * sources.fingerprint_to_confirm, sources.file_not_expected, sources.file_refused, sources.file_encoding,
 * sources.file_lines, sources.file_columns.
 */
export async function receiveAnswer(context: Context, file: Buffer): Promise<{ readonly isNew: boolean }> {
  requireCapability(context, "source.manage");
  const { refresh, exchange } = await context.transaction(async (tx) => ({
    refresh: await findRefreshUnderWay(tx, context.authorityId, "file"),
    exchange: await getExchange(tx, context),
  }));
  if (refresh?.state !== "running") throw sourcesErrors.error("sources.file_not_expected");
  const content = openAnswerFile(file, exchange, context.now());
  const { length } = readAnswer(content);
  return saveAnswerFile(context, { refreshId: parseId<"sourceRefresh">(refresh.id), content, lines: length });
}

type Exchange = Awaited<ReturnType<typeof getExchange>>;

function openAnswerFile(file: Buffer, { own: recipient, certificate }: Exchange, now: Date): Buffer {
  try {
    const opening = { recipient, senders: [certificate], now, largestBytes: ANSWER_MAX_BYTES };
    return openSealed(file, opening).content;
  } catch (error) {
    if (!(error instanceof SealedFileError)) throw error;
    const { code, fr, en } = error;
    throw sourcesErrors.error("sources.file_refused", [
      { field: "fichier", code: `sealed_file.${code}`, fr, en },
    ]);
  }
}

interface Received {
  readonly refreshId: RefreshId;
  readonly content: Buffer;
  readonly lines: number;
}

/** Known by its content: sealed again, the same answer is other bytes. */
async function saveAnswerFile(
  context: Context,
  { refreshId, content, lines }: Received,
): Promise<{ isNew: boolean }> {
  const hash = createHash("sha256").update(content).digest("hex");
  const digest = Buffer.concat(
    ["a", "b"].map((half) => computeBlindIndex(context, `source-file:${half}`, hash)),
  );
  const id = context.newId<string>();
  return context.transaction(async (tx) => {
    const row = {
      authority_id: context.authorityId,
      id,
      refresh_id: refreshId,
      direction: "answer" as const,
      state: "received" as const,
      digest,
      sealed_for: null,
      content_sealed: null,
      lines,
      at_line: 0,
      problems: 0,
      received_on: toCivilDate(context.now()),
      changed_at: context.now(),
    };
    const isNew = await createExchangeFileRow(tx, row);
    if (!isNew) return { isNew };
    // A key only for what is kept: the same file again draws none.
    const key = await createRowKey(tx, context, id);
    await updateExchangeFile(tx, row, { content_sealed: key.sealBytes(formatAnswerKeyField(id), content) });
    await record(tx, context, { action: "sources.file_received", data: { refresh: refreshId, lines } });
    const { authorityId, requestId, ports } = context;
    await ports.jobs.send(tx, "sources.read_answer", { authorityId, requestId, fileId: id });
    return { isNew };
  });
}

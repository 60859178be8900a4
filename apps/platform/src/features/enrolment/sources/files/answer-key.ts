import type { Context, Tx } from "../../../../kernel/context.ts";
import { createRowKey, findRowKey, openBytesForAuthority } from "../../../trust/keys/index.ts";
import { listAuthoritiesWithoutKey, takeAnswersWithoutKey, updateFile } from "../store/files.ts";

export const answerField = (id: string): string => `source-file:${id}`;

/** Throws keys.cannot_open. */
export async function openAnswer(tx: Tx, context: Context, id: string, sealed: Buffer): Promise<Buffer> {
  const key = await findRowKey(tx, context, id);
  // Received before answers had keys of their own, and not read yet.
  return key?.openBytes(answerField(id), sealed) ?? openBytesForAuthority(context, answerField(id), sealed);
}

/** Which authorities hold an answer that `sealAnswersAgain` is for. */
export const authoritiesToSealAgain = listAuthoritiesWithoutKey;

/**
 * Use case of the operator's rotation: an answer received before answers had keys of their own gets one, so
 * that a dump of before opens with nothing that stays once it is read. One a transaction; stopped anywhere,
 * the next run goes on.
 * @returns how many
 */
export async function sealAnswersAgain(context: Context): Promise<number> {
  for (let sealed = 0; ; sealed += 1) {
    const isOne = await context.transaction(async (tx) => {
      const [file] = await takeAnswersWithoutKey(tx, context.authorityId, 1);
      if (!file?.content_sealed) return false;
      const content = openBytesForAuthority(context, answerField(file.id), file.content_sealed);
      const key = await createRowKey(tx, context, file.id);
      await updateFile(tx, file, { content_sealed: key.sealBytes(answerField(file.id), content) });
      return true;
    });
    if (!isOne) return sealed;
  }
}

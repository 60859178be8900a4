import type { Context, Tx } from "../../../../kernel/context.ts";
import { createRowKey, findRowKey, openBytesForAuthority } from "../../../trust/keys/index.ts";
import { listAuthoritiesWithoutKey, listUnkeyedAnswersLocked, updateExchangeFile } from "../store/files.ts";

export const formatAnswerKeyField = (id: string): string => `source-file:${id}`;

/** Throws keys.cannot_open. */
export async function openAnswer(tx: Tx, context: Context, id: string, sealed: Buffer): Promise<Buffer> {
  const key = await findRowKey(tx, context, id);
  // Received before answers had keys of their own, and not read yet.
  return (
    key?.openBytes(formatAnswerKeyField(id), sealed) ??
    openBytesForAuthority(context, formatAnswerKeyField(id), sealed)
  );
}

/** Which authorities hold an answer that `sealFormerAnswers` is for. */
export const listUnkeyedAuthorities = listAuthoritiesWithoutKey;

/**
 * Use case of the operator's rotation: an answer received before answers had keys of their own gets one, so
 * that a dump of before opens with nothing that stays once it is read. One a transaction; stopped anywhere,
 * the next run goes on.
 * @returns how many
 */
export async function sealFormerAnswers(context: Context): Promise<number> {
  for (let sealed = 0; ; sealed += 1) {
    const isOne = await context.transaction(async (tx) => {
      const [file] = await listUnkeyedAnswersLocked(tx, context.authorityId, 1);
      if (!file?.content_sealed) return false;
      const content = openBytesForAuthority(context, formatAnswerKeyField(file.id), file.content_sealed);
      const key = await createRowKey(tx, context, file.id);
      await updateExchangeFile(tx, file, {
        content_sealed: key.sealBytes(formatAnswerKeyField(file.id), content),
      });
      return true;
    });
    if (!isOne) return sealed;
  }
}

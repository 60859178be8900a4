import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../kernel/kernel-errors.ts";
import { record } from "../../../trust/audit/index.ts";
import { recordAuthorityChange } from "../count-authority-changes.ts";
import { mayPresent } from "../rules/presentation.ts";
import { deleteHelp, listHelpRows, setHelpRow } from "../store/help.ts";
import { HELP_LENGTH, type HelpText } from "./help.ts";

/** What the authority wrote, as far as who asks may read it: agents' notes are theirs. */
export function listHelp(context: Context, authorityId: AuthorityId): Promise<readonly HelpText[]> {
  return context.read(async (tx) => {
    return (await listHelpRows(tx, authorityId)).map(({ topic, language, audience, text, former }) => ({
      topic,
      language,
      audience,
      text,
      ...(former === null ? {} : { former }),
    }));
  });
}

/** One text; empty gives the usual help back. */
export type HelpChange = Omit<HelpText, "former">;

/**
 * Use case: the texts of one question. The same twice changes and tells nothing; what was said before is
 * kept, to come back to. Throws request.forbidden.
 */
export async function updateHelpTexts(
  context: Context,
  { topic, texts }: { readonly topic: string; readonly texts: readonly Omit<HelpChange, "topic">[] },
): Promise<void> {
  if (!mayPresent(context.actor)) throw kernelErrors.error("request.forbidden");
  await context.transaction(async (tx) => {
    let changes = 0;
    for (const one of texts) changes += await applyHelpChange(tx, context, { ...one, topic });
    if (changes > 0) await record(tx, context, { action: "authorities.help_changed", data: { topic } });
  });
  recordAuthorityChange();
}

async function applyHelpChange(tx: Tx, context: Context, { text, ...named }: HelpChange): Promise<number> {
  const { authorityId } = context;
  const said = text.trim().slice(0, HELP_LENGTH);
  const now = (await listHelp(context, authorityId)).find(
    ({ topic, language, audience }) =>
      topic === named.topic && language === named.language && audience === named.audience,
  );
  if ((now?.text ?? "") === said) return 0;
  if (said === "") await deleteHelp(tx, authorityId, named);
  else {
    const changed_on = toCivilDate(context.now());
    await setHelpRow(tx, {
      authority_id: authorityId,
      ...named,
      text: said,
      former: now?.text ?? null,
      changed_on,
    });
  }
  return 1;
}

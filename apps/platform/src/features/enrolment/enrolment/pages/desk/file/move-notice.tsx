import { Alert } from "@ardeco/ui";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { formatNameInUse, nameElements, readElements } from "../../../../../identity/identity/index.ts";
import { findMove } from "../../../../../records/life/index.ts";
import { moveWords } from "../../../../../records/life/pages/common/move/move-words.ts";

export interface MoveSeen {
  readonly since: string;
  /** Names of the children whose address this file decides too. */
  readonly along: readonly string[];
}

export async function readPersonMove(context: Context, personId: PersonId): Promise<MoveSeen | undefined> {
  const move = await findMove(context, personId);
  if (!move) return undefined;
  const along: string[] = [];
  for (const child of move.companions) {
    const name = formatNameInUse(await readElements(context, child, nameElements));
    along.push(name || deskCommonWords(context.language).unnamed);
  }
  return { since: move.since, along };
}

/** An agent decides one address, and must know for whom. */
export function MoveNotice({
  move,
  visit: { language },
}: {
  readonly move: MoveSeen;
  readonly visit: Visit;
}) {
  const words = moveWords(language);
  return (
    <Alert tone="info" title={words.agentNotice(formatLongDate(move.since, language))}>
      <p>{move.along.length > 0 ? words.agentNoticeText(move.along.join(", ")) : words.agentAlone}</p>
    </Alert>
  );
}

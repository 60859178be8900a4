import { formatLongDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { drawToken, hashToken } from "../../access/access/index.ts";
import { findKept } from "../../identity/identity/index.ts";
import { type Restriction, setWithdrawalLink } from "../../trust/restrictions/index.ts";
import { mayKeepPause } from "./restriction/may-decide.ts";
import { recordRestrictionEntry } from "./restriction/start-restriction.ts";

/** The same for whoever reads. */
export const formatPauseFacts = ({ agreements, liftsOn, lifted }: Restriction, language: Language) => ({
  services: agreements.map(({ service }) => service),
  ...(liftsOn === undefined ? {} : { liftsOn: formatLongDate(liftsOn, language) }),
  ...(lifted ? { liftedBy: lifted.by } : {}),
});

/** Who asked for it, who wishes that it be lifted, and whose it is, do not read the same. */
export async function selectReaderPause(tx: Tx, context: Context, pause: Restriction, reader: PersonId) {
  const { askedBy, announced } = pause;
  const wishedBy = announced?.wishedBy;
  const wish: "yours" | "others" = reader === wishedBy ? "yours" : "others";
  return {
    isAskedByOther: reader !== askedBy,
    mayKeep: await mayKeepPause(tx, context, { by: reader, pause }),
    ...(wishedBy === undefined ? {} : { wish }),
  };
}

/** With those whom it names under the numbers that lead to them, as what each may do is judged. */
export async function toKeptNumbers(tx: Tx, context: Context, pause: Restriction): Promise<Restriction> {
  const { askedBy, personId, announced } = pause;
  const wishedBy = announced?.wishedBy;
  return {
    ...pause,
    askedBy: await findKept(tx, context, askedBy),
    personId: await findKept(tx, context, personId),
    ...(announced && wishedBy !== undefined
      ? { announced: { ...announced, wishedBy: await findKept(tx, context, wishedBy) } }
      : {}),
  };
}

export const TAKE_BACK_PATH = "/pauses/remettre";

/**
 * The link of "this was not me", for whom the pause was lifted in the name of. Drawn as the message is
 * written: the job that writes it holds no secret. None when the authority lifted it, or it holds again
 * already; "told" when the message was written, by this job that runs again.
 */
export async function drawTakeBack(
  tx: Tx,
  context: Context,
  pause: Restriction,
): Promise<{ readonly reader: PersonId; readonly path: string } | "told" | undefined> {
  if (pause.state !== "lifted" || pause.lifted?.who === undefined) return undefined;
  const token = drawToken();
  if (!(await setWithdrawalLink(tx, context, pause, hashToken(token)))) return "told";
  await recordRestrictionEntry(tx, context, "take_back_offered", pause);
  return { reader: await findKept(tx, context, pause.lifted.who), path: `${TAKE_BACK_PATH}?jeton=${token}` };
}

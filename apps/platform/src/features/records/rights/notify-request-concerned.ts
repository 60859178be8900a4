import { formatLongDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { listResponsible } from "../../identity/households/index.ts";
import { findKept, listFolded } from "../../identity/identity/index.ts";
import { notify, notifyFolded } from "../../messaging/notifications/index.ts";
import { findPersonKeys } from "../../trust/keys/index.ts";
import { findRestriction, type RestrictionState } from "../../trust/restrictions/index.ts";
import type { RightsRequest, RightsRequestId } from "./request.ts";
import { decryptRequest, getRequestPersonKey } from "./sealed-words.ts";
import { drawTakeBack, formatPauseFacts, selectReaderPause, toKeptNumbers } from "./select-reader-pause.ts";
import { findRow } from "./store/requests.ts";

/** A confirmation is between agents: nobody is told of it. */
export const tellings = [
  "received",
  "answered",
  "refused",
  "extended",
  "undone",
  "began",
  "lifting",
  "kept",
  "unkept",
  "lifted",
  "taken_back",
] as const;
/** Of a pause itself: read by everybody who may lift it. */
const ofPause: ReadonlySet<Telling> = new Set(["began", "lifting", "kept", "unkept", "lifted", "taken_back"]);
/** In which state it is what the message says. */
const saidOf: Partial<Record<Telling, RestrictionState>> = {
  lifting: "lifting",
  kept: "in_force",
  unkept: "in_force",
  taken_back: "in_force",
  lifted: "lifted",
};
export type Telling = (typeof tellings)[number];
export const isTelling = (text: string): text is Telling => tellings.some((one) => one === text);

/** After commit, by the system: an agent, or who asks, may not read where everybody concerned is reached. */
export async function scheduleRequestNotice(
  tx: Tx,
  context: Context,
  { id, what }: { readonly id: RightsRequestId; readonly what: Telling },
): Promise<void> {
  const { authorityId, requestId } = context;
  await context.ports.jobs.send(tx, "rights.tell", { authorityId, requestId, rightsRequestId: id, what });
}

/** Each of those concerned, on their own channel: a letter when they have no address. */
export async function notifyRequestConcerned(
  context: Context,
  id: RightsRequestId,
  what: Telling,
): Promise<void> {
  await context.transaction(async (tx) => {
    const row = await findRow(tx, context.authorityId, id);
    if (!row) return;
    const asked = decryptRequest(await getRequestPersonKey(tx, context, row), row);
    const pause = asked.right === "restriction" ? await findRestriction(context, asked.id) : undefined;
    // The message that says when it lifts says the refusal and its reason.
    if (what === "refused" && pause) return;
    // Changed again before this was written: what is read last is true.
    if (pause && saidOf[what] !== undefined && pause.state !== saidOf[what]) return;
    const people = await listNoticeReaders(tx, context, asked, what);
    // Who asked may have been erased since.
    const known = await findPersonKeys(tx, context, people);
    const data = {
      what,
      right: asked.right,
      number: asked.number,
      dueOn: formatLongDate(asked.dueOn, context.language),
      ...(asked.actsOn === undefined ? {} : { actsOn: formatLongDate(asked.actsOn, context.language) }),
      toConfirm: asked.colleague === "needed",
      isOnline: asked.channel === "web",
      // On paper, the answer itself goes: nobody is sent to a page. In a mailbox, which may be shared, it
      // does not.
      answer: (what === "lifting" ? pause?.announced?.reason : asked.steps.at(-1)?.text) ?? "",
      ...(pause ? formatPauseFacts(pause, context.language) : {}),
    };
    const seen = pause && (await toKeptNumbers(tx, context, pause));
    const takeBack = what === "lifted" && pause ? await drawTakeBack(tx, context, pause) : undefined;
    if (takeBack === "told") return;
    for (const personId of people.filter((id) => known.has(id)))
      await notify(tx, context, {
        personId,
        template: "rights_news",
        data: {
          ...data,
          // What was written is between who asks and who answers.
          ...(personId === (asked.askedBy ?? asked.personId) ? {} : { answer: "" }),
          path: ofPause.has(what) ? formatPausePath(asked, personId) : formatRequestPath(asked, personId),
          isOther: personId !== asked.personId,
          ...(seen ? await selectReaderPause(tx, context, seen, personId) : {}),
          ...(takeBack?.reader === personId ? { takeBack: takeBack.path } : {}),
        },
      });
    if (asked.right !== "erasure" || what !== "received") return;
    // Whoever was merged into them goes too, and would learn it when nothing is left: at their own address,
    // closed or not.
    for (const personId of await listFolded(tx, context, asked.personId))
      await notifyFolded(tx, context, {
        personId,
        template: "rights_news",
        data: { ...data, isOther: true, isMerged: true },
      });
  });
}

/** Of a pause, under the numbers that lead to them: the account of a number that was merged is closed. */
async function listNoticeReaders(
  tx: Tx,
  context: Context,
  asked: RightsRequest,
  what: Telling,
): Promise<readonly PersonId[]> {
  const people = await listRequestConcerned(tx, context, asked, ofPause.has(what));
  if (!ofPause.has(what)) return [...people];
  const kept = new Set<PersonId>();
  for (const one of people) kept.add(await findKept(tx, context, one));
  return [...kept];
}

/** The request itself, in the space of who reads. */
function formatRequestPath(
  { id, personId }: Pick<RightsRequest, "id" | "personId">,
  reader: PersonId,
): string {
  const page = `/espace/droits/demandes/${id}`;
  return reader === personId ? page : `${page}?${new URLSearchParams({ pour: personId })}`;
}

const formatPausePath = (
  { id, personId }: Pick<RightsRequest, "id" | "personId">,
  reader: PersonId,
): string => {
  const page = `/espace/droits/pauses/${id}`;
  return reader === personId ? page : `${page}?${new URLSearchParams({ pour: personId })}`;
};

/** Who asked, or the person; of an erasure, everybody who could undo it; of a pause, who could lift it. */
export async function listRequestConcerned(
  tx: Tx,
  context: Context,
  { right, personId, askedBy }: Pick<RightsRequest, "right" | "personId" | "askedBy">,
  isOfPause = false,
): Promise<ReadonlySet<PersonId>> {
  const asker = askedBy ?? personId;
  if (right !== "erasure" && !isOfPause) return new Set([asker]);
  return new Set([asker, personId, ...(await listResponsible(tx, context, personId))]);
}

export const parseJobRequest = (data: Readonly<Record<string, unknown>>): RightsRequestId =>
  parseId<"rights_request">(String(data.rightsRequestId));

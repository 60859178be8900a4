import type { Credited, CreditOrder, Made, MakeOrder, Shown, Updated, UpdateOrder } from "@ardeco/contracts";
import type { Card, CardTransport } from "@ardeco/desfire";
import type { Context } from "../../../../kernel/context.ts";
import type { Equipment, EquipmentId } from "../../equipment/index.ts";
import { readerErrors } from "../errors.ts";
import { toTerminalsSystem } from "../reader-key.ts";
import { getReaderPurpose, requireDesk, requireKiosk } from "../readers/reader-places.ts";
import { showPresentedSupport } from "../showing/show-card.ts";
import { creditCard, getCredit } from "./credit-card.ts";
import { FarCard, type Step } from "./far-card.ts";
import { getReaderMaking, issueCard } from "./issue-card.ts";
import { openAsked } from "./request-card-update.ts";
import { updateCard } from "./update-card.ts";

/** Longer, somebody went away with the card. */
const SESSION_MS = 60_000;
/**
 * More at once is not what desks do: the oldest go. A reader ends its own before those of others, and an
 * authority never those of another.
 */
const MOST_OF_AN_AUTHORITY = 1_000;
const MOST_OF_A_READER = 8;

type Done = Credited | Made | Shown | Updated;

interface Session {
  readonly reader: EquipmentId;
  readonly authorityId: string;
  readonly until: number;
  readonly far: FarCard<Done>;
}

/**
 * Exchanges under way. The keys of one are in the memory of the server that began it, and nowhere else: a
 * request that another server hears ends it, and the same order begun again finds what was done.
 */
const sessions = new Map<string, Session>();

/**
 * Use case: a reader asks for a credit of the card before it; the platform speaks to the card, command by
 * command. The same order is done once, whatever is torn. Throws reader.of_pages, as getCredit, and as
 * creditCard from one of its steps.
 */
export async function startCardCredit(
  context: Context,
  reader: Equipment,
  order: CreditOrder,
): Promise<Step<Done>> {
  requireDesk(reader);
  const system = toTerminalsSystem(context);
  const credit = await getCredit(system, reader, order);
  if ("outcome" in credit) return credit;
  return startCardSession(system, reader, (card) =>
    creditCard(system, card, { ...credit, reader: reader.id }),
  );
}

/**
 * Use case: a blank card is before a reader; it becomes the support that an agent asked for there. Throws
 * reader.of_pages, reader.nothing_to_make, reader.card_refused.
 */
export async function startCardMaking(
  context: Context,
  reader: Equipment,
  order: MakeOrder,
): Promise<Step<Done>> {
  requireDesk(reader);
  const system = toTerminalsSystem(context);
  const making = await getReaderMaking(system, reader, order);
  return startCardSession(system, reader, (card) => issueCard(system, card, making));
}

/**
 * Use case: the card that is there is opened: whose it is, by a code of one use, for who asks from that desk.
 * Throws reader.card_not_ours, reader.card_refused, reader.phone_refused.
 */
export async function startCardShowing(context: Context, reader: Equipment): Promise<Step<Done>> {
  const system = toTerminalsSystem(context);
  const at = { purpose: getReaderPurpose(reader), deskId: reader.deskId, readerId: reader.id };
  return startCardSession(system, reader, (card, transport) =>
    showPresentedSupport(system, { card, transport }, at),
  );
}

/**
 * Use case: what somebody asked for at a kiosk is written on the card that is there. Throws reader.of_pages,
 * reader.asked_too_late, and as updateCard.
 */
export async function startCardUpdate(
  context: Context,
  reader: Equipment,
  order: UpdateOrder,
): Promise<Step<Done>> {
  requireKiosk(reader);
  const system = toTerminalsSystem(context);
  const asked = openAsked(system, reader, order.update);
  return startCardSession(system, reader, (card) => updateCard(system, { reader, asked }, card));
}

function startCardSession(
  system: Context,
  reader: Equipment,
  work: (card: Card, transport: CardTransport) => Promise<Done>,
): Promise<Step<Done>> {
  const now = system.now().getTime();
  removePastSessions(now);
  removeOldestSessions(({ reader: by }) => by === reader.id, MOST_OF_A_READER);
  removeOldestSessions(({ authorityId }) => authorityId === system.authorityId, MOST_OF_AN_AUTHORITY);
  const far = new FarCard<Done>(work);
  const session = { reader: reader.id, authorityId: system.authorityId, until: now + SESSION_MS, far };
  sessions.set(far.session, session);
  return far.next().catch(rejectCardAnswer);
}

/**
 * Use case: what the card answered. Throws reader.session_unknown, reader.card_refused, and what
 * startCardCredit and startCardMaking throw.
 */
export async function resumeCardSession(
  context: Context,
  reader: Equipment,
  { session, answer }: { readonly session: string; readonly answer: string },
): Promise<Step<Done>> {
  removePastSessions(context.now().getTime());
  const known = sessions.get(session);
  const isTheirs = known?.reader === reader.id && known.authorityId === context.authorityId;
  if (!known || !isTheirs || !known.far.waits) throw readerErrors.error("reader.session_unknown");
  try {
    const step = await known.far.next(Uint8Array.from(Buffer.from(answer, "hex")));
    if ("outcome" in step) sessions.delete(session);
    return step;
  } catch (error) {
    sessions.delete(session);
    return rejectCardAnswer(error);
  }
}

/**
 * What a card that is not one of ours, or whoever plays it, answers is a refusal; a fault of ours stays one.
 */
function rejectCardAnswer(error: unknown): never {
  const isOfCard = error instanceof Error && (error.name === "CardError" || error.name === "ProtocolError");
  throw isOfCard ? readerErrors.error("reader.card_refused") : error;
}

function removePastSessions(now: number): void {
  for (const [name, { until }] of sessions) if (until <= now) sessions.delete(name);
}

/** For one more of them: the oldest go. */
function removeOldestSessions(isTheirs: (session: Session) => boolean, most: number): void {
  const theirs = [...sessions].filter(([, session]) => isTheirs(session));
  for (const [name] of theirs.slice(0, Math.max(0, theirs.length - most + 1))) sessions.delete(name);
}

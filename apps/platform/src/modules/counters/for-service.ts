import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { counterAlias, pairwiseSubject } from "../keys/index.ts";
import type { CounterId, CounterService, Moved, TransferKind } from "./counter.ts";
import { countersErrors } from "./errors.ts";
import { contentHashOf, transferIdOf } from "./hashes.ts";
import { movedOf } from "./outcome.ts";
import { isAmount } from "./rules.ts";
import { moveOfServiceWithin } from "./store/moves.ts";
import { sealWords } from "./words.ts";

interface ForService {
  readonly counterId: CounterId;
  readonly service: CounterService;
  /** A part of the house, with its subject: idempotency keys are kept under it. */
  readonly caller: string;
  readonly key: string;
  readonly label?: string;
}

export interface HoldForService extends ForService {
  readonly personId: PersonId;
  readonly amount: number;
  readonly until: Date;
  /** What cards carry of the account, read before: it is not taken. Needed on a counter that is on cards. */
  readonly carried: number | null;
}

export interface EndForService extends ForService {
  readonly kind: Extract<TransferKind, "post" | "void" | "reverse">;
  /** The key of the line that this one is about, kept under the same caller. */
  readonly aboutKey: string;
}

/**
 * A part of the house holds an amount in the name of a service of its authority, in the transaction of what it follows from, which goes on
 * as the system. Bounded as the service itself. Throws as reserve.
 */
export async function holdForService(tx: Tx, system: Context, hold: HoldForService): Promise<Moved> {
  const { counterId, service, personId, amount, until, carried } = hold;
  if (!isAmount(amount)) throw countersErrors.error("counters.amount_not_valid");
  const subject = pairwiseSubject(system, service, personId);
  const alias = counterAlias(system, { sector: service, counterId, subject });
  const content = ["reserve", subject, amount, until.toISOString()];
  const move = {
    ...moveOf(system, hold, content),
    kind: "reserve" as const,
    alias,
    amount,
    until,
    about: null,
  };
  return asService(tx, move, carried);
}

/** What was held so is taken or let go of, or what was taken given back, whole. Throws as postReservation and reverse. */
export async function endForService(tx: Tx, system: Context, end: EndForService): Promise<Moved> {
  const { counterId, kind, caller, aboutKey } = end;
  const about = transferIdOf(system, counterId, { caller, key: aboutKey });
  const move = { ...moveOf(system, end, [kind, about]), kind, alias: null, amount: null, until: null, about };
  return asService(tx, move, null);
}

async function asService(
  tx: Tx,
  move: Parameters<typeof moveOfServiceWithin>[1],
  carried: number | null,
): Promise<Moved> {
  return movedOf(move, await moveOfServiceWithin(tx, move, carried));
}

function moveOf(
  system: Context,
  { counterId, service, caller, key, label }: ForService,
  content: readonly unknown[],
) {
  const id = transferIdOf(system, counterId, { caller, key });
  const now = system.now();
  return {
    authorityId: system.authorityId,
    counterId,
    id,
    other: "income",
    service,
    account: null,
    content: contentHashOf(system, counterId, [label ?? null, ...content]),
    words: sealWords(system, { counterId, id }, { by: caller, label }),
    day: civilDate(now),
    now,
  };
}

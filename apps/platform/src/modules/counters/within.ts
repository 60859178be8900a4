import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId } from "../../kernel/ids.ts";
import { counterAlias } from "../keys/index.ts";
import type { CounterId, Moved, TransferId } from "./counter.ts";
import { countersErrors } from "./errors.ts";
import { contentHashOf, transferIdOf } from "./hashes.ts";
import { movedOf } from "./outcome.ts";
import { isAmount } from "./rules.ts";
import type { ServiceCaller } from "./service-transfers.ts";
import { findByAlias } from "./store/accounts.ts";
import { listCounterRows } from "./store/definitions.ts";
import { moveOfServiceWithin } from "./store/moves.ts";
import { sealWords } from "./words.ts";

interface Within {
  readonly counterId: CounterId;
  /** The same key again is the same operation. */
  readonly key: string;
  /** Read by the holder: at most 80 characters. */
  readonly label: string;
}

/**
 * Takes an amount for a service in the transaction of the row that says why: both are written, or neither. For a module that acts as the
 * system. Throws as `debit`.
 */
export const debitWithin = (
  tx: Tx,
  system: Context,
  by: ServiceCaller,
  input: Within & { readonly subject: string; readonly amount: number },
): Promise<Moved> => move(tx, system, by, { ...input, kind: "debit", about: null });

/** Gives back the whole of what was taken, likewise. Throws as `reverse`. */
export const reverseWithin = (
  tx: Tx,
  system: Context,
  by: ServiceCaller,
  input: Within & { readonly about: TransferId },
): Promise<Moved> => move(tx, system, by, { ...input, kind: "reverse", subject: null, amount: null });

async function move(
  tx: Tx,
  system: Context,
  by: ServiceCaller,
  input: Within & {
    readonly kind: "debit" | "reverse";
    readonly subject: string | null;
    readonly amount: number | null;
    readonly about: TransferId | null;
  },
): Promise<Moved> {
  const { service, caller } = by;
  const { counterId, key, label, kind, subject, amount, about } = input;
  if (amount !== null && !isAmount(amount)) throw countersErrors.error("counters.amount_not_valid");
  const id = transferIdOf(system, counterId, { caller, key });
  const now = system.now();
  const alias = subject === null ? null : counterAlias(system, { sector: service, counterId, subject });
  const carried = alias && (await carriedBeside(tx, system, by, { counterId, alias }));
  const asked = {
    authorityId: system.authorityId,
    counterId,
    id,
    kind,
    other: "income",
    service,
    account: null,
    alias,
    amount,
    about,
    until: null,
    content: contentHashOf(system, counterId, [label, kind, subject ?? about, amount]),
    words: sealWords(system, { counterId, id }, { by: caller, label }),
    day: civilDate(now),
    now,
  };
  return movedOf({ id }, await moveOfServiceWithin(tx, asked, carried));
}

/** What cards carry of the account, where they may: before the first line, as whoever looks at it holds no counter yet. */
async function carriedBeside(
  tx: Tx,
  system: Context,
  { carriedOf }: ServiceCaller,
  { counterId, alias }: { readonly counterId: CounterId; readonly alias: Buffer },
): Promise<number | null> {
  const { authorityId } = system;
  const definition = (await listCounterRows(tx, authorityId)).find(({ id }) => id === counterId);
  if (definition?.on_cards !== true || !carriedOf) return null;
  const account = await findByAlias(tx, { authorityId, counterId }, alias);
  return account ? carriedOf(tx, system, asId<"counterAccount">(account.id)) : null;
}

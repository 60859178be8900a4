import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import type { CounterId } from "../counter.ts";
import type { Move } from "../store/moves.ts";
import { sealWords } from "../words.ts";
import { computeContentHash, computeTransferId } from "./hashes.ts";

/** Who asks for a transfer, and under which key. */
export interface Asking {
  readonly counterId: CounterId;
  /** An application, or a part of the house with its subject: idempotency keys are kept under it. */
  readonly caller: string;
  readonly key: string;
  /** Read by the holder: at most 80 characters. */
  readonly label?: string | undefined;
}

type Said = Pick<Move, "kind"> &
  Partial<Pick<Move, "other" | "service" | "account" | "alias" | "amount" | "about" | "until">>;

/**
 * A transfer, ready to be written: its id drawn from who asks and their key, its words sealed, on its civil
 * day.
 * @param content what makes two requests one, in an order that never changes: it is hashed into lines
 *   already written
 */
export function buildMove(
  context: Context,
  { counterId, caller, key, label }: Asking,
  said: Said,
  content: readonly unknown[],
): Move {
  const id = computeTransferId(context, counterId, { caller, key });
  const now = context.now();
  return {
    authorityId: context.authorityId,
    counterId,
    id,
    other: "income",
    service: null,
    account: null,
    alias: null,
    amount: null,
    about: null,
    until: null,
    ...said,
    content: computeContentHash(context, counterId, content),
    words: sealWords(context, { counterId, id }, { by: caller, label }),
    day: toCivilDate(now),
    now,
  };
}

import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { type FeeInHand, openPass, type Pass } from "../../activities/passes/index.ts";
import { listAccounts } from "../../ledger/counters/index.ts";
import { paymentsErrors } from "./errors.ts";
import { findOwnTill } from "./own-tills.ts";
import type { Cheque, PaymentId } from "./payment.ts";
import { buildMoneyInHand } from "./receive-money.ts";

export interface PassAtTill {
  readonly pass: Pass;
  readonly personId: PersonId;
  /** Absent where nothing was left to pay. */
  readonly fee?: FeeTaken;
}

/** What the agent holds. */
export interface FeeTaken {
  /** From the form: sent twice, it is one payment. */
  readonly id: PaymentId;
  /** As their page said it: the pass opens for that, or nothing is taken. */
  readonly cents: number;
  readonly payer: string;
  readonly cheque: Cheque | undefined;
}

/**
 * Use case: an agent takes what is missing of a fee, and the pass opens: both are written, or neither. Throws
 * as passes.openPass and takeMoney, and payments.no_regie.
 */
export async function openPassAtTill(context: Context, { pass, personId, fee }: PassAtTill): Promise<void> {
  const inHand = fee && (await buildFeeInHand(context, { pass, personId }, fee));
  await openPass(context, { passId: pass.id, personId }, inHand);
}

async function buildFeeInHand(
  context: Context,
  { pass, personId }: Pick<PassAtTill, "pass" | "personId">,
  { id, cents, payer, cheque }: FeeTaken,
): Promise<FeeInHand> {
  const { feeCounterId } = pass;
  const regie = feeCounterId === null ? undefined : await findOwnTill(context, feeCounterId);
  const accounts = await listAccounts(context, personId);
  const account = accounts.find(({ counter }) => counter.id === feeCounterId);
  if (!account || !regie) throw paymentsErrors.error("payments.no_regie");
  const { accountId } = account;
  const taken = { id, regieId: regie.id, personId, accountId, amount: cents, payer };
  return { cents, ...(await buildMoneyInHand(context, { ...taken, ...(cheque ? { cheque } : {}) })) };
}

import { civilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { holds } from "../../../modules/access/index.ts";
import { listAccounts } from "../../../modules/counters/index.ts";
import { type FeeInHand, type Pass, passesErrors } from "../../../modules/passes/index.ts";
import {
  type Cheque,
  listRegies,
  namingOn,
  type PaymentId,
  paymentsErrors,
  prepareMoney,
  type Regie,
} from "../../../modules/payments/index.ts";

/** The régie that takes this fee, where the acting agent is named today. */
export async function tillFor(context: Context, { feeCounterId }: Pass): Promise<Regie | undefined> {
  const { actor } = context;
  if (actor.kind !== "staff" || !holds(actor, "payment.take")) return undefined;
  const regies = await context.transaction((tx) => listRegies(tx, context));
  const today = civilDate(context.now());
  return regies.find(
    (regie) =>
      regie.counters.some(({ counterId }) => counterId === feeCounterId) &&
      namingOn(regie, actor.staffId, today) !== undefined,
  );
}

interface Typed {
  readonly personId: PersonId;
  readonly pass: Pass;
  readonly id: PaymentId;
  readonly payer: string;
  readonly cheque: Cheque | undefined;
  /** In cents, as the page said it; empty where nothing was left to pay. */
  readonly seen: string;
}

/** What is in the agent's hand is what the page said: openPass takes that, or nothing. Throws as prepareMoney, payments.no_regie, passes.fee_changed. */
export async function feeInHand(context: Context, typed: Typed): Promise<FeeInHand | undefined> {
  const { personId, pass, id, payer, cheque, seen } = typed;
  if (seen === "") return undefined;
  if (!/^[1-9][0-9]{0,6}$/.test(seen)) throw passesErrors.error("passes.fee_changed");
  const cents = Number(seen);
  const regie = await tillFor(context, pass);
  const accounts = await listAccounts(context, personId);
  const account = accounts.find(({ counter }) => counter.id === pass.feeCounterId);
  if (!account || !regie) throw paymentsErrors.error("payments.no_regie");
  const money = await prepareMoney(context, {
    ...{ id, regieId: regie.id, personId, accountId: account.accountId, amount: cents, payer },
    ...(cheque ? { cheque } : {}),
  });
  return { cents, isTaken: money.isTaken, take: money.take };
}

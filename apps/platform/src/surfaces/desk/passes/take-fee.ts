import { civilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { holds } from "../../../modules/access/index.ts";
import { listAccounts, type OwnAccount } from "../../../modules/counters/index.ts";
import type { Pass } from "../../../modules/passes/index.ts";
import {
  type Cheque,
  listRegies,
  namingOn,
  type PaymentId,
  paymentsErrors,
  type Regie,
  takeMoney,
} from "../../../modules/payments/index.ts";

interface Fee {
  readonly personId: PersonId;
  readonly pass: Pass;
}

/** What is missing of the fee on its counter, in cents. */
export async function dueOf(context: Context, fee: Fee): Promise<number> {
  const account = await accountOf(context, fee);
  return Math.max(0, fee.pass.feeCents - (account?.available ?? 0));
}

async function accountOf(context: Context, { personId, pass }: Fee): Promise<OwnAccount | undefined> {
  return (await listAccounts(context, personId)).find(({ counter }) => counter.id === pass.feeCounterId);
}

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

/**
 * Takes what is missing, once however often it is sent; undefined when nothing is. What is in the agent's hand is what the page said: once something moved on
 * the counter, nothing is taken. Throws as takeMoney, payments.no_regie, request.changed_meanwhile.
 */
export async function takeFee(
  context: Context,
  fee: Fee & {
    readonly id: PaymentId;
    readonly payer: string;
    readonly cheque: Cheque | undefined;
    readonly seen: string;
  },
): Promise<PaymentId | undefined> {
  const due = await dueOf(context, fee);
  if (due === 0) return undefined;
  if (fee.seen !== String(due)) throw kernelErrors.error("request.changed_meanwhile");
  const { personId, pass, id, payer, cheque } = fee;
  const [account, regie] = [await accountOf(context, fee), await tillFor(context, pass)];
  if (!account || !regie) throw paymentsErrors.error("payments.no_regie");
  await takeMoney(context, {
    ...{ id, regieId: regie.id, personId, accountId: account.accountId, amount: due, payer },
    ...(cheque ? { cheque } : {}),
  });
  return id;
}

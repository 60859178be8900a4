import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import type { CounterAccountId } from "../../../ledger/counters/index.ts";
import { toPaymentsSystem } from "../at-till.ts";
import { paymentsErrors } from "../errors.ts";
import type { PaymentId } from "../payment.ts";
import { openPaymentWords } from "../sealed-words.ts";
import { listAccountOnlineRows, type OnlineRow } from "../store/online.ts";
import { getPaymentProvider } from "./resolve-payment.ts";

/** A page of the payment service is left in that time: beyond, what is not paid keeps no room. */
const PAYING_MS = 15 * 60_000;
/** The service answers a new operation in that time: beyond, nobody was sent to its page. */
const ANSWERING_MS = 60_000;

interface Whose {
  readonly accountId: CounterAccountId;
  readonly payerId: PersonId | undefined;
  /** What is begun at a machine, with a picture of somebody's card, keeps nobody from paying at home. */
  readonly atMachine: boolean;
}

/** What one payer began on an account and may still pay. */
async function listRowsUnderWay(
  tx: Tx,
  system: Context,
  { accountId, payerId, atMachine }: Whose,
): Promise<readonly OnlineRow[]> {
  const now = system.now().getTime();
  return (await listAccountOnlineRows(tx, system.authorityId, accountId)).filter((row) => {
    if (row.state !== "begun") return false;
    const place = { regieId: parseId<"regie">(row.regie_id), id: parseId<"payment">(row.id) };
    const words = openPaymentWords(system, place, row.words);
    if (!words || words.payerId !== payerId || (words.machine !== undefined) !== atMachine) return false;
    return words.at.getTime() > now - (row.operation === null ? ANSWERING_MS : PAYING_MS);
  });
}

/**
 * Two payments that fit alone, paid together, would be one too many, for the Treasury to give back. By who
 * pays: another parent is not kept from paying by a page that is left open. Throws payments.room_awaited.
 */
export async function requireRoomBeside(
  tx: Tx,
  system: Context,
  {
    account: { balance, counter },
    asked: { id, accountId, machine },
    credited,
    payerId,
  }: {
    readonly account: { readonly balance: number; readonly counter: { readonly ceiling: number | null } };
    readonly asked: {
      readonly id: PaymentId;
      readonly accountId: CounterAccountId;
      readonly machine?: string;
    };
    readonly credited: number;
    readonly payerId: PersonId | undefined;
  },
): Promise<void> {
  if (counter.ceiling === null) return;
  const rows = await listRowsUnderWay(tx, system, { accountId, payerId, atMachine: machine !== undefined });
  const awaited = rows.filter((row) => row.id !== id).reduce((sum, row) => sum + row.credited, 0);
  if (balance + credited + awaited > counter.ceiling) throw paymentsErrors.error("payments.room_awaited");
}

/** A payment that its payer may still end. */
export interface OwnPaymentUnderWay {
  readonly id: PaymentId;
  /** In cents. */
  readonly amount: number;
  /** Of the payment service. */
  readonly page: string;
}

/**
 * Use case: what the reader began on an account, at home, and may go back to, the latest first; nothing of
 * what others began.
 */
export async function listOwnUnderWay(
  context: Context,
  accountId: CounterAccountId,
): Promise<readonly OwnPaymentUnderWay[]> {
  const { actor } = context;
  if (actor.kind !== "person") return [];
  const system = toPaymentsSystem(context);
  const whose = { accountId, payerId: actor.personId, atMachine: false };
  const rows = await system.transaction((tx) => listRowsUnderWay(tx, system, whose));
  return rows.flatMap(({ id, amount, operation, provider }) =>
    operation === null
      ? []
      : [
          {
            id: parseId<"payment">(id),
            amount,
            page: getPaymentProvider(provider).pageOf(system, operation),
          },
        ],
  );
}

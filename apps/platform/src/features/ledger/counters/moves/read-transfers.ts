import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import type { CounterId, TransferId, TransferKind } from "../counter.ts";
import { countersErrors } from "../errors.ts";
import { toCountersSystem } from "../holders/open-account.ts";
import { findCounterRow, listServicesEver } from "../store/definitions.ts";
import {
  findServiceLine,
  listKindsByServices,
  listServiceLines,
  setVisibleIncome,
} from "../store/service-lines.ts";
import type { TransferRow } from "../store/tables.ts";
import { openWords } from "../words.ts";
import type { ServiceCaller } from "./apply-new-transfer.ts";
import { computeTransferId } from "./hashes.ts";

/**
 * A line as the service that made it reads it. Neither whose account it is, which the service knows by its
 * own key, nor the balance, which others move too, nor its number, which would count what others did.
 */
export interface ServiceTransfer {
  readonly id: TransferId;
  readonly kind: TransferKind;
  readonly amount: number;
  readonly day: string;
  /** The transfer that this one posts, voids, ends or gives back. */
  readonly about: TransferId | null;
  /** Null once the holder was erased. */
  readonly at: Date | null;
  readonly label: string | null;
}

export interface ServiceTransfers {
  readonly transfers: readonly ServiceTransfer[];
  /** Give it back as `before`; absent at the end. */
  readonly next?: TransferId;
}

interface Asked {
  readonly counterId: CounterId;
  /** Of a transfer that this application asked for: at most one. */
  readonly key?: string | undefined;
  readonly before?: TransferId | undefined;
  readonly limit: number;
}

/**
 * Use case: the transfers that a service made on a counter, newest first, those of before it left the counter
 * too. Throws counters.unknown_counter, counters.not_in_scope.
 */
export async function listTransfers(
  context: Context,
  by: ServiceCaller,
  { counterId, key, before, limit }: Asked,
): Promise<ServiceTransfers> {
  return readOwn(context, by, counterId, async (tx) => {
    const place = { authorityId: context.authorityId, counterId };
    if (key !== undefined) {
      const id = computeTransferId(context, counterId, { caller: by.caller, key });
      const row = await findServiceLine(tx, place, id);
      return { transfers: row ? [toServiceTransfer(context, row)] : [] };
    }
    const rows = await listServiceLines(tx, place, { before, limit: limit + 1 });
    const transfers = rows.slice(0, limit).map((row) => toServiceTransfer(context, row));
    const last = transfers.at(-1);
    return { transfers, ...(rows.length > limit && last ? { next: last.id } : {}) };
  });
}

/** Use case: one transfer. Throws counters.unknown_transfer, and as listTransfers. */
export async function getTransfer(
  context: Context,
  by: ServiceCaller,
  { counterId, id }: { readonly counterId: CounterId; readonly id: TransferId },
): Promise<ServiceTransfer> {
  return readOwn(context, by, counterId, async (tx) => {
    const row = await findServiceLine(tx, { authorityId: context.authorityId, counterId }, id);
    if (!row) throw countersErrors.error("counters.unknown_transfer");
    return toServiceTransfer(context, row);
  });
}

/** What services ever did on a counter, whatever the house put there: for the system. */
export async function listKindsMoved(
  tx: Tx,
  system: Context,
  counterId: CounterId,
): Promise<ReadonlySet<TransferKind>> {
  return new Set(await listKindsByServices(tx, { authorityId: system.authorityId, counterId }));
}

/** As the application itself, to whom row-level security shows the lines of its service alone. */
async function readOwn<Read>(
  context: Context,
  { service }: ServiceCaller,
  counterId: CounterId,
  read: (tx: Tx) => Promise<Read>,
): Promise<Read> {
  const system = toCountersSystem(context);
  const { authorityId } = system;
  const incomeId = await system.transaction(async (tx) => {
    if (!(await findCounterRow(tx, { authorityId, counterId })))
      throw countersErrors.error("counters.unknown_counter");
    const services = await listServicesEver(tx, { authorityId, counterId });
    const own = services.find(
      ({ provider_id, service_id }) => provider_id === service.providerId && service_id === service.serviceId,
    );
    if (!own) throw countersErrors.error("counters.not_in_scope");
    return own.income_id;
  });
  return context.transaction(async (tx) => {
    await setVisibleIncome(tx, incomeId);
    return read(tx);
  });
}

function toServiceTransfer(context: Context, row: TransferRow): ServiceTransfer {
  const { kind, amount, day } = row;
  const id = parseId<"counterTransfer">(row.id);
  const place = { counterId: parseId<"counter">(row.counter_id), id };
  const { at, label } = openWords(context, place, row.words) ?? {};
  return {
    id,
    kind,
    amount,
    day,
    about: row.about_id === null ? null : parseId<"counterTransfer">(row.about_id),
    at: at === undefined ? null : new Date(at),
    label: label ?? null,
  };
}

import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { requireCapability } from "../../access/access/index.ts";
import { findPublishedService } from "../../catalogue/catalogue/index.ts";
import { record } from "../../trust/audit/index.ts";
import {
  type Counter,
  type CounterDefinition,
  type CounterId,
  type CounterService,
  houseAccounts,
} from "./counter.ts";
import { countersErrors } from "./errors.ts";
import { FLOOR_MOST, listLimitProblems } from "./rules.ts";
import {
  createChainRow,
  createCounterRow,
  createHouseAccountRows,
  listCounterRows,
  listServiceRows,
  removeService,
  saveServiceRow,
  updateCounter,
} from "./store/definitions.ts";
import { type CounterRow, toCounterService } from "./store/tables.ts";

export type NewCounter = Omit<CounterDefinition, "services"> & {
  readonly id: CounterId;
  readonly services: readonly ServiceId[];
  /** The part of the house that keeps it alone; absent for a purse. */
  readonly keptBy?: "passes";
};

/**
 * Use case: a counter with its limits and the services that may touch it. The same id again changes nothing.
 * Throws access.capability_missing, counters.limits_not_valid (by field).
 */
export async function defineCounter(context: Context, input: NewCounter): Promise<void> {
  await context.transaction((tx) => defineCounterInTransaction(tx, context, input));
}

/** The same in the transaction of the part of the house that keeps it: both are there, or neither. */
export async function defineCounterInTransaction(tx: Tx, context: Context, input: NewCounter): Promise<void> {
  requireCapability(context, "counter.manage");
  const { id, services, keptBy = null, ...rest } = toTidyDefinition(input);
  requireValidLimits({ ...rest, services });
  const { authorityId } = context;
  const row = { authority_id: authorityId, id, unit: rest.unit, closed_on: null, revision: 1 };
  const found = await getOfferedServices(tx, context, services);
  const paid_after = rest.paidAfter === true;
  if (!(await createCounterRow(tx, { ...row, paid_after, kept_by: keptBy, ...toCounterColumns(rest) })))
    return;
  await createChainRow(tx, authorityId, id);
  await createHouseAccountRows(
    tx,
    houseAccounts.map((kind) => ({
      ...buildHouseAccount(context, id),
      kind,
      provider_id: null,
      service_id: null,
    })),
  );
  for (const service of found) await addCounterService(tx, context, id, service);
  await record(tx, context, { action: "counters.defined", data: { counter: id, name: rest.name.fr } });
}

/**
 * Use case: its limits, its name, its services; never its unit. Throws access.capability_missing,
 * counters.unknown_counter, counters.limits_not_valid (by field), counters.kept_elsewhere,
 * request.changed_meanwhile.
 */
export async function updateCounterDefinition(
  context: Context,
  input: Omit<NewCounter, "unit" | "keptBy"> & { readonly revision: number },
): Promise<void> {
  requireCapability(context, "counter.manage");
  await context.transaction(async (tx) => {
    const known = await getCounter(tx, context, input.id);
    if (known.keptBy !== null) throw countersErrors.error("counters.kept_elsewhere");
    const {
      services,
      revision: _,
      ...rest
    } = toTidyDefinition({
      ...input,
      unit: known.unit,
      paidAfter: known.paidAfter === true,
    });
    requireValidLimits({ ...rest, services });
    // A service that is retired meanwhile stays until it is taken out.
    const kept = known.services.filter(({ serviceId }) => services.includes(serviceId));
    const joining = services.filter((id) => !kept.some(({ serviceId }) => serviceId === id));
    const found = await getOfferedServices(tx, context, joining);
    const seen = { authorityId: context.authorityId, id: input.id, revision: input.revision };
    if (!(await updateCounter(tx, seen, toCounterColumns(rest))))
      throw kernelErrors.error("request.changed_meanwhile");
    const removedOn = toCivilDate(context.now());
    for (const { serviceId } of known.services.filter((one) => !services.includes(one.serviceId)))
      await removeService(tx, context.authorityId, input.id, { serviceId, on: removedOn });
    for (const service of found) await addCounterService(tx, context, input.id, service);
    if (found.length > 0) await requestServiceAliases(tx, context);
    if (known.parentsBound === true && rest.parentsBound !== true)
      await requestBoundsEnd(tx, context, input.id);
    await record(tx, context, {
      action: "counters.changed",
      data: { counter: input.id, name: rest.name.fr },
    });
  });
}

/** Every counter of the authority, closed ones last. */
export async function listCounters(tx: Tx, context: Context): Promise<readonly Counter[]> {
  const rows = await listCounterRows(tx, context.authorityId);
  const services = await listServiceRows(tx, context.authorityId);
  return rows.map((row) =>
    toCounter(row, services.filter(({ counter_id }) => counter_id === row.id).map(toCounterService)),
  );
}

/** Use case: every counter of the authority, closed ones last. */
export function readCounters(context: Context): Promise<readonly Counter[]> {
  return context.read((tx) => listCounters(tx, context));
}

/** Those that people hold as a purse: what is opened, topped up, changed, put in a régie or on a card. */
export function listPurses(context: Context): Promise<readonly Counter[]> {
  return context.read(async (tx) => {
    return (await listCounters(tx, context)).filter(({ keptBy }) => keptBy === null);
  });
}

/** Throws counters.unknown_counter. */
export async function getCounter(tx: Tx, context: Context, id: CounterId): Promise<Counter> {
  const found = (await listCounters(tx, context)).find((counter) => counter.id === id);
  if (!found) throw countersErrors.error("counters.unknown_counter");
  return found;
}

/** Use case: one counter of the authority. Throws counters.unknown_counter. */
export function readCounterDefinition(context: Context, id: CounterId): Promise<Counter> {
  return context.read((tx) => getCounter(tx, context, id));
}

async function addCounterService(
  tx: Tx,
  context: Context,
  id: CounterId,
  service: CounterService,
): Promise<void> {
  const { providerId: provider_id, serviceId: service_id } = service;
  const account = buildHouseAccount(context, id);
  await saveServiceRow(tx, context.authorityId, id, { ...service, incomeId: account.id });
  await createHouseAccountRows(tx, [{ ...account, kind: "income", provider_id, service_id }]);
}

/** Accounts opened before are found under the names of the services that join. */
const requestServiceAliases = (tx: Tx, { ports, authorityId, requestId }: Context): Promise<void> =>
  ports.jobs.send(tx, "counters.name_again", { authorityId, requestId });

/**
 * What parents said does not wait in silence for the day when they may say it again: it ends, and they hear
 * of it.
 */
const requestBoundsEnd = (
  tx: Tx,
  { ports, authorityId, requestId }: Context,
  counterId: CounterId,
): Promise<void> => ports.jobs.send(tx, "counters.end_bounds", { authorityId, requestId, counterId });

const buildHouseAccount = (context: Context, counterId: CounterId) => ({
  authority_id: context.authorityId,
  counter_id: counterId,
  id: context.newId<string>(),
});

/** Offered here today: of the authority, or of one that serves its people. */
async function getOfferedServices(
  tx: Tx,
  context: Context,
  ids: readonly ServiceId[],
): Promise<readonly CounterService[]> {
  const found: CounterService[] = [];
  for (const serviceId of new Set(ids)) {
    const service = await findPublishedService(tx, { serviceId }, { peopleOf: context.authorityId });
    if (!service)
      throw countersErrors.error("counters.limits_not_valid", [
        {
          field: "services",
          code: "counters.services_not_valid",
          fr: "Un de ces services n’est pas proposé ici.",
          en: "One of these services is not offered here.",
        },
      ]);
    found.push({ providerId: service.providerId, serviceId });
  }
  return found;
}

function requireValidLimits(definition: Parameters<typeof listLimitProblems>[0]): void {
  const problems = listLimitProblems(definition);
  if (problems.length > 0) throw countersErrors.error("counters.limits_not_valid", problems);
}

type Written = Pick<CounterDefinition, "name" | "floor" | "paidAfter">;

/** Paid afterwards, it has no limit that a debt may meet. */
const toTidyDefinition = <Definition extends Written>(definition: Definition): Definition => ({
  ...definition,
  floor: definition.paidAfter === true ? -FLOOR_MOST : definition.floor,
  name: { fr: toTidyText(definition.name.fr), en: toTidyText(definition.name.en) },
});

const toCounterColumns = (definition: Omit<CounterDefinition, "services">) => ({
  name_fr: definition.name.fr,
  name_en: definition.name.en,
  floor: definition.floor,
  ceiling: definition.ceiling,
  debit_max: definition.debitMax,
  expires_months: definition.expiresMonths,
  services_credit: definition.servicesCredit,
  services_see: definition.servicesSee,
  parents_bound: definition.parentsBound === true,
});

const toCounter = (row: CounterRow, services: readonly CounterService[]): Counter => ({
  id: parseId<"counter">(row.id),
  name: { fr: row.name_fr, en: row.name_en },
  unit: row.unit,
  floor: row.floor,
  ceiling: row.ceiling,
  debitMax: row.debit_max,
  expiresMonths: row.expires_months,
  servicesCredit: row.services_credit,
  servicesSee: row.services_see,
  paidAfter: row.paid_after,
  parentsBound: row.parents_bound,
  services,
  keptBy: row.kept_by,
  closedOn: row.closed_on,
  revision: row.revision,
});

import { SUBSCRIPTION_CHANGED, SubscriptionChanged } from "@ardeco/contracts";
import { Check } from "typebox/value";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import type { WaitingCounts, WaitingMoment, WaitingQuery } from "../../../kernel/waiting.ts";
import { requireCapability } from "../../access/access/index.ts";
import type { Delivery } from "./delivery.ts";
import { clientsErrors } from "./errors.ts";
import { getDeliverySector, openContent, toDelivery } from "./sealed-content.ts";
import {
  countWaitingTaskRows,
  type DeliveryRow,
  listSectorDeliveries,
  listWaitingByHand,
  listWaitingTaskRows,
} from "./store/deliveries.ts";

/** What an agent of a service has to do by hand: open, change, close. */
export interface Task extends Delivery {
  /** The name under which the service knows the person. */
  readonly pairwiseSubject: string;
  /** Names of what to read, or of what is no longer released. */
  readonly items: readonly string[];
  /** The state to put the subscription in, or what is announced; absent for an opening, an update, an end. */
  readonly becomes?: SubscriptionChanged["state"];
  readonly announced?: SubscriptionChanged["announced"];
  /**
   * What an agent noted when a task of the same subscription was done: where it is in the business
   * application.
   */
  readonly reference?: string;
}

/** In the order of the days. For a manager of the service, in the provider authority. */
export function listTasks(context: Context, serviceId: ServiceId): Promise<readonly Task[]> {
  return context.read(async (tx) => {
    requireCapability(context, "subscription.read", { serviceId });
    const tasks: Task[] = [];
    for (const row of await listWaitingByHand(tx, serviceId)) tasks.push(await toTask(tx, context, row));
    return tasks;
  });
}

/** Of several services, in the order of the queue of the desk; opened once it is known which are shown. */
export interface WaitingTasks {
  readonly rows: readonly { readonly id: string; readonly serviceId: ServiceId; readonly day: CivilDate }[];
  openTasks(ids: readonly string[]): Promise<readonly Task[]>;
}

/** For a manager of each of these services. */
export async function listWaitingTasks(
  tx: Tx,
  context: Context,
  serviceIds: readonly ServiceId[],
  query: WaitingQuery,
): Promise<WaitingTasks> {
  for (const serviceId of serviceIds) requireCapability(context, "subscription.read", { serviceId });
  const rows = await listWaitingTaskRows(tx, serviceIds, query);
  return {
    rows: rows.map(({ id, service_id, day }) => ({ id, serviceId: parseId<"service">(service_id), day })),
    openTasks: async (ids) => {
      const tasks: Task[] = [];
      for (const row of rows) if (ids.includes(row.id)) tasks.push(await toTask(tx, context, row));
      return tasks;
    },
  };
}

export async function countWaitingTasks(
  tx: Tx,
  context: Context,
  serviceIds: readonly ServiceId[],
  moment: WaitingMoment,
): Promise<WaitingCounts> {
  for (const serviceId of serviceIds) requireCapability(context, "subscription.read", { serviceId });
  return countWaitingTaskRows(tx, serviceIds, moment);
}

/** One of them, and whose it is, for whoever reads what the grant releases. Throws clients.unknown_task. */
export async function getTask(
  tx: Tx,
  context: Context,
  { serviceId, taskId }: { readonly serviceId: ServiceId; readonly taskId: string },
): Promise<{ readonly task: Task; readonly personId: PersonId; readonly holderId: AuthorityId }> {
  requireCapability(context, "subscription.read", { serviceId });
  const row = (await listWaitingByHand(tx, serviceId)).find(({ id }) => id === taskId);
  const personId = row && openContent(context, row).byHand?.personId;
  if (!row || !personId) throw clientsErrors.error("clients.unknown_task");
  return { task: await toTask(tx, context, row), personId, holderId: parseId<"authority">(row.holder_id) };
}

async function toTask(tx: Tx, context: Context, row: DeliveryRow): Promise<Task> {
  const { message } = openContent(context, row);
  const claims: Readonly<Record<string, unknown>> = Object.values(message?.events ?? {})[0] ?? {};
  const before = (await listSectorDeliveries(tx, getDeliverySector(row), { grantId: row.grant_id }))
    .filter(
      ({ client_id, sequence, state }) =>
        client_id === row.client_id && sequence < row.sequence && state === "acknowledged",
    )
    .flatMap((one) => toDelivery(context, one).detail ?? []);
  const reference = before.at(-1);
  return {
    ...toDelivery(context, row),
    pairwiseSubject: message?.sub_id.sub ?? "",
    items: ["released", "changed", "no_longer_released"].flatMap((name) => parseTexts(claims[name])),
    ...parseTaskState(message?.events),
    ...(reference === undefined ? {} : { reference }),
  };
}

function parseTaskState(events: object | undefined): Pick<Task, "becomes" | "announced"> {
  const told: unknown = events && Reflect.get(events, SUBSCRIPTION_CHANGED);
  if (!Check(SubscriptionChanged, told)) return {};
  return { becomes: told.state, ...(told.announced ? { announced: told.announced } : {}) };
}

function parseTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

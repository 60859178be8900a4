import type { Context, Tx } from "../../../../kernel/context.ts";
import { type CounterId, listKindsMoved } from "../../../ledger/counters/index.ts";
import { listPeopleWithGrants } from "../../consent/index.ts";
import { type HeldSubscription, listSubscriptionsByPerson } from "../../subscriptions/index.ts";
import { listCast, type Player } from "../people/list-cast.ts";
import { findTrialCounter } from "../people/trial-counter.ts";
import {
  listApplications,
  listOwnServices,
  type OwnService,
  type SandboxApplication,
} from "../service/list-applications.ts";
import { openVendorSpace } from "../space/vendor.ts";
import { listTraces } from "../store/traces.ts";
import { buildCheckAnswers, type CheckAnswer, type DeliveredNotice, type Seen } from "./checklist.ts";

type Held = HeldSubscription;

/** What the vendor's pages show: their service, their applications, their people, and what was seen. */
export interface SpaceRead {
  readonly services: readonly OwnService[];
  readonly applications: readonly SandboxApplication[];
  readonly cast: readonly Player[];
  readonly held: ReadonlyMap<string, readonly Held[]>;
  /** Of the trial purse, once the service is defined. */
  readonly counterId: CounterId | undefined;
  readonly checks: readonly CheckAnswer[];
  readonly lines: readonly SpaceLogLine[];
}

/** Something in the log of the space: what an application did, or was told, or what the vendor did. */
export interface SpaceLogLine {
  readonly at: string;
  readonly who: "application" | "platform" | "vendor";
  readonly kind: string;
  readonly outcome: string;
  readonly facts: Readonly<Record<string, string | boolean>>;
  readonly application?: string;
}

const SHOWN = 200;
/** Far beyond the casts that a space plays before it is emptied. */
const MOST = 1_000;

/** Use case. Throws as openVendorSpace. */
export async function readSpace(context: Context): Promise<SpaceRead> {
  const { system } = await openVendorSpace(context);
  const own = {
    services: await listOwnServices(context),
    applications: await listApplications(context),
  };
  return system.transaction(async (tx) => {
    const cast = await listCast(tx, system);
    const held = await listCastHoldings(tx, system, cast);
    const counterId = await findTrialCounter(tx, system);
    const moved = counterId ? await listKindsMoved(tx, system, counterId) : new Set<never>();
    const traces = await listTraces(tx, system.authorityId, 1_000);
    const seen: Seen[] = traces.map(({ kind, outcome, facts, at }) => ({
      kind,
      outcome,
      facts,
      at: at.toISOString(),
    }));
    const told = [...held.values()].flat().flatMap(({ deliveries }) => deliveries);
    const names = new Map(own.applications.map(({ client }) => [String(client.id), client.name]));
    return {
      ...own,
      cast,
      held,
      counterId,
      checks: buildCheckAnswers({
        seen,
        told: told.map(listToldDeliveries),
        optionalRefusedAt: findFirstRefusal(held),
        moved,
      }),
      lines: [...traces.map((one) => toTraceLine(one, names)), ...told.map((one) => toToldLine(one, names))]
        .toSorted((one, other) => (one.at < other.at ? 1 : -1))
        .slice(0, SHOWN),
    };
  });
}

/** Read for those who agreed to something: of a dozen characters, most never do. */
async function listCastHoldings(
  tx: Tx,
  system: Context,
  cast: readonly Player[],
): Promise<SpaceRead["held"]> {
  const agreed = new Set(await listPeopleWithGrants(tx, system, { limit: MOST }));
  const people = cast.map(({ personId }) => personId).filter((id) => agreed.has(id));
  return listSubscriptionsByPerson(system, people);
}

function findFirstRefusal(held: SpaceRead["held"]): string | null {
  const refused = [...held.values()]
    .flat()
    .filter(({ grant }) => grant.refused.length > 0)
    .flatMap(({ subscription }) => subscription?.history[0]?.at ?? []);
  return refused.toSorted()[0] ?? null;
}

const listToldDeliveries = ({ event, state, queuedAt }: Held["deliveries"][number]): DeliveredNotice => ({
  event,
  state,
  queuedAt,
});

type Trace = Awaited<ReturnType<typeof listTraces>>[number];

function toTraceLine(
  { kind, outcome, facts, at, client_id }: Trace,
  names: ReadonlyMap<string, string>,
): SpaceLogLine {
  const application = client_id === null ? undefined : names.get(client_id);
  return {
    at: at.toISOString(),
    who:
      kind === "gesture" || kind === "entered" ? "vendor" : kind === "forgery" ? "platform" : "application",
    kind,
    outcome,
    facts,
    ...(application === undefined ? {} : { application }),
  };
}

function toToldLine(
  { event, state, failure, queuedAt, deliveredAt, acknowledgedAt, clientId }: Held["deliveries"][number],
  names: ReadonlyMap<string, string>,
): SpaceLogLine {
  const application = names.get(clientId);
  return {
    at: acknowledgedAt ?? deliveredAt ?? queuedAt,
    who: "platform",
    kind: "event",
    outcome: state,
    facts: { event: event.split("/").at(-1) ?? event, ...(failure === undefined ? {} : { failure }) },
    ...(application === undefined ? {} : { application }),
  };
}

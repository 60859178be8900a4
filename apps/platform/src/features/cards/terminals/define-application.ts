import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import { parseId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { requireCapability } from "../../access/access/index.ts";
import { findPublishedService } from "../../catalogue/catalogue/index.ts";
import { getCounter } from "../../ledger/counters/index.ts";
import { record } from "../../trust/audit/index.ts";
import type {
  CardApplication,
  CardApplicationId,
  NewApplicationService,
  NewCardApplication,
} from "./application.ts";
import { terminalsErrors } from "./errors.ts";
import { validateApplication } from "./rules.ts";
import {
  createApplicationRow,
  listApplicationRows,
  listFormerServiceRows,
  listServiceRows,
  removeApplicationServices,
  removeService,
  saveApplicationService,
  updateApplication,
} from "./store/applications.ts";
import type { ApplicationRow, ApplicationServiceRow, FormerServiceRow } from "./store/tables.ts";

/**
 * Use case: an application of cards, its purse's counter, and the services that use it. The same id again
 * changes nothing. Throws access.capability_missing, terminals.application_not_valid (by field),
 * counters.unknown_counter.
 */
export async function defineApplication(context: Context, input: NewCardApplication): Promise<void> {
  requireCapability(context, "equipment.manage");
  const { id, aid, purse, elements, ...rest } = formatTidyName(input);
  rejectApplicationProblems(validateApplication({ aid, purse, elements, ...rest }));
  await context.transaction(async (tx) => {
    const { authorityId } = context;
    if (purse) await requireOfCounter(tx, context, purse.counterId, rest.services);
    const inserted = await createApplicationRow(tx, {
      authority_id: authorityId,
      id,
      aid,
      name: rest.name,
      counter_id: purse?.counterId ?? null,
      most: purse?.most ?? null,
      elements: [...elements],
      key_version: 1,
      closed_on: null,
      revision: 1,
    });
    if (inserted === "again") return;
    if (inserted === "taken") rejectApplicationProblems([aidTaken]);
    for (const service of rest.services) await addApplicationServices(tx, context, id, service);
    await record(tx, context, {
      action: "terminals.application_defined",
      data: { application: id, name: rest.name, aid },
    });
  });
}

/** As an administrator saw it. Its AID, its counter and its elements never change: cards are out. */
export interface ApplicationChange {
  readonly id: CardApplicationId;
  readonly revision: number;
  readonly name: string;
  /** Null for an application without a purse. */
  readonly most: number | null;
  readonly services: readonly NewApplicationService[];
}

/**
 * Use case: its name, its largest debit, its services, their pages and gestures. Throws
 * access.capability_missing, terminals.application_unknown, terminals.application_not_valid (by field),
 * request.changed_meanwhile.
 */
export async function updateCardApplication(context: Context, input: ApplicationChange): Promise<void> {
  requireCapability(context, "equipment.manage");
  const { id, revision, name, most, services } = formatTidyName(input);
  await context.transaction(async (tx) => {
    const { authorityId } = context;
    const known = await getApplication(context, id);
    const purse = known.purse && { ...known.purse, most: most ?? 0 };
    rejectApplicationProblems(
      validateApplication({ aid: known.aid, elements: known.elements, name, purse, services }),
    );
    if (purse) await requireOfCounter(tx, context, purse.counterId, services);
    const change = { name, most: purse?.most ?? null, closed_on: known.closedOn };
    if (!(await updateApplication(tx, { authorityId, id, revision }, change)))
      throw kernelErrors.error("request.changed_meanwhile");
    const stay = new Set(services.map(({ serviceId }) => serviceId));
    for (const { serviceId } of known.services)
      if (!stay.has(serviceId)) await removeService(tx, { authorityId, id }, serviceId);
    for (const service of services) await addApplicationServices(tx, context, id, service);
    await record(tx, context, {
      action: "terminals.application_changed",
      data: { application: id, name },
    });
  });
}

/**
 * Use case: no reader opens it any more, once their configuration has ended. Its services may use another one
 * at once; what readers did with it before goes on being taken. Twice is once. Throws
 * access.capability_missing, terminals.application_unknown, request.changed_meanwhile.
 */
export async function closeApplication(context: Context, id: CardApplicationId): Promise<void> {
  requireCapability(context, "equipment.manage");
  await context.transaction(async (tx) => {
    const { name, purse, revision, closedOn } = await getApplication(context, id);
    if (closedOn !== null) return;
    const change = { name, most: purse?.most ?? null, closed_on: toCivilDate(context.now()) };
    if (!(await updateApplication(tx, { authorityId: context.authorityId, id, revision }, change)))
      throw kernelErrors.error("request.changed_meanwhile");
    await removeApplicationServices(tx, { authorityId: context.authorityId, id });
    await record(tx, context, { action: "terminals.application_closed", data: { application: id, name } });
  });
}

/** Every application of the authority, closed ones last. Throws access.capability_missing. */
export function listApplications(context: Context): Promise<readonly CardApplication[]> {
  return context.read(async (tx) => {
    requireCapability(context, "equipment.manage");
    return readApplications(tx, context);
  });
}

/** The same, for the parts of the module that act as the system. */
export async function readApplications(tx: Tx, context: Context): Promise<readonly CardApplication[]> {
  const rows = await listApplicationRows(tx, context.authorityId);
  const former = (await listFormerServiceRows(tx, context.authorityId)).map(removeServiceGestures);
  const services = [...(await listServiceRows(tx, context.authorityId)), ...former];
  return rows.map((row) =>
    toCardApplication(
      row,
      services.filter((one) => one.application_id === row.id),
    ),
  );
}

/** Throws access.capability_missing, terminals.application_unknown. */
export function getApplication(context: Context, id: CardApplicationId): Promise<CardApplication> {
  return context.read(async () => {
    const found = (await listApplications(context)).find((one) => one.id === id);
    if (!found) throw terminalsErrors.error("terminals.application_unknown");
    return found;
  });
}

async function addApplicationServices(
  tx: Tx,
  context: Context,
  id: CardApplicationId,
  { serviceId, origins, verbs }: NewApplicationService,
): Promise<void> {
  const service = await findPublishedService(tx, { serviceId }, { peopleOf: context.authorityId });
  if (!service) return rejectApplicationProblems([notOffered]);
  const put = await saveApplicationService(tx, {
    authority_id: context.authorityId,
    application_id: id,
    provider_id: service.providerId,
    service_id: serviceId,
    slug: service.slug,
    origins: [...new Set(origins)],
    verbs: [...new Set(verbs)],
  });
  if (!put) rejectApplicationProblems([serviceTaken]);
}

/** What a card gives to a service must be a movement that its counter lets it make. */
async function requireOfCounter(
  tx: Tx,
  context: Context,
  counterId: Parameters<typeof getCounter>[2],
  services: readonly NewApplicationService[],
): Promise<void> {
  const counter = await getCounter(tx, context, counterId);
  const listed = new Set(counter.services.map(({ serviceId }) => serviceId));
  if (services.some(({ serviceId }) => !listed.has(serviceId))) rejectApplicationProblems([notOfCounter]);
}

function rejectApplicationProblems(problems: readonly FieldError[]): void {
  if (problems.length > 0) throw terminalsErrors.error("terminals.application_not_valid", problems);
}

const aidTaken: FieldError = {
  field: "aid",
  code: "terminals.aid_taken",
  fr: "Une autre application a cet identifiant.",
  en: "Another application has this identifier.",
};
const notOffered: FieldError = {
  field: "services",
  code: "terminals.service_not_offered",
  fr: "Un de ces services n’est pas proposé ici.",
  en: "One of these services is not offered here.",
};
const serviceTaken: FieldError = {
  field: "services",
  code: "terminals.service_taken",
  fr: "Un de ces services utilise déjà une autre application.",
  en: "One of these services uses another application already.",
};
const notOfCounter: FieldError = {
  field: "services",
  code: "terminals.service_not_of_counter",
  fr: "Un de ces services n’a pas le droit de toucher au compteur du porte-monnaie.",
  en: "One of these services may not touch the counter of the purse.",
};

const formatTidyName = <Named extends { readonly name: string }>(input: Named): Named => ({
  ...input,
  name: toTidyText(input.name),
});

/** No page asks for it any more. */
const removeServiceGestures = (row: FormerServiceRow): ApplicationServiceRow => ({
  ...row,
  origins: [],
  verbs: [],
});

const toCardApplication = (
  row: ApplicationRow,
  services: readonly ApplicationServiceRow[],
): CardApplication => ({
  id: parseId<"cardApplication">(row.id),
  aid: row.aid,
  name: row.name,
  purse:
    row.counter_id === null || row.most === null
      ? null
      : { counterId: parseId<"counter">(row.counter_id), most: row.most },
  keyVersion: row.key_version,
  elements: row.elements,
  services: services.map((one) => ({
    providerId: parseId<"authority">(one.provider_id),
    serviceId: parseId<"service">(one.service_id),
    slug: one.slug,
    origins: one.origins,
    verbs: one.verbs,
  })),
  closedOn: row.closed_on,
  revision: row.revision,
});

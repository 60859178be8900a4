import { checkTariff, type TariffProblem } from "@ardeco/rules";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { ServiceId, StaffId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { removeAccents, toTidyText } from "../../../kernel/text.ts";
import { requireCapability } from "../../access/access/index.ts";
import { requireSecondAgent } from "../../access/smallstaff/index.ts";
import { record } from "../../trust/audit/index.ts";
import { getOwnService } from "../catalogue/index.ts";
import { tariffsErrors } from "./errors.ts";
import {
  createTariffDraft,
  createTariffRow,
  listTariffRows,
  lockTariff,
  publishDraft,
  updateDraft,
} from "./store.ts";
import type { KeptVersion, Tariff, TariffId, TariffWithVersions, Voted } from "./tariff.ts";

const LONGEST_SLUG = 80;

export interface NewTariff extends Voted {
  readonly id: TariffId;
  readonly serviceId: ServiceId;
  readonly title: Sentence;
}

/**
 * Use case: a manager of the service writes what an activity costs, as a draft. The same id again is the same
 * draft. Throws access.capability_missing, catalogue.unknown_service, tariffs.title_taken,
 * tariffs.title_empty, and as writeVersion.
 */
export async function draftTariff(context: Context, input: NewTariff): Promise<void> {
  const { id, serviceId } = input;
  requireCapability(context, "service.draft", { serviceId });
  const writer = requireTariffAgent(context);
  const title = { fr: toTidyText(input.title.fr), en: toTidyText(input.title.en) };
  await context.transaction(async (tx) => {
    await getOwnService(context, serviceId);
    const tariff = { id, serviceId, slug: toTariffSlug(title.fr), title };
    const kept = await createTariffRow(tx, context.authorityId, tariff);
    if (kept === "taken") throw tariffsErrors.error("tariffs.title_taken");
    if (kept === "there") return;
    requireSound(context, { ...tariff, versions: [] }, input);
    await createTariffDraft(tx, context.authorityId, { ...input, writtenBy: [writer] });
    await recordTariffEvent(tx, context, "tariffs.drafted", tariff, input);
  });
}

/**
 * Use case: the next version of a tariff, or its draft written again; `revision` is the draft's as its author
 * saw it, 0 for none. Throws access.capability_missing, tariffs.unknown, request.changed_meanwhile,
 * tariffs.begins_in_the_past, tariffs.decided_later, tariffs.not_publishable.
 */
export async function writeVersion(
  context: Context,
  input: Voted & { readonly id: TariffId; readonly revision: number },
): Promise<void> {
  const writer = requireTariffAgent(context);
  const { id, revision } = input;
  await context.transaction(async (tx) => {
    const tariff = await getLockedTariff(tx, context, id);
    requireCapability(context, "service.draft", { serviceId: tariff.serviceId });
    requireSound(context, tariff, input);
    const draft = findTariffDraft(tariff);
    if ((draft?.revision ?? 0) !== revision) throw kernelErrors.error("request.changed_meanwhile");
    if (draft) {
      const writtenBy = [...new Set([...draft.writtenBy, writer])];
      await updateDraft(tx, context.authorityId, { ...input, writtenBy, revision });
    } else await createTariffDraft(tx, context.authorityId, { ...input, writtenBy: [writer] });
    await recordTariffEvent(tx, context, "tariffs.drafted", tariff, input);
  });
}

/**
 * Use case: the draft counts from its day on, and is never rewritten. By an administrator or the
 * data-protection officer, who counts for one with none of its writers. Throws tariffs.own_work,
 * tariffs.nothing_to_publish, and as writeVersion.
 */
export async function publishTariff(
  context: Context,
  { id, revision }: { readonly id: TariffId; readonly revision: number },
): Promise<void> {
  const by = requireTariffAgent(context);
  await context.transaction(async (tx) => {
    const tariff = await getLockedTariff(tx, context, id);
    requireCapability(context, "service.approve", { serviceId: tariff.serviceId });
    const draft = findTariffDraft(tariff);
    if (!draft) throw tariffsErrors.error("tariffs.nothing_to_publish");
    if (draft.revision !== revision) throw kernelErrors.error("request.changed_meanwhile");
    const subject = { kind: "tariffs.version", id, mark: String(revision) } as const;
    await requireSecondAgent(tx, context, subject, {
      first: draft.writtenBy.map((writer) => ({ id: writer })),
      refusal: tariffsErrors.error("tariffs.own_work"),
    });
    requireSound(context, tariff, draft);
    if (!(await publishDraft(tx, context.authorityId, { id, revision, by })))
      throw kernelErrors.error("request.changed_meanwhile");
    await recordTariffEvent(tx, context, "tariffs.published", tariff, draft);
  });
}

/** What forbids a version after those published; the exact figures of a gap are in it. */
export function validateTariff(
  tariff: Pick<TariffWithVersions, "versions">,
  voted: Voted,
): readonly TariffProblem[] {
  return checkTariff({ ...voted.terms, from: voted.from }, findLastPublished(tariff)?.from);
}

function requireSound(context: Context, tariff: TariffWithVersions, voted: Voted): void {
  if (validateTariff(tariff, voted).length > 0) throw tariffsErrors.error("tariffs.not_publishable");
  if (voted.decidedOn > voted.from) throw tariffsErrors.error("tariffs.decided_later");
  // The first version may tell what counts already, before the platform came.
  if (findLastPublished(tariff) && voted.from < toCivilDate(context.now()))
    throw tariffsErrors.error("tariffs.begins_in_the_past");
}

const findLastPublished = ({ versions }: Pick<TariffWithVersions, "versions">): KeptVersion | undefined =>
  versions.find(({ state }) => state === "published");

export const findTariffDraft = ({
  versions,
}: Pick<TariffWithVersions, "versions">): KeptVersion | undefined =>
  versions.find(({ state }) => state === "draft");

async function getLockedTariff(tx: Tx, context: Context, id: TariffId): Promise<TariffWithVersions> {
  await lockTariff(tx, context.authorityId, id);
  return getTariff(context, id);
}

/** Throws tariffs.unknown: one of another authority does not even exist. */
export function getTariff(context: Context, id: TariffId): Promise<TariffWithVersions> {
  const { authorityId } = context;
  return context.read(async (tx) => {
    const [tariff] = await listTariffRows(tx, authorityId, { id });
    if (!tariff) throw tariffsErrors.error("tariffs.unknown");
    return tariff;
  });
}

/** The address of its page: "Repas du midi" is `repas-du-midi`. Throws tariffs.title_empty. */
function toTariffSlug(title: string): string {
  const slug = removeAccents(title.toLowerCase().replaceAll("œ", "oe"))
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_SLUG)
    .replaceAll(/^-|-$/g, "");
  if (slug === "") throw tariffsErrors.error("tariffs.title_empty");
  return slug;
}

function requireTariffAgent({ actor }: Context): StaffId {
  if (actor.kind !== "staff") throw tariffsErrors.error("tariffs.agent_needed");
  return actor.staffId;
}

async function recordTariffEvent(
  tx: Tx,
  context: Context,
  action: "tariffs.drafted" | "tariffs.published",
  { id, title }: Tariff,
  { from, decision }: Voted,
): Promise<void> {
  await record(tx, context, { action, data: { tariff: id, title, from, decision } });
}

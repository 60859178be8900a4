import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { showTaskForm } from "../../../../../../frames/admin/common/task-form.tsx";
import { parseId } from "../../../../../../kernel/ids.ts";
import {
  findSaveRefusal,
  findTextAnswer,
  parseFormId,
  parsePathId,
  parseRevision,
  readAnswers,
  type Sent,
  selectShownRevision,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { listServicesForManagement, type ManagedService } from "../../../../catalogue/index.ts";
import {
  draftTariff,
  findTariffDraft,
  getTariff,
  type TariffId,
  type TariffWithVersions,
  writeVersion,
} from "../../../index.ts";
import { buildTariffPath, buildTariffVersionPath, TARIFFS } from "./paths.ts";
import { tariffAdminWords } from "./tariff-admin-words.ts";
import {
  BESIDE,
  buildNameFields,
  parseVotedTariff,
  toVotedTypedValues,
  votedFields,
} from "./tariff-fields.ts";

/** The same form sent twice writes one draft: it carries the id. */
export async function showNew(
  request: FastifyRequest,
  reply: FastifyReply,
  sent: Sent = {},
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  requireCapability(context, "service.draft");
  const { newTitle: title, newLead: lead, save } = tariffAdminWords(language);
  const fields = [...buildNameFields(await listTariffServices(request)), ...votedFields];
  const hidden = { id: parseFormId(sent.typed, context) };
  const form = { place: "tariffs", title, lead, path: `${TARIFFS}/nouveau`, fields, hidden, save } as const;
  return showTaskForm(reply, form, sent);
}

const listTariffServices = ({ ardeco: { context } }: FastifyRequest): Promise<readonly ManagedService[]> =>
  listServicesForManagement(context);

export async function writeNew(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  requireCapability(context, "service.draft");
  const fields = [...buildNameFields(await listTariffServices(request)), ...votedFields];
  const { answers, typed, errors } = readAnswers(request, fields);
  const read = errors.length > 0 ? { errors } : parseVotedTariff(answers, { versions: [] });
  if ("errors" in read) return showNew(request, reply, { typed, errors: read.errors });
  const id = parseFormId<"tariff">(typed, context);
  const title = { fr: findTextAnswer(answers, "name") ?? "", en: findTextAnswer(answers, "nameEn") ?? "" };
  const serviceId = parseId<"service">(findTextAnswer(answers, "service") ?? "");
  const refused = await findSaveRefusal(() => draftTariff(context, { id, serviceId, title, ...read.voted }), {
    typed,
    besides: BESIDE,
  });
  return refused ? showNew(request, reply, refused) : buildSavedAddress(request, reply, id);
}

export async function showVersionForm(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const tariff = await getRequestedTariff(request);
  requireCapability(context, "service.draft", { serviceId: tariff.serviceId });
  const words = tariffAdminWords(language);
  const draft = findTariffDraft(tariff);
  const form = {
    place: "tariffs",
    title: words.versionTitle(tariff.title[language]),
    lead: words.versionLead,
    path: buildTariffVersionPath(tariff.id),
    fields: votedFields,
    hidden: { _revision: selectShownRevision(draft?.revision ?? 0, sent ?? {}) },
    save: words.save,
  } as const;
  const kept = () => toVotedTypedValues(draft ?? tariff.versions[0], draft !== undefined);
  return showTaskForm(reply, form, sent ?? { typed: kept() });
}

function getRequestedTariff(request: FastifyRequest): Promise<TariffWithVersions> {
  const { context } = request.ardeco;
  return getTariff(context, parsePathId<"tariff">(request, "tariff"));
}

export async function handleVersionForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const tariff = await getRequestedTariff(request);
  requireCapability(context, "service.draft", { serviceId: tariff.serviceId });
  const { answers, typed, errors } = readAnswers(request, votedFields);
  const read = errors.length > 0 ? { errors } : parseVotedTariff(answers, tariff);
  if ("errors" in read) return showVersionForm(request, reply, { typed, errors: read.errors });
  const { id } = tariff;
  const refused = await findSaveRefusal(
    () => writeVersion(context, { id, revision: parseRevision(typed), ...read.voted }),
    { typed, besides: BESIDE },
  );
  return refused ? showVersionForm(request, reply, refused) : buildSavedAddress(request, reply, id);
}

const buildSavedAddress = ({ ardeco: { brand } }: FastifyRequest, reply: FastifyReply, id: TariffId) =>
  sendSeeOther(reply, `${formatAdminPath(brand, buildTariffPath(id))}?fait=enregistre`);

import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId } from "../../../../../../frames/admin/common/path-id.ts";
import { showTaskForm } from "../../../../../../frames/admin/common/task-form.tsx";
import { parseId } from "../../../../../../kernel/ids.ts";
import {
  parseFormId,
  readAnswers,
  findSaveRefusal,
  parseRevision,
  type Sent,
  sendSeeOther,
  selectShownRevision,
  findTextAnswer,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { listServicesForManagement, type ManagedService } from "../../../../catalogue/index.ts";
import {
  draftOf,
  draftTariff,
  getTariff,
  type TariffId,
  type TariffWithVersions,
  writeVersion,
} from "../../../index.ts";
import { TARIFFS, tariffPath, versionPath } from "./paths.ts";
import { tariffAdminWords } from "./tariff-admin-words.ts";
import { BESIDE, nameFields, typedFrom, votedFields, votedIn } from "./tariff-fields.ts";

/** The same form sent twice writes one draft: it carries the id. */
export async function showNew(
  request: FastifyRequest,
  reply: FastifyReply,
  sent: Sent = {},
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  requireCapability(context, "service.draft");
  const { newTitle: title, newLead: lead, save } = tariffAdminWords(language);
  const fields = [...nameFields(await servicesOf(request)), ...votedFields];
  const hidden = { id: parseFormId(sent.typed, context) };
  const form = { place: "tariffs", title, lead, path: `${TARIFFS}/nouveau`, fields, hidden, save } as const;
  return showTaskForm(reply, form, sent);
}

const servicesOf = ({ ardeco: { context } }: FastifyRequest): Promise<readonly ManagedService[]> =>
  context.transaction((tx) => listServicesForManagement(tx, context));

export async function writeNew(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  requireCapability(context, "service.draft");
  const fields = [...nameFields(await servicesOf(request)), ...votedFields];
  const { answers, typed, errors } = readAnswers(request, fields);
  const read = errors.length > 0 ? { errors } : votedIn(answers, { versions: [] });
  if ("errors" in read) return showNew(request, reply, { typed, errors: read.errors });
  const id = parseFormId<"tariff">(typed, context);
  const title = { fr: findTextAnswer(answers, "name") ?? "", en: findTextAnswer(answers, "nameEn") ?? "" };
  const serviceId = parseId<"service">(findTextAnswer(answers, "service") ?? "");
  const refused = await findSaveRefusal(() => draftTariff(context, { id, serviceId, title, ...read.voted }), {
    typed,
    besides: BESIDE,
  });
  return refused ? showNew(request, reply, refused) : seeSaved(request, reply, id);
}

export async function showVersion(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const tariff = await tariffOf(request);
  requireCapability(context, "service.draft", { serviceId: tariff.serviceId });
  const words = tariffAdminWords(language);
  const draft = draftOf(tariff);
  const form = {
    place: "tariffs",
    title: words.versionTitle(tariff.title[language]),
    lead: words.versionLead,
    path: versionPath(tariff.id),
    fields: votedFields,
    hidden: { _revision: selectShownRevision(draft?.revision ?? 0, sent ?? {}) },
    save: words.save,
  } as const;
  const kept = () => typedFrom(draft ?? tariff.versions[0], draft !== undefined);
  return showTaskForm(reply, form, sent ?? { typed: kept() });
}

function tariffOf(request: FastifyRequest): Promise<TariffWithVersions> {
  const { context } = request.ardeco;
  return context.transaction((tx) => getTariff(tx, context, parsePathId<"tariff">(request, "tariff")));
}

export async function write(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const tariff = await tariffOf(request);
  requireCapability(context, "service.draft", { serviceId: tariff.serviceId });
  const { answers, typed, errors } = readAnswers(request, votedFields);
  const read = errors.length > 0 ? { errors } : votedIn(answers, tariff);
  if ("errors" in read) return showVersion(request, reply, { typed, errors: read.errors });
  const { id } = tariff;
  const refused = await findSaveRefusal(
    () => writeVersion(context, { id, revision: parseRevision(typed), ...read.voted }),
    { typed, besides: BESIDE },
  );
  return refused ? showVersion(request, reply, refused) : seeSaved(request, reply, id);
}

const seeSaved = ({ ardeco: { brand } }: FastifyRequest, reply: FastifyReply, id: TariffId) =>
  sendSeeOther(reply, `${formatAdminPath(brand, tariffPath(id))}?fait=enregistre`);

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  type Besides,
  bothIn,
  findTextAnswer,
  getTypedText,
  parseFields,
  parseRevision,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBriefError,
} from "../../../../../../web/index.ts";
import { readStaffDemand } from "../../../../../access/access/index.ts";
import {
  listProviders,
  type UpstreamKind,
  updateUpstreamProvider,
  type upstreamErrors,
} from "../../../index.ts";
import { defineDemandForm } from "./demand.tsx";
import { buildProviderFields, formatSettingField } from "./provider-fields.ts";
import { providerWords } from "./provider-words.ts";
import { showProviders } from "./providers-view.tsx";

const PATH = adminPlaces.providers.path;

/** What the State gave the authority, to sign people and agents in. */
export function signInProviderPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.providers.for);
  app.get(PATH, async (request, reply) => showProviders(reply, await readView(request)));
  app.post(PATH, async (request, reply) => save(request, reply));
  defineDemandForm(app);
}

async function readView({ ardeco: { context } }: FastifyRequest) {
  const providers = await context.transaction((tx) => listProviders(tx, context));
  return { providers, demand: await readStaffDemand(context) };
}

async function save(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const kind: UpstreamKind =
    getTypedText(form.typed, "kind") === "proconnect" ? "proconnect" : "franceconnect";
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(buildProviderFields(kind), form, { today, answers: {} });
  const secret = findTextAnswer(answers, formatSettingField(kind, "secret"));
  const faults =
    errors.length > 0
      ? errors
      : await runProviderChange(kind, () =>
          updateUpstreamProvider(context, {
            kind,
            issuer: findTextAnswer(answers, formatSettingField(kind, "issuer")) ?? "",
            clientId: findTextAnswer(answers, formatSettingField(kind, "clientId")) ?? "",
            enabled: findTextAnswer(answers, formatSettingField(kind, "enabled")) === "yes",
            revision: parseRevision(form.typed, "revision"),
            ...(secret ? { secret } : {}),
          }),
        );
  if (faults.length === 0) return sendSeeOther(reply, `${formatAdminPath(brand, PATH)}?enregistre=${kind}`);
  return showProviders(reply, {
    ...(await readView(request)),
    kind,
    typed: form.typed,
    errors: faults,
  });
}

/** Refusals that belong beside a field; the others are pages of their own. */
async function runProviderChange(
  kind: UpstreamKind,
  act: () => Promise<void>,
): Promise<readonly FieldError[]> {
  const besides: Besides<typeof upstreamErrors> = {
    "upstream.address_refused": toBriefError(formatSettingField(kind, "issuer")),
    "upstream.not_offered": ({ code }) => ({
      field: formatSettingField(kind, "secret"),
      code,
      ...bothIn(providerWords)(({ secretNeeded }) => secretNeeded),
    }),
  };
  return submitOrShowAgain(act, {
    besides,
    again: ({ errors }) => errors,
    after: (): readonly FieldError[] => [],
  });
}

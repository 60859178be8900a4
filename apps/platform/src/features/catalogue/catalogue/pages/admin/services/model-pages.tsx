import { Button, Card, EmptyState, Form, TextField } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId, type ServiceId } from "../../../../../../kernel/ids.ts";
import {
  FormErrors,
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
  toBriefError,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { type Authority, readProviders } from "../../../../../authorities/authorities/index.ts";
import { catalogueErrors, createLocalisedService, listModels, type OfferedService } from "../../../index.ts";
import { modelWords } from "./model-words.ts";
import { ofSlug } from "./of-slug.ts";
import { draftPath, SERVICES } from "./service-paths.ts";

const PATH = `${SERVICES}/modeles`;

/** Models of the authorities around, each taken up by one form. */
export function defineModelPages(app: FastifyInstance): void {
  app.get(PATH, async (request, reply) => {
    requireCapability(request.ardeco.context, "service.draft");
    return showModels(reply, await readModels(request));
  });
  app.post(PATH, async (request, reply) => handleModelForm(request, reply));
}

interface Models {
  readonly models: readonly OfferedService[];
  readonly providers: readonly Authority[];
}

async function readModels({ ardeco }: FastifyRequest): Promise<Models> {
  const { context } = ardeco;
  return {
    models: await listModels(context),
    providers: await readProviders(context),
  };
}

async function handleModelForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const model = getTypedText(typed, "model");
  const field = `slug_${model}`;
  const slug = getTypedText(typed, field).trim();
  if (!isUuid(model)) throw catalogueErrors.error("catalogue.unknown_model");
  const input = { modelId: parseId<"service">(model), id: context.newId<ServiceId>(), slug };
  return submitOrShowAgain(() => createLocalisedService(context, input), {
    besides: toBesides(ofSlug, toBriefError(field)),
    again: async ({ errors }) => showModels(reply, await readModels(request), { errors, slug }),
    after: ({ serviceId, version }) =>
      sendSeeOther(reply, formatAdminPath(brand, draftPath(serviceId, version))),
  });
}

function showModels(
  reply: FastifyReply,
  { models, providers }: Models,
  refused?: { readonly errors: readonly FieldError[]; readonly slug: string },
): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const words = modelWords(language);
  const errors = refused?.errors ?? [];
  const status = refused ? 422 : 200;
  return sendAdminPage(
    reply,
    { title: words.title, place: "services", above: [], width: "task", status, hasErrors: errors.length > 0 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {models.length === 0 && (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      <div class="ar-stack">
        {models.map(({ id, slug, providerId, definition }) => {
          const name = `slug_${id}`;
          const error = errors.find(({ field }) => field === name)?.[language];
          return (
            <Card key={id} title={definition.title[language]} level={2}>
              <p>{definition.summary[language]}</p>
              <p class="ar-hint">{words.from(providers.find((one) => one.id === providerId)?.name ?? "")}</p>
              <Form action={formatAdminPath(brand, PATH)} csrf={csrf()} hidden={{ model: id }}>
                <TextField
                  name={name}
                  label={words.slug}
                  value={error === undefined ? slug.replace(/^modele-/, "") : refused?.slug}
                  maxLength={63}
                  {...(error === undefined ? {} : { error })}
                />
                <Button>{words.take(definition.title[language])}</Button>
              </Form>
            </Card>
          );
        })}
      </div>
    </>,
  );
}

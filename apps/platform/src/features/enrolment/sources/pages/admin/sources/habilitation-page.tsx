import { Alert, Button, Form, Section, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  type Besides,
  FieldView,
  FormErrors,
  findTextAnswer,
  getQueryText,
  parseFields,
  parseRevision,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toBriefError,
} from "../../../../../../web/index.ts";
import { isSourceKind, readHabilitation, type sourcesErrors, updateHabilitation } from "../../../index.ts";
import { ExchangeLink } from "./exchange-page.tsx";
import { formatHabilitationInputs, habilitationFields } from "./habilitation-fields.ts";
import { habilitationWords } from "./habilitation-words.ts";
import { RefreshLink } from "./refresh-page.tsx";

const PATH = adminPlaces.sources.path;

interface Shown {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

export async function showHabilitation(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, errors = [] }: Shown = {},
): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const kept = await context.transaction((tx) => readHabilitation(tx, context));
  const words = habilitationWords(language);
  const state = kept ? (kept.enabled ? words.on : words.off) : words.never;
  const hasErrors = errors.length > 0;
  return sendAdminPage(
    reply,
    { title: words.title, place: "sources", hasErrors, status: hasErrors ? 422 : 200 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {getQueryText(request, "enregistre") !== "" && !hasErrors && (
        <Alert tone="success" title={words.saved}>
          <p>{words.savedText}</p>
        </Alert>
      )}
      {kept?.enabled && <RefreshLink visit={request.ardeco} />}
      <ExchangeLink visit={request.ardeco} />
      <Section id="habilitation" title={words.setting}>
        <p>
          <Tag tone={kept?.enabled ? "success" : "neutral"}>{state}</Tag>
          {kept && ` ${words.changed} ${plainDay(kept.changedOn, language)}`}
        </p>
        <Form
          action={formatAdminPath(brand, PATH)}
          csrf={csrf()}
          hidden={{ _revision: String(kept?.revision ?? 0) }}
        >
          {habilitationFields.map((field) => (
            <FieldView
              key={field.name}
              {...{ field, errors, language }}
              typed={typed ?? formatHabilitationInputs(kept)}
              answers={{}}
            />
          ))}
          <Button>{words.save}</Button>
        </Form>
      </Section>
    </>,
  );
}

/** Beside which field each refusal is said. */
const besides: Besides<typeof sourcesErrors> = {
  "sources.address_refused": toBriefError("adresse"),
  "sources.siret_refused": toBriefError("siret"),
  "sources.token_needed": toBriefError("jeton"),
};

export async function saveHabilitation(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { answers, errors } = parseFields(habilitationFields, form, {
    today: toCivilDate(context.now()),
    answers: {},
  });
  if (errors.length > 0) return showHabilitation(request, reply, { typed: form.typed, errors });
  const text = (name: string) => findTextAnswer(answers, name) ?? "";
  const token = text("jeton");
  const habilitation = {
    address: text("adresse"),
    recipient: text("siret").replace(/\s/g, ""),
    reference: text("numero"),
    legalBasis: text("texte"),
    kinds: (form.typed.get("donnees") ?? []).filter(isSourceKind),
    enabled: text("etat") === "oui",
    revision: parseRevision(form.typed),
    ...(token ? { token } : {}),
  };
  return submitOrShowAgain(() => updateHabilitation(context, habilitation), {
    besides,
    again: (refused) => showHabilitation(request, reply, { typed: form.typed, errors: refused.errors }),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, PATH)}?enregistre=oui`),
  });
}

import { Alert, Button, Form, Section } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getQueryText,
  parseFields,
  readForm,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import {
  agesInMonths,
  type DocumentPolicy,
  readPolicy,
  updateDocumentPolicy,
} from "../../../../checks/index.ts";
import { documentPolicyWords } from "./document-words.ts";

/** Below the organisation: who looks at what is part of how the work is shared. */
export const DOCUMENTS_PATH = `${adminPlaces.organisation.path}/documents`;

/** What sealed documents validate without an agent: read, chosen. */
export function defineDocumentPolicyPages(app: FastifyInstance): void {
  app.get(DOCUMENTS_PATH, async (request, reply) => showPolicy(request, reply));
  app.post(DOCUMENTS_PATH, submitDocumentPolicy);
}

const both = bothIn(documentPolicyWords);
const formatPolicyField = (type: string): string => `type_${type}`;

type Named = "00" | "01" | "27" | "28";
const isNamedDocument = (type: string): type is Named => ["00", "01", "27", "28"].includes(type);

function buildAgeFields(policy: readonly DocumentPolicy[]): readonly Field[] {
  return policy.flatMap(({ type }): Field[] =>
    isNamedDocument(type)
      ? [
          {
            kind: "choice",
            name: formatPolicyField(type),
            label: both((words) => words.names[type]),
            why: both((words) => words.age),
            options: agesInMonths.map((count) => ({
              value: String(count),
              label: both((words) => words.months(count)),
            })),
          },
        ]
      : [],
  );
}

const read = ({ ardeco: { context } }: FastifyRequest) => readPolicy(context);

async function showPolicy(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { language, brand, csrf } = request.ardeco;
  const words = documentPolicyWords(language);
  const policy = await read(request);
  const typed = new Map(
    policy.map(({ type, maxAgeMonths }) => [formatPolicyField(type), [String(maxAgeMonths)]]),
  );
  return sendAdminPage(
    reply,
    {
      title: words.title,
      place: "organisation",
      width: "task",
      above: [],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {getQueryText(request, "fait") !== "" && (
        <Alert tone="success" title={words.done}>
          <p>{words.doneText}</p>
        </Alert>
      )}
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Section id="regles" title={words.rules}>
        <ul>
          {[words.ruleAddress, words.ruleNever, words.ruleAgent].map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Section>
      <Section id="choix" title={words.choose}>
        <Form action={formatAdminPath(brand, DOCUMENTS_PATH)} csrf={csrf()}>
          {buildAgeFields(policy).map((field) => (
            <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
          ))}
          <Button>{words.save}</Button>
        </Form>
        <p class="ar-hint">{words.share}</p>
      </Section>
    </>,
  );
}

async function submitDocumentPolicy(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const policy = await read(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(buildAgeFields(policy), readForm(request), { today, answers: {} });
  if (errors.length > 0) return showPolicy(request, reply, errors);
  const chosen = policy.map(({ type }) => ({
    type,
    maxAgeMonths: Number(findTextAnswer(answers, formatPolicyField(type)) ?? "0"),
  }));
  await updateDocumentPolicy(context, chosen);
  return sendSeeOther(reply, `${formatAdminPath(brand, DOCUMENTS_PATH)}?fait=enregistre`);
}

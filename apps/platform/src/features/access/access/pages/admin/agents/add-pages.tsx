import { Button, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { StaffId } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toBriefError,
} from "../../../../../../web/index.ts";
import { addAgent } from "../../../index.ts";
import { agentWords } from "./agent-words.ts";

const both = bothIn(agentWords);

const PATH = `${adminPlaces.agents.path}/nouveau`;

const fields: readonly Field[] = [
  { kind: "text", name: "displayName", label: both(({ name }) => name), maxLength: 120 },
  { kind: "email", name: "email", label: both(({ email }) => email) },
];

export function addPages(app: FastifyInstance): void {
  app.get(PATH, async (_request, reply) => show(reply, new Map(), []));
  app.post(PATH, async (request, reply) => addStaffAgent(request, reply));
}

async function addStaffAgent(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { answers, errors } = parseFields(fields, form, { today: toCivilDate(context.now()), answers: {} });
  if (errors.length > 0) return show(reply, form.typed, errors);
  const id = context.newId<StaffId>();
  const [displayName = "", email = ""] = [
    findTextAnswer(answers, "displayName"),
    findTextAnswer(answers, "email"),
  ];
  return submitOrShowAgain(() => addAgent(context, { id, displayName, email, roles: [] }), {
    besides: { "access.agent_known": toBriefError("email") },
    again: (refused) => show(reply, form.typed, refused.errors),
    after: () => sendSeeOther(reply, formatAdminPath(brand, `${adminPlaces.agents.path}/${id}`)),
  });
}

function show(reply: FastifyReply, typed: TypedValues, errors: readonly FieldError[]): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const words = agentWords(language);
  const status = errors.length > 0 ? 422 : 200;
  return sendAdminPage(
    reply,
    { title: words.addTitle, place: "agents", above: [], width: "task", status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.addTitle}</h1>
      <p class="ar-lead">{words.addLead}</p>
      <Form action={formatAdminPath(brand, PATH)} csrf={csrf()}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{words.save}</Button>
      </Form>
    </>,
  );
}

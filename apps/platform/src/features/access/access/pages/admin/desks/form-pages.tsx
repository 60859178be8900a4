import { Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import {
  addTextConfirmation,
  listHoursErrors,
  listHoursLines,
} from "../../../../../../frames/admin/common/hours-field.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { type DeskId, isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  FieldView,
  FormErrors,
  getTypedText,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { addDesk, type Desk, submitDeskFacts } from "../../../../../authorities/authorities/index.ts";
import { buildDeskFields, formatDeskInputs, parseDeskFacts } from "./desk-fields.ts";
import { deskWords } from "./desk-words.ts";
import { DESKS, readDesk, readDesks } from "./read-desks.ts";

interface FormView {
  readonly desk?: Desk | undefined;
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

export const showAdding = (request: FastifyRequest, reply: FastifyReply) =>
  renderDeskForm(request, reply, {});

export async function showChanging(request: FastifyRequest, reply: FastifyReply) {
  const desk = await readDesk(request);
  return renderDeskForm(request, reply, { desk, typed: formatDeskInputs(desk) });
}

async function renderDeskForm(
  request: FastifyRequest,
  reply: FastifyReply,
  view: FormView,
): Promise<FastifyReply> {
  const { brand, language, csrf, context } = request.ardeco;
  const { desk, typed = new Map(), errors = [] } = view;
  const words = deskWords(language);
  const title = desk ? words.changeTitle(desk.name) : words.addTitle;
  const status = errors.length > 0 ? 422 : 200;
  const given = getTypedText(typed, "id");
  // The same form sent twice opens one desk.
  const id = desk?.id ?? (isUuid(given) ? given : context.newId<DeskId>());
  const fields = addTextConfirmation(buildDeskFields((await readDesks(request)).services, desk), typed);
  return sendAdminPage(
    reply,
    { title, place: "desks", width: "task", above: [], status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.formLead}</p>
      <Form
        action={`${formatAdminPath(brand, DESKS)}/${desk?.id ?? "nouveau"}`}
        csrf={csrf()}
        hidden={{ id }}
      >
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{words.save}</Button>
      </Form>
    </>,
  );
}

export async function submitNewDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return saveDesk(request, reply, {
    save: (facts) => {
      const id = getTypedText(readForm(request).typed, "id");
      if (!isUuid(id)) throw kernelErrors.error("request.not_found");
      return addDesk(request.ardeco.context, { ...facts, id: parseId<"desk">(id) });
    },
  });
}

export async function submitDeskChange(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const desk = await readDesk(request);
  return saveDesk(request, reply, {
    desk,
    save: (facts) => submitDeskFacts(request.ardeco.context, { ...facts, id: desk.id }),
  });
}

interface Keeping {
  readonly desk?: Desk;
  readonly save: (facts: ReturnType<typeof parseDeskFacts>) => Promise<void>;
}

async function saveDesk(request: FastifyRequest, reply: FastifyReply, { desk, save }: Keeping) {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const fields = buildDeskFields((await readDesks(request)).services, desk);
  const { answers, errors } = parseFields(fields, form, { today: toCivilDate(context.now()), answers: {} });
  const all = [...errors, ...listHoursErrors(listHoursLines(answers), form.typed)];
  if (all.length > 0) return renderDeskForm(request, reply, { desk, typed: form.typed, errors: all });
  return submitOrShowAgain(() => save(parseDeskFacts(answers)), {
    besides: { "authorities.desk_named": "name" },
    again: (refused) => renderDeskForm(request, reply, { desk, typed: form.typed, errors: refused.errors }),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, DESKS)}?fait=enregistre`),
  });
}

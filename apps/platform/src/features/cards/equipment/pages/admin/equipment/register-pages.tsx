import { Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getTypedText,
  parseFields,
  readForm,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { type Desk, listOpenDesks } from "../../../../../authorities/authorities/index.ts";
import { type EquipmentId, equipmentErrors, equipmentKinds, registerEquipment } from "../../../index.ts";
import { showPairingCode } from "./code-view.tsx";
import { equipmentWords } from "./equipment-words.ts";
import { EQUIPMENT } from "./paths.ts";

const both = bothIn(equipmentWords);

const buildRegistrationFields = (desks: readonly Desk[]): readonly Field[] => [
  {
    kind: "text",
    name: "name",
    label: both(({ name }) => name),
    hint: both(({ nameHint }) => nameHint),
    maxLength: 80,
  },
  {
    kind: "choice",
    name: "kind",
    label: both(({ kind }) => kind),
    options: equipmentKinds.map((value) => ({
      value,
      label: both(({ kinds }) => kinds[value]),
    })),
  },
  {
    kind: "text",
    name: "place",
    label: both(({ place }) => place),
    hint: both(({ placeHint }) => placeHint),
    maxLength: 120,
  },
  {
    kind: "choice",
    name: "desk",
    label: both(({ desk }) => desk),
    hint: both(({ deskHint }) => deskHint),
    options: desks.map(({ id, name }) => ({ value: id, label: { fr: name, en: name } })),
  },
];

interface FormView {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

const listRegistrationDesks = ({ ardeco: { context } }: FastifyRequest) =>
  context.transaction((tx) => listOpenDesks(tx, context));

export async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: FormView = {},
): Promise<FastifyReply> {
  const { brand, language, csrf, context } = request.ardeco;
  const words = equipmentWords(language);
  const status = errors.length > 0 ? 422 : 200;
  const given = getTypedText(typed, "id");
  // The same form sent twice registers one equipment.
  const id = isUuid(given) ? given : context.newId<EquipmentId>();
  const fields = buildRegistrationFields(await listRegistrationDesks(request));
  return sendAdminPage(
    reply,
    {
      title: words.formTitle,
      place: "equipment",
      width: "task",
      above: [],
      status,
      hasErrors: status === 422,
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.formTitle}</h1>
      <p class="ar-lead">{words.formLead}</p>
      <Form action={`${formatAdminPath(brand, EQUIPMENT)}/nouveau`} csrf={csrf()} hidden={{ id }}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{words.save}</Button>
      </Form>
    </>,
  );
}

export async function register(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(
    buildRegistrationFields(await listRegistrationDesks(request)),
    form,
    { today, answers: {} },
  );
  if (errors.length > 0) return showForm(request, reply, { typed: form.typed, errors });
  const id = getTypedText(form.typed, "id");
  const kind = equipmentKinds.find((one) => one === findTextAnswer(answers, "kind"));
  if (!isUuid(id) || !kind) throw equipmentErrors.error("equipment.unknown");
  const code = await registerEquipment(context, {
    id: parseId<"equipment">(id),
    kind,
    name: findTextAnswer(answers, "name") ?? "",
    place: findTextAnswer(answers, "place") ?? "",
    deskId: parseId<"desk">(findTextAnswer(answers, "desk") ?? ""),
  });
  return showPairingCode(reply, code);
}

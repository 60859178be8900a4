import { Alert, Button, Definition, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  parseFields,
  readForm,
  submitOrShowAgain,
  type TypedValues,
} from "../../../../../../web/index.ts";
import {
  type CardReaderEquipment,
  encryptDebitKey,
  listCardReaders,
  type WrappedKey,
} from "../../../index.ts";
import { cardWords } from "./card-words.ts";
import { buildKeyPath, CARDS } from "./paths.ts";
import { readApplication } from "./read-directory.ts";

const both = bothIn(cardWords);

const buildKeyFields = (readers: readonly CardReaderEquipment[]): readonly Field[] => [
  {
    kind: "choice",
    name: "lecteur",
    label: both(({ reader }) => reader),
    options: readers
      .filter(({ equipment: { state, kind } }) => state !== "revoked" && kind === "reader")
      .map(({ equipment: { id, name } }) => ({ value: id, label: { fr: name, en: name } })),
  },
  {
    kind: "text",
    name: "cle",
    secret: true,
    label: both(({ token }) => token),
    hint: both(({ tokenHint }) => tokenHint),
    multiline: true,
    maxLength: 4_000,
  },
];

const listKeyReaders = ({ ardeco: { context } }: FastifyRequest) =>
  context.transaction((tx) => listCardReaders(tx, context));

interface FormView {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

export async function showWrapping(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: FormView = {},
): Promise<FastifyReply> {
  const { brand, language, csrf } = request.ardeco;
  const { id, name } = await readApplication(request);
  const words = cardWords(language);
  const title = words.keyTitle(name);
  const status = errors.length > 0 ? 422 : 200;
  const fields = buildKeyFields(await listKeyReaders(request));
  return sendAdminPage(
    reply,
    { title, place: "cards", width: "task", above: [], status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.keyLead}</p>
      <Form action={formatAdminPath(brand, buildKeyPath(id))} csrf={csrf()}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{words.wrapNow}</Button>
      </Form>
    </>,
  );
}

export async function handleKeyWrapping(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const fields = buildKeyFields(await listKeyReaders(request));
  const { answers, errors } = parseFields(fields, form, { today, answers: {} });
  if (errors.length > 0) return showWrapping(request, reply, { typed: form.typed, errors });
  const { id: applicationId } = await readApplication(request);
  const key = {
    applicationId,
    equipmentId: parseId<"equipment">(findTextAnswer(answers, "lecteur") ?? ""),
    publicKey: findTextAnswer(answers, "cle") ?? "",
  };
  return submitOrShowAgain(() => encryptDebitKey(context, key), {
    again: (refused) => showWrapping(request, reply, { typed: form.typed, errors: refused.errors }),
    after: (wrapped) => showWrapped(reply, wrapped),
  });
}

/** The answer to a post: it opens with the token alone, and is written again when it is lost. */
function showWrapped(reply: FastifyReply, { label, wrapped, fingerprint }: WrappedKey): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const words = cardWords(language);
  return sendAdminPage(
    reply.header("cache-control", "no-store"),
    { title: words.wrappedTitle, place: "cards", width: "task", above: [] },
    <>
      <h1>{words.wrappedTitle}</h1>
      <Alert tone="warning" title={words.wrappedLead} />
      <Definition
        items={[
          { term: words.label, description: <code>{label}</code> },
          { term: words.fingerprint, description: <code>{fingerprint}</code> },
          { term: words.wrapped, description: <code>{wrapped}</code> },
        ]}
      />
      <LinkButton href={formatAdminPath(brand, CARDS)}>{words.back}</LinkButton>
    </>,
  );
}

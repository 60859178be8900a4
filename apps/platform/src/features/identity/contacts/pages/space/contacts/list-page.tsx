import { randomUUID } from "node:crypto";
import { Button, EmptyState, Form, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
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
  sendSeeOther,
} from "../../../../../../web/index.ts";
import {
  type ContactId,
  listPersonContacts,
  SUBJECT_LENGTH,
  TEXT_LENGTH,
  writeContact,
} from "../../../index.ts";
import { ContactCard } from "./contact-card.tsx";
import { spaceContactWords } from "./contact-words.ts";

const both = bothIn(spaceContactWords);

const fields: readonly Field[] = [
  {
    kind: "text",
    name: "sujet",
    maxLength: SUBJECT_LENGTH,
    label: both(({ subject }) => subject),
    hint: both(({ subjectHint }) => subjectHint),
  },
  {
    kind: "text",
    name: "message",
    multiline: true,
    maxLength: TEXT_LENGTH,
    label: both(({ text }) => text),
    why: both(({ textWhy }) => textWhy),
  },
];

/** Everything said with the authority, whatever the door, and a place to write. */
export async function showExchanges(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const contacts = await listPersonContacts(context, getSignedInPerson(visit));
  const words = spaceContactWords(language);
  const { typed } = readForm(request);
  const fresh = getTypedText(typed, "nouvel") || randomUUID();
  return sendSpacePage(
    reply,
    {
      title: words.title,
      place: "home",
      width: "task",
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {contacts.length === 0 ? (
        <EmptyState title={words.empty} icon="message-square">
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <div class="ar-stack">
          {contacts.map((contact) => (
            <ContactCard key={contact.id} contact={contact} visit={visit} level={2} />
          ))}
        </div>
      )}
      <Section id="ecrire" title={words.write} lead={words.writeLead}>
        <Form action={buildSpaceAddresses(brand).exchanges} csrf={visit.csrf()} hidden={{ nouvel: fresh }}>
          {fields.map((field) => (
            <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
          ))}
          <Button icon="send">{words.send}</Button>
        </Form>
      </Section>
    </>,
  );
}

/** Sent twice, it leads to the same exchange. */
export async function write(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { answers, errors } = parseFields(fields, form, { today: toCivilDate(context.now()), answers: {} });
  if (errors.length > 0) return showExchanges(request, reply, errors);
  const fresh = getTypedText(form.typed, "nouvel");
  const contact = await writeContact(context, {
    id: isUuid(fresh) ? parseId<"contact">(fresh) : context.newId<ContactId>(),
    subject: findTextAnswer(answers, "sujet") ?? "",
    asked: findTextAnswer(answers, "message") ?? "",
  });
  return sendSeeOther(reply, `${buildSpaceAddresses(brand).exchange(contact.id)}?fait=envoye`);
}

import { Alert, Button, Form, Section, Tag, TextArea } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { addresses } from "../../../../../../frames/space/common/addresses.ts";
import { spacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { civilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { asId, isUuid } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  FormErrors,
  fieldError,
  pathText,
  queryText,
  readForm,
  seeOther,
  textOf,
  tooLong,
  type Visit,
} from "../../../../../../web/index.ts";
import {
  type Contact,
  type ContactId,
  contactsErrors,
  isLate,
  readContact,
  replyContact,
  TEXT_LENGTH,
} from "../../../index.ts";
import { ContactSteps } from "../../common/contacts/contact-steps.tsx";
import { contactWords } from "./contact-words.ts";

/** One exchange: what was said on both sides, and room to go on. */
export async function showExchange(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const id = exchangeIn(request);
  const contact = await context.transaction((tx) => readContact(tx, context, { id }));
  const words = contactWords(language);
  const at = addresses(brand);
  return spacePage(
    reply,
    {
      title: contact.subject,
      place: "home",
      width: "task",
      above: [{ href: at.exchanges, label: words.title }],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {queryText(request, "fait") === "envoye" && errors.length === 0 && (
        <Alert tone="success" title={words.sent}>
          <p>{words.sentText(plainDay(contact.dueOn, language))}</p>
        </Alert>
      )}
      <Head contact={contact} visit={visit} />
      <Section id="recit" title={words.story}>
        <ContactSteps contact={contact} language={language} />
      </Section>
      <Section id="suite" title={words.reply}>
        <Form action={at.exchange(id)} csrf={visit.csrf()}>
          <TextArea
            name="message"
            label={words.replyText}
            error={errors[0]?.[language]}
            value={textOf(readForm(request).typed, "message")}
            limit={TEXT_LENGTH}
          />
          <Button icon="send">{words.send}</Button>
        </Form>
      </Section>
    </>,
  );
}

function Head({ contact, visit: { language, context } }: { contact: Contact; visit: Visit }) {
  const words = contactWords(language);
  const { channel, receivedOn, answeredOn, dueOn, number, service, state } = contact;
  return (
    <>
      <h1>{contact.subject}</h1>
      <p>
        <Tag tone={state === "waiting" ? "info" : "success"}>
          {state === "waiting" ? words.waiting : words.answered}
        </Tag>
      </p>
      <p class="ar-lead">{words.did[channel](plainDay(receivedOn, language))}.</p>
      <p class="ar-hint">
        {[words.number(number), service && words.about(service)].filter(Boolean).join(" · ")}
      </p>
      <p>
        {answeredOn
          ? words.answeredOn(plainDay(answeredOn, language))
          : words.before(plainDay(dueOn, language))}
        .
      </p>
      {isLate(contact, civilDate(context.now())) && <Alert tone="warning" title={words.late} />}
    </>
  );
}

export async function replyToExchange(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const id = exchangeIn(request);
  const text = textOf(readForm(request).typed, "message").trim();
  if (text === "") {
    const sentence = bothIn(contactWords)(({ missing }) => missing);
    return showExchange(request, reply, [fieldError("message", "form.required", sentence)]);
  }
  if (text.length > TEXT_LENGTH) {
    return showExchange(request, reply, [tooLong("message", text, TEXT_LENGTH)]);
  }
  await replyContact(context, { id, text });
  return seeOther(reply, `${addresses(brand).exchange(id)}?fait=envoye`);
}

function exchangeIn(request: FastifyRequest): ContactId {
  const text = pathText(request, "exchange");
  if (!isUuid(text)) throw contactsErrors.error("contacts.unknown");
  return asId<"contact">(text);
}

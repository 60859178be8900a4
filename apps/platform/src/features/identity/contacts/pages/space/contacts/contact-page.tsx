import { Alert, Button, Form, Section, Tag, TextArea } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  buildFieldError,
  buildTooLongError,
  FormErrors,
  getPathText,
  getQueryText,
  getTypedText,
  readForm,
  sendSeeOther,
  type Visit,
} from "../../../../../../web/index.ts";
import {
  type Contact,
  type ContactId,
  contactsErrors,
  isLate,
  readContact,
  submitContactReply,
  TEXT_LENGTH,
} from "../../../index.ts";
import { ContactSteps } from "../../common/contacts/contact-steps.tsx";
import { spaceContactWords } from "./contact-words.ts";

/** One exchange: what was said on both sides, and room to go on. */
export async function showExchange(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const id = parseExchangeId(request);
  const contact = await readContact(context, { id });
  const words = spaceContactWords(language);
  const at = buildSpaceAddresses(brand);
  return sendSpacePage(
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
      {getQueryText(request, "fait") === "envoye" && errors.length === 0 && (
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
            value={getTypedText(readForm(request).typed, "message")}
            limit={TEXT_LENGTH}
          />
          <Button icon="send">{words.send}</Button>
        </Form>
      </Section>
    </>,
  );
}

function Head({ contact, visit: { language, context } }: { contact: Contact; visit: Visit }) {
  const words = spaceContactWords(language);
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
      {isLate(contact, toCivilDate(context.now())) && <Alert tone="warning" title={words.late} />}
    </>
  );
}

export async function submitExchangeReply(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const id = parseExchangeId(request);
  const text = getTypedText(readForm(request).typed, "message").trim();
  if (text === "") {
    const sentence = bothIn(spaceContactWords)(({ missing }) => missing);
    return showExchange(request, reply, [buildFieldError("message", "form.required", sentence)]);
  }
  if (text.length > TEXT_LENGTH) {
    return showExchange(request, reply, [buildTooLongError("message", text, TEXT_LENGTH)]);
  }
  await submitContactReply(context, { id, text });
  return sendSeeOther(reply, `${buildSpaceAddresses(brand).exchange(id)}?fait=envoye`);
}

function parseExchangeId(request: FastifyRequest): ContactId {
  const text = getPathText(request, "exchange");
  if (!isUuid(text)) throw contactsErrors.error("contacts.unknown");
  return parseId<"contact">(text);
}

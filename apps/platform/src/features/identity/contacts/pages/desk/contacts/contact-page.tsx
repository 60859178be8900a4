import { Alert, Button, Details, Form, Section, Select, Tag, TextArea } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FormErrors,
  getQueryText,
  parsePathId,
  type TypedValues,
  type Visit,
} from "../../../../../../web/index.ts";
import { type Desk, readOpenDesks } from "../../../../../authorities/authorities/index.ts";
import { type Contact, readContact, TEXT_LENGTH } from "../../../index.ts";
import { ContactSteps } from "../../common/contacts/contact-steps.tsx";
import { type DeskContactWords, deskContactWords } from "./contact-words.ts";

export interface RefusedContactAct {
  readonly status: number;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  readonly conflict?: boolean;
}

interface ContactState extends Partial<RefusedContactAct> {
  readonly visit: Visit;
  readonly contact: Contact;
  readonly desks: readonly Desk[];
}

/** One exchange, what was said, and the two ways on: answer, or hand to another desk. */
export async function showContact(
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: RefusedContactAct,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const read = {
    contact: await readContact(context, { id: parsePathId<"contact">(request, "id") }),
    desks: await readOpenDesks(context),
  };
  const state: ContactState = { visit, ...read, ...refused };
  const words = deskContactWords(language);
  const { contact } = read;
  return sendDeskPage(
    reply,
    {
      title: contact.subject,
      place: "contacts",
      width: "task",
      above: [{ href: buildDeskAddresses(visit.brand).contacts, label: words.title }],
      ...(refused ? { status: refused.status, hasErrors: refused.errors.length > 0 } : {}),
    },
    <>
      <FormErrors errors={state.errors ?? []} language={language} />
      <Notice
        done={refused ? "" : getQueryText(request, "fait")}
        conflict={refused?.conflict}
        words={words}
      />
      <Head state={state} />
      <Section id="recit" title={words.story}>
        <ContactSteps contact={contact} language={language} />
      </Section>
      {contact.state === "waiting" && <ContactActions state={state} />}
    </>,
  );
}

interface NoticeProps {
  readonly done: string;
  readonly conflict: boolean | undefined;
  readonly words: DeskContactWords;
}

function Notice({ done, conflict, words }: NoticeProps) {
  if (conflict) return <Alert tone="warning" title={words.conflict} />;
  if (done !== "answered" && done !== "handed" && done !== "noted") return null;
  return <Alert tone="success" title={words.done[done]} />;
}

function Head({ state: { visit, contact } }: { state: ContactState }) {
  const { language, brand } = visit;
  const words = deskContactWords(language);
  const waiting = contact.state === "waiting";
  return (
    <>
      <div class="ar-desk-title">
        <h1>{contact.subject}</h1>
        <Tag tone={waiting ? "warning" : "success"}>{waiting ? words.waiting : words.answered}</Tag>
      </div>
      <ul class="ar-desk-facts">
        <li>
          {words.number} <strong>{contact.number}</strong>
        </li>
        <li>
          <strong>{contact.name || deskCommonWords(language).unnamed}</strong>
        </li>
        <li>{words.received(words.doors[contact.channel], formatLongDate(contact.receivedOn, language))}</li>
        {contact.service && (
          <li>
            {words.service} <strong>{contact.service}</strong>
          </li>
        )}
        <li>
          {contact.answeredOn
            ? words.answeredOn(formatLongDate(contact.answeredOn, language))
            : words.promised(formatLongDate(contact.dueOn, language))}
        </li>
      </ul>
      <p>
        <a href={buildDeskAddresses(brand).person(contact.personId, "help_at_desk")}>{words.person}</a>
      </p>
    </>
  );
}

function ContactActions({ state }: { state: ContactState }) {
  const { visit, contact, desks, typed, errors = [] } = state;
  const { language } = visit;
  const words = deskContactWords(language);
  const at = buildDeskAddresses(visit.brand);
  const form = { csrf: visit.csrf(), hidden: { version: String(contact.version) } };
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.[language];
  const others = desks.filter(({ id }) => id !== contact.deskId);
  return (
    <>
      <Section id="repondre" title={words.answer}>
        <Form {...form} action={at.contactAct(contact.id, "repondre")}>
          <TextArea
            name="reponse"
            label={words.answerLabel}
            why={words.answerWhy}
            error={errorOf("reponse")}
            value={typed?.get("reponse")?.[0]}
            limit={TEXT_LENGTH}
          />
          <Button icon="send">{words.answerSubmit}</Button>
        </Form>
      </Section>
      {others.length > 0 && (
        <Details summary={words.hand} open={(errorOf("guichet") ?? errorOf("mot")) !== undefined}>
          <Form {...form} action={at.contactAct(contact.id, "transmettre")}>
            <Select
              name="guichet"
              label={words.handDesk}
              error={errorOf("guichet")}
              choices={others.map(({ id, name }) => ({ value: id, label: name }))}
              value={typed?.get("guichet")?.[0]}
            />
            <TextArea
              name="mot"
              label={words.handNote}
              why={words.handWhy}
              optional
              error={errorOf("mot")}
              value={typed?.get("mot")?.[0]}
              limit={TEXT_LENGTH}
            />
            <Button variant="secondary">{words.handSubmit}</Button>
          </Form>
        </Details>
      )}
    </>
  );
}

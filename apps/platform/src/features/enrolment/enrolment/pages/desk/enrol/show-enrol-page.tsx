import { Button, Form, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { FieldHelp } from "../../../../../../frames/common/help/field-help.tsx";
import type { HelpTopic } from "../../../../../../frames/common/help/help-topics.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { NOTHING } from "../../../../../../frames/desk/common/scan-fields.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  type Answers,
  type Field,
  FieldView,
  FormErrors,
  getQueryText,
  type TypedValues,
  toTypedValues,
} from "../../../../../../web/index.ts";
import { hasCapability, requireCapability } from "../../../../../access/access/index.ts";
import { type HelpText, listHelp } from "../../../../../authorities/authorities/index.ts";
import { toElementAnswer } from "../../../../../identity/identity/pages/common/elements/element-answer.ts";
import type { Duplicate } from "../../../index.ts";
import { AlikeSection } from "./alike-section.tsx";
import {
  anotherField,
  birthFields,
  buildEnrolFields,
  linkField,
  listFieldElements,
  proofFields,
  reachFields,
  whereFields,
  whoFields,
} from "./enrol-fields.ts";
import { findSubject, type Subject } from "./enrol-subject.ts";
import { enrolWords } from "./enrol-words.ts";

export interface RefusedEnrolment {
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  readonly status: number;
  /** Who may be the same person. */
  readonly alike?: readonly Duplicate[];
}

export async function showEnrolForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  requireCapability(context, "person.enrol");
  const subject = await findSubject(context, {
    known: getQueryText(request, "personne"),
    parent: getQueryText(request, "parent"),
    fresh: "",
  });
  return showEnrolPage(request, reply, subject);
}

/** One page, in the order in which things are said and shown at a desk. */
export async function showEnrolPage(
  request: FastifyRequest,
  reply: FastifyReply,
  subject: Subject,
  refused?: RefusedEnrolment,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand, context } = visit;
  const words = enrolWords(language);
  const notes = new Map((await listAgentsNotes(context)).map(({ topic, text }) => [topic, text]));
  const title = formatEnrolTitle(subject, words);
  const decides = hasCapability(context.actor, "file.decide");
  const child = subject.mode === "child";
  const show = (fields: readonly Field[]) => (
    <Fields
      fields={fields}
      typed={refused?.typed ?? formatKnownInputs(subject)}
      errors={refused?.errors ?? []}
      language={language}
    />
  );
  const help = (topics: readonly HelpTopic[]) =>
    topics.map((topic) => <FieldHelp key={topic} {...{ topic, visit, note: notes.get(topic) }} />);
  return sendDeskPage(
    reply,
    { title, place: "enrol", width: "task", ...(refused ? { status: refused.status, hasErrors: true } : {}) },
    <>
      {refused && <FormErrors errors={refused.errors} language={language} />}
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {refused && <p>{words.again}</p>}
      <Form
        action={buildDeskAddresses(brand).enrol}
        csrf={visit.csrf()}
        hidden={buildHiddenInputs(subject)}
        multipart
      >
        {refused?.alike && (
          <AlikeSection alike={refused.alike} visit={visit}>
            {show([{ ...anotherField, optional: false }])}
          </AlikeSection>
        )}
        <Section id="personne" title={words.who}>
          {show(subject.mode === "known" ? [...whoFields, ...birthFields] : whoFields)}
          {help(["names", "birthdate"])}
        </Section>
        <Section id="adresse" title={words.where}>
          {show(whereFields)}
          {help(["address"])}
        </Section>
        {!child && (
          <Section id="prevenir" title={words.reach}>
            {show(reachFields)}
            {help(["reach"])}
          </Section>
        )}
        <Section id="vu" title={words.proofs} lead={words.proofsLead}>
          {!decides && <p class="ar-hint">{words.notDecider}</p>}
          {show(child ? [...proofFields, linkField] : proofFields)}
          {help(
            child ? ["proof_identity", "proof_home", "proof_children"] : ["proof_identity", "proof_home"],
          )}
        </Section>
        <Button icon="check">{decides ? words.submit : words.submitReception}</Button>
      </Form>
    </>,
  );
}

async function listAgentsNotes(context: Context): Promise<readonly HelpText[]> {
  const texts = await listHelp(context, context.authorityId);
  return texts.filter(({ audience }) => audience === "agents");
}

function formatEnrolTitle({ mode, name }: Subject, words: ReturnType<typeof enrolWords>): string {
  if (mode === "new") return words.title;
  return mode === "known" ? words.titleKnown(name) : words.titleChild(name);
}

interface FieldsProps extends Pick<RefusedEnrolment, "typed" | "errors"> {
  readonly fields: readonly Field[];
  readonly language: "fr" | "en";
}

function Fields({ fields, typed, errors, language }: FieldsProps) {
  return (
    <div class="ar-stack ar-desk-fields">
      {fields.map((field) => (
        <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
      ))}
    </div>
  );
}

function buildHiddenInputs({ personId, mode, parentId, files }: Subject): Record<string, string> {
  return {
    [mode === "known" ? "personne" : "nouvelle"]: personId,
    dossiers: String(files),
    ...(parentId === undefined ? {} : { parent: parentId }),
  };
}

/** A person known is not asked again; a child lives where the parent does, until told otherwise. */
function formatKnownInputs({ elements, mode }: Subject): TypedValues {
  const fields = buildEnrolFields(mode);
  const wanted = mode === "child" ? (["address"] as const) : listFieldElements(fields);
  const answers: Record<string, Answers[string]> = {
    channel: "letter",
    identite: NOTHING,
    domicile: NOTHING,
    lien: NOTHING,
  };
  for (const name of wanted) {
    const pair = elements.find((one) => one.name === name);
    const value = (pair?.declared ?? pair?.validated)?.value;
    if (value !== undefined) answers[name] = toElementAnswer(value);
  }
  return toTypedValues(fields, answers);
}

import { documentKinds, elementDefinition, formatElement, type Language } from "@ardeco/contracts";
import { Alert, Button, Form, LinkButton, Section, SummaryList } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { PersonView } from "../../../features/enrolment/enrolment/index.ts";
import { proofs, type Recovery } from "../../../features/identity/recovery/index.ts";
import { formatLongDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import { formatPathAddress } from "../../../kernel/hosts.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { formatInnerLabel } from "../../../kernel/text.ts";
import { type Field, FieldView, FormErrors, type TypedValues, type Visit } from "../../../web/index.ts";
import { buildDeskAddresses } from "../common/addresses.ts";
import { buildPersonTrail, buildRefusalState, getViewedPersonName } from "../common/build-person-trail.ts";
import { CodeSheet } from "../common/code-sheet.tsx";
import { deskCommonWords } from "../common/common-words.ts";
import { sendDeskPage } from "../common/desk-page.tsx";
import { buildKindField } from "../common/scan-fields.ts";
import { deskRecoveryWords } from "./recovery-words.ts";

const [fr, en] = [deskRecoveryWords("fr"), deskRecoveryWords("en")];

export const recoveryFields: readonly Field[] = [
  {
    ...buildKindField("original", proofs, { fr: fr.proof, en: en.proof }),
    why: { fr: fr.proofWhy, en: en.proofWhy },
  },
  {
    kind: "text",
    name: "motif",
    label: { fr: fr.reason, en: en.reason },
    why: { fr: fr.reasonWhy, en: en.reasonWhy },
    maxLength: 300,
  },
  { kind: "confirm", name: "compare", label: { fr: fr.compared, en: en.compared } },
];

export interface RecoveryView {
  readonly personId: PersonId;
  readonly known: Pick<PersonView, "displayName" | "elements">;
  readonly last: Recovery | undefined;
  readonly errors?: readonly FieldError[];
  readonly typed?: TypedValues;
}

export function showRecovery(reply: FastifyReply, view: RecoveryView): FastifyReply {
  const visit = reply.request.ardeco;
  const { language, brand, csrf } = visit;
  const { personId, known, errors = [], typed = new Map() } = view;
  const words = deskRecoveryWords(language);
  const name = known.displayName || deskCommonWords(language).unnamed;
  const title = words.title(name);
  return sendDeskPage(
    reply,
    { ...buildPersonTrail(visit, { id: personId, name }), title, ...buildRefusalState(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Section id="whose" title={words.compareTitle}>
        <p>{words.compareText}</p>
        <SummaryList rows={toCompare(known, language)} />
      </Section>
      <Last visit={visit} view={view} />
      <Form action={buildDeskAddresses(brand).recovery(personId)} csrf={csrf()}>
        {recoveryFields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        <p class="ar-hint">{words.told}</p>
        <Button icon="key-round">{words.open}</Button>
      </Form>
    </>,
  );
}

/**
 * What an agent validated, beside the original: two people may bear one name. The commune alone of an
 * address.
 */
function toCompare({ displayName, elements }: RecoveryView["known"], language: Language) {
  const words = deskRecoveryWords(language);
  const checked = (name: string) => elements.find((one) => one.name === name)?.validated?.value;
  const birth = (["family_name", "birthdate", "place_of_birth"] as const).map((name) => {
    const value = checked(name);
    const text = value === undefined ? words.notChecked : formatElement(name, value, language);
    return { label: elementDefinition(name).label[language], value: text };
  });
  const commune = parseLocality(checked("address")) ?? words.notChecked;
  return [{ label: words.name, value: displayName }, ...birth, { label: words.commune, value: commune }];
}

function parseLocality(address: unknown): string | undefined {
  if (typeof address !== "object" || address === null || !("locality" in address)) return undefined;
  return typeof address.locality === "string" ? address.locality : undefined;
}

/** One under way, or what the last one may still need. */
function Last({ visit, view: { last, personId } }: { visit: Visit; view: RecoveryView }) {
  const { language, brand, csrf, context } = visit;
  if (!last) return null;
  const words = deskRecoveryWords(language);
  const at = buildDeskAddresses(brand);
  const isMine = context.actor.kind === "staff" && context.actor.staffId === last.openedBy;
  const waits = last.state === "colleague";
  return (
    <>
      {waits && isMine && (
        <Alert tone="info" title={words.waitsTitle}>
          <p>{words.waitsText}</p>
        </Alert>
      )}
      {waits && !isMine && (
        <Section id="second" title={words.confirmTitle}>
          <p>{words.confirmText(formatInnerLabel(documentKinds[last.proof][language]))}</p>
          <Form action={at.recoveryAct(personId, "second")} csrf={csrf()}>
            <Button icon="check">{words.confirm}</Button>
          </Form>
        </Section>
      )}
      <Section id="derniere" title={words.lastTitle}>
        <p>{words.last(formatLongDate(toCivilDate(last.openedAt), language), words.states[last.state])}</p>
        {last.state !== "stopped" && last.stopUntil > context.now() && (
          <Form action={at.recoveryAct(personId, "arret")} csrf={csrf()}>
            <p>{words.stopText}</p>
            <Button variant="secondary">{words.stop}</Button>
          </Form>
        )}
      </Section>
    </>
  );
}

/** Shown once, in the answer to a post: only its digest is kept. */
export async function showRecoveryCode(
  reply: FastifyReply,
  personId: PersonId,
  code: string,
): Promise<FastifyReply> {
  const visit = reply.request.ardeco;
  const { brand, language, context } = visit;
  const words = deskRecoveryWords(language);
  const name = await getViewedPersonName(context, personId);
  reply.header("cache-control", "no-store");
  return sendDeskPage(
    reply,
    { ...buildPersonTrail(visit, { id: personId, name }), title: words.codeTitle },
    <>
      <CodeSheet
        title={words.codeTitle}
        label={words.codeLabel}
        code={code}
        go={words.go}
        address={formatPathAddress(context.ports.hosts, `/${brand.slug}/recuperation`)}
        steps={[words.type, words.close]}
      >
        <p>{words.never}</p>
      </CodeSheet>
      <LinkButton href={buildDeskAddresses(brand).person(personId, "help_at_desk")} variant="secondary">
        {words.back}
      </LinkButton>
    </>,
  );
}

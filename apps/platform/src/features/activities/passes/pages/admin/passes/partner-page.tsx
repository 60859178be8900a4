import { Alert, Button, Definition, Form, Section, Select } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatPeriod } from "../../../../../../frames/common/dates/dates.ts";
import { addDays, formatPlainDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId, type StaffId } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  buildFieldError,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getQueryText,
  getTypedText,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toTypedValues,
} from "../../../../../../web/index.ts";
import { readAgents } from "../../../../../access/access/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import {
  addPartnerAgent,
  confirmPartnerAgreement,
  endPartnerAgent,
  endPartnership,
  type PartnerStatements,
  readHowShown,
  readPartnerAccount,
  readPartnerStatements,
  type StatementId,
} from "../../../index.ts";
import { parseStatementCursor } from "../../common/passes/cursor.ts";
import { AccountSection } from "./account-section.tsx";
import { accountWords } from "./account-words.ts";
import { agentFields, closeFields } from "./pass-fields.ts";
import { adminPassWords, NOTHING_SHOWN } from "./pass-words.ts";
import {
  buildAgentPath,
  buildConfirmAgreementPath,
  buildPartnerEndPath,
  buildPartnerPath,
  buildStatementPath,
  closePath,
  endAgentPath,
} from "./paths.ts";

export const parsePartnerParam = (request: FastifyRequest) => parsePathId<"passPartner">(request, "partner");

export async function showPartner(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const words = adminPassWords(language);
  const before = parseStatementCursor(request);
  const all = await readPartnerStatements(context, parsePartnerParam(request), { before });
  const { partner, offers } = all;
  const account = await readPartnerAccount(context, partner.id);
  const shown = (await readHowShown(context)).get(partner.id) ?? NOTHING_SHOWN;
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  const day = (date: string) => formatPlainDate(date, language);
  return sendAdminPage(
    reply,
    { title: partner.name, place: "passes", width: "task", above: [], ...refused },
    <>
      <FormErrors errors={errors} language={language} />
      <Done done={getQueryText(request, "fait")} language={language} />
      <h1>{partner.name}</h1>
      <Definition
        items={[
          { term: words.place, description: partner.place },
          { term: words.siret, description: partner.siret },
          {
            term: words.partnerColumns.agreement,
            description:
              partner.endedOn === null
                ? formatPeriod({ from: partner.startsOn, to: partner.endsOn }, language)
                : words.endedOn(day(partner.endedOn)),
          },
          { term: words.partnerColumns.copyable, description: words.copyableShare(shown) },
          {
            term: words.offers,
            description: partner.offerIds.map((id) => offers.get(id)?.offer.name[language] ?? "").join(", "),
          },
        ]}
      />
      {partner.agreedBy === null && <TakeUp request={request} id={partner.id} />}
      <Owed all={all} request={request} errors={errors} />
      <AccountSection {...{ request, errors }} account={account} partnerId={partner.id} />
      <Closed all={all} request={request} />
      <People all={all} request={request} errors={errors} agents={await listPartnerAgents(request, all)} />
      {partner.endedOn === null && <End request={request} />}
    </>,
  );
}

function Done({ done, language }: { readonly done: string; readonly language: Language }) {
  const words = adminPassWords(language);
  const account = accountWords(language);
  const said: Readonly<Record<string, string>> = {
    agree: words.agreed,
    inscrit: words.added,
    sorti: words.endedPerson,
    termine: words.ended,
    repris: words.takenUp,
    "compte-demande": account.asked,
    "compte-accepte": account.agreed,
    "compte-abandonne": account.withdrawn,
  };
  const title = said[done];
  return title === undefined ? null : <Alert tone="success" title={title} />;
}

function TakeUp({ request, id }: { readonly request: FastifyRequest; readonly id: string }) {
  const { brand, language, csrf } = request.ardeco;
  const words = adminPassWords(language);
  return (
    <Section id="reprendre" title={words.takeUpTitle} lead={words.takeUpLead}>
      <Form action={formatAdminPath(brand, buildConfirmAgreementPath(id))} csrf={csrf()}>
        <Button>{words.takeUp}</Button>
      </Form>
    </Section>
  );
}

export async function handleAgreementConfirmation(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const id = parsePartnerParam(request);
  await confirmPartnerAgreement(context, id);
  return sendSeeOther(reply, `${formatAdminPath(brand, buildPartnerPath(id))}?fait=repris`);
}

interface Shown {
  readonly all: PartnerStatements;
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
}

function Owed({ all, request, errors }: Shown) {
  const { brand, language, csrf, context } = request.ardeco;
  const words = adminPassWords(language);
  const euros = (cents: number) => formatCounterAmount(cents, "euro_cent", language);
  const { typed } = readForm(request);
  const yesterday = { until_on: addDays(toCivilDate(context.now()), -1) };
  return (
    <Section id="a-payer" title={`${words.owed} : ${euros(all.openCents)}`}>
      <p>{words.count(all.openCount)}</p>
      <h3>{words.close}</h3>
      <p>{words.closeLead}</p>
      <Form
        action={formatAdminPath(brand, closePath(all.partner.id))}
        csrf={csrf()}
        hidden={{ id: context.newId<StatementId>() }}
      >
        {closeFields.map((field) => (
          <FieldView
            key={field.name}
            {...{ field, errors, language, answers: {} }}
            typed={typed.has("until_on_day") ? typed : toTypedValues(closeFields, yesterday)}
          />
        ))}
        <Button>{words.closeIt}</Button>
      </Form>
    </Section>
  );
}

function Closed({ all, request }: Omit<Shown, "errors">) {
  const { brand, language } = request.ardeco;
  const words = adminPassWords(language);
  if (all.statements.length === 0 && all.olderThan === null) return null;
  return (
    <Section id="releves" title={words.statements}>
      <ul>
        {all.statements.map((one) => (
          <li key={one.id}>
            <a href={formatAdminPath(brand, buildStatementPath(one.id))}>
              {words.statementTitle(one.number)}
            </a>
            , {words.until(formatPlainDate(one.untilOn, language))} –{" "}
            {formatCounterAmount(one.totalCents, "euro_cent", language)}
            {one.totalCents > 0 &&
              ` – ${
                one.payOn === null
                  ? words.notPrepared
                  : words.preparedFor(formatPlainDate(one.payOn, language))
              }`}
          </li>
        ))}
      </ul>
      {all.olderThan !== null && (
        <p>
          <a href={`${formatAdminPath(brand, buildPartnerPath(all.partner.id))}?avant=${all.olderThan}`}>
            {words.older}
          </a>
        </p>
      )}
    </Section>
  );
}

interface Named {
  readonly id: StaffId;
  readonly displayName: string;
}

async function listPartnerAgents(
  { ardeco: { context } }: FastifyRequest,
  { partner }: PartnerStatements,
): Promise<readonly Named[]> {
  const agents = await readAgents(context);
  return agents.filter(({ id }) => partner.staffIds.includes(id));
}

function People({ all, request, errors, agents }: Shown & { readonly agents: readonly Named[] }) {
  const { brand, language, csrf, context } = request.ardeco;
  const words = adminPassWords(language);
  const { partner } = all;
  return (
    <Section id="personnes" title={words.people} lead={words.peopleLead}>
      {agents.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <Form action={formatAdminPath(brand, endAgentPath(partner.id))} csrf={csrf()}>
          <Select
            name="person"
            label={words.whichPerson}
            error={errors.find(({ field }) => field === "person")?.[language]}
            choices={agents.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          />
          <Button variant="secondary">{words.endPerson}</Button>
        </Form>
      )}
      <Form
        action={formatAdminPath(brand, buildAgentPath(partner.id))}
        csrf={csrf()}
        hidden={{ id: context.newId<StaffId>() }}
      >
        {agentFields.map((field) => (
          <FieldView
            key={field.name}
            {...{ field, errors, language, typed: readForm(request).typed, answers: {} }}
          />
        ))}
        <Button variant="secondary" icon="user-plus">
          {words.addPerson}
        </Button>
      </Form>
    </Section>
  );
}

function End({ request }: { readonly request: FastifyRequest }) {
  const { brand, language, csrf } = request.ardeco;
  const words = adminPassWords(language);
  return (
    <Section id="fin" title={words.end} lead={words.endLead}>
      <Form action={formatAdminPath(brand, buildPartnerEndPath(parsePartnerParam(request)))} csrf={csrf()}>
        <Button variant="secondary">{words.endIt}</Button>
      </Form>
    </Section>
  );
}

export const read = (request: FastifyRequest, fields: readonly Field[]) =>
  parseFields(fields, readForm(request), { today: toCivilDate(request.ardeco.context.now()), answers: {} });

const buildPartnerAddress = ({ ardeco: { brand } }: FastifyRequest, id: string, done: string) =>
  `${formatAdminPath(brand, buildPartnerPath(id))}?fait=${done}`;

/** Sent twice, it is one. */
export function parseGivenId<Name extends string>(request: FastifyRequest) {
  const given = getTypedText(readForm(request).typed, "id");
  return parseId<Name>(isUuid(given) ? given : request.ardeco.context.newId<string>());
}

export async function addPerson(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const partnerId = parsePartnerParam(request);
  const { answers, errors } = read(request, agentFields);
  if (errors.length > 0) return showPartner(request, reply, errors);
  const agent = {
    id: parseGivenId<"staff">(request),
    partnerId,
    displayName: findTextAnswer(answers, "person_name") ?? "",
    email: findTextAnswer(answers, "person_email") ?? "",
  };
  return submitOrShowAgain(() => addPartnerAgent(context, agent), {
    besides: { "access.agent_known": "person_email" },
    again: (refused) => showPartner(request, reply, refused.errors),
    after: () => sendSeeOther(reply, buildPartnerAddress(request, partnerId, "inscrit")),
  });
}

export async function endPerson(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const partnerId = parsePartnerParam(request);
  const person = getTypedText(readForm(request).typed, "person");
  if (!isUuid(person)) {
    const sentence = bothIn(adminPassWords)(({ choosePerson }) => choosePerson);
    return showPartner(request, reply, [buildFieldError("person", "form.required", sentence)]);
  }
  await endPartnerAgent(request.ardeco.context, { partnerId, staffId: parseId<"staff">(person) });
  return sendSeeOther(reply, buildPartnerAddress(request, partnerId, "sorti"));
}

export async function handlePartnershipEnd(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const partnerId = parsePartnerParam(request);
  await endPartnership(request.ardeco.context, partnerId);
  return sendSeeOther(reply, buildPartnerAddress(request, partnerId, "termine"));
}

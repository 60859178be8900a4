import { Alert, Button, Definition, Form, Section, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLastDay } from "../../../../../../frames/common/dates/dates.ts";
import { formatPlainDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FieldView,
  FormErrors,
  getQueryText,
  parsePathId,
  readForm,
  type Visit,
} from "../../../../../../web/index.ts";
import { readAgents, type StaffAgent } from "../../../../../access/access/index.ts";
import { readCounters } from "../../../../../ledger/counters/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { type Regie, type RegieAgentId, readOnlineAccount, readRegie } from "../../../index.ts";
import { buildNamingPath, buildOnlinePath, endPath } from "./paths.ts";
import { buildNamingFields, buildOnlineFields } from "./regie-fields.ts";
import { regieWords } from "./regie-words.ts";

interface Shown {
  readonly regie: Regie;
  readonly online: Awaited<ReturnType<typeof readOnlineAccount>>;
  readonly agents: readonly StaffAgent[];
  readonly visit: Visit;
  readonly errors: readonly FieldError[];
  readonly typed: ReturnType<typeof readForm>["typed"];
}

/** A régie: what it takes money for, who is or was named, how it is paid online. */
export async function showRegie(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = regieWords(language);
  const regie = await readRegie(context, parsePathId<"regie">(request, "regie"));
  const online = await readOnlineAccount(context, parsePathId<"regie">(request, "regie"));
  const agents = await readAgents(context);
  const counters = await readCounters(context);
  const counterOf = (id: string) => counters.find((one) => one.id === id)?.name[language] ?? "";
  const shown: Shown = { regie, online, agents, visit, errors, typed: readForm(request).typed };
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  return sendAdminPage(
    reply,
    { title: regie.name, place: "regies", width: "task", above: [], ...refused },
    <>
      <FormErrors errors={errors} language={language} />
      <Done done={getQueryText(request, "fait")} visit={visit} />
      <h1>{regie.name}</h1>
      <Definition
        items={[
          { term: words.order, description: regie.act },
          { term: words.code, description: regie.code },
          { term: words.cashMax, description: formatCounterAmount(regie.cashMax, "euro_cent", language) },
          {
            term: words.counters,
            description: regie.counters.map(({ counterId }) => counterOf(counterId)).join(", "),
          },
        ]}
      />
      <Agents shown={shown} />
      <Online shown={shown} />
    </>,
  );
}

function Done({ done, visit: { language } }: { readonly done: string; readonly visit: Visit }) {
  const words = regieWords(language);
  if (done === "cree")
    return (
      <Alert tone="success" title={words.created}>
        <p>{words.createdNext}</p>
      </Alert>
    );
  const titles: Readonly<Record<string, string>> = {
    nomme: words.named,
    fin: words.ended,
    ligne: words.online,
  };
  const title = titles[done];
  return title === undefined ? null : <Alert tone="success" title={title} />;
}

function Agents({ shown }: { readonly shown: Shown }) {
  const { regie, agents, visit, errors, typed } = shown;
  const { language, brand, csrf, context } = visit;
  const words = regieWords(language);
  const nameOf = (id: string) => agents.find((one) => one.id === id)?.displayName ?? words.unknownAgent;
  const today = toCivilDate(context.now());
  return (
    <Section id="agents" title={words.agents}>
      {regie.agents.length > 0 && (
        <Table
          id="nommes"
          caption={words.agents}
          isTitled
          columns={Object.values(words.agentColumns).map((label) => ({ label }))}
          rows={regie.agents.map((one) => ({
            key: one.id,
            cells: [
              nameOf(one.staffId),
              words.parts[one.part],
              one.act,
              nameOf(one.namedBy),
              formatPlainDate(one.startsOn, language),
              formatLastDay(one.endsOn, language),
            ],
          }))}
        />
      )}
      {regie.agents
        .filter(({ endsOn, endedBy }) => endsOn >= today && endedBy === null)
        .map(({ id, staffId }) => (
          <Form key={id} action={formatAdminPath(brand, endPath(regie.id, id))} csrf={csrf()}>
            <Button variant="secondary">{words.endNow(nameOf(staffId))}</Button>
          </Form>
        ))}
      <h3>{words.nameTitle}</h3>
      <Form
        action={formatAdminPath(brand, buildNamingPath(regie.id))}
        csrf={csrf()}
        hidden={{ id: context.newId<RegieAgentId>() }}
      >
        {buildNamingFields(agents).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{words.nameNow}</Button>
      </Form>
    </Section>
  );
}

function Online({ shown }: { readonly shown: Shown }) {
  const { regie, online, visit, errors, typed } = shown;
  const { language, brand, csrf, context } = visit;
  const words = regieWords(language);
  return (
    <Section id="en-ligne" title={words.onlineTitle} lead={words.onlineLead}>
      <p>
        {online
          ? words.onlineIs(words.providers[online.provider], online.clientNumber, words.modes[online.mode])
          : words.onlineIsNot}
      </p>
      <Form action={formatAdminPath(brand, buildOnlinePath(regie.id))} csrf={csrf()}>
        {buildOnlineFields(context.ports.payments).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button variant="secondary">{words.onlineNow}</Button>
      </Form>
    </Section>
  );
}

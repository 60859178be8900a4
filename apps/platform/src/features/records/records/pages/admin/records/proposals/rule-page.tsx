import {
  Alert,
  Button,
  ButtonGroup,
  EmptyState,
  Form,
  LinkButton,
  Pagination,
  Progress,
  Section,
} from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongInstant } from "../../../../../../../frames/common/dates/dates.ts";
import { formatLongDate } from "../../../../../../../kernel/civil-date.ts";
import { isUuid, parseId } from "../../../../../../../kernel/ids.ts";
import { getTypedText, readForm, sendSeeOther, type Visit } from "../../../../../../../web/index.ts";
import {
  findRule,
  formatFieldsName,
  listDistinctRecordPairs,
  listMerges,
  listSure,
  type PairRead,
  type Proposal,
  type RuleRun,
  type RuleRunId,
  startRule,
} from "../../../../index.ts";
import { DECISIONS, PROPOSALS, RULE } from "./paths.ts";
import { proposalWords } from "./proposal-words.ts";
import { ProposalTable, parsePageNumber } from "./proposals-page.tsx";
import { Merges } from "./record-page.tsx";

/** What the rule would do, all of it, before it does; then how far it is. */
export async function showRule(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = proposalWords(language);
  const run = await findRule(context);
  const isRunning = run !== undefined && run.doneAt === undefined;
  const sure = isRunning ? undefined : await listSure(context);
  return sendAdminPage(
    reply,
    { title: words.ruleTitle, place: "proposals", width: "wide", above: [] },
    <>
      <h1>{words.ruleTitle}</h1>
      {run && <Followed {...{ run, visit }} />}
      {sure && <Sure {...{ sure, visit }} />}
    </>,
  );
}

function Followed({ run, visit: { brand, language } }: { readonly run: RuleRun; readonly visit: Visit }) {
  const words = proposalWords(language);
  const { pairs, looked, merged, doneAt } = run;
  if (doneAt)
    return (
      <Alert tone={merged > 0 ? "success" : "info"} title={words.merged(merged)}>
        <p>
          {words.ruleDone(pairs, formatLongInstant(doneAt, language))} {merged < pairs && words.ruleLeft}
        </p>
      </Alert>
    );
  return (
    <>
      <p class="ar-lead">{words.ruleRunning}</p>
      <Progress
        id="avancement"
        label={words.ruleProgress}
        value={looked}
        max={pairs}
        text={words.ruleProgressText(looked, pairs)}
      />
      <ButtonGroup>
        <LinkButton href={formatAdminPath(brand, RULE)} icon="refresh-cw">
          {words.refresh}
        </LinkButton>
        <Back {...{ brand, language }} />
      </ButtonGroup>
    </>
  );
}

const Back = ({ brand, language }: Pick<Visit, "brand" | "language">) => (
  <LinkButton variant="secondary" href={formatAdminPath(brand, PROPOSALS)}>
    {proposalWords(language).back}
  </LinkButton>
);

function Sure({ sure, visit }: { readonly sure: readonly Proposal[]; readonly visit: Visit }) {
  const { brand, language, csrf, context } = visit;
  const words = proposalWords(language);
  const back = <Back {...{ brand, language }} />;
  if (sure.length === 0)
    return (
      <EmptyState title={words.ruleNone} icon="users" action={back}>
        <p>{words.ruleNoneText}</p>
      </EmptyState>
    );
  return (
    <>
      <p class="ar-lead">{words.ruleLead}</p>
      <ProposalTable id="surs" proposals={sure} visit={visit} />
      <Form
        action={formatAdminPath(brand, RULE)}
        csrf={csrf()}
        hidden={{
          id: context.newId<string>(),
          lus: sure.map(({ id, revision }) => `${id}:${revision}`).join(","),
        }}
      >
        <ButtonGroup>
          <Button>{words.ruleGo(sure.length)}</Button>
          {back}
        </ButtonGroup>
      </Form>
    </>
  );
}

export async function handleRuleStart(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const asked = getTypedText(typed, "id");
  const id = isUuid(asked) ? parseId<"ruleRun">(asked) : context.newId<RuleRunId>();
  const read = getTypedText(typed, "lus")
    .split(",")
    .flatMap((one): PairRead[] => {
      const [pair = "", revision = ""] = one.split(":");
      return isUuid(pair) ? [{ id: parseId<"proposal">(pair), revision }] : [];
    });
  await startRule(context, { id, read });
  return sendSeeOther(reply, formatAdminPath(brand, RULE));
}

/** The last merges, undone or not, and those said to be two people: each with its way back. */
export async function showDecisions(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language, csrf } = visit;
  const words = proposalWords(language);
  const merges = await listMerges(context);
  const said = await listDistinctRecordPairs(context, parsePageNumber(request));
  return sendAdminPage(
    reply,
    { title: words.decisions, place: "proposals", width: "wide", above: [] },
    <>
      <h1>{words.decisions}</h1>
      <p class="ar-lead">{words.decisionsLead}</p>
      <Section id="reunions" title={words.merges}>
        {merges.length === 0 ? (
          <p>{words.noMerges}</p>
        ) : (
          <Merges
            visit={visit}
            merges={merges.map((merge) => ({
              ...merge,
              names: merge.sources
                .map(({ fields, establishment }) => `${formatFieldsName(fields)} (${establishment})`)
                .join(", "),
            }))}
          />
        )}
      </Section>
      <Section id="differentes" title={words.apart}>
        {said.apart.length === 0 ? (
          <p>{words.noApart}</p>
        ) : (
          <ul class="ar-desk-list">
            {said.apart.map(({ id, saidOn, sides }) => (
              <li key={id}>
                {sides.join(" / ")}
                <span class="ar-desk-number">{words.apartOn(formatLongDate(saidOn, language))}</span>
                <Form action={formatAdminPath(brand, `${PROPOSALS}/differentes/${id}`)} csrf={csrf()}>
                  <Button variant="secondary">
                    {words.forget}
                    <span class="ds-sr-only"> ({sides.join(" / ")})</span>
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        )}
        {said.pages > 1 && (
          <Pagination
            current={said.page}
            total={said.pages}
            hrefOf={(wanted) => `${formatAdminPath(brand, DECISIONS)}?page=${wanted}`}
          />
        )}
      </Section>
    </>,
  );
}

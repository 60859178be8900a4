import { Alert, Button, EmptyState, Form, LinkButton, Pagination, Section, Table, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongInstant } from "../../../../../../../frames/common/dates/dates.ts";
import { getQueryText, type Visit } from "../../../../../../../web/index.ts";
import { hasCapability } from "../../../../../../access/access/index.ts";
import { isPerson, listProposals, type Proposal, type ProposalPage } from "../../../../index.ts";
import { DECISIONS, formatProposalPath, PROPOSALS, RULE } from "./paths.ts";
import { proposalWords } from "./proposal-words.ts";
import { formatSideName, formatSideOrigin, formatSideOrigins } from "./sides.ts";

export const tones = { sure: "success", very: "info", likely: "neutral", maybe: "neutral" } as const;

export const parsePageNumber = (request: FastifyRequest): number =>
  Math.max(1, Math.min(10_000, Number.parseInt(getQueryText(request, "page"), 10) || 1));

export async function showProposals(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const words = proposalWords(language);
  const found = await listProposals(context, parsePageNumber(request));
  return sendAdminPage(
    reply,
    { title: words.title, place: "proposals", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <p>
        {words.elsewhere}{" "}
        {hasCapability(context.actor, "duplicate.decide") && (
          <a href={formatAdminPath(brand, "/agents/doublons")}>{words.elsewhereGo}</a>
        )}
      </p>
      <Done {...{ request, visit }} />
      {found.proposals.length === 0 ? (
        <EmptyState
          title={found.comparison?.state === "asked" ? words.comparingTitle : words.empty}
          icon="users"
        >
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <Section id="a-regarder" title={words.waiting(found.waiting)}>
          {found.sure > 0 && (
            <p>
              <LinkButton href={formatAdminPath(brand, RULE)}>
                {found.sure > 1 ? words.rule(found.sure) : words.ruleOne}
              </LinkButton>
            </p>
          )}
          <ProposalTable id="rapprochements" proposals={found.proposals} visit={visit} />
          {found.pages > 1 && (
            <Pagination
              current={found.page}
              total={found.pages}
              hrefOf={(wanted) => `${formatAdminPath(brand, PROPOSALS)}?page=${wanted}`}
            />
          )}
        </Section>
      )}
      <Comparison {...{ found, visit }} />
      <p>
        <a href={formatAdminPath(brand, DECISIONS)}>{words.decisions}</a>
      </p>
    </>,
  );
}

function Done({ request, visit }: { readonly request: FastifyRequest; readonly visit: Visit }) {
  const words = proposalWords(visit.language);
  const done = getQueryText(request, "fait");
  if (done === "distinctes") return <Alert tone="success" title={words.apartDone} />;
  return null;
}

/** Two pairs of one name are told apart by their numbers, and by where they are. */
const formatPairDistinction = (one: Proposal, language: Visit["language"]): string => {
  const { ofNumber } = proposalWords(language);
  return [one.left, one.right]
    .map((side) =>
      isPerson(side)
        ? formatSideOrigin(side, language)
        : ofNumber(formatSideOrigin(side, language), side.number),
    )
    .join(", ");
};

interface TableProps {
  readonly id: string;
  readonly proposals: readonly Proposal[];
  readonly visit: Visit;
}

export function ProposalTable({ id, proposals, visit }: TableProps) {
  const { brand, language } = visit;
  const words = proposalWords(language);
  return (
    <Table
      id={id}
      caption={words.caption}
      isTitled
      columns={Object.values(words.columns).map((label) => ({ label }))}
      rows={proposals.map((one) => ({
        key: one.id,
        cells: [
          <a key="who" href={formatAdminPath(brand, formatProposalPath(one.id))}>
            {formatSideName(one.left)}, {formatSideName(one.right)}
            <span class="ds-sr-only"> ({formatPairDistinction(one, language)})</span>
          </a>,
          formatSideOrigins(one.left, one.right, language).join(" ; "),
          <Tag key="likely" tone={tones[one.likelihood]}>
            {words.likelihood[one.likelihood]}
          </Tag>,
          one.reasons[language].join(", "),
        ],
      }))}
    />
  );
}

function Comparison({ found, visit }: { readonly found: ProposalPage; readonly visit: Visit }) {
  const { brand, language, csrf } = visit;
  const words = proposalWords(language);
  const { comparison } = found;
  const { state, comparedAt } = comparison ?? {};
  return (
    <>
      {comparison?.isTooMany && <Alert tone="warning" title={words.tooMany} />}
      {state === "failed" && (
        <Alert tone="warning" title={words.compareFailed}>
          <p>{words.compareFailedText}</p>
        </Alert>
      )}
      {state === "asked" && <p>{words.comparing}</p>}
      {comparison && comparedAt && (
        <p>{words.compared(comparison.compared, formatLongInstant(comparedAt, language))}</p>
      )}
      <Form action={formatAdminPath(brand, `${PROPOSALS}/comparer`)} csrf={csrf()}>
        <Button variant="secondary" icon="refresh-cw">
          {words.compare}
        </Button>
      </Form>
    </>
  );
}

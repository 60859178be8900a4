import { Button, Card, CardGrid, EmptyState, Form, Tag, type Tone } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { Delegation } from "../../features/access/access/index.ts";
import { roleNames } from "../../features/access/access/pages/common/staff/role-names.ts";
import type { Authority } from "../../features/authorities/authorities/index.ts";
import type { QueuePartCounts } from "../../features/enrolment/enrolment/index.ts";
import { type CivilDate, formatLongDate, toCivilDate } from "../../kernel/civil-date.ts";
import type { Language } from "../../kernel/errors.ts";
import { formatSentence as sayIn, sendAuthorityPage, type Visit } from "../../web/index.ts";
import { agentDoor, formatDoorPath } from "./doors.ts";
import { doorWords } from "./words.ts";

export interface ReceivedDelegation {
  readonly delegation: Delegation;
  readonly authority: Authority;
  /** What waits there, when it may be used now and its role reads files. */
  readonly counts?: QueuePartCounts;
}

type Stage = "inForce" | "toCome" | "over";
const TONES: Readonly<Record<Stage, Tone>> = { inForce: "success", toCome: "info", over: "neutral" };

export function computeDelegationStage({ startsOn, endsOn, revokedOn }: Delegation, today: CivilDate): Stage {
  if (revokedOn !== null || endsOn < today) return "over";
  return startsOn > today ? "toCome" : "inForce";
}

/** What may be used now, then what will be, then what was. */
function sortDelegations(
  delegations: readonly ReceivedDelegation[],
  today: CivilDate,
): readonly ReceivedDelegation[] {
  const order: readonly Stage[] = ["inForce", "toCome", "over"];
  return order.flatMap((stage) =>
    delegations.filter(({ delegation }) => computeDelegationStage(delegation, today) === stage),
  );
}

export function showDelegations(
  reply: FastifyReply,
  path: string,
  delegations: readonly ReceivedDelegation[],
): FastifyReply {
  const visit = reply.request.ardeco;
  const say = doorWords(visit.language);
  return sendAuthorityPage(
    reply,
    {
      title: say.delegationsTitle,
      area: agentDoor.area && sayIn(agentDoor.area, visit.language),
      width: "wide",
    },
    <>
      <h1>{say.delegationsTitle}</h1>
      <p class="ar-lead">{say.delegationsLead}</p>
      {delegations.length === 0 ? (
        <EmptyState title={say.noDelegation} icon="handshake">
          <p>{say.noDelegationText}</p>
        </EmptyState>
      ) : (
        <CardGrid>
          {sortDelegations(delegations, toCivilDate(visit.context.now())).map((received) => (
            <DelegationCard key={received.delegation.id} {...{ received, visit, path }} />
          ))}
        </CardGrid>
      )}
    </>,
  );
}

interface DelegationCardProps {
  readonly received: ReceivedDelegation;
  readonly visit: Visit;
  readonly path: string;
}

function DelegationCard({ received, visit, path }: DelegationCardProps) {
  const { delegation, authority, counts } = received;
  const { language, context, brand } = visit;
  const say = doorWords(language);
  const stage = computeDelegationStage(delegation, toCivilDate(context.now()));
  const period = say.from(
    formatLongDate(delegation.startsOn, language),
    formatLongDate(delegation.endsOn, language),
  );
  return (
    <Card
      title={authority.name}
      icon="handshake"
      level={2}
      status={<Tag tone={TONES[stage]}>{say[stage]}</Tag>}
    >
      <div class="ar-stack">
        <div>
          <p>{delegation.reason}</p>
          <p>{say.role(roleNames[delegation.role][language])}</p>
          <p class="ar-hint">{period}</p>
        </div>
        {counts && <Waiting counts={counts} language={language} />}
        {stage === "inForce" && (
          <Form
            action={formatDoorPath(brand, path)}
            csrf={visit.csrf()}
            hidden={{ delegation: delegation.id }}
          >
            <Button variant="secondary" icon="arrow-right">
              {say.enter(authority.name)}
            </Button>
          </Form>
        )}
      </div>
    </Card>
  );
}

function Waiting({ counts, language }: { counts: QueuePartCounts; language: Language }) {
  const say = doorWords(language);
  const { arrivals, overdue, in_review } = counts;
  if (arrivals + overdue + in_review === 0) return <p>{say.nothingWaits}</p>;
  return (
    <ul>
      <li>{say.arrivals(arrivals)}</li>
      <li>{say.inReview(in_review)}</li>
      {overdue > 0 && (
        <li>
          <strong>{say.overdue(overdue)}</strong>
        </li>
      )}
    </ul>
  );
}

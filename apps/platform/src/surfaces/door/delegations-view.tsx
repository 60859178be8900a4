import { Button, Card, CardGrid, EmptyState, Form, Tag, type Tone } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { type CivilDate, civilDate, longDate } from "../../kernel/civil-date.ts";
import type { Delegation } from "../../modules/access/index.ts";
import type { Authority } from "../../modules/authorities/index.ts";
import { page, say as sayIn, type Visit } from "../../web/index.ts";
import { roleNames } from "../role-names.ts";
import { agentDoor, under } from "./doors.ts";
import { words } from "./words.ts";

export interface ReceivedDelegation {
  readonly delegation: Delegation;
  readonly authority: Authority;
}

type Stage = "inForce" | "toCome" | "over";
const TONES: Readonly<Record<Stage, Tone>> = { inForce: "success", toCome: "info", over: "neutral" };

function stageOf({ startsOn, endsOn, revokedOn }: Delegation, today: CivilDate): Stage {
  if (revokedOn !== null || endsOn < today) return "over";
  return startsOn > today ? "toCome" : "inForce";
}

/** What may be used now, then what will be, then what was. */
function inForceFirst(
  delegations: readonly ReceivedDelegation[],
  today: CivilDate,
): readonly ReceivedDelegation[] {
  const order: readonly Stage[] = ["inForce", "toCome", "over"];
  return order.flatMap((stage) =>
    delegations.filter(({ delegation }) => stageOf(delegation, today) === stage),
  );
}

export function showDelegations(
  reply: FastifyReply,
  path: string,
  delegations: readonly ReceivedDelegation[],
): FastifyReply {
  const visit = reply.request.ardeco;
  const say = words(visit.language);
  return page(
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
          {inForceFirst(delegations, civilDate(visit.context.now())).map((received) => (
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
  const { delegation, authority } = received;
  const { language, context, brand } = visit;
  const say = words(language);
  const stage = stageOf(delegation, civilDate(context.now()));
  const period = say.from(longDate(delegation.startsOn, language), longDate(delegation.endsOn, language));
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
        {stage === "inForce" && (
          <Form action={under(brand, path)} csrf={visit.csrf()} hidden={{ delegation: delegation.id }}>
            <Button variant="secondary" icon="arrow-right">
              {say.enter(authority.name)}
            </Button>
          </Form>
        )}
      </div>
    </Card>
  );
}

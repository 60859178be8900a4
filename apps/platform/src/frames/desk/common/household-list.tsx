import type { DocumentKind } from "@ardeco/contracts";
import { Button, Form, Tag } from "@ardeco/ui";
import { hasCapability } from "../../../features/access/access/index.ts";
import {
  formatRepresentationKind,
  type Household,
  listEdgeEvidence,
  type Representation,
} from "../../../features/identity/households/index.ts";
import { endWords } from "../../../features/identity/households/pages/desk/representation/end-words.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { Visit } from "../../../web/index.ts";
import { buildDeskAddresses } from "./addresses.ts";
import { deskCommonWords } from "./common-words.ts";
import { householdWords } from "./household-words.ts";

export interface HouseholdListProps {
  readonly visit: Visit;
  readonly personId: PersonId;
  readonly around: {
    readonly households: readonly Household[];
    readonly representatives: readonly Representation[];
    readonly represented: readonly Representation[];
    readonly names: ReadonlyMap<PersonId, string>;
  };
  /** Pages kept in the file, of which one may prove a link. */
  readonly kept?: readonly { readonly id: string; readonly kind: DocumentKind }[];
  /** Where a link to validate is posted. */
  readonly approveAt: (representationId: string) => string;
  /** Where a link is ended; absent where nobody can show an original. */
  readonly endAt?: (representationId: string) => string;
}

/** Who lives with the person, who acts for whom, and what is still to be checked. */
export function HouseholdList({ visit, personId, around, approveAt, endAt, kept = [] }: HouseholdListProps) {
  const words = householdWords(visit.language);
  const { households, representatives, represented, names } = around;
  const others = households.flatMap(({ members }) => members.filter((one) => one.personId !== personId));
  if (others.length + representatives.length + represented.length === 0) return <p>{words.none}</p>;
  const nameOf = (id: PersonId) => (
    <a href={buildDeskAddresses(visit.brand).person(id, "help_at_desk")}>
      {names.get(id) || deskCommonWords(visit.language).unnamed}
    </a>
  );
  const link = (edge: Representation, other: PersonId, text: string) => (
    <li key={edge.id}>
      {nameOf(other)} <span class="ar-hint">{text}</span> <State edge={edge} visit={visit} />
      <Approve {...{ edge, visit, approveAt, kept }} />
      {endAt && hasCapability(visit.context.actor, "representation.end") && (
        <p>
          <a href={endAt(edge.id)}>
            {endWords(visit.language).act}
            <span class="ds-sr-only">
              {endWords(visit.language).of(names.get(other) || deskCommonWords(visit.language).unnamed)}
            </span>
          </a>
        </p>
      )}
    </li>
  );
  return (
    <ul class="ar-desk-list">
      {others.map((one) => (
        <li key={one.personId}>
          {nameOf(one.personId)}{" "}
          <span class="ar-hint">
            {words.livesHere}, {words[one.role]}
            {one.sharePercent < 100 && `, ${words.share(one.sharePercent)}`}
          </span>
        </li>
      ))}
      {representatives.map((edge) =>
        link(
          edge,
          edge.representativeId,
          words.representative(formatRepresentationKind(edge.kind, visit.language)),
        ),
      )}
      {represented.map((edge) =>
        link(
          edge,
          edge.representedId,
          words.represented(formatRepresentationKind(edge.kind, visit.language)),
        ),
      )}
    </ul>
  );
}

function State({ edge, visit }: { edge: Representation; visit: Visit }) {
  const words = householdWords(visit.language).states;
  return <Tag tone={edge.state === "validated" ? "success" : "warning"}>{words[edge.state]}</Tag>;
}

interface ApproveProps {
  readonly edge: Representation;
  readonly visit: Visit;
  readonly approveAt: (representationId: string) => string;
  readonly kept: NonNullable<HouseholdListProps["kept"]>;
}

/** The record book, the judgment or the mandate, in the file or before the agent: one button a proof. */
function Approve({ edge, visit, approveAt, kept }: ApproveProps) {
  if (edge.state !== "declared" || !hasCapability(visit.context.actor, "file.decide")) return null;
  const words = householdWords(visit.language);
  return (
    <div class="ar-actions">
      {kept
        .filter(({ kind }) => listEdgeEvidence(edge.kind).includes(kind))
        .map(({ id, kind }) => (
          <Form key={id} action={approveAt(edge.id)} csrf={visit.csrf()} hidden={{ kind, document: id }}>
            <Button variant="secondary">{words.approveKept(kind)}</Button>
          </Form>
        ))}
      {listEdgeEvidence(edge.kind).map((kind) => (
        <Form key={kind} action={approveAt(edge.id)} csrf={visit.csrf()} hidden={{ kind }}>
          <Button variant="secondary">{words.approve(kind)}</Button>
        </Form>
      ))}
    </div>
  );
}

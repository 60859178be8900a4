import { Card, CardGrid, Details, EmptyState, LinkButton, Tag } from "@ardeco/ui";
import { plainDay } from "../../../../../../../frames/common/dates/dates.ts";
import {
  buildSpaceAddresses,
  formatPersonAddress,
} from "../../../../../../../frames/space/common/addresses.ts";
import type { Visit } from "../../../../../../../web/index.ts";
import type { Representation } from "../../../../../../identity/households/index.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import { relativeWords } from "./relative-words.ts";

export interface Relative {
  readonly edge: Representation;
  readonly name: string;
}

interface RelativesProps {
  readonly visit: Visit;
  readonly relatives: readonly Relative[];
}

/** For whom one acts, on which ground, and what changes at 18. */
export function RelativesView({ visit, relatives }: RelativesProps) {
  const words = relativeWords(visit.language);
  const add = (
    <LinkButton href={buildEnrolmentPaths(visit.brand).addRelative} icon="user-plus">
      {words.add}
    </LinkButton>
  );
  return (
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {relatives.length === 0 ? (
        <EmptyState title={words.none} icon="users" action={add}>
          {words.noneText}
        </EmptyState>
      ) : (
        <>
          <CardGrid>
            {relatives.map((relative) => (
              <RelativeCard key={relative.edge.id} {...{ visit, relative }} />
            ))}
          </CardGrid>
          {add}
        </>
      )}
      <Details summary={words.adulthood}>
        <p>{words.adulthoodText}</p>
      </Details>
      <Details summary={words.separated}>
        <p>{words.separatedText}</p>
      </Details>
    </>
  );
}

function RelativeCard({ visit, relative: { edge, name } }: { visit: Visit; relative: Relative }) {
  const { language, brand } = visit;
  const words = relativeWords(language);
  const validated = edge.state === "validated";
  return (
    <Card
      title={name || words.unnamed}
      level={2}
      icon={edge.kind === "parental_authority" ? "baby" : "hand-heart"}
      href={formatPersonAddress(buildSpaceAddresses(brand).elements, { id: edge.representedId, self: false })}
      status={<Tag tone={validated ? "success" : "warning"}>{words.state[edge.state]}</Tag>}
    >
      <p>{words.kind[edge.kind]}</p>
      {edge.until && <p class="ar-hint">{words.until(plainDay(edge.until, language))}</p>}
    </Card>
  );
}

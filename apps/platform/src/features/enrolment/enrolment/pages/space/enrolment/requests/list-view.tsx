import { EmptyState, LinkButton, Section } from "@ardeco/ui";
import { buildSpaceAddresses } from "../../../../../../../frames/space/common/addresses.ts";
import type { Visit } from "../../../../../../../web/index.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import { AskedCard } from "./asked-card.tsx";
import type { AllAsked, AskedAnswer } from "./list-asked.ts";
import { requestWords } from "./request-words.ts";

interface ListProps {
  readonly visit: Visit;
  readonly asked: AllAsked;
}

/** What waits first; then what is over, with its number. */
export function ListView({ visit, asked }: ListProps) {
  const words = requestWords(visit.language);
  const { underWay, over } = asked;
  const isEmpty = underWay.length + over.length === 0;
  return (
    <>
      <h1>{words.list}</h1>
      <p class="ar-lead">{words.listLead}</p>
      {isEmpty ? <NoRequest visit={visit} asked={asked} /> : <UnderWay visit={visit} asked={asked} />}
      {over.length > 0 && (
        <Section id="traitees" title={words.over}>
          <Cards visit={visit} list={over} />
        </Section>
      )}
      <p>
        {words.rightsElsewhere} <a href={buildSpaceAddresses(visit.brand).rights}>{words.rightsLink}</a>
      </p>
    </>
  );
}

function UnderWay({ visit, asked: { underWay, isEnrolled } }: ListProps) {
  const words = requestWords(visit.language);
  return (
    <Section id="en-cours" title={words.underWay}>
      {underWay.length > 0 ? <Cards visit={visit} list={underWay} /> : <p>{words.noneUnderWay}</p>}
      {isEnrolled && (
        <p>
          <a href={buildSpaceAddresses(visit.brand).site}>{words.discover}</a>
        </p>
      )}
    </Section>
  );
}

function Cards({ visit, list }: { readonly visit: Visit; readonly list: readonly AskedAnswer[] }) {
  return (
    <div class="ar-stack">
      {list.map((one) => (
        <AskedCard key={formatAskedKey(one)} {...{ visit }} asked={one} />
      ))}
    </div>
  );
}

function formatAskedKey(asked: AskedAnswer): string {
  if (asked.kind === "file") return asked.request.file.id;
  const { id } = asked.holding.held.grant;
  return asked.kind === "service" ? id : `${asked.renewal.campaign.id} ${id}`;
}

/** Who is enrolled is never asked to enrol again. */
function NoRequest({ visit, asked: { isEnrolled } }: ListProps) {
  const words = requestWords(visit.language);
  const start = <LinkButton href={buildEnrolmentPaths(visit.brand).start}>{words.begin}</LinkButton>;
  const discover = <LinkButton href={buildSpaceAddresses(visit.brand).site}>{words.discover}</LinkButton>;
  return (
    <EmptyState title={words.none} icon="file-text" action={isEnrolled ? discover : start}>
      {isEnrolled ? words.noneEnrolled : words.noneText}
    </EmptyState>
  );
}

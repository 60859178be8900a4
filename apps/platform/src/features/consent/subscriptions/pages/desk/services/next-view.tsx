import { type ElementName, elementDefinition } from "@ardeco/contracts";
import { ButtonGroup, LinkButton } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import { formatLongDay, plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { OfferedService } from "../../../../../catalogue/catalogue/index.ts";
import { openingWords } from "../../../../../catalogue/catalogue/pages/common/opening/opening-words.ts";
import { type Candidate, isPaused, type Opening } from "../../../../consent/index.ts";
import { buildOfferKey } from "./find-offer.ts";
import { openWords } from "./open-words.ts";
import type { AtCounter, Speaker } from "./present.ts";

export interface DeskNextState {
  readonly counter: AtCounter;
  readonly service: OfferedService;
  /** Undefined when the service is for nobody like them. */
  readonly candidate: Candidate<Speaker> | undefined;
  readonly speakers: readonly Speaker[];
  readonly unsent: boolean;
}

export function DeskNext({
  counter,
  service,
  candidate,
  speakers,
  unsent,
  visit,
}: DeskNextState & { visit: Visit }) {
  const words = openWords(visit.language);
  if (!candidate) return <p>{words.nobody}</p>;
  if (unsent) return <Enrol {...{ counter, visit }}>{words.unsent}</Enrol>;
  return <ByOutcome {...{ counter, service, speakers, visit }} opening={candidate.opening} />;
}

interface NextProps {
  readonly counter: AtCounter;
  readonly service: OfferedService;
  readonly speakers: readonly Speaker[];
  readonly opening: Opening;
  readonly visit: Visit;
}

function ByOutcome(props: NextProps): ComponentChildren {
  const { counter, opening, visit } = props;
  const { language, brand } = visit;
  const words = openWords(language);
  switch (opening.outcome) {
    case "open":
      return (
        <>
          <p>{words.since(formatLongDay(opening.grant.givenAt, language))}</p>
          {isPaused(opening) && <p>{openingWords(language).pausedText}</p>}
          <LinkButton
            variant="secondary"
            href={buildDeskAddresses(brand).agreement(counter.personId, opening.grant.id)}
          >
            {words.seeAgreement}
          </LinkButton>
        </>
      );
    case "yes":
      return <Speakers {...props} />;
    case "closed": {
      const { newcomers } = opening;
      const said = openingWords(language);
      return (
        <p>
          {"opensOn" in newcomers
            ? said.opensOn(plainDay(newcomers.opensOn, language))
            : said.closedOn(plainDay(newcomers.closedOn, language))}
        </p>
      );
    }
    case "paused":
      return <p>{openingWords(language).pausedText}</p>;
    case "no":
      return <Enrol {...{ counter, visit }}>{words.no}</Enrol>;
    case "missing":
      return <Missing {...props} opening={opening} />;
  }
}

/** What starts the enrolment, or the renewal, of what lacks: a file on which its proof is seen or scanned. */
function Missing(props: NextProps & { opening: Opening & { outcome: "missing" } }) {
  const { counter, opening, visit } = props;
  const { language } = visit;
  const words = openWords(language);
  const { absent, expired, waiting, undecided } = opening;
  const label = (name: ElementName) => elementDefinition(name).label[language];
  return (
    <>
      {absent.length > 0 && (
        <Enrol {...{ counter, visit }}>
          {words.missing}
          <ul>
            {absent.map((name) => (
              <li key={name}>
                {expired.includes(name) ? openingWords(language).expired(label(name)) : label(name)}
              </li>
            ))}
          </ul>
        </Enrol>
      )}
      {waiting.length > 0 && <Waiting {...{ counter, visit }} labels={waiting.map(label)} />}
      {!undecided && absent.length === 0 && <Speakers {...props} />}
    </>
  );
}

function Waiting({
  counter,
  visit,
  labels,
}: {
  counter: AtCounter;
  visit: Visit;
  labels: readonly string[];
}) {
  const words = openWords(visit.language);
  const live = counter.view.files.find(
    ({ file }) => file.endedOn === undefined && file.decidedOn === undefined,
  );
  return (
    <>
      <p>{words.waiting(labels.join(", "))}</p>
      {live && <a href={buildDeskAddresses(visit.brand).file(live.file.id)}>{words.openFile}</a>}
    </>
  );
}

function Enrol({
  counter,
  visit,
  children,
}: {
  counter: AtCounter;
  visit: Visit;
  children: ComponentChildren;
}) {
  const words = openWords(visit.language);
  return (
    <>
      <div class="ar-stack">{children}</div>
      <LinkButton icon="folder-open" href={buildDeskAddresses(visit.brand).enrolKnown(counter.personId)}>
        {words.newFile}
      </LinkButton>
    </>
  );
}

/** Who is there to answer: one button each, since what is read aloud depends on who listens. */
function Speakers({ counter, service, speakers, visit }: NextProps) {
  const words = openWords(visit.language);
  return (
    <>
      <p>{words.whoIsThere}</p>
      <ButtonGroup>
        {speakers.map(({ by, name, link }, index) => (
          <LinkButton
            key={by}
            variant={index === 0 ? "primary" : "secondary"}
            href={buildDeskAddresses(visit.brand).offerConsent(
              counter.personId,
              buildOfferKey(service, visit.context.authorityId),
              by,
            )}
          >
            {link ? words.speaks(name, counter.name) : words.isThere(name)}
          </LinkButton>
        ))}
      </ButtonGroup>
    </>
  );
}

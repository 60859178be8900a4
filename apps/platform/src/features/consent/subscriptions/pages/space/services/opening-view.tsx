import { type ElementName, elementDefinition } from "@ardeco/contracts";
import { ButtonGroup, Card, LinkButton } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import { formatLongDay, plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceCommonWords } from "../../../../../../frames/space/common/common-words.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { ConditionList } from "../../../../../catalogue/catalogue/pages/common/opening/condition-list.tsx";
import { OpeningTag } from "../../../../../catalogue/catalogue/pages/common/opening/opening-tag.tsx";
import { openingWords } from "../../../../../catalogue/catalogue/pages/common/opening/opening-words.ts";
import type { TrackedFile } from "../../../../../enrolment/enrolment/index.ts";
import type { Restriction } from "../../../../../trust/restrictions/index.ts";
import { type Candidate, isPaused, type Opening } from "../../../../consent/index.ts";
import { buildPauseAddress } from "./find-pause.ts";
import { buildOfferAddresses, type Offer } from "./find-service.ts";
import { serviceWords } from "./service-words.ts";
import { isStillToSend, TheirTurn, type Unsent } from "./their-turn.tsx";

/** Somebody before the service, with the file of theirs that waits for them, when there is one. */
export interface OpeningVisitor extends Candidate<Somebody> {
  readonly theirTurn?: TrackedFile | Unsent | undefined;
  /** Under which nothing leaves for the service. */
  readonly pause?: Restriction | undefined;
}

interface OpeningProps {
  readonly candidate: OpeningVisitor;
  readonly offer: Offer;
  readonly visit: Visit;
  /** The only person possible: starting is then the one main thing to do here. */
  readonly alone: boolean;
}

/** One person before a service: yes, no, or what is missing, and what to do. */
export function OpeningView(props: OpeningProps) {
  const { candidate, visit } = props;
  const words = spaceCommonWords(visit.language);
  const { somebody, opening } = candidate;
  const title = somebody.self
    ? `${words.me} (${formatPersonName(somebody, visit.language)})`
    : formatPersonName(somebody, visit.language);
  return (
    <Card
      title={title}
      icon="user"
      level={3}
      status={<OpeningTag opening={opening} language={visit.language} />}
    >
      <div class="ar-stack">
        <ConditionList
          conditions={candidate.conditions}
          definition={props.offer.service.definition}
          language={visit.language}
        />
        <Explained {...props} />
      </div>
    </Card>
  );
}

function Explained({ candidate, offer, visit, alone }: OpeningProps): ComponentChildren {
  const { somebody, opening } = candidate;
  const { language, brand } = visit;
  const words = serviceWords(language);
  if (isPaused(opening)) return <Paused candidate={candidate} visit={visit} />;
  switch (opening.outcome) {
    case "open":
      return (
        <>
          <p>{words.since(formatLongDay(opening.grant.givenAt, language))}.</p>
          <a href={formatPersonAddress(buildSpaceAddresses(brand).grant(opening.grant.id), somebody)}>
            {words.details}
          </a>
        </>
      );
    case "yes":
      return (
        <ButtonGroup>
          <LinkButton
            variant={alone ? "primary" : "secondary"}
            href={formatPersonAddress(buildOfferAddresses(brand, offer).consent, somebody)}
          >
            {somebody.self ? words.start : words.startFor(somebody.givenName)}
          </LinkButton>
        </ButtonGroup>
      );
    case "closed":
      return <Later opening={opening} visit={visit} />;
    case "paused":
      return null;
    case "no":
      return <Refusal visit={visit} />;
    case "missing":
      return <Missing {...{ candidate, offer, visit, alone }} {...opening} />;
  }
}

/** Agreed to or not, nothing leaves until the pause is lifted, from its page. */
function Paused({ candidate, visit }: Pick<OpeningProps, "candidate" | "visit">) {
  const { somebody, opening, pause } = candidate;
  const { language, brand } = visit;
  const words = serviceWords(language);
  return (
    <>
      <p>{opening.outcome === "open" ? words.pausedAgreed : words.pausedText}</p>
      <p>
        <a href={buildPauseAddress(brand, { pause, somebody })}>{words.seePause}</a>
      </p>
      {opening.outcome === "open" && (
        <p>
          <a href={formatPersonAddress(buildSpaceAddresses(brand).grant(opening.grant.id), somebody)}>
            {words.details}
          </a>
        </p>
      )}
    </>
  );
}

/** When it opens, or who to ask when nothing is announced. */
function Later({ opening, visit }: { opening: Opening & { outcome: "closed" }; visit: Visit }) {
  const { language, brand } = visit;
  const { newcomers } = opening;
  if ("opensOn" in newcomers)
    return <p>{openingWords(language).opensOn(plainDay(newcomers.opensOn, language))}</p>;
  return (
    <p>
      {openingWords(language).closedOn(plainDay(newcomers.closedOn, language))}{" "}
      <a href={buildSpaceAddresses(brand).contact}>{spaceCommonWords(language).contact(brand.name)}</a>
    </p>
  );
}

function Refusal({ visit }: { visit: Visit }) {
  const words = serviceWords(visit.language);
  return (
    <p>
      {words.ask}{" "}
      <a href={buildSpaceAddresses(visit.brand).contact}>
        {spaceCommonWords(visit.language).contact(visit.brand.name)}
      </a>
    </p>
  );
}

/** The person agrees while an agent checks: the service opens by itself once everything is validated. */
function AgreeNow({ candidate: { somebody }, offer, visit, alone }: OpeningProps) {
  const words = serviceWords(visit.language);
  return (
    <>
      <p>{words.agreeNowText}</p>
      <ButtonGroup>
        <LinkButton
          variant={alone ? "primary" : "secondary"}
          href={formatPersonAddress(buildOfferAddresses(visit.brand, offer).consent, somebody)}
        >
          {somebody.self ? words.agreeNow : words.agreeNowFor(somebody.givenName)}
        </LinkButton>
      </ButtonGroup>
    </>
  );
}

type MissingProps = OpeningProps & Omit<Opening & { outcome: "missing" }, "outcome" | "undecided">;

function Missing(props: MissingProps) {
  const { candidate, offer, visit, alone, absent, expired, waiting, isForeseen } = props;
  const { language, brand } = visit;
  const words = serviceWords(language);
  const { somebody } = candidate;
  const label = (name: ElementName) => elementDefinition(name).label[language];
  return (
    <>
      {absent.length > 0 && (
        <>
          <p>{words.missingText}</p>
          <ul>
            {absent.map((name) => (
              <li key={name}>
                {expired.includes(name) ? openingWords(language).expired(label(name)) : label(name)}
              </li>
            ))}
          </ul>
          <ButtonGroup>
            <LinkButton
              variant={alone ? "primary" : "secondary"}
              href={formatPersonAddress(buildOfferAddresses(brand, offer).complete, somebody)}
            >
              {somebody.self ? words.complete : words.completeFor(somebody.givenName)}
            </LinkButton>
          </ButtonGroup>
        </>
      )}
      {candidate.theirTurn ? (
        <TheirTurn theirTurn={candidate.theirTurn} labels={waiting.map(label).join(", ")} visit={visit} />
      ) : (
        waiting.length > 0 && (
          <p>{(isForeseen ? words.stillChecked : words.waitingText)(waiting.map(label).join(", "))}</p>
        )
      )}
      {isForeseen && !isStillToSend(candidate.theirTurn) && (
        <AgreeNow {...{ candidate, offer, visit, alone }} />
      )}
    </>
  );
}

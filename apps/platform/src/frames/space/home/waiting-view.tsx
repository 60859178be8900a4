import { Alert, Card, Section } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import { RenewalCard } from "../../../features/consent/campaigns/pages/space/campaigns/renewal-cards.tsx";
import { formatProvider } from "../../../features/consent/subscriptions/pages/common/services/provider-text.ts";
import type { ServiceHolding } from "../../../features/consent/subscriptions/pages/space/services/list-holdings.ts";
import { isDecidedOnEvidence, type TrackedFile } from "../../../features/enrolment/enrolment/index.ts";
import { buildEnrolmentPaths } from "../../../features/enrolment/enrolment/pages/space/enrolment/paths.ts";
import { formatRequestTitle } from "../../../features/enrolment/enrolment/pages/space/enrolment/requests/request-title.ts";
import { requestWords } from "../../../features/enrolment/enrolment/pages/space/enrolment/requests/request-words.ts";
import type { Visit } from "../../../web/index.ts";
import { plainDay } from "../../common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../common/addresses.ts";
import type { Somebody } from "../common/somebody.ts";
import { HomeCardList, type HomeFills, listHomeCards } from "./cards-view.tsx";
import { spaceHomeWords } from "./home-words.ts";
import type { HomeFacts, PersonFile } from "./load-home-facts.ts";

interface WaitingProps {
  readonly facts: HomeFacts;
  readonly fills: HomeFills;
  readonly visit: Visit;
}

/** First what only the person can move, then what the town hall is doing. */
export function WaitingItems({ facts, fills, visit }: WaitingProps) {
  const words = spaceHomeWords(visit.language);
  const mine = facts.files.filter(({ tracked }) => isMine(tracked));
  const theirs = facts.files.filter(({ tracked }) => !isMine(tracked));
  const asking = facts.holdings.filter(({ held }) => held.asks === "new_items" || isSuspended({ held }));
  const todo = listHomeCards(fills, ["to_do"]);
  // Something is to pay, said below: not nothing to do.
  const owes = listHomeCards(fills, ["to_pay"]).some(({ isDue }) => isDue);
  // With an erasure under way, its notice is what there is to do.
  const count = mine.length + asking.length + facts.toConfirm.length + todo.length;
  return (
    <>
      {(count > 0 || (facts.erasures.length === 0 && !owes)) && (
        <Section id="attend" title={words.waiting}>
          {count === 0 ? (
            <Alert tone="success" title={words.nothingWaits}>
              <p>{words.nothingWaitsText}</p>
            </Alert>
          ) : (
            <div class="ar-stack">
              {facts.toConfirm.map((one) => (
                <RenewalCard key={one.renewal.grant.id} {...one} visit={visit} />
              ))}
              {mine.map((one) => (
                <MyFile key={one.tracked.file.id} {...one} visit={visit} />
              ))}
              <HomeCardList cards={todo} />
              {asking.map((holding) => (
                <AskingService key={holding.held.grant.id} holding={holding} visit={visit} />
              ))}
            </div>
          )}
        </Section>
      )}
      <AtTheTownHall files={theirs} visit={visit} />
      <Unsent facts={facts} visit={visit} />
    </>
  );
}

/** To finish, to answer, or to come with what was said to be brought. */
const isMine = ({ file, toBring }: TrackedFile): boolean =>
  file.state === "draft" || file.state === "awaiting_person" || toBring.length > 0;

/** For want of a value; what nobody confirmed in time has its own card. */
const isSuspended = ({ held: { subscription } }: Pick<ServiceHolding, "held">): boolean =>
  subscription?.state === "suspended" &&
  subscription.reason !== "not_renewed" &&
  subscription.reason !== "restricted";

function MyFile({ tracked, somebody, visit }: PersonFile & { visit: Visit }) {
  const words = spaceHomeWords(visit.language);
  const { file, next } = tracked;
  const at = buildEnrolmentPaths(visit.brand);
  const draft = file.state === "draft";
  const title = draft
    ? formatNamedSentence(somebody, words.continueDraft, words.continueDraftFor)
    : tracked.toBring.length > 0
      ? formatNamedSentence(somebody, words.bring, words.bringFor)
      : formatNamedSentence(somebody, words.awaiting, words.awaitingFor);
  return (
    <Card
      title={title}
      href={draft ? at.draft(file.id) : at.request(file.id)}
      icon={draft ? "pencil" : "file-text"}
    >
      <p>{draft ? words.draftText : next[visit.language]}</p>
    </Card>
  );
}

function AskingService({ holding, visit }: { holding: ServiceHolding; visit: Visit }): ComponentChildren {
  const { held, somebody } = holding;
  const { language, brand } = visit;
  const words = spaceHomeWords(language);
  const service = held.service.definition.title[language];
  const href = formatPersonAddress(buildSpaceAddresses(brand).grant(held.grant.id), somebody);
  const title = held.asks === "new_items" ? words.asksMore(service) : words.suspended(service);
  return (
    <Card title={title} href={href} icon="bell">
      <p>{somebody.self ? formatProvider(held, language) : words.forName(somebody.givenName)}</p>
    </Card>
  );
}

function AtTheTownHall({ files, visit }: Pick<WaitingProps, "visit"> & { files: readonly PersonFile[] }) {
  const { language } = visit;
  const words = spaceHomeWords(language);
  if (files.length === 0) return null;
  return (
    <Section id="mairie" title={words.beingChecked}>
      <div class="ar-stack">
        {files.map(({ tracked: { file, next }, somebody, isChange }) => (
          <Card
            key={file.id}
            title={formatRequestTitle(
              { self: somebody.self, name: somebody.givenName, isChange },
              requestWords(language),
            )}
            href={buildEnrolmentPaths(visit.brand).request(file.id)}
            icon="clock"
          >
            <p>
              {next[language]} {file.dueOn && words.due(plainDay(file.dueOn, language))}
            </p>
          </Card>
        ))}
      </div>
    </Section>
  );
}

/** Said, and in no file that an agent has: nobody looks at it, and nothing lets believe so. */
function Unsent({ facts, visit }: Omit<WaitingProps, "fills">) {
  const words = spaceHomeWords(visit.language);
  const inFile = new Set(facts.files.map(({ somebody }) => somebody.id));
  const unsent = facts.people
    .filter(({ id }) => !inFile.has(id))
    .flatMap((somebody) =>
      somebody.elements.flatMap(({ name, declared }) =>
        declared && isDecidedOnEvidence(name) ? [{ name, somebody }] : [],
      ),
    );
  const [one, ...others] = unsent;
  if (!one) return null;
  const at = buildSpaceAddresses(visit.brand);
  const href = others.length === 0 ? formatPersonAddress(at.element(one.name), one.somebody) : at.elements;
  return (
    <Section id="non-verifie" title={words.unsent}>
      <Card title={words.unsentElements(unsent.length)} href={href} icon="pencil">
        <p>{words.unsentText(unsent.length)}</p>
      </Card>
    </Section>
  );
}

const formatNamedSentence = (somebody: Somebody, mine: string, theirs: (name: string) => string): string =>
  somebody.self ? mine : theirs(somebody.givenName);

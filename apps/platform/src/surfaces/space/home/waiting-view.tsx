import { Alert, Card, Section } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { Visit } from "../../../web/index.ts";
import { plainDay } from "../../plain-dates.ts";
import { providerText } from "../../provider-text.ts";
import { RenewalCard } from "../campaigns/renewal-cards.tsx";
import { about, addresses } from "../common/addresses.ts";
import type { Somebody } from "../common/somebody.ts";
import { paths } from "../enrolment/paths.ts";
import type { Holding } from "../services/list-holdings.ts";
import type { FileOf, HomeFacts } from "./gather-home.ts";
import { homeWords } from "./home-words.ts";

interface WaitingProps {
  readonly facts: HomeFacts;
  readonly visit: Visit;
}

/** First what only the person can move, then what the town hall is doing. */
export function Waiting({ facts, visit }: WaitingProps) {
  const words = homeWords(visit.language);
  const mine = facts.files.filter(({ tracked }) => isMine(tracked.file.state));
  const theirs = facts.files.filter(({ tracked }) => !isMine(tracked.file.state));
  const asking = facts.holdings.filter(({ held }) => held.asks === "new_items" || isSuspended({ held }));
  return (
    <>
      <Section id="attend" title={words.waiting}>
        {mine.length + asking.length + facts.toConfirm.length === 0 ? (
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
            {asking.map((holding) => (
              <AskingService key={holding.held.grant.id} holding={holding} visit={visit} />
            ))}
          </div>
        )}
      </Section>
      <AtTheTownHall facts={facts} files={theirs} visit={visit} />
    </>
  );
}

const isMine = (state: string): boolean => state === "draft" || state === "awaiting_person";

/** For want of a value; what nobody confirmed in time has its own card. */
const isSuspended = ({ held: { subscription } }: Pick<Holding, "held">): boolean =>
  subscription?.state === "suspended" && subscription.reason !== "not_renewed";

function MyFile({ tracked, somebody, visit }: FileOf & { visit: Visit }) {
  const words = homeWords(visit.language);
  const { file, next } = tracked;
  const at = paths(visit.brand);
  const draft = file.state === "draft";
  const title = draft
    ? named(somebody, words.continueDraft, words.continueDraftFor)
    : named(somebody, words.awaiting, words.awaitingFor);
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

function AskingService({ holding, visit }: { holding: Holding; visit: Visit }): ComponentChildren {
  const { held, somebody } = holding;
  const { language, brand } = visit;
  const words = homeWords(language);
  const service = held.service.definition.title[language];
  const href = about(addresses(brand).grant(held.grant.id), somebody);
  const title = held.asks === "new_items" ? words.asksMore(service) : words.suspended(service);
  return (
    <Card title={title} href={href} icon="bell">
      <p>{somebody.self ? providerText(held, language) : words.forName(somebody.givenName)}</p>
    </Card>
  );
}

function AtTheTownHall({ facts, files, visit }: WaitingProps & { files: readonly FileOf[] }) {
  const { language } = visit;
  const words = homeWords(language);
  const waiting = facts.people
    .map(({ elements }) => elements.filter(({ declared }) => declared !== undefined).length)
    .reduce((sum, count) => sum + count, 0);
  if (files.length === 0 && waiting === 0) return null;
  return (
    <Section id="mairie" title={words.beingChecked}>
      <div class="ar-stack">
        {files.map(({ tracked: { file, next }, somebody }) => (
          <Card
            key={file.id}
            title={somebody.self ? words.followed(file.receiptNumber ?? "") : words.file(somebody.givenName)}
            href={paths(visit.brand).request(file.id)}
            icon="clock"
          >
            <p>
              {next[language]} {file.dueOn && words.due(plainDay(file.dueOn, language))}
            </p>
          </Card>
        ))}
        {files.length === 0 && (
          <Card title={words.waitingElements(waiting)} href={addresses(visit.brand).elements} icon="clock">
            <p>{words.waitingElementsText}</p>
          </Card>
        )}
      </div>
    </Section>
  );
}

const named = (somebody: Somebody, mine: string, theirs: (name: string) => string): string =>
  somebody.self ? mine : theirs(somebody.givenName);

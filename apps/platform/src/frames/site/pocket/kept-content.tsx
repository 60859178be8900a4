import { Alert, EmptyState, LinkButton, Section } from "@ardeco/ui";
import { buildPocketAddresses } from "../../../features/cards/supports/pages/common/pocket/addresses.ts";
import type { Visit } from "../../../web/index.ts";
import type { PocketContent } from "./load-pocket.ts";
import { pocketWords } from "./pocket-words.ts";

type Group = Extract<keyof PocketContent, "toPay" | "counters" | "passes" | "services">;

/** Where the script writes what the phone keeps: the money first, as large as it is read at a till. */
export function KeptContent({ visit: { brand, language } }: { readonly visit: Visit }) {
  const words = pocketWords(language);
  const space = `/${brand.slug}/espace`;
  const more = (path: string) => ({ href: `${space}/${path}`, label: words.more });
  return (
    <div
      hidden
      data-pocket-content
      data-address={buildPocketAddresses(brand).content}
      data-offline={words.withoutNetwork}
      data-failed={words.failed}
      data-later={words.later}
    >
      <p class="ar-pocket__dated" hidden data-dated>
        <strong data-given-name /> {words.asOf} <span data-as-of />
      </p>
      <p class="ar-hint" role="status" />
      <div hidden data-stale>
        <Alert tone="warning" title={words.stale}>
          <p data-days={words.staleText} />
        </Alert>
      </div>
      <Lines group="toPay" title={words.toPay} more={more("factures")} />
      <Lines group="counters" title={words.counters} more={more("compteurs")} />
      <Lines group="passes" title={words.passes} more={more("pass")} />
      <Lines group="services" title={words.services} more={more("services")} />
      <div hidden data-nothing>
        <EmptyState
          title={words.nothing}
          icon="wallet"
          action={<LinkButton href={`${space}/services`}>{words.services}</LinkButton>}
        >
          <p>{words.nothingText}</p>
        </EmptyState>
      </div>
    </div>
  );
}

interface LinesProps {
  readonly group: Group;
  readonly title: string;
  readonly more: { readonly href: string; readonly label: string };
}

function Lines({ group, title, more }: LinesProps) {
  return (
    <div hidden data-group={group}>
      <Section id={`pochette-${group}`} title={title}>
        <ul class="ar-cards ar-cards--list" />
        <p>
          <a href={more.href}>
            {more.label}
            <span class="ds-sr-only"> ({title})</span>
          </a>
        </p>
      </Section>
      <template>
        <li>
          <Line {...{ title, more: more.href }} isService={group === "services"} />
        </li>
      </template>
    </div>
  );
}

interface LineProps {
  /** In a template: the script puts each name in its place. */
  readonly title: string;
  readonly more: string;
  readonly isService: boolean;
}

function Line({ title, more, isService }: LineProps) {
  return (
    <div class="ar-card">
      <div class="ar-card__body">
        <h3 class="ar-card__title" data-slot="name">
          {title}
        </h3>
        <p class={isService ? "ar-pocket__state" : "ar-pocket__value"} data-slot="value" />
        <ul data-slot="notes" />
        {isService && (
          <p data-slot="ways">
            <LinkButton variant="secondary" href={more}>
              {title}
            </LinkButton>
          </p>
        )}
      </div>
    </div>
  );
}

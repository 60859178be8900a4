import { LinkButton, Section } from "@ardeco/ui";
import { formatPlainDate, toCivilDate } from "../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../web/index.ts";
import { formatPageHref, PageFormView, type ShownPage } from "../../../../../web/resource/index.ts";
import type { ReadCollection } from "../../index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import { formatCollectionFilePath } from "./addresses.ts";
import { collectionCancelling, collectionPayment, collectionSending } from "./collection-acts.ts";
import { preparationForm } from "./preparation-form.tsx";

interface StepProps {
  readonly read: ReadCollection;
  readonly page: ShownPage;
  readonly visit: Visit;
}

/** One thing to do at a time: the régisseur makes the file, then says what came; whoever prepares goes on. */
export function NextStepSection(props: StepProps) {
  const { read, visit } = props;
  const { steps, onlyRegisseur } = getDebitWords(visit.language).admin;
  const { collection, rights } = read;
  if (collection.state === "cancelled") return null;
  return (
    <Section id="suite" title={steps}>
      {rights.collects ? <RegisseurSteps {...props} /> : <p>{onlyRegisseur}</p>}
      {collection.state === "prepared" && <PreparationSteps {...props} />}
    </Section>
  );
}

function RegisseurSteps({ read: { collection }, page, visit }: StepProps) {
  const words = getDebitWords(visit.language).admin;
  const { id, state, collectOn, isGoingOn } = collection;
  const known = { id };
  if (state === "prepared")
    return isGoingOn ? null : (
      <PageFormView form={collectionSending} {...{ known, page }} submit={words.send} icon="file-check">
        <p>{words.sendLead}</p>
      </PageFormView>
    );
  const isDay = collectOn <= toCivilDate(visit.context.now());
  return (
    <>
      <p>
        <LinkButton
          variant={state === "sent" && !isDay ? "primary" : "secondary"}
          icon="download"
          href={formatPageHref(visit, formatCollectionFilePath(id))}
        >
          {words.download}
        </LinkButton>
        <br />
        <span class="ar-hint">{words.downloadHint}</span>
      </p>
      {state === "sent" && !isDay && <p>{words.settleLater(formatPlainDate(collectOn, visit.language))}</p>}
      {state === "sent" && isDay && (
        <PageFormView form={collectionPayment} {...{ known, page }} submit={words.settle} icon="check">
          <p>{words.settleLead}</p>
        </PageFormView>
      )}
    </>
  );
}

/**
 * While mandates are looked at, or once something new is there: with the collection's own id, it goes on
 * where it stopped.
 */
function PreparationSteps({ read: { collection }, page, visit }: StepProps) {
  const words = getDebitWords(visit.language).admin;
  const { id, seriesId, collectOn, isGoingOn } = collection;
  const [on_year = "", on_month = "", on_day = ""] = collectOn.split("-");
  return (
    <>
      <PageFormView
        form={{ ...preparationForm, fields: () => [] }}
        known={{ seriesId }}
        page={page}
        params={{ series: seriesId }}
        hidden={{ id, on_day, on_month, on_year }}
        submit={isGoingOn ? words.goOn : words.goOnAgain}
        variant="secondary"
      >
        <p>{isGoingOn ? words.goingOn : words.goOnAgainLead}</p>
      </PageFormView>
      <PageFormView
        form={collectionCancelling}
        known={{ id }}
        page={page}
        submit={words.cancel}
        variant="secondary"
      >
        <p>{words.cancelLead}</p>
      </PageFormView>
    </>
  );
}

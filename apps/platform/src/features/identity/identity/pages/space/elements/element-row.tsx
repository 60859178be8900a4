import { elementDefinition, formatElement } from "@ardeco/contracts";
import { Button, Details, Form, type SummaryRow, Tag } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import { formatLongDay, plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { isDecidedOnEvidence } from "../../../../../enrolment/enrolment/index.ts";
import { type Element, type ElementPair, withheldText } from "../../../index.ts";
import { elementWords } from "./element-words.ts";
import { formatProvenance } from "./format-provenance.ts";
import { ReachProofForm } from "./reach-proof.tsx";

export interface KnownElement extends ElementPair {
  /** The last one refused or run out, when nothing stands in its place. */
  readonly past?: Element;
}

interface RowPlace {
  readonly visit: Visit;
  readonly somebody: Somebody;
  /** A file of theirs has been sent and is not decided: an agent sees what it holds. */
  readonly inHand: boolean;
  /** By which the reader signs in. */
  readonly signInEmail: string | undefined;
}

/** One element: its value, its state in words, where it comes from, until when, and the way to correct it. */
export function renderElementRow(known: KnownElement, place: RowPlace): SummaryRow {
  const { visit, somebody } = place;
  const path = buildSpaceAddresses(visit.brand).element(known.name);
  return {
    label: elementDefinition(known.name).label[visit.language],
    value: <ElementState known={known} {...place} />,
    ...(isKept(known) ? {} : { changeHref: formatPersonAddress(path, somebody) }),
  };
}

/** Another representative's: it is changed at the desk, not from here. */
export const isKept = (known: ElementPair | undefined): boolean =>
  known?.validated?.withheld === true || known?.declared?.withheld === true;

function ElementState({ known, visit, somebody, inHand, signInEmail }: RowPlace & { known: KnownElement }) {
  const { validated, declared, past } = known;
  const { language, brand } = visit;
  const words = elementWords(language);
  const shown = validated ?? declared;
  if (!shown) return past ? <PastState element={past} visit={visit} /> : null;
  return (
    <>
      <Value element={shown} visit={visit} />{" "}
      <Tag tone={validated ? "success" : "info"} icon={validated ? "shield-check" : "clock"}>
        {validated
          ? words.verified
          : inHand && isDecidedOnEvidence(known.name)
            ? words.waiting
            : words.declared}
      </Tag>
      <p class="ar-hint">{formatProvenance(shown, { authorityName: brand.name, inHand }, language)}</p>
      {validated && declared && <Correction declared={declared} {...{ visit, somebody }} />}
      {!validated && !shown.withheld && !isDecidedOnEvidence(known.name) && (
        <ReachProofForm element={shown} {...{ visit, somebody, signInEmail }} />
      )}
    </>
  );
}

function Correction({
  declared,
  visit,
  somebody,
}: Pick<RowPlace, "visit" | "somebody"> & { declared: Element }) {
  const { language } = visit;
  const words = elementWords(language);
  if (declared.withheld) return <p class="ar-hint">{withheldText[language]}</p>;
  const path = `${buildSpaceAddresses(visit.brand).element(declared.name)}/annuler`;
  const text = formatElement(declared.name, declared.value, language);
  return (
    <>
      <p class="ar-hint">{words.correctionWaiting(text, formatLongDay(declared.provenance.at, language))}</p>
      <Form action={formatPersonAddress(path, somebody)} csrf={visit.csrf()}>
        <Button variant="secondary" icon="undo-2">
          {words.cancel}
        </Button>
      </Form>
    </>
  );
}

function PastState({ element, visit }: { element: Element; visit: Visit }): ComponentChildren {
  const { language } = visit;
  const words = elementWords(language);
  const refused = element.state === "refused";
  const why = refused
    ? words.refusedBecause(element.provenance.reason ?? "")
    : words.expiredOn(plainDay(element.validUntil ?? "", language));
  return (
    <>
      <Value element={element} visit={visit} />{" "}
      <Tag tone="warning" icon="triangle-alert">
        {refused ? words.refused : words.expired}
      </Tag>
      {!element.withheld && <p class="ar-hint">{why}</p>}
    </>
  );
}

/**
 * What another representative declared is not shown; what is sensitive is, on demand: shoulders are read
 * over.
 */
function Value({ element, visit }: { element: Element; visit: Visit }) {
  if (element.withheld) return <span>{withheldText[visit.language]}</span>;
  const text = formatElement(element.name, element.value, visit.language);
  if (!elementDefinition(element.name).sensitive) return <span>{text}</span>;
  return <Details summary={elementWords(visit.language).show}>{text}</Details>;
}

import { ButtonGroup, LinkButton } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { Visit } from "../../../../../web/index.ts";
import { formatPageHref, type Subject, type SubjectFrame } from "../../../../../web/resource/index.ts";
import type { ReadMandate } from "../../index.ts";
import { getDebitWords } from "./debit-words.ts";
import { formatMandatePdfPath, formatStopPath } from "./mandate-addresses.ts";

interface MandateActsProps {
  readonly frame: SubjectFrame;
  readonly subject: Subject;
  readonly mandate: ReadMandate;
  readonly visit: Visit;
  /** What a colleague does with it first. */
  readonly children?: ComponentChildren;
}

/** What may be done with a mandate: print it, and stop it while it runs. */
export function MandateActs({ frame, subject, mandate, visit, children }: MandateActsProps) {
  const words = getDebitWords(visit.language).mandate;
  const { id, reference, state } = mandate;
  const hrefOf = (path: string) => formatPageHref(visit, frame.formatPath(subject, path));
  const print = (
    <LinkButton
      variant="secondary"
      icon={subject.kind === "assisted" ? "printer" : "download"}
      href={hrefOf(formatMandatePdfPath(id))}
    >
      {words.print}
    </LinkButton>
  );
  const stop = state === "active" && (
    <LinkButton variant="secondary" href={hrefOf(formatStopPath(id))}>
      {words.stop}
      <span class="ds-sr-only"> ({reference})</span>
    </LinkButton>
  );
  if (!children)
    return (
      <ButtonGroup>
        {print}
        {stop}
      </ButtonGroup>
    );
  return (
    <>
      <ButtonGroup>{print}</ButtonGroup>
      {children}
      <ButtonGroup>{stop}</ButtonGroup>
    </>
  );
}

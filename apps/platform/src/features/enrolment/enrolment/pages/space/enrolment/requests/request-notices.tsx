import { elementDefinition } from "@ardeco/contracts";
import { Alert, ButtonGroup, LinkButton } from "@ardeco/ui";
import {
  buildSpaceAddresses,
  formatPersonAddress,
} from "../../../../../../../frames/space/common/addresses.ts";
import type { RequestViewProps } from "./request-view-props.ts";
import { requestWords } from "./request-words.ts";

/** Said once, on the page reached after sending. */
export function ReceivedDocuments({ visit, tracking: { requests } }: RequestViewProps) {
  const words = requestWords(visit.language);
  return (
    <Alert tone="success" title={words.received}>
      <p>{requests.length > 0 ? words.receivedMore : words.receivedNext}</p>
    </Alert>
  );
}

/** A refusal is no dead end: another value, or a better copy, starts a request of its own. */
export function Corrections({ visit: { brand, language }, tracking, self }: RequestViewProps) {
  const { file, decisions } = tracking;
  const refused = decisions.filter(({ outcome }) => outcome === "refused");
  if (refused.length === 0 || (file.state !== "decided" && file.state !== "closed")) return null;
  const words = requestWords(language);
  const label = (one: (typeof refused)[number]) =>
    refused.length > 1 ? words.correctOne(elementDefinition(one.element).label[language]) : words.correct;
  return (
    <ButtonGroup>
      {refused.map((one, index) => (
        <LinkButton
          key={one.element}
          variant={index === 0 ? "primary" : "secondary"}
          href={formatPersonAddress(buildSpaceAddresses(brand).element(one.element), {
            id: file.personId,
            self,
          })}
        >
          {label(one)}
        </LinkButton>
      ))}
    </ButtonGroup>
  );
}

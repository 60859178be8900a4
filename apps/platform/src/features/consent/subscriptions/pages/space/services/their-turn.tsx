import { type ElementName, elementDefinition } from "@ardeco/contracts";
import { ButtonGroup, LinkButton } from "@ardeco/ui";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import type { Visit } from "../../../../../../web/index.ts";
import {
  isDecidedOnEvidence,
  listFilesOfEach,
  type TrackedFile,
} from "../../../../../enrolment/enrolment/index.ts";
import { buildEnrolmentPaths } from "../../../../../enrolment/enrolment/pages/space/enrolment/paths.ts";
import { mendingWords } from "./mending-words.ts";

/** What was said and never sent: no agent has it, and nothing moves before the person sends it. */
export interface Unsent {
  readonly unsent: readonly ElementName[];
  readonly somebody: Somebody;
}

/**
 * A file that waits for the person and not for the town hall: to finish, to answer, or to come and show what
 * it told; or no file at all.
 */
export async function findTheirTurn(
  context: Context,
  { somebody, waiting }: { readonly somebody: Somebody; readonly waiting: readonly ElementName[] },
): Promise<TrackedFile | Unsent | undefined> {
  if (waiting.length === 0) return undefined;
  const files = (await listFilesOfEach(context, [somebody.id])).get(somebody.id) ?? [];
  const mine = files.find(
    ({ file: { state }, toBring }) =>
      state === "draft" || state === "awaiting_person" || toBring.some((name) => waiting.includes(name)),
  );
  if (mine) return mine;
  const unsent = waiting.filter(isDecidedOnEvidence);
  const isInHand = files.some(({ file: { state } }) => state === "submitted" || state === "in_review");
  return isInHand || unsent.length === 0 ? undefined : { unsent, somebody };
}

/** Whether no agent has anything to check yet: the person sends it before anything else. */
export const isStillToSend = (theirTurn: TrackedFile | Unsent | undefined) =>
  theirTurn !== undefined && ("unsent" in theirTurn || theirTurn.file.state === "draft");

interface TheirTurnProps {
  readonly theirTurn: TrackedFile | Unsent;
  /** What waits in it. */
  readonly labels: string;
  readonly visit: Visit;
}

/** What is left to the person, in the words of the file, and the way to it. */
export function TheirTurn({ theirTurn, labels, visit }: TheirTurnProps) {
  const { brand, language } = visit;
  const words = mendingWords(language);
  if ("unsent" in theirTurn) return <NeverSent {...theirTurn} visit={visit} />;
  const { file, next } = theirTurn;
  const draft = file.state === "draft";
  return (
    <p>
      {draft ? words.unsent(labels) : words.waiting(labels)} {next[language]}{" "}
      <a
        href={draft ? buildEnrolmentPaths(brand).draft(file.id) : buildEnrolmentPaths(brand).request(file.id)}
      >
        {draft ? words.finish : words.see}
      </a>
    </p>
  );
}

function NeverSent({ unsent, somebody, visit: { brand, language } }: Unsent & Pick<TheirTurnProps, "visit">) {
  const words = mendingWords(language);
  const label = (name: ElementName) => elementDefinition(name).label[language];
  return (
    <>
      <p>{words.neverSent(unsent.map(label).join(", "))}</p>
      <ButtonGroup>
        {unsent.map((name) => (
          <LinkButton
            key={name}
            href={formatPersonAddress(buildSpaceAddresses(brand).element(name), somebody)}
          >
            {words.send(formatInnerLabel(label(name)))}
          </LinkButton>
        ))}
      </ButtonGroup>
    </>
  );
}

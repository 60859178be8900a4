import { Alert } from "@ardeco/ui";
import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { PersonForm } from "../../../../../../frames/desk/common/person-form.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { bothIn, type Field, type TypedValues, type Visit } from "../../../../../../web/index.ts";
import { hasCapability, isHeldBack } from "../../../../../access/access/index.ts";
import type { SeenAdult } from "../../../../../identity/households/index.ts";
import { majorityWords } from "./majority-words.ts";

const both = bothIn(majorityWords);

export const EMAIL = "courriel";
export const SEEN = "vu";

const buildSeenField = (label: "seen" | "seenToo"): Field => ({
  kind: "confirm",
  name: SEEN,
  label: both((words) => words[label]),
  whenMissing: both(({ seenMissing }) => seenMissing),
});

export const firstFields: readonly Field[] = [buildSeenField("seen")];
export const secondFields: readonly Field[] = [
  {
    kind: "email",
    name: EMAIL,
    optional: true,
    label: both(({ email }) => email),
    hint: both(({ emailHint }) => emailHint),
  },
  buildSeenField("seenToo"),
];

interface Step {
  readonly visit: Visit;
  readonly personId: PersonId;
  readonly seen: SeenAdult | undefined;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

/** What this agent does now: see first, wait for a colleague, or see in turn and hand over. */
export function TakeOverForm(step: Step) {
  const { visit, personId, seen } = step;
  const words = majorityWords(visit.language);
  const at = buildDeskAddresses(visit.brand);
  if (!seen)
    return (
      <Fields step={step} fields={firstFields} action={at.majoritySeen(personId)} gesture={words.first} />
    );
  const { actor } = visit.context;
  const isMine = actor.kind === "staff" && actor.staffId === seen.by;
  const mayFinish = !isMine && hasCapability(actor, "person.recover");
  if (mayFinish)
    return (
      <>
        <Alert tone="info" title={words.secondTitle}>
          <p>{words.secondText}</p>
        </Alert>
        <Fields step={step} fields={secondFields} action={at.majority(personId)} gesture={words.confirm} />
      </>
    );
  const needsKey = !isMine && isHeldBack(visit.context, "person.recover");
  return (
    <>
      <Alert tone="info" title={words.waitsTitle}>
        <p>{words.waitsText(formatTimeOfDay(seen.until, visit.language))}</p>
        {needsKey && <p>{words.needsKey}</p>}
      </Alert>
      <a href={at.person(personId, "help_at_desk")}>{words.back}</a>
    </>
  );
}

interface Shown {
  readonly step: Step;
  readonly fields: readonly Field[];
  readonly action: string;
  readonly gesture: string;
}

function Fields({ step: { visit, personId, typed, errors }, fields, action, gesture }: Shown) {
  const { back } = majorityWords(visit.language);
  return <PersonForm {...{ visit, personId, typed, errors, fields, action, back }} submit={gesture} />;
}

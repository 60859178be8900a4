import type { Context, Tx } from "../../kernel/context.ts";
import { type EntryActor, entryActor } from "../audit/index.ts";
import type { OfferedService } from "../catalogue/index.ts";
import { computeRelease, markValues } from "./compute-release.ts";
import type { ConsentDecision } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import { emitGrantEvent, type GrantFacts, requiredMissing } from "./events.ts";
import type { Grant } from "./grant.ts";
import { tell } from "./journal.ts";
import { getOffered } from "./offered.ts";
import type { OpenGrant, Payload } from "./payload.ts";
import { findLive, type ListEntry, type LockedList, lockPersonList, openEntry } from "./person-list.ts";
import { requireReach } from "./reach.ts";
import { type Answers, type Decided, decide, differences } from "./rules.ts";
import { changeGrant, createGrant } from "./write-grant.ts";

/** Use case: the yes. See `giveGrantWithin`. */
export async function giveGrant(context: Context, input: ConsentDecision): Promise<Grant> {
  return context.transaction((tx) => giveGrantWithin(tx, context, input));
}

/**
 * The same inside the caller's transaction (an OpenID interaction, an enrolment). Two tabs queue on the person's list:
 * the same decision, or the same form, decides once. Throws consent.service_not_offered, consent.version_changed,
 * consent.not_asked, consent.yes_and_no, consent.required_refused, consent.key_reused, households.cannot_act_for.
 */
export async function giveGrantWithin(tx: Tx, context: Context, input: ConsentDecision): Promise<Grant> {
  await requireReach(tx, context, { personId: input.personId, serviceId: input.serviceId, act: "usual" });
  const list = await lockPersonList(tx, context, input.personId);
  const already = await alreadyDecided(tx, context, input, list.entries);
  if (already) return already;
  const { service } = await getOffered(tx, context, input.serviceId);
  if (service.version !== input.version) throw consentErrors.error("consent.version_changed");
  const live = await findLive(tx, context, input.personId, list.entries, input.serviceId);
  const answers = requireDecision(decide(service.definition.requests, live?.payload ?? noAnswer, input));
  if (!live) return open(tx, context, { input, service, answers, list });
  await list.save(list.entries.map((entry) => (entry === live.entry ? withForm(entry, input) : entry)));
  if (sameAnswers(live.payload, answers, service)) return live.grant;
  return amend(tx, context, { input, service, answers, live });
}

interface Giving {
  readonly input: ConsentDecision;
  readonly service: OfferedService;
  readonly answers: Answers;
}

const noAnswer: Answers = { agreed: [], refused: [] };

async function open(tx: Tx, context: Context, giving: Giving & { list: LockedList }): Promise<Grant> {
  const { input, service, answers, list } = giving;
  const { personId } = input;
  const sector = { providerId: service.providerId, serviceId: service.id };
  const givenAt = context.now().toISOString();
  const created = await createGrant(
    tx,
    context,
    { sector, personId },
    {
      version: service.version,
      ...answers,
      givenAt,
      decisions: [decisionOf(service, answers, givenAt)],
    },
  );
  const grantedBy = entryActor(context.actor);
  const entry: ListEntry = { grantId: created.grant.id, ...sector, grantedBy, forms: [] };
  await list.save([...list.entries, withForm(entry, input)]);
  const { grant, event } = await nowTold(tx, context, personId, created, grantedBy);
  await tellAnswers(tx, context, "consent.grant_given", giving);
  await emitGrantEvent(tx, context, "consent.grant_given", event);
  return grant;
}

async function amend(
  tx: Tx,
  context: Context,
  giving: Giving & { live: OpenGrant & { readonly grant: Grant } },
): Promise<Grant> {
  const { input, service, answers, live } = giving;
  const decision = decisionOf(service, answers, context.now().toISOString());
  const changed = await changeGrant(tx, context, live, {
    ...live.payload,
    ...answers,
    version: service.version,
    decisions: [...live.payload.decisions, decision],
  });
  const { grant, event } = await nowTold(tx, context, input.personId, changed, live.grant.grantedBy);
  await tellAnswers(tx, context, "consent.grant_changed", giving);
  if (event.changed.length + event.noLongerReleased.length > 0)
    await emitGrantEvent(tx, context, "consent.release_changed", event);
  return grant;
}

/** Marks what the service gets from this moment on, so that later changes are seen; says what differs from before. */
async function nowTold(
  tx: Tx,
  context: Context,
  personId: Grant["personId"],
  opened: OpenGrant,
  grantedBy: EntryActor,
): Promise<{ grant: Grant; event: GrantFacts }> {
  const { payload, grant } = opened;
  const release = await computeRelease(tx, context, { ...grant, personId }, payload.agreed);
  const told = markValues(context, release);
  await changeGrant(tx, context, opened, { ...payload, told });
  const { id: grantId, sector } = grant;
  return {
    grant: { ...grant, personId, grantedBy },
    event: {
      sector,
      grantId,
      personId,
      ...differences(payload.told, told),
      requiredMissing: requiredMissing(release),
    },
  };
}

/** A form sent twice gives what it gave, even after a withdrawal; one form never carries two decisions. */
async function alreadyDecided(
  tx: Tx,
  context: Context,
  input: ConsentDecision,
  entries: readonly ListEntry[],
): Promise<Grant | undefined> {
  const { idempotencyKey: key, personId } = input;
  if (key === undefined) return undefined;
  const entry = entries.find(({ forms }) => forms.some((form) => form.key === key));
  if (!entry) return undefined;
  const same = entry.forms.some((form) => form.key === key && form.decision === digest(input));
  if (!same) throw consentErrors.error("consent.key_reused");
  return (await openEntry(tx, context, personId, entry))?.grant;
}

function withForm(entry: ListEntry, input: ConsentDecision): ListEntry {
  const { idempotencyKey: key } = input;
  return key === undefined
    ? entry
    : { ...entry, forms: [...entry.forms, { key, decision: digest(input) }].slice(-FORMS_KEPT) };
}

/** A double click comes within seconds: the last forms of a grant are enough. */
const FORMS_KEPT = 10;

function digest({ serviceId, version, granted, refused }: ConsentDecision): string {
  return JSON.stringify([serviceId, version, granted.toSorted(), refused.toSorted()]);
}

function requireDecision(decided: Decided): Answers {
  if (decided.ok) return { agreed: decided.agreed, refused: decided.refused };
  const { fr, en } = consentErrors.definitions[decided.code];
  const fields = decided.items.map((field) => ({ field, code: decided.code, fr, en }));
  throw consentErrors.error(decided.code, fields);
}

function sameAnswers(before: Payload, now: Answers, { version }: OfferedService): boolean {
  const text = ({ agreed, refused }: Answers) => JSON.stringify([agreed, refused]);
  return before.version === version && text(before) === text(now);
}

function decisionOf({ version }: OfferedService, { agreed, refused }: Answers, at: string) {
  return { at, version, granted: agreed.map(({ element }) => element), refused };
}

async function tellAnswers(tx: Tx, context: Context, action: string, giving: Giving): Promise<void> {
  const { input, service, answers } = giving;
  const { granted, refused } = decisionOf(service, answers, "");
  const data = { version: service.version, granted, refused };
  await tell(tx, context, { action, personId: input.personId, service, data });
}

import { elementsToAsk, ruleVariableTypes } from "@ardeco/contracts";
import { compileRule, variablesIn } from "@ardeco/rules";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { FieldError, Sentence } from "../../../kernel/errors.ts";
import { parseId } from "../../../kernel/ids.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { requireCapability } from "../../access/access/index.ts";
import { findPublishedService, type OfferedService } from "../../catalogue/catalogue/index.ts";
import { type CounterId, defineCounterInTransaction, listPurses } from "../../ledger/counters/index.ts";
import { record } from "../../trust/audit/index.ts";
import { passesErrors } from "./errors.ts";
import type { Offer, OfferId, Pass, PassId } from "./pass.ts";
import { listPassProblems, type OfferFacts, type PassFacts } from "./rules.ts";
import { createOfferRows, createPassRow, listPassRows } from "./store/definitions.ts";

/**
 * Use case: an administrator defines a pass with its offers, each with a counter of its own in the ledger.
 * The same id again changes nothing. Throws access.capability_missing, passes.not_valid (by field).
 */
export async function definePass(context: Context, input: PassFacts): Promise<void> {
  requireCapability(context, "counter.manage");
  const pass = toTidyPass(input);
  await context.transaction(async (tx) => {
    const service = await check(tx, context, pass);
    const { authorityId } = context;
    const row = {
      authority_id: authorityId,
      id: pass.id,
      service_provider_id: service.providerId,
      service_id: service.id,
      name_fr: pass.name.fr,
      name_en: pass.name.en,
      starts_on: pass.startsOn,
      ends_on: pass.endsOn,
      fee_cents: pass.feeCents,
      fee_counter_id: pass.feeCounterId,
      rule: pass.rule,
      rule_on: pass.ruleOn,
    };
    const offers = pass.offers.map((offer) => ({
      authority_id: authorityId,
      id: offer.id,
      pass_id: pass.id,
      counter_id: toOfferCounterId(offer.id),
      name_fr: offer.name.fr,
      name_en: offer.name.en,
      category: offer.category,
      amount_cents: offer.amountCents,
      uses: offer.uses,
      share_percent: offer.sharePercent,
      starts_on: offer.startsOn,
      ends_on: offer.endsOn,
    }));
    if (!(await createPassRow(tx, row))) return;
    // With the pass, or not at all: alone, the counter of an offer would be a purse that anybody may open.
    for (const offer of pass.offers)
      await defineCounterInTransaction(tx, context, buildOfferCounter(pass, offer));
    await createOfferRows(tx, offers);
    await record(tx, context, { action: "passes.defined", data: { pass: pass.id, name: pass.name.fr } });
  });
}

/** Every pass of the authority, those that began last first. */
export const listPasses = (context: Context): Promise<readonly Pass[]> =>
  context.read((tx) => listPassRows(tx, context.authorityId));

/** Throws passes.unknown. */
export async function getPass(context: Context, id: PassId): Promise<Pass> {
  const found = (await listPasses(context)).find((pass) => pass.id === id);
  if (!found) throw passesErrors.error("passes.unknown");
  return found;
}

export interface OfferOfPass {
  readonly pass: Pass;
  readonly offer: Offer;
}

/** By offer. */
export async function listOffersById(context: Context): Promise<ReadonlyMap<OfferId, OfferOfPass>> {
  const passes = await listPasses(context);
  return new Map(passes.flatMap((pass) => pass.offers.map((offer) => [offer.id, { pass, offer }] as const)));
}

/** The counter bears the id of the offer: defined again, it is the same. */
const toOfferCounterId = (id: OfferId): CounterId => parseId<"counter">(id);

function buildOfferCounter(pass: PassFacts, { id, name, amountCents, uses }: OfferFacts) {
  const shown = (language: keyof Sentence) => `${pass.name[language]} – ${name[language]}`.slice(0, 80);
  return {
    id: toOfferCounterId(id),
    name: { fr: shown("fr"), en: shown("en") },
    unit: amountCents > 0 ? ("euro_cent" as const) : ("token" as const),
    floor: 0,
    ceiling: amountCents > 0 ? amountCents * uses : uses,
    debitMax: amountCents > 0 ? amountCents : 1,
    expiresMonths: null,
    servicesCredit: false,
    servicesSee: false,
    services: [pass.serviceId],
    keptBy: "passes" as const,
  };
}

async function check(tx: Tx, context: Context, pass: PassFacts): Promise<OfferedService> {
  const service = await findPublishedService(
    tx,
    { serviceId: pass.serviceId },
    { peopleOf: context.authorityId },
  );
  const problems = [...listPassProblems(pass), ...(await listPassConflicts(context, pass, service))];
  if (service === undefined || problems.length > 0) throw passesErrors.error("passes.not_valid", problems);
  return service;
}

/** What is wrong with what it names elsewhere: its service, the counter of its fee, its rule. */
async function listPassConflicts(
  context: Context,
  { serviceId, feeCounterId, rule, endsOn }: PassFacts,
  service: OfferedService | undefined,
): Promise<readonly FieldError[]> {
  const found: FieldError[] = [];
  const say = (field: string, fr: string, en: string) =>
    found.push({ field, code: `passes.${field}_not_valid`, fr, en });
  if (!service)
    say("service", "Choisissez un service proposé ici.", "Choose a service that is offered here.");
  if (feeCounterId !== null) {
    const counter = (await listPurses(context)).find(({ id }) => id === feeCounterId);
    const isItsOwn = counter?.services.some((one) => one.serviceId === serviceId) === true;
    if (!isItsOwn || counter.unit !== "euro_cent" || counter.closedOn !== null)
      say(
        "fee_counter",
        "Choisissez un compteur en euros que ce service a le droit de toucher.",
        "Choose a counter in euros that this service may touch.",
      );
  }
  if (endsOn < toCivilDate(context.now()))
    say(
      "period",
      "Ces jours sont passés : donnez un dernier jour à venir.",
      "These days are past: give a last day to come.",
    );
  if (rule !== null && service && !isRuleAsked(rule, service))
    say(
      "rule",
      "Écrivez une règle qui se lit, sur des informations que le service demande.",
      "Write a rule that can be read, on information that the service asks.",
    );
  return found;
}

/** It reads nothing that people did not agree to. */
function isRuleAsked(rule: string, { definition }: OfferedService): boolean {
  const compiled = compileRule(rule, { variables: ruleVariableTypes });
  if (!compiled.ok) return false;
  const asked = new Set(definition.requests.map(({ element }) => element));
  return elementsToAsk([...variablesIn(compiled.rule)]).every((element) => asked.has(element));
}

const toTidyPass = (pass: PassFacts): PassFacts => ({
  ...pass,
  name: toTidySentence(pass.name),
  rule: pass.rule === null || pass.rule.trim() === "" ? null : pass.rule.trim(),
  offers: pass.offers.map((offer) => ({ ...offer, name: toTidySentence(offer.name) })),
});

const toTidySentence = ({ fr, en }: Sentence): Sentence => ({ fr: toTidyText(fr), en: toTidyText(en) });

import type { ElementValues, ServiceDefinition } from "@ardeco/contracts";
import { formatPlainDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import {
  checkEligibilityConditions,
  findPublishedService,
  formatCondition,
} from "../../catalogue/catalogue/index.ts";
import { listForServices } from "../../identity/identity/index.ts";
import { passesErrors } from "./errors.ts";
import type { Pass } from "./pass.ts";

/** What is checked of somebody and holds today. For the system. */
export async function readValidElements(tx: Tx, system: Context, personId: PersonId): Promise<ElementValues> {
  const today = toCivilDate(system.now());
  const { elements } = await listForServices(tx, system, personId);
  return Object.fromEntries(
    elements.flatMap(({ name, validated }) =>
      validated && (validated.validUntil ?? today) >= today ? [[name, validated.value]] : [],
    ),
  );
}

/**
 * What this pass, or the service that carries it, asks and this person does not meet, in words: told before
 * they are asked for an agreement that would open nothing. None where it is met, or where what would say so
 * is not checked. For the system.
 */
export async function listUnmetConditions(
  tx: Tx,
  system: Context,
  { pass, personId }: { readonly pass: Pass; readonly personId: PersonId },
): Promise<readonly Sentence[]> {
  const { serviceId, rule, ruleOn } = pass;
  const service = await findPublishedService(tx, { serviceId }, { peopleOf: system.authorityId });
  if (!service) return [];
  const { definition } = service;
  const values = await readValidElements(tx, system, personId);
  const today = toCivilDate(system.now());
  const ofService = listUnmetSentences(definition, values, { on: today, isDated: false });
  if (rule === null) return ofService;
  const ruled = { ...definition, eligibility: rule };
  const ofPass = listUnmetSentences(ruled, values, { on: ruleOn ?? today, isDated: ruleOn !== null });
  return [...ofPass, ...ofService.filter(({ fr }) => !ofPass.some((one) => one.fr === fr))];
}

interface EligibilityDay {
  readonly on: string;
  /** The day is the pass’s own, and is said. */
  readonly isDated: boolean;
}

function listUnmetSentences(
  definition: ServiceDefinition,
  values: ElementValues,
  { on, isDated }: EligibilityDay,
): readonly Sentence[] {
  return checkEligibilityConditions(definition, values, on).flatMap(({ condition, outcome }) => {
    if (outcome !== "no") return [];
    const said = formatCondition(definition, condition);
    if (!said) return [untold];
    return isDated
      ? [
          {
            fr: `${said.fr}, le ${formatPlainDate(on, "fr")}`,
            en: `${said.en}, on ${formatPlainDate(on, "en")}`,
          },
        ]
      : [said];
  });
}

const { fr, en } = passesErrors.definitions["passes.not_entitled"];
/** Better no sentence than a formula. */
const untold: Sentence = { fr, en };

import { Button, Details, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { getViewedPersonName } from "../../../../../../frames/desk/common/build-person-trail.ts";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { isUuid, type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import {
  getTypedText,
  parsePathId,
  readForm,
  sendSeeOther,
  type Visit,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { type Counter, listPurses, type OwnAccount } from "../../../../../ledger/counters/index.ts";
import { findNaming, openAtDesk, paymentsErrors, type Regie } from "../../../index.ts";
import { openCounterWords } from "./open-counter-words.ts";

/** What the agent may open for somebody: what they take money for, and the person has not yet. */
export async function listToOpen(
  { context }: Visit,
  { regies, accounts }: { readonly regies: readonly Regie[]; readonly accounts: readonly OwnAccount[] },
): Promise<readonly Counter[]> {
  const { actor } = context;
  if (actor.kind !== "staff") return [];
  const today = toCivilDate(context.now());
  const own = regies.filter((regie) => findNaming(regie, actor.staffId, today));
  const taken = new Set(own.flatMap(({ counters }) => counters.map(({ counterId }) => counterId)));
  const held = new Set(accounts.map(({ counter }) => counter.id));
  const purses = await listPurses(context);
  return purses.filter(({ id, closedOn }) => closedOn === null && taken.has(id) && !held.has(id));
}

interface ToOpenProps {
  readonly counters: readonly Counter[];
  readonly personId: PersonId;
  readonly visit: Visit;
  /** The person has none yet: shown at once. */
  readonly open: boolean;
}

export function ToOpen({ counters, personId, visit: { brand, language, csrf }, open }: ToOpenProps) {
  const words = openCounterWords(language);
  if (counters.length === 0) return null;
  return (
    <Details summary={words.title} open={open}>
      <p>{words.lead}</p>
      {counters.map(({ id, name, paidAfter }) => (
        <Form
          key={id}
          action={buildTillAddresses(brand).openCounter(personId)}
          csrf={csrf()}
          hidden={{ compteur: id }}
        >
          {paidAfter === true && <p>{words.paidAfter(name[language])}</p>}
          <Button variant="secondary" icon="plus">
            {words.open(name[language])}
          </Button>
        </Form>
      ))}
    </Details>
  );
}

/** Sent twice, it is one account. */
export async function openCounter(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "payment.take");
  const personId = parsePathId<"person">(request, "id");
  // Somebody of here, before anything else is said.
  await getViewedPersonName(context, personId);
  const counterId = getTypedText(readForm(request).typed, "compteur");
  if (!isUuid(counterId)) throw paymentsErrors.error("payments.no_regie");
  await openAtDesk(context, { personId, counterId: parseId<"counter">(counterId) });
  return sendSeeOther(reply, `${buildTillAddresses(brand).take(personId)}?fait=ouvert`);
}

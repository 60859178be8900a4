import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listHeldSubjects, withdrawGrantInTransaction } from "../consent/index.ts";
import { applyGrantInTransaction } from "./apply-grant-event.ts";
import { subscriptionsJournal } from "./journal.ts";
import { listSubscriptions } from "./list-subscriptions.ts";
import { deleteClosed } from "./store.ts";

/** As long as the proof of the grant it followed (Code civil art. 2224: 5 years). */
const KEPT_MONTHS = 60;

export const subscriptionsContribution: Contribution = {
  module: "subscriptions",
  exportPerson: async (_tx, context, personId) => ({
    inscriptions: (await listSubscriptions(context, personId)).map(({ service, subscription }) => ({
      service: service.definition.title.fr,
      etat: subscription?.state ?? null,
      attend: subscription?.awaited ?? [],
      etapes: subscription?.history ?? [],
    })),
  }),
  erasePerson: eraseSubscriptions,
  purge: async (tx, context) =>
    deleteClosed(tx, context.authorityId, {
      before: addMonths(toCivilDate(context.now()), -KEPT_MONTHS),
      held: await listHeldSubjects(tx, context),
    }),
  journal: subscriptionsJournal,
};

/**
 * Before consent's, while the person's key still opens: services are told of the end in this very
 * transaction, because the job that would tell them later no longer knows whom it is about.
 */
async function eraseSubscriptions(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  for (const { grant, subscription, holds } of await listSubscriptions(context, personId)) {
    if (grant.state === "live")
      await withdrawGrantInTransaction(tx, context, { personId, grantId: grant.id });
    if (!subscription || subscription.state === "closed") continue;
    await applyGrantInTransaction(tx, context, {
      event: "consent.grant_withdrawn",
      id: context.newId<string>(),
      sector: grant.sector,
      grantId: grant.id,
      personId,
      changed: [],
      noLongerReleased: holds.map(({ name }) => name),
      requiredMissing: [],
    });
  }
}

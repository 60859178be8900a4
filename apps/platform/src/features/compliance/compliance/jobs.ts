import { formatLongDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { listAgents } from "../../access/access/index.ts";
import { notifyAddress } from "../../messaging/notifications/index.ts";
import { buildContent } from "./build-content.ts";
import { computeStanding, listVersions } from "./find-versions.ts";
import { computeDueReminders, type DocumentKind, documentKinds } from "./rules/life.ts";
import { listVersionRows, updateNotified } from "./store.ts";
import { documentNames } from "./words.ts";

/**
 * Before a decision ends, and once something changed since it: told to administrators and to the officer,
 * each once.
 */
async function sendReminders(context: Context): Promise<void> {
  const kinds = await context.transaction((tx) => listSignedKinds(tx, context));
  if (kinds.length === 0) return;
  const today = await buildContent(context);
  await context.transaction(async (tx) => {
    for (const kind of kinds) {
      const { signed, changes } = computeStanding(await listVersions(tx, context, kind), today);
      const row = (await listVersionRows(tx, context.authorityId, kind)).find(({ id }) => id === signed?.id);
      if (!row || !signed?.decision?.validUntil) continue;
      const { validUntil } = signed.decision;
      const due = computeDueReminders(validUntil, toCivilDate(context.now()));
      if (due > row.reminded) {
        await updateNotified(tx, row, { reminded: due });
        await notifyReviewDue(tx, context, {
          kind,
          until: validUntil,
          about: due === 3 ? "over" : "soon",
          changes: [],
        });
      }
      if (changes.length > 0 && row.change_told_on === null) {
        await updateNotified(tx, row, { change_told_on: toCivilDate(context.now()) });
        const said = changes.map((one) => one[context.language]);
        await notifyReviewDue(tx, context, { kind, until: validUntil, about: "changed", changes: said });
      }
    }
  });
}

async function listSignedKinds(tx: Tx, context: Context): Promise<readonly DocumentKind[]> {
  const signed: DocumentKind[] = [];
  for (const kind of documentKinds) {
    const versions = await listVersions(tx, context, kind);
    if (versions.some(({ state }) => state === "in_force" || state === "expired")) signed.push(kind);
  }
  return signed;
}

interface Told {
  readonly kind: DocumentKind;
  readonly until: string;
  readonly about: "soon" | "over" | "changed";
  readonly changes: readonly string[];
}

const MOST_TOLD = 10;

async function notifyReviewDue(
  tx: Tx,
  context: Context,
  { kind, until, about, changes }: Told,
): Promise<void> {
  const { language } = context;
  const data = {
    document: documentNames[kind][language],
    until: formatLongDate(until, language),
    about,
    changes: changes.slice(0, MOST_TOLD),
  };
  for (const { email, roles } of await listAgents(tx, context)) {
    const isConcerned = roles.some(
      ({ role }) => role === "authority_administrator" || role === "data_protection_officer",
    );
    if (isConcerned) await notifyAddress(tx, context, { to: email, template: "compliance_due", data });
  }
}

export const complianceJobs: ModuleJobs = {
  handlers: { "compliance.remind": { run: sendReminders } },
  // When an office opens to read it.
  scheduled: { "compliance.remind": "40 7 * * *" },
};

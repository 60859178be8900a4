import type { EveryForm } from "./every-form.ts";
import { PERSON_FILE, SERVICE } from "./forms-of-agents.ts";

type Things = EveryForm["things"];

/**
 * Names that stand for something else in these paths: a service by its files, by its tasks, by its slug at
 * the desk.
 */
function namesIn(path: string, things: Things): Readonly<Record<string, string>> {
  if (path.startsWith(`${SERVICE}/fichiers`)) return { service: things.filesService };
  if (path.startsWith(PERSON_FILE)) return { file: things.personFile };
  if (path.startsWith(`${SERVICE}/taches`)) return { service: things.tasksService };
  if (path.startsWith(`${SERVICE}/modele`)) return { service: things.localised };
  if (path.startsWith("/administration/droits/registre/")) return { service: things.slug };
  if (path.endsWith("/droits/:request/lever")) return { request: things.pause };
  if (path.startsWith("/administration/droits/")) return { request: things.right };
  if (path.includes("/campagnes/:campaign/lignes/")) return { campaign: things.renewed };
  if (path.includes("/supports/:support/")) return { act: "suspendre" };
  if (path.includes("/coordonnees/")) return { element: "phone_number" };
  if (path.endsWith("/brouillon")) return { version: "2" };
  if (path.endsWith("/deces/annuler")) return { id: things.dead };
  if (path.startsWith("/agents/personnes/:id/campagnes/")) return { campaign: things.renewed };
  if (path.startsWith("/agents/dossiers/")) return { id: things.file };
  if (path.startsWith("/agents/doublons/")) return { id: things.duplicate };
  if (path.startsWith("/agents/documents/")) return { id: things.document };
  if (path.startsWith("/agents/campagnes/")) return { campaign: things.renewed };
  if (path.startsWith("/agents/lettres/")) return { id: things.letter };
  if (path.startsWith("/agents/echanges/")) return { id: things.contact };
  if (path.startsWith("/administration/exploitation/")) return { id: things.territory };
  if (path.startsWith("/administration/approbations/seul/")) return { id: things.tariff };
  return path.includes("/ouvrir/") ? { service: things.slug } : {};
}

/** Who says yes is in these addresses. */
const saysWhoIsThere: ReadonlySet<string> = new Set([
  "/agents/personnes/:id/services/ouvrir/:service/accord",
  "/agents/personnes/:id/campagnes/:campaign",
]);

/** The path with the town's own things in it, of which each is really there. */
export function addressIn(
  { things, town }: Pick<EveryForm, "things" | "town">,
  path: string,
  slug: string,
): string {
  const names: Readonly<Record<string, string>> = {
    id: things.person.personId,
    link: things.link,
    service: things.service,
    campaign: things.campaign,
    client: things.client,
    announcement: things.announcement,
    kind: "tariffs.version",
    agent: things.agent,
    equipment: things.equipment,
    application: things.cardApplication,
    gap: things.gap,
    tariff: things.tariff,
    activity: things.activity,
    session: things.activitySession,
    booking: things.booking,
    regie: things.regie,
    series: things.series,
    invoice: things.invoice,
    mandate: things.mandate,
    collection: things.collection,
    account: things.invoicedAccount,
    run: things.run,
    of: things.ease,
    plan: things.plan,
    ease: things.ease,
    offre: things.coupling,
    pass: things.pass,
    partner: things.partner,
    releve: things.releve,
    statement: things.releve,
    naming: things.naming,
    closing: things.closing,
    payment: things.payment,
    operation: things.operation,
    counter: things.counter,
    proposal: things.proposal,
    merge: things.merge,
    apart: things.apart,
    desk: town.deskId,
    grant: things.grant,
    support: things.support,
    file: things.transferFile,
    receipt: things.receipt,
    request: things.erasure,
    task: things.task,
    outcome: "faite",
    jti: things.delivery,
    version: "1",
    document: "homologation",
    element: "address",
    piece: things.document,
    act: "refuser",
    source: things.source,
    question: things.question,
    record: things.record,
    measure: "waiting",
    mode: "pooled_technical",
    topic: "address",
    ...namesIn(path, things),
  };
  const filled = path.replaceAll(/:(\w+)/g, (_whole, name: string) => names[name] ?? "x");
  return `/${slug}${filled}${saysWhoIsThere.has(path) ? `?avec=${things.person.personId}` : ""}`;
}

import { documentKinds } from "@ardeco/contracts";
import { formatLongDay, plainDay } from "../../../../../../frames/common/dates/dates.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import { isDecidedOnEvidence } from "../../../../../enrolment/enrolment/index.ts";
import type { Element } from "../../../index.ts";
import { elementWords } from "./element-words.ts";

/**
 * « Vérifié par Camille Lefèvre, Ville de Caen, le mardi 24 novembre 2026. Justificatif : carte nationale
 * d’identité… »
 */
export function formatProvenance(
  element: Element,
  { authorityName, inHand }: { readonly authorityName: string; readonly inHand: boolean },
  language: Language,
): string {
  const words = elementWords(language);
  const { provenance, validUntil } = element;
  const day = formatLongDay(provenance.at, language);
  if (provenance.method === "declared") return formatDeclaredSource(element, { day, inHand }, language);
  if (provenance.method === "code_sent") return words.readThere(day);
  if (provenance.method === "federated_login") return words.federated(day);
  if (provenance.register)
    return [
      words.register(provenance.register.name, day),
      validUntil ? words.validUntil(plainDay(validUntil, language)) : "",
    ]
      .filter(Boolean)
      .join(" ");
  const who = [provenance.by?.kind === "staff" ? provenance.by.label : undefined, authorityName];
  return [
    words.verifiedBy(who.filter(Boolean).join(", "), day),
    formatEvidenceSource(element, language),
    validUntil ? words.validUntil(plainDay(validUntil, language)) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * An agent may confirm what a person is reached by; a file does not wait for it. Without a file, nobody looks
 * at anything.
 */
function formatDeclaredSource(
  { name }: Element,
  { day, inHand }: { readonly day: string; readonly inHand: boolean },
  language: Language,
): string {
  const words = elementWords(language);
  return inHand && isDecidedOnEvidence(name) ? words.declaredOn(day) : words.declaredOnly(day);
}

function formatEvidenceSource({ name, provenance }: Element, language: Language): string {
  const words = elementWords(language);
  const { method, evidence, reason } = provenance;
  if (method === "exception")
    return `${isDecidedOnEvidence(name) ? words.exception : words.confirmed}${reason ?? ""}`;
  if (!evidence) return "";
  const how = {
    copy_inspected: words.copyInspected,
    sealed_document: words.sealVerified(evidence.issuer),
    original_seen: words.originalSeen,
  }[method === "copy_inspected" || method === "sealed_document" ? method : "original_seen"];
  return words.document(formatInnerLabel(documentKinds[evidence.kind][language]), how);
}

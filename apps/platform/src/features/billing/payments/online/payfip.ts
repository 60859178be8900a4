import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { listCodes, recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import { removeAccents } from "../../../../kernel/text.ts";
import { paymentsErrors } from "../errors.ts";
import type { PaymentProvider, ProviderAnswer, ProviderMode } from "./provider.ts";

// PayFiP régie, by web service ("Guide de mise en œuvre, régies de recettes du secteur local, web service",
// version 19, DGFiP). Two calls matter here: creerPaiementSecurise, which gives an operation (idop) of
// fifteen minutes, and recupererDetailPaiementSecurise, which says what became of it. The notification and
// the return of the payer bear the idop only: neither is believed.

const SERVICE =
  "http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/" +
  "contrat_paiement_securise/PaiementSecuriseService";

/** `saisie`, in the words of the guide. */
const modes = { test: "T", activation: "X", production: "W" } as const satisfies Record<ProviderMode, string>;

/** The same, as the service says it back. */
const modeOf: Readonly<Record<string, ProviderMode>> = { T: "test", X: "activation", W: "production" };

/** `resultrans`: by card or by single direct debit, paid, refused, given up. */
const results: Readonly<Record<string, "paid" | "refused" | "abandoned">> = {
  P: "paid",
  V: "paid",
  R: "refused",
  Z: "refused",
  A: "abandoned",
};

/** The operation has no result yet (P5); it is no longer known (P1). */
const withoutResult: Readonly<Record<string, ProviderAnswer["state"] & ("pending" | "unknown")>> = {
  P5: "pending",
  P1: "unknown",
};

export const payfip: PaymentProvider = {
  // Below one euro the service refuses.
  least: 100,
  pageOf: ({ ports }, operation) => `${ports.payments.payfip.page}?idop=${operation}`,
  begin: async (
    system,
    { clientNumber, mode },
    { reference, amount, subject, email, notifyAt, returnTo },
  ) => {
    // From 6 to 80 signs, says the guide.
    if (!/^\S+@\S+$/.test(email) || email.length < 6 || email.length > 80)
      throw paymentsErrors.error("payments.address_needed");
    const answer = await sendPayfipCall(system, "creerPaiementSecurise", {
      exer: toCivilDate(system.now()).slice(0, 4),
      mel: email,
      montant: String(amount),
      numcli: clientNumber,
      objet: formatPlainSubject(subject),
      refdet: reference,
      saisie: modes[mode],
      urlnotif: notifyAt,
      urlredirect: returnTo,
    });
    const operation = parseXmlField(answer, "idOp");
    if (!/^[\w-]{1,100}$/.test(operation)) throw paymentsErrors.error("payments.provider_silent");
    return operation;
  },
  read: async (system, operation) => {
    const answer = await recoverRefusal(
      listCodes(paymentsErrors, "payments.provider_silent"),
      () => sendPayfipCall(system, "recupererDetailPaiementSecurise", { idOp: operation }),
      rejectSilentAnswer,
    );
    const waits = withoutResult[parseXmlField(answer, "code")];
    if (waits !== undefined) return { state: waits };
    const state = results[parseXmlField(answer, "resultrans")];
    const cents = parseXmlField(answer, "montant");
    if (state === undefined || !/^\d{1,12}$/.test(cents))
      throw paymentsErrors.error("payments.no_answer_yet");
    return {
      state,
      amount: Number(cents),
      reference: parseXmlField(answer, "refdet"),
      clientNumber: parseXmlField(answer, "numcli"),
      mode: modeOf[parseXmlField(answer, "saisie")],
    };
  },
};

/** It was begun: whether it was paid, nobody knows yet. */
function rejectSilentAnswer(): never {
  throw paymentsErrors.error("payments.no_answer_yet");
}

/** One call in SOAP 1.1. A fault of the service comes with status 500 and a code, which the caller reads. */
async function sendPayfipCall(
  { ports, authorityId }: Context,
  operation: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const given = Object.entries(fields)
    .map(([name, value]) => `<${name}>${encodeXmlText(value)}</${name}>`)
    .join("");
  const content =
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope ' +
    `xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:pai="${SERVICE}">` +
    `<soapenv:Header/><soapenv:Body><pai:${operation}><arg0>${given}</arg0></pai:${operation}>` +
    "</soapenv:Body></soapenv:Envelope>";
  const answer = await ports.outbound
    .post(ports.payments.payfip.service, {
      authorityId,
      contentType: "text/xml; charset=utf-8",
      content,
      headers: { accept: "text/xml", soapaction: '""' },
    })
    .catch(() => undefined);
  if (answer?.status !== 200 && parseXmlField(answer?.text ?? "", "code") === "")
    throw paymentsErrors.error("payments.provider_silent");
  return answer?.text ?? "";
}

const encodeXmlText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * The text of the first element of this name, whatever its prefix; "" when there is none. What is read has no
 * entity to resolve.
 */
function parseXmlField(xml: string, name: string): string {
  const found = new RegExp(`<(?:[\\w-]+:)?${name}(?:\\s[^>]*)?>([^<]*)</`).exec(xml);
  return (found?.[1] ?? "").trim();
}

/** Letters, digits and spaces, a hundred at most: what the service takes. */
const formatPlainSubject = (subject: string): string =>
  removeAccents(subject)
    .replace(/['’-]/g, " ")
    .replace(/[^A-Za-z0-9 ]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 100);

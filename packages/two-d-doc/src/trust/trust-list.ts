import { X509Certificate } from "node:crypto";
import { parse, signedContent, UnsignedDocument } from "./xml-signature.ts";

const TSL = "http://uri.etsi.org/02231/v2#";
/** ETSI TS 102 231: the service is in accordance with the scheme. Any other status is one not to trust. */
const IN_ACCORD = "http://uri.etsi.org/TrstSvc/Svcstatus/inaccord";

/** A certification authority of the list. */
export interface Authority {
  /** Four characters, as in a code's header: "FR05". */
  readonly id: string;
  /** Who holds it, in French. */
  readonly organisation: string;
  readonly certificate: X509Certificate;
  /** Where its certificates are published (RFC 4387), or null. */
  readonly certificatesAt: string | null;
}

/** Who may sign 2D-Docs in France, until when this is said. */
export interface TrustList {
  readonly sequence: number;
  readonly issuedAt: Date;
  /** After it, a newer list must be read (ETSI TS 102 231, NextUpdate). */
  readonly nextUpdate: Date;
  readonly authorities: readonly Authority[];
}

/**
 * Reads the trust list that ANTS publishes (ETSI TS 102 231), once its signature is verified.
 * @param signers certificates whose signature is taken; the ones known by default are in `listSigners`.
 * @throws UnsignedDocument
 */
export function readTrustList(xml: string, signers: readonly X509Certificate[]): TrustList {
  const root = parse(signedContent(xml, signers));
  const list: TrustList = {
    sequence: Number(textOf(root, "TSLSequenceNumber")),
    issuedAt: dateOf(textOf(root, "ListIssueDateTime")),
    nextUpdate: dateOf(textOf(root, "NextUpdate")),
    authorities: all(root, "TrustServiceProvider").flatMap(readProvider),
  };
  const valid = signers.some((signer) => coversMoment(signer, list.issuedAt));
  if (!valid) throw new UnsignedDocument("The list was signed when no trusted certificate was valid.");
  return list;
}

function readProvider(provider: Element): readonly Authority[] {
  const id = textOf(first(provider, "TSPTradeName"), "Name");
  const organisation = textOf(first(provider, "TSPName"), "Name");
  const certificatesAt = textOf(first(provider, "TSPInformationURI"), "URI");
  return all(provider, "TSPService")
    .filter((service) => textOf(service, "ServiceStatus") === IN_ACCORD)
    .flatMap((service) => all(service, "X509Certificate"))
    .map((written) => certificateOf(written.textContent ?? ""))
    .map((certificate) => ({ id, organisation, certificate, certificatesAt: certificatesAt || null }));
}

function certificateOf(base64: string): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(base64, "base64"));
  } catch {
    throw new UnsignedDocument("The list holds a certificate that cannot be read.");
  }
}

function dateOf(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new UnsignedDocument("The list holds a date that is not one.");
  return date;
}

function coversMoment(certificate: X509Certificate, moment: Date): boolean {
  return new Date(certificate.validFrom) <= moment && moment <= new Date(certificate.validTo);
}

const all = (parent: Element, name: string): readonly Element[] =>
  Array.from(parent.getElementsByTagNameNS(TSL, name));

function first(parent: Element, name: string): Element {
  const [found] = all(parent, name);
  if (found === undefined) throw new UnsignedDocument(`The list has no ${name} where there must be one.`);
  return found;
}

const textOf = (parent: Element, name: string): string => all(parent, name)[0]?.textContent?.trim() ?? "";

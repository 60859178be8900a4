import type { X509Certificate } from "node:crypto";
import { DOMParser } from "@xmldom/xmldom";
import { type CanonicalizationOrTransformationAlgorithm, SignedXml } from "xml-crypto";

const DSIG = "http://www.w3.org/2000/09/xmldsig#";
const FILTER2 = "http://www.w3.org/2002/06/xmldsig-filter2";
/** The one filter taken: all but the signatures, as an enveloped signature says otherwise. */
const ALL_BUT_SIGNATURES = "/descendant::ds:Signature";
/** A trust list weighs 135 kB; far above, it is no list. */
const LONGEST = 5_000_000;

/** The document is not signed by one of the certificates, or is not a document to read. */
export class UnsignedDocument extends Error {
  override readonly name = "UnsignedDocument";
}

/**
 * What an enveloped XML signature covers, in canonical form (W3C XML Signature 1.1; transform of
 * XML-Signature XPath Filter 2.0). Only what is returned here is signed: never read the document itself, in
 * which a signed part may have been moved.
 * @param signers the only certificates taken; the one inside the document is not believed.
 * @throws UnsignedDocument
 */
export function signedContent(xml: string, signers: readonly X509Certificate[]): string {
  if (xml.length > LONGEST) throw new UnsignedDocument("The document is too long.");
  // Entities are how a small document becomes a huge one, and no trust list has any.
  if (/<!DOCTYPE/i.test(xml)) throw new UnsignedDocument("The document declares a DOCTYPE.");
  const root = parse(xml);
  const signature = signatureOf(root);
  refuseOtherFilters(signature);
  for (const signer of signers) {
    const content = contentSignedBy(xml, signature, signer);
    if (content !== null) return content;
  }
  throw new UnsignedDocument("No certificate that is trusted signed this document.");
}

/** @throws UnsignedDocument when the text is not well formed */
export function parse(xml: string): Element {
  const fail = () => {
    throw new UnsignedDocument("The document is not well formed.");
  };
  const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
  try {
    const root = parser.parseFromString(xml, "text/xml").documentElement;
    if (root) return root;
  } catch (error) {
    if (error instanceof UnsignedDocument) throw error;
  }
  throw new UnsignedDocument("The document is not well formed.");
}

/** The signature is a child of the root, and alone. */
function signatureOf(root: Element): Element {
  const all = Array.from(root.getElementsByTagNameNS(DSIG, "Signature"));
  const [signature] = all;
  if (all.length !== 1 || signature?.parentNode !== root)
    throw new UnsignedDocument("The document must hold one signature, at its end.");
  return signature;
}

/** The library gives no parameters to a transform: whatever else a filter may say is refused here. */
function refuseOtherFilters(signature: Element): void {
  for (const transform of Array.from(signature.getElementsByTagNameNS(DSIG, "Transform"))) {
    if (transform.getAttribute("Algorithm") !== FILTER2) continue;
    const filters = Array.from(transform.childNodes).filter((node) => node.nodeType === node.ELEMENT_NODE);
    const [filter] = filters as Element[];
    const taken =
      filters.length === 1 &&
      filter?.localName === "XPath" &&
      filter.getAttribute("Filter") === "subtract" &&
      filter.textContent?.trim() === ALL_BUT_SIGNATURES;
    if (!taken) throw new UnsignedDocument("The signature leaves out more than itself.");
  }
}

function contentSignedBy(xml: string, signature: Element, signer: X509Certificate): string | null {
  const signed = new SignedXml({ publicCert: signer.toString(), getCertFromKeyInfo: () => null });
  signed.CanonicalizationAlgorithms[FILTER2] = AllButSignatures;
  try {
    signed.loadSignature(signature);
    if (!signed.checkSignature(xml)) return null;
  } catch {
    return null;
  }
  const wholeAt = signed.getReferences().findIndex(({ uri }) => uri === "");
  return signed.getSignedReferences()[wholeAt] ?? null;
}

class AllButSignatures implements CanonicalizationOrTransformationAlgorithm {
  process(node: Node): Node {
    const element = node as Element;
    for (const signature of Array.from(element.getElementsByTagNameNS(DSIG, "Signature")))
      signature.parentNode?.removeChild(signature);
    return element;
  }

  getAlgorithmName(): string {
    return FILTER2;
  }
}

import "reflect-metadata";
import { createPrivateKey, type KeyObject, webcrypto, X509Certificate } from "node:crypto";
import * as x509 from "@peculiar/x509";
import { SignedXml } from "xml-crypto";

x509.cryptoProvider.set(webcrypto as Crypto);

/** On P-256, as those who sign documents; in RSA, as ANTS which signs the list. */
const KINDS = {
  p256: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
  rsa: {
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  },
} as const;

/** A certificate and its private key. */
export interface Issued {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
  readonly pair: CryptoKeyPair;
}

interface Wanted {
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
  /** Issuer; itself by default. */
  readonly by?: Issued;
  readonly kind?: keyof typeof KINDS;
}

/** Issues a certificate, as an authority of 2D-Doc does for those who sign documents. */
export async function issue({
  name,
  from = "2020-01-01",
  to = "2035-01-01",
  by,
  kind = "p256",
}: Wanted): Promise<Issued> {
  const pair = (await webcrypto.subtle.generateKey(KINDS[kind], true, ["sign", "verify"])) as CryptoKeyPair;
  const made = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}, O=Essai`,
    issuer: by === undefined ? `CN=${name}, O=Essai` : by.certificate.subject.split("\n").join(", "),
    notBefore: new Date(from),
    notAfter: new Date(to),
    publicKey: pair.publicKey,
    signingKey: (by?.pair ?? pair).privateKey,
    signingAlgorithm: by === undefined ? KINDS[kind] : KINDS.p256,
    extensions: [new x509.BasicConstraintsExtension(by === undefined)],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", pair.privateKey));
  return {
    certificate: new X509Certificate(Buffer.from(made.rawData)),
    key: createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }),
    pair,
  };
}

interface Listed {
  readonly id: string;
  readonly certificate: X509Certificate;
  readonly status?: string;
  readonly at?: string;
}

/** The body of a trust list, unsigned. */
export function trustListXml(authorities: readonly Listed[], nextUpdate = "2027-01-01T00:00:00Z"): string {
  return `<?xml version="1.0"?><TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#"><SchemeInformation>
<TSLSequenceNumber>7</TSLSequenceNumber><ListIssueDateTime>2026-01-01T00:00:00Z</ListIssueDateTime>
<NextUpdate><dateTime>${nextUpdate}</dateTime></NextUpdate></SchemeInformation><TrustServiceProviderList>
${authorities.map(provider).join("")}</TrustServiceProviderList></TrustServiceStatusList>`;
}

const provider = ({
  id,
  certificate,
  status = "inaccord",
  at = "",
}: Listed) => `<TrustServiceProvider><TSPInformation>
<TSPName><Name>Essai</Name></TSPName><TSPTradeName><Name>${id}</Name></TSPTradeName><TSPInformationURI><URI>${at}</URI></TSPInformationURI>
</TSPInformation><TSPServices><TSPService><ServiceInformation><ServiceDigitalIdentity><DigitalId>
<X509Certificate>${certificate.raw.toString("base64")}</X509Certificate></DigitalId></ServiceDigitalIdentity>
<ServiceStatus>http://uri.etsi.org/TrstSvc/Svcstatus/${status}</ServiceStatus></ServiceInformation></TSPService></TSPServices></TrustServiceProvider>`;

/** Signs a list as ANTS does, with an enveloped signature. */
export function signList(xml: string, { key }: Issued): string {
  const signer = new SignedXml({
    privateKey: key.export({ type: "pkcs8", format: "pem" }),
    signatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    canonicalizationAlgorithm: "http://www.w3.org/2001/10/xml-exc-c14n#",
  });
  signer.addReference({
    xpath: "/*",
    isEmptyUri: true,
    transforms: [
      "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
      "http://www.w3.org/2001/10/xml-exc-c14n#",
    ],
    digestAlgorithm: "http://www.w3.org/2001/04/xmlenc#sha256",
  });
  signer.computeSignature(xml);
  return signer.getSignedXml();
}

import { execFileSync, spawnSync } from "node:child_process";
import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const OPENSSL = "openssl";

/** Lists made by somebody else's program: our reader must not agree with itself only. */
export const hasOpenssl = spawnSync(OPENSSL, ["version"]).status === 0;

/** An authority kept by OpenSSL in a folder. Times are written YYMMDDHHMMSSZ. */
export interface OpensslAuthority {
  readonly certificate: X509Certificate;
  issue(name: string): void;
  certificateOf(name: string): X509Certificate;
  keyOf(name: string): KeyObject;
  revoke(name: string, reason: string, at: string): void;
  /** The list of today, in DER; `extension`: one more, as openssl.cnf writes it. */
  list(thisUpdate: string, nextUpdate: string, extension?: string): Buffer;
  asPem(list: Buffer): Buffer;
}

export function anOpensslAuthority(folder: string, name: string): OpensslAuthority {
  mkdirSync(folder, { recursive: true });
  const at = (file: string) => join(folder, file);
  const openssl = (...args: readonly string[]) => execFileSync(OPENSSL, args, { cwd: folder, stdio: "pipe" });
  writeFileSync(at("index.txt"), "");
  writeFileSync(at("crlnumber"), "01\n");
  writeFileSync(at("openssl.cnf"), configuration(""));
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const own = [
    "-selfsign",
    "-extensions",
    "root",
    "-startdate",
    "200101000000Z",
    "-enddate",
    "400101000000Z",
  ];
  openssl("req", "-new", ...key, "-keyout", "ca.key", "-out", "ca.csr", "-subj", `/CN=${name}/O=Essai`);
  openssl("ca", "-batch", "-config", "openssl.cnf", ...own, "-in", "ca.csr", "-out", "ca.pem", "-notext");
  const certificateOf = (id: string) => new X509Certificate(readFileSync(at(`${id}.pem`)));
  return {
    certificate: certificateOf("ca"),
    certificateOf,
    keyOf: (id) => createPrivateKey(readFileSync(at(`${id}.key`))),
    issue: (id) => {
      openssl(
        "req",
        "-new",
        ...key,
        "-keyout",
        `${id}.key`,
        "-out",
        `${id}.csr`,
        "-subj",
        `/CN=${id}/O=Essai`,
      );
      openssl("ca", "-batch", "-config", "openssl.cnf", "-in", `${id}.csr`, "-out", `${id}.pem`, "-notext");
    },
    revoke: (id, reason, when) => {
      openssl("ca", "-config", "openssl.cnf", "-revoke", `${id}.pem`, "-crl_reason", reason);
      // OpenSSL writes the instant of the command; a day of the story is written over it in its own index.
      const index = readFileSync(at("index.txt"), "utf8").split("\n");
      const serial = certificateOf(id).serialNumber;
      const changed = index.map((line) =>
        line.includes(`\t${serial}\t`) ? line.replace(/^(R\t[^\t]+\t)\d+Z/, `$1${when}`) : line,
      );
      writeFileSync(at("index.txt"), changed.join("\n"));
    },
    list: (thisUpdate, nextUpdate, extension = "") => {
      writeFileSync(at("list.cnf"), configuration(extension));
      const dates = ["-crl_lastupdate", thisUpdate, "-crl_nextupdate", nextUpdate];
      openssl("ca", "-config", "list.cnf", "-gencrl", ...dates, "-out", "list.pem");
      return openssl("crl", "-in", "list.pem", "-outform", "DER");
    },
    asPem: (list) => {
      writeFileSync(at("list.der"), list);
      return openssl("crl", "-inform", "DER", "-in", "list.der");
    },
  };
}

const configuration = (extension: string): string => `[ca]
default_ca = d
[d]
database = index.txt
new_certs_dir = .
certificate = ca.pem
private_key = ca.key
rand_serial = yes
crlnumber = crlnumber
default_md = sha256
policy = any
x509_extensions = leaf
crl_extensions = crl
default_startdate = 240101000000Z
default_enddate = 340101000000Z
[any]
commonName = supplied
organizationName = optional
[root]
basicConstraints = critical,CA:TRUE
subjectKeyIdentifier = hash
[leaf]
basicConstraints = CA:FALSE
crlDistributionPoints = URI:http://crl.example.test/FR05.crl
[crl]
authorityKeyIdentifier = keyid:always
${extension}
`;

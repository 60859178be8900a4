import type { Package } from "./production.ts";

/** Where a package stands in the registry (github.com/package-url/purl-spec, type npm). */
const purl = ({ name, version }: Package): string => `pkg:npm/${name.replace(/^@/, "%40")}@${version}`;

/**
 * A list of what runs, as CycloneDX 1.6 (ECMA-424) says it: components, their licences and sums, who asks for
 * whom.
 */
export function cycloneDx(packages: readonly Package[], version: string): object {
  const references = new Map(packages.map((one) => [one.path, purl(one)]));
  const product = { type: "application", "bom-ref": "ardeco", name: "ardeco", version };
  const unique = [...new Map(packages.map((one) => [purl(one), one])).values()];
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { ...product, licenses: [{ expression: "EUPL-1.2" }] } },
    components: unique.map((one) => ({
      type: "library",
      "bom-ref": purl(one),
      name: one.name,
      version: one.version,
      purl: purl(one),
      ...(one.license === "" ? {} : { licenses: [{ expression: one.license }] }),
      ...(one.integrity === undefined ? {} : { hashes: hashesOf(one.integrity) }),
    })),
    dependencies: unique.map((one) => ({
      ref: purl(one),
      dependsOn: [...new Set(one.uses.flatMap((path) => references.get(path) ?? []))].sort(),
    })),
  };
}

const ALGORITHMS: Readonly<Record<string, string>> = { sha1: "SHA-1", sha256: "SHA-256", sha512: "SHA-512" };

/** Subresource integrity (`sha512-<base64>`) as CycloneDX writes it, in hexadecimal. */
function hashesOf(integrity: string): readonly { alg: string; content: string }[] {
  return integrity.split(" ").flatMap((one) => {
    const [algorithm = "", sum = ""] = one.split(/-(.*)/s);
    const alg = ALGORITHMS[algorithm];
    return alg === undefined ? [] : [{ alg, content: Buffer.from(sum, "base64").toString("hex") }];
  });
}

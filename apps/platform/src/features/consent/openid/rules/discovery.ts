import { documentTypes, LOCAL_TRUST_FRAMEWORK, provenanceMethods, recordTypes } from "@ardeco/contracts";

/** Metadata of OpenID Connect for Identity Assurance 1.0 section 8, beside the library's own. */
export function buildDiscoveryMetadata(scopes: Readonly<Record<string, null | readonly string[]>>) {
  const methods = Object.values(provenanceMethods);
  return {
    ui_locales_supported: ["fr", "en"],
    verified_claims_supported: true,
    trust_frameworks_supported: [LOCAL_TRUST_FRAMEWORK, "eidas"],
    evidence_supported: ["document", "electronic_record"],
    documents_supported: Object.values(documentTypes),
    documents_check_methods_supported: methods.flatMap(({ evidence, check }) =>
      evidence === "document" ? [check] : [],
    ),
    electronic_records_supported: Object.values(recordTypes),
    claims_in_verified_claims_supported: (scopes.ardeco ?? []).filter((name) => !name.endsWith("_verified")),
  };
}

import { LOCAL_TRUST_FRAMEWORK, provenanceMethods } from "@ardeco/contracts";

/** Metadata of OpenID Connect for Identity Assurance 1.0 section 9, beside the library's own. */
export function discovery(scopes: Readonly<Record<string, null | readonly string[]>>) {
  const methods = Object.values(provenanceMethods);
  const checks = methods.flatMap(({ check }) => check ?? []);
  return {
    ui_locales_supported: ["fr", "en"],
    verified_claims_supported: true,
    trust_frameworks_supported: [LOCAL_TRUST_FRAMEWORK, "eidas"],
    evidence_supported: ["document", "electronic_record"],
    documents_check_methods_supported: [...new Set(checks)],
    claims_in_verified_claims_supported: (scopes.ardeco ?? []).filter((name) => !name.endsWith("_verified")),
  };
}

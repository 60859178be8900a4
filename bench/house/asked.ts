import type { ElementRequest } from "@ardeco/contracts";

/** One line of what a service asks. */
export function asks(element: string, required = false): ElementRequest {
  return {
    element,
    form: element.startsWith("age_") ? "derived" : "raw",
    required,
    purpose: { fr: "Tenir votre compte.", en: "Keep your account." },
    legalBasis: "public_task",
    retentionDays: 365,
  };
}

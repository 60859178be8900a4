import { type AccessibilityReport, publishReport } from "../features/catalogue/accessibility/index.ts";
import type { SystemProvider } from "./load-territory.ts";

/**
 * The statement of each authority that has people to answer for it: the same platform, with the same gaps.
 */
export async function loadAccessibility(
  systemFor: SystemProvider,
  authorities: readonly string[],
  report: AccessibilityReport,
): Promise<void> {
  for (const slug of authorities) await publishReport(systemFor(slug), report);
}

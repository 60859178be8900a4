import { Check, Errors } from "typebox/value";
import { isDerivedElementName } from "../derived/names.ts";
import { isElementName } from "../elements/registry.ts";
import { type ElementRequest, ServiceDefinition } from "./service-definition.ts";

/** `path` is a JSON pointer (RFC 6901) to what is wrong. */
export interface ServiceDefinitionError {
  readonly code: string;
  readonly path: string;
}

export type ParseServiceDefinitionResult =
  | { readonly ok: true; readonly definition: ServiceDefinition }
  | { readonly ok: false; readonly errors: readonly ServiceDefinitionError[] };

/**
 * Reads the definition a publisher gives. Errors: `service.malformed`, `service.unknown_element`,
 * `service.element_asked_twice`, `service.form_mismatch`, `service.brackets_needed`,
 * `service.brackets_not_ascending`, `service.kept_but_not_asked`, `service.owed_text_needed`,
 * `service.address_needed`, `service.asks_nothing`, `service.cost_not_ascending`. The eligibility rule is
 * compiled apart, with @ardeco/rules.
 */
export function parseServiceDefinition(input: unknown): ParseServiceDefinitionResult {
  if (!Check(ServiceDefinition, input)) {
    const errors = Errors(ServiceDefinition, input).map(({ instancePath }) => malformed(instancePath));
    return { ok: false, errors: errors.length > 0 ? errors : [malformed("")] };
  }
  const errors = [...requestErrors(input.requests), ...endErrors(input), ...presentationErrors(input)];
  return errors.length > 0 ? { ok: false, errors } : { ok: true, definition: input };
}

function malformed(path: string): ServiceDefinitionError {
  return { code: "service.malformed", path };
}

function requestErrors(requests: readonly ElementRequest[]): ServiceDefinitionError[] {
  const first = new Map<string, number>();
  return requests.flatMap((request, index) => {
    const twice = first.has(request.element);
    first.set(request.element, index);
    const code = twice ? "service.element_asked_twice" : requestError(request);
    return code === undefined ? [] : [{ code, path: `/requests/${index}` }];
  });
}

function requestError({ element, form, brackets }: ElementRequest): string | undefined {
  const derived = isDerivedElementName(element);
  if (!derived && !isElementName(element)) return "service.unknown_element";
  if (form !== formOf(element, derived)) return "service.form_mismatch";
  if (form !== "bracket") return brackets ? "service.form_mismatch" : undefined;
  if (!brackets) return "service.brackets_needed";
  const ascending = brackets.every((bound, index) => index === 0 || bound > (brackets[index - 1] ?? 0));
  return ascending ? undefined : "service.brackets_not_ascending";
}

function formOf(element: string, derived: boolean): ElementRequest["form"] {
  if (element === "family_quotient_bracket") return "bracket";
  return derived ? "derived" : "raw";
}

/** What remains after the end must have been asked before, and what is still owed must be told. */
function endErrors({
  requests,
  mustBeKept,
  stopsAtOnce,
  owedText,
}: ServiceDefinition): ServiceDefinitionError[] {
  const asked = new Set(requests.map(({ element }) => element));
  const kept = mustBeKept.flatMap(({ element }, index) =>
    asked.has(element) ? [] : [{ code: "service.kept_but_not_asked", path: `/mustBeKept/${index}` }],
  );
  const untold = !stopsAtOnce && !owedText ? [{ code: "service.owed_text_needed", path: "/owedText" }] : [];
  return [...kept, ...untold];
}

/** A link leads somewhere; a link and a page of information know nobody, hence ask nothing. */
function presentationErrors({ type, requests, presentation }: ServiceDefinition): ServiceDefinitionError[] {
  const { cost, address } = presentation ?? {};
  const errors: ServiceDefinitionError[] = [];
  if (type === "link" && address === undefined)
    errors.push({ code: "service.address_needed", path: "/presentation/address" });
  if ((type === "link" || type === "information") && requests.length > 0)
    errors.push({ code: "service.asks_nothing", path: "/requests" });
  if (cost?.to !== undefined && cost.to <= cost.from)
    errors.push({ code: "service.cost_not_ascending", path: "/presentation/cost/to" });
  return errors;
}

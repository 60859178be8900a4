import { examples } from "./examples/index.ts";
import { isMembers, type Members } from "./members.ts";
import { mergeParameters } from "./merge-parameters.ts";
import { mergeSchemas } from "./merge-schemas.ts";
import { buildSharedResponses, toReferencedResponses } from "./shared-responses.ts";
import { buildWebhookDescriptions } from "./webhooks.ts";

/** Every answer's texts follow it; of a header that no operation needs, none has to say so by itself. */
const ACCEPT_LANGUAGE = {
  name: "Accept-Language",
  in: "header",
  required: false,
  description: "RFC 9110, section 12.5.4: sentences of refusals come in `fr` (the default) or `en`.",
  schema: { type: "string" },
  example: "en",
};

/**
 * What the routes cannot say each by itself: who may call an operation that is open to all, what any
 * operation may answer, and shared parts under `components`, once each.
 */
export function addDescriptionDetails(document: Members, publicUrl: string): Members {
  const paths = isMembers(document.paths) ? document.paths : {};
  const components = isMembers(document.components) ? document.components : {};
  const completed = {
    ...document,
    webhooks: buildWebhookDescriptions(),
    paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, addPathDetails(item)])),
    components: { ...components, responses: buildSharedResponses(publicUrl) },
  };
  const { document: shared, schemas } = mergeSchemas(completed);
  const { document: last, parameters } = mergeParameters(shared);
  return {
    ...last,
    components: { ...(isMembers(last.components) ? last.components : {}), schemas, parameters },
  };
}

function addPathDetails(item: unknown): Members {
  if (!isMembers(item)) return {};
  return Object.fromEntries(
    Object.entries(item).map(([method, operation]) => [
      method,
      isMembers(operation) ? addOperationDetails(operation) : operation,
    ]),
  );
}

function addOperationDetails(operation: Members): Members {
  const parameters = Array.isArray(operation.parameters) ? operation.parameters : [];
  const responses = isMembers(operation.responses) ? operation.responses : {};
  const { request, answer } = examples[String(operation.operationId)] ?? {};
  const isPaged = parameters.some((one) => isMembers(one) && one.name === "cursor");
  const answered = addBodyExample(responses[200], answer);
  const { requestBody } = operation;
  return {
    ...operation,
    // Said, and empty: a generator then sends no credentials (OpenAPI 3.1.0, section 4.8.10).
    security: operation.security ?? [],
    parameters: [...parameters.map(addParameterDetails), ACCEPT_LANGUAGE],
    ...(requestBody === undefined ? {} : { requestBody: addBodyExample(requestBody, request) }),
    responses: toReferencedResponses({
      ...responses,
      200: isPaged && isMembers(answered) ? { ...answered, headers: { Link: LINK } } : answered,
    }),
  };
}

const LINK = {
  description:
    'RFC 8288: `rel="first"`, and `rel="next"` while there is a page after this one. Follow it as it is.',
  schema: { type: "string" },
};

function addBodyExample(body: unknown, example: unknown): unknown {
  if (!isMembers(body) || !isMembers(body.content) || example === undefined) return body;
  const content = Object.entries(body.content).map(([type, media]) => [
    type,
    isMembers(media) ? { ...media, example } : media,
  ]);
  return { ...body, content: Object.fromEntries(content) };
}

/** What generators of clients read: the schema alone says it otherwise. */
function addParameterDetails(parameter: unknown): unknown {
  if (!isMembers(parameter) || !isMembers(parameter.schema)) return parameter;
  const { deprecated, ...schema } = parameter.schema;
  return deprecated === true ? { ...parameter, deprecated, schema } : parameter;
}

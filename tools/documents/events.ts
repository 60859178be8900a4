import { eventSamples, SECURITY_EVENT_TYPE } from "@ardeco/contracts";
import { code, type Document, page } from "./document.ts";

/** The samples are held against tokens really sent by the tests of the module clients. */
export const eventsDocument: Document = {
  path: "docs/generated/events.md",
  render: () =>
    page("Events sent to applications", "the samples of @ardeco/contracts", [
      `How they are sent, ordered, tried again and acknowledged: [events](../protocol/events.md). Each is a JWT (RFC 8417) signed with
ES256, \`typ\` \`${SECURITY_EVENT_TYPE}\`; below, its claims as they are before they are encoded.`,
      ...Object.entries(eventSamples).flatMap(([name, { says, claims }]) => [
        `## ${name}`,
        code(Object.keys(claims.events)[0] ?? ""),
        says,
        ["```json", JSON.stringify(claims, null, 2), "```"].join("\n"),
      ]),
    ]),
};

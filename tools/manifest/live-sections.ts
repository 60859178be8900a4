import type { NameSection } from "./section.ts";

const names = (name: string, about: string): NameSection => ({ kind: "names", name, about });

/** Read from the platform as it is composed, by apps/platform/src/walls/surface/manifest.test.ts. */
export const liveSections = {
  routes: names("routes", "Every method and address that the platform answers."),
  openId: names("openid-endpoints", "Addresses that the OpenID provider of an authority publishes."),
  operations: names("api-operations", "Operations of the API, as its description names them."),
  jobs: names("jobs", "Jobs that the platform runs, by name; a queue may hold any of them."),
  heardEvents: names("events-heard", "Events that the platform reacts to, and the job that does."),
  journal: names("journal-actions", "Actions that the journal tells; rows of years name them."),
} as const;

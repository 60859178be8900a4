import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { definePeopleJobs, peopleContribution } from "./index.ts";

export const peopleFeature = defineFeature({
  name: "people",
  context: "compliance",
  contribution: peopleContribution,
  jobs: definePeopleJobs,
});

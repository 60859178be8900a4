import type { Operations } from "../index.ts";

type StuckJob = Awaited<ReturnType<Operations["failedJobs"]>>[number];

/**
 * Failed jobs of several authorities, each shown and run again as the queries of infra/jobs do: by its own,
 * or the platform's.
 */
export function failedJobsAmong(
  stuck: readonly StuckJob[],
  retried: string[] = [],
): Pick<Operations, "failedJobs" | "retryFailed"> {
  const failedJobs: Operations["failedJobs"] = async (of) =>
    stuck.filter(({ authorityId }) => (authorityId ?? of) === of);
  return {
    failedJobs,
    retryFailed: async (id, of) => {
      const isSeen = (await failedJobs(of)).some((job) => job.id === id);
      if (isSeen) retried.push(id);
      return isSeen;
    },
  };
}

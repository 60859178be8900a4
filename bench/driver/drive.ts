import { type ChildProcess, fork } from "node:child_process";
import type { Load, Plan } from "./plan.ts";

export interface Driver {
  /** Generates load for the time of the plan. Rejects at the first answer that is not the one expected. */
  drive(plan: Plan): Promise<Load>;
  close(): void;
}

/** What a run may last beyond its plan, before the generator is taken for stuck. */
const GRACE_MS = 90_000;

/** Starts the load generator in a process of its own, kept from one run to the next. */
export function startDriver(): Driver {
  const child = fork(new URL("./main.js", import.meta.url), { execArgv: [] });
  return {
    drive: (plan) => answerOf(child, plan),
    close: () => void child.kill(),
  };
}

async function answerOf(child: ChildProcess, plan: Plan): Promise<Load> {
  const { promise, resolve, reject } = Promise.withResolvers<Load>();
  const timer = setTimeout(() => reject(new Error("the run did not end")), plan.seconds * 1000 + GRACE_MS);
  const receive = (message: { load: Load } | { failure: string }) =>
    "load" in message ? resolve(message.load) : reject(new Error(message.failure));
  child.once("message", receive);
  child.send(plan);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    child.off("message", receive);
  }
}

// The load generator: a process of its own, told what to do by drive.ts.

import { median, percentile } from "../figures.ts";
import { openConnection } from "./connection.ts";
import { flowsOf } from "./flow.ts";
import type { FlowsPlan, Load, PagesPlan, Plan } from "./plan.ts";

process.on("message", (plan: Plan) => {
  generate(plan).then(
    (load) => process.send?.({ load }),
    (error: unknown) => process.send?.({ failure: String(error) }),
  );
});

async function generate(plan: Plan): Promise<Load> {
  const workers = plan.kind === "flows" ? flowWorkers(plan) : pageWorkers(plan);
  const started = performance.now();
  const until = started + plan.seconds * 1000;
  const times: number[] = [];
  const work = async ({ once, close }: Worker) => {
    while (performance.now() < until) {
      const from = performance.now();
      await once();
      times.push(performance.now() - from);
    }
    close();
  };
  await Promise.all(workers.map(work));
  const seconds = (performance.now() - started) / 1000;
  return {
    done: times.length,
    seconds,
    perSecond: times.length / seconds,
    p50: median(times),
    p95: percentile(times, 0.95),
  };
}

interface Worker {
  once(): Promise<void>;
  close(): void;
}

function flowWorkers(plan: FlowsPlan): Worker[] {
  return plan.users.map((cookie) => {
    const connection = openConnection(plan.port);
    return { once: flowsOf(plan, cookie, connection), close: connection.close };
  });
}

function pageWorkers({ port, connections, pages, holding }: PagesPlan): Worker[] {
  const requests = pages.map(
    ({ path, cookie }) =>
      `GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\n${cookie ? `cookie: ${cookie}\r\n` : ""}\r\n`,
  );
  let turn = 0;
  return Array.from({ length: connections }, () => {
    const connection = openConnection(port);
    const once = async () => {
      const answer = await connection.send(requests[turn++ % requests.length] ?? "");
      if (answer.status !== 200 || !answer.body.includes(holding)) {
        throw new Error(`not the page: ${answer.head}\n${answer.body.slice(0, 400)}`);
      }
    };
    return { once, close: connection.close };
  });
}

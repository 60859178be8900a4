// The load generator: a process of its own, told what to do by drive.ts.

import { randomUUID } from "node:crypto";
import { median, percentile } from "../figures.ts";
import { openConnection } from "./connection.ts";
import { flowsOf } from "./flow.ts";
import { journeyOf } from "./journey.ts";
import type { CallsPlan, FlowsPlan, JourneysPlan, Load, PagesPlan, Plan } from "./plan.ts";

process.on("message", (plan: Plan) => {
  generate(plan).then(
    (load) => process.send?.({ load }),
    (error: unknown) => process.send?.({ failure: String(error) }),
  );
});

async function generate(plan: Plan): Promise<Load> {
  const workers = workersOf(plan);
  const started = performance.now();
  const until = started + plan.seconds * 1000;
  const times: number[] = [];
  let busy = 0;
  const work = async ({ once }: Worker) => {
    while (performance.now() < until) {
      const from = performance.now();
      if ((await once()) === false) busy += 1;
      else times.push(performance.now() - from);
    }
  };
  await Promise.all(workers.map(work));
  const seconds = (performance.now() - started) / 1000;
  const after = await Promise.all(workers.map(async ({ finish }) => (await finish?.()) ?? 0));
  for (const { close } of workers) close();
  return {
    done: times.length,
    seconds,
    perSecond: times.length / seconds,
    p50: median(times),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    busy,
    after: after.reduce((sum, count) => sum + count, 0),
  };
}

function workersOf(plan: Plan): Worker[] {
  if (plan.kind === "flows") return flowWorkers(plan);
  if (plan.kind === "calls") return callWorkers(plan);
  return plan.kind === "journeys" ? journeyWorkers(plan) : pageWorkers(plan);
}

interface Worker {
  /** False: the platform was too busy. */
  once(): Promise<unknown>;
  /** What is to be done after the time, uncounted. */
  finish?(): Promise<number>;
  close(): void;
}

function flowWorkers(plan: FlowsPlan): Worker[] {
  return plan.users.map((cookie) => {
    const connection = openConnection(plan.port);
    return { once: flowsOf(plan, cookie, connection), close: connection.close };
  });
}

function journeyWorkers({ port, travellers }: JourneysPlan): Worker[] {
  return travellers.map((traveller) => {
    const connection = openConnection(port);
    return { ...journeyOf(port, traveller, connection), close: connection.close };
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

function callWorkers({
  port,
  connections,
  path,
  authorization,
  bodies,
  keyMark,
  holding,
  lacking,
}: CallsPlan): Worker[] {
  const head = `POST ${path} HTTP/1.1\r\nhost: localhost:${port}\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\n`;
  const parts = bodies.map((body) => (keyMark === undefined ? [body] : body.split(keyMark)));
  const run = randomUUID();
  let turn = 0;
  let keys = 0;
  return Array.from({ length: connections }, () => {
    const connection = openConnection(port);
    const once = async () => {
      const [first = "", ...others] = parts[turn++ % parts.length] ?? [];
      const body = others.reduce((text, part) => `${text}${run}-${keys++}${part}`, first);
      const length = Buffer.byteLength(body);
      const answer = await connection.send(
        `${head}idempotency-key: ${randomUUID()}\r\ncontent-length: ${length}\r\n\r\n${body}`,
      );
      const { status, body: told } = answer;
      const isWhole = told.includes(holding) && (lacking === undefined || !told.includes(lacking));
      if (status !== 200 || !isWhole)
        throw new Error(`not the answer: ${answer.head}\n${answer.body.slice(0, 400)}`);
    };
    return { once, close: connection.close };
  });
}

import { aTown } from "@ardeco/platform/testing/builders";
import { aPublishedService } from "@ardeco/platform/testing/services";
import type { Bench } from "../bench.ts";
import { startDriver } from "../driver/drive.ts";
import type { PagesPlan } from "../driver/plan.ts";
import { figure, table } from "../figures.ts";
import { openHouse } from "../house/open-house.ts";
import { interleave, type Medians } from "../interleave.ts";
import { startStaticPage } from "../peers/static-page.ts";

const SERVICES = 40;
const PATH = "/caen/services";

/** The public list of forty services, against a string of the same size. */
export const pages: Bench = async () => {
  const house = await openHouse();
  const driver = startDriver();
  try {
    const { id: caen } = await aTown(house, { slug: "caen" });
    for (let index = 1; index <= SERVICES; index += 1) await aPublishedService(house, caen, serviceOf(index));
    const html = await (await fetch(`http://localhost:${house.port}${PATH}`)).text();
    const plain = await startStaticPage(html);
    const common = { kind: "pages", seconds: 3, connections: 8, holding: `Service ${SERVICES}` } as const;
    const ours: PagesPlan = { ...common, port: house.port, pages: [{ path: PATH }] };
    const theirs: PagesPlan = { ...common, port: plain.port, pages: [{ path: "/" }] };
    const measured = await interleave(5, {
      ours: () => driver.drive(ours),
      plain: () => driver.drive(theirs),
    });
    await plain.close();
    return {
      ratio: measured.ours.perSecond / measured.plain.perSecond,
      aim: 0.2,
      text: textOf(measured, Buffer.byteLength(html)),
    };
  } finally {
    driver.close();
    await house.close();
  }
};

function serviceOf(index: number) {
  const title = { fr: `Service ${index}`, en: `Service ${index}` };
  return { slug: `service-${index}`, definition: { title } };
}

function textOf({ ours, plain }: Record<"ours" | "plain", Medians>, bytes: number): string {
  const row = (name: string, { perSecond, p50, p95 }: Medians) => [
    name,
    figure(perSecond),
    figure(p50),
    figure(p95),
  ];
  return table([
    [`${figure(bytes / 1000)} kB, 8 connections`, "pages/s", "p50 ms", "p95 ms"],
    row(`platform, ${SERVICES} services`, ours),
    row("plain Fastify, one string", plain),
  ]);
}

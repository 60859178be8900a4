import { describe, expect, test } from "vitest";
import { Breaker } from "./breaker.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 8) + seconds * 1_000);

function silentTimes(times: number): Breaker {
  const breaker = new Breaker();
  for (let time = 0; time < times; time += 1) breaker.silent("pool", at(0));
  return breaker;
}

describe("an application that does not answer", () => {
  test("is called again twice, then left alone for half a minute, alone", () => {
    expect(silentTimes(2).lets("pool", at(0))).toBe(true);
    const breaker = silentTimes(3);
    expect(breaker.lets("pool", at(29))).toBe(false);
    expect(breaker.lets("library", at(0))).toBe(true);
  });

  test("is then asked by one call only, until that one has told", () => {
    const breaker = silentTimes(3);
    expect(breaker.lets("pool", at(30))).toBe(true);
    expect(breaker.lets("pool", at(31))).toBe(false);
    breaker.answered("pool");
    expect(breaker.lets("pool", at(32))).toBe(true);
  });

  test("is left alone twice as long each time, ten minutes at most", () => {
    expect(silentTimes(4).lets("pool", at(59))).toBe(false);
    expect(silentTimes(4).lets("pool", at(60))).toBe(true);
    expect(silentTimes(40).lets("pool", at(599))).toBe(false);
    expect(silentTimes(40).lets("pool", at(600))).toBe(true);
  });
});

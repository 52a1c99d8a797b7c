import { describe, expect, it } from "vitest";
import { IdleClock, systemTimers } from "../../main/services/idle-clock.ts";
import { ByHand } from "./by-hand.ts";

function running(minutes = 5) {
  const hand = new ByHand();
  const seen = { over: 0, minutes };
  const idle = new IdleClock({
    clock: hand.clock,
    timers: hand.timers,
    minutes: () => seen.minutes,
    over: () => {
      seen.over += 1;
    },
  });
  idle.start();
  return { hand, idle, seen };
}

describe("the idle clock", () => {
  it("is over after the minutes without use, once, and keeps no timer then", () => {
    const { hand, seen } = running();
    hand.pass(5 * 60 - 1);
    expect(seen.over).toBe(0);
    hand.pass(1);
    expect(seen.over).toBe(1);
    expect(hand.running).toBe(0);
    hand.pass(600);
    expect(seen.over).toBe(1);
  });

  it("starts anew at each use", () => {
    const { hand, idle, seen } = running();
    for (let use = 0; use < 10; use += 1) {
      hand.pass(4 * 60);
      idle.touch();
    }
    expect(seen.over).toBe(0);
    hand.pass(5 * 60);
    expect(seen.over).toBe(1);
  });

  it("is over at once on a laptop that slept, whatever is done first on waking", () => {
    const { hand, idle, seen } = running();
    hand.pass(10);
    // Timers stand still meanwhile.
    hand.sleep(8);
    idle.touch();
    expect(seen.over).toBe(1);
    const woken = running();
    woken.hand.sleep(8);
    woken.hand.pass(1);
    expect(woken.seen.over).toBe(1);
  });

  it("gives no more time when the clock is set back", () => {
    const { hand, seen } = running();
    hand.now -= 3_600_000;
    hand.pass(5 * 60 + 1);
    expect(seen.over).toBe(1);
  });

  it("takes a shorter time as soon as it is set, and is not over once it was stopped", () => {
    const { hand, idle, seen } = running(60);
    hand.pass(120);
    seen.minutes = 1;
    idle.check();
    expect(seen.over).toBe(1);
    const stopped = running();
    stopped.idle.stop();
    stopped.hand.pass(3600);
    stopped.idle.touch();
    expect(stopped.seen.over).toBe(0);
  });
});

describe("the system's timers", () => {
  it("call again and again until they are stopped", async () => {
    const twice = Promise.withResolvers<void>();
    let calls = 0;
    const stop = systemTimers.every(1, () => {
      calls += 1;
      if (calls === 2) twice.resolve();
    });
    await twice.promise;
    stop();
    const before = calls;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls).toBe(before);
  });
});

import { expect, it } from "vitest";
import { aClosedOffice, expectExactlyOnce, leavingOver } from "./leaving-kill.ts";

it("[N-V.4] killed at any moment of a leaving, the password is asked for exactly once", async () => {
  const office = await aClosedOffice();
  const whole = leavingOver(office, 0, false);
  const moments = Number(whole.stdout);
  expect([whole.signal, moments > 10]).toEqual([null, true]);
  let left = 0;
  for (let killAt = 1; killAt <= moments; killAt += 1) {
    for (const after of [false, true]) {
      const { folder, signal } = leavingOver(office, killAt, after);
      expect(signal).toBe("SIGKILL");
      left += (await expectExactlyOnce(office, folder)) ? 1 : 0;
    }
  }
  // Some were killed before it stood, some after.
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(2 * moments);
});

import { decode, encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { redacted } from "../../main/requests/redaction.ts";
import { redactInThread } from "../../main/requests/redaction-thread.ts";

const area = { x: 2, y: 1, width: 3, height: 2 };

function picture(width: number, height: number): Uint8Array {
  const data = new Uint8Array(width * height * 3).fill(200);
  return encode({ width, height, channels: 3, depth: 8, data });
}

describe("a redaction in a thread of its own", () => {
  it("is refused for what the painting refuses, in the same words", async () => {
    const text = Buffer.from("no picture at all, but long enough to be looked at");
    const task = { original: text, shown: null, areas: [area] };
    await expect(redactInThread(task)).rejects.toMatchObject({ code: "REDACTION_NOT_A_PICTURE" });
    const outside = { original: picture(8, 6), shown: null, areas: [{ ...area, x: 6 }] };
    await expect(redactInThread(outside)).rejects.toMatchObject({
      code: "REDACTION_AREA_INVALID",
      detail: { width: 8, height: 6 },
    });
  });

  it("[A-6.e.i] paints what the painting paints, and leaves what it was given as it is", async () => {
    const [original, shown] = [Buffer.from([0xff, 0xd8, ...Array(60).fill(0)]), picture(8, 6)];
    const before = Buffer.from(shown);
    const made = await redactInThread({ original, shown, areas: [area] });
    expect(Buffer.from(made).equals(redacted(original, shown, [area]))).toBe(true);
    expect(decode(made).data[(1 * 8 + 2) * 3]).toBe(0);
    expect(before.equals(shown)).toBe(true);
  });

  it("lets everything else go on meanwhile", async () => {
    const painting = redactInThread({ original: picture(3_000, 2_000), shown: null, areas: [area] });
    let ended = false;
    void painting.then(() => {
      ended = true;
    });
    let turns = 0;
    while (!ended) {
      turns += 1;
      await new Promise((go) => setImmediate(go));
    }
    // On the main thread there would be none between its beginning and its end.
    expect(turns).toBeGreaterThan(1);
    expect(decode(await painting).width).toBe(3_000);
  });
});

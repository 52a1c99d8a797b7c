import { describe, expect, it } from "vitest";
import { Patience } from "../../main/keychain/patience.ts";

describe("calls into a keychain that can hang", () => {
  it("run one at a time, in the order in which they were asked", async () => {
    const patience = new Patience(1000);
    const order: string[] = [];
    const call = (name: string) =>
      patience.call(async () => {
        order.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push(`${name} ends`);
        return name;
      });
    expect(await Promise.all([call("one"), call("two")])).toEqual(["one", "two"]);
    expect(order).toEqual(["one begins", "one ends", "two begins", "two ends"]);
  });

  it("do not hold up the next by failing", async () => {
    const patience = new Patience(1000);
    await expect(patience.call(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await patience.call(async () => "yes")).toBe("yes");
  });

  it("are dropped, not put off, when their time was over before their turn came", async () => {
    const patience = new Patience(30);
    const { promise: answer, resolve } = Promise.withResolvers<string>();
    const first = patience.call(() => answer);
    let ran = false;
    const second = patience.call(async () => {
      ran = true;
    });
    await expect(first).rejects.toMatchObject({ code: "KEYCHAIN_SILENT" });
    await expect(second).rejects.toMatchObject({ code: "KEYCHAIN_SILENT" });
    resolve("late");
    expect(await patience.call(async () => "works again")).toBe("works again");
    expect(ran).toBe(false);
  });
});

import { expect, it } from "vitest";
import { Turns } from "../../main/lib/turns.ts";

it("lets work under one key go one after another, failures included, and other keys at once", async () => {
  const turns = new Turns();
  const order: string[] = [];
  const { promise: gate, resolve: openGate } = Promise.withResolvers<void>();
  const first = turns.take("a", async () => {
    await gate;
    order.push("a1");
    throw new Error("no");
  });
  const second = turns.take("a", async () => order.push("a2"));
  await turns.take("b", async () => order.push("b1"));
  openGate();
  await expect(first).rejects.toThrow("no");
  await second;
  await turns.take("a", async () => order.push("a3"));
  expect(order).toEqual(["b1", "a1", "a2", "a3"]);
});

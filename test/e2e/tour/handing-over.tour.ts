import { test } from "@playwright/test";
import { disagree, firstDay, handOver, leave } from "../hand-over-story.ts";
import { withTwoDesks } from "../two-desks.ts";
import { camera } from "./camera.ts";

test("a vault goes from the coordinator to the Communications Manager and back", async () => {
  test.setTimeout(240_000);
  const looks = [camera("handing-over-coordinator"), camera("handing-over-manager")];
  await withTwoDesks(async ({ one, two, shared }) => {
    await firstDay(one, two);
    await handOver(one, two, shared);
    await disagree(one, two, shared);
    await leave(one, two);
  }, looks);
});

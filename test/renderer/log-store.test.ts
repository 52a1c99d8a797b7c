import { beforeEach, describe, expect, it } from "vitest";
import { startCase } from "../../renderer/stores/cases.ts";
import { clearDrafts, useDrafts } from "../../renderer/stores/drafts.ts";
import { moreOfLog, noFilters, searchLog, useLog } from "../../renderer/stores/log.ts";
import { newCase, setUpDesk } from "./desk.ts";
import type { FakeBridge } from "./fake-bridge.ts";

let bridge: FakeBridge;
beforeEach(async () => {
  bridge = setUpDesk();
  useLog.setState({ query: "", filters: noFilters, cases: [], next: null, loading: false });
  for (let n = 0; n < 120; n += 1) await startCase(newCase(`author_${n}`));
});

describe("the log on the screen", () => {
  it("reads page after page, each case once, newest first", async () => {
    await searchLog();
    expect(useLog.getState().cases).toHaveLength(50);
    expect(useLog.getState().found).toEqual({ cases: 120, more: false });
    await moreOfLog();
    await moreOfLog();
    await moreOfLog();
    const { cases, next } = useLog.getState();
    expect(next).toBeNull();
    expect(cases.map((one) => one.author)).toEqual(Array.from({ length: 120 }, (_, n) => `author_${119 - n}`));
  });

  it("throws the answer to an older question away", async () => {
    useLog.setState({ query: "author_1" });
    const older = searchLog();
    useLog.setState({ query: "author_77" });
    await Promise.all([searchLog(), older]);
    expect(useLog.getState().cases.map((one) => one.author)).toEqual(["author_77"]);
  });

  it("keeps what main said when a search is refused", async () => {
    bridge.refuse.set("log.search", { code: "SEARCH_EMPTY" });
    await searchLog();
    expect(useLog.getState().refused).toEqual({ code: "SEARCH_EMPTY" });
    await searchLog();
    expect(useLog.getState().refused).toBeNull();
  });
});

describe("half-typed forms", () => {
  it("are forgotten by case and step, never more than that", () => {
    useDrafts.setState({
      drafts: { "case:1:grounds": { reason: "a" }, "case:12:grounds": { reason: "b" }, start: {} },
    });
    clearDrafts("case:1:grounds");
    expect(Object.keys(useDrafts.getState().drafts)).toEqual(["case:12:grounds", "start"]);
  });
});

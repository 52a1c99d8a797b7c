import { beforeEach, describe, expect, it } from "vitest";
import type { RequestView } from "../../../main/model/records-view.ts";
import { ask, RefusedError } from "../../../renderer/bridge.ts";
import { everyId } from "../../../renderer/requests/use-find.ts";
import { startCase } from "../../../renderer/stores/cases.ts";
import { noFilters } from "../../../renderer/stores/log.ts";
import {
  chooseCases,
  forgetChange,
  leaveOut,
  loadRequest,
  redactPicture,
  tookRequest,
  useRequests,
  withholdFields,
} from "../../../renderer/stores/requests.ts";
import { newCase, setUpDesk } from "../desk.ts";
import type { FakeBridge } from "../fake-bridge.ts";

let bridge: FakeBridge;

async function register(): Promise<RequestView> {
  const requester = { name: "Dana Sampleton", contact: "", organisation: "" };
  const asked = { requester, what: "Everything", reference: "", how: "By letter", receivedOn: "2020-01-02", due: null };
  return tookRequest(await ask("requests.register", asked));
}

function shown(id: string): RequestView {
  const view = useRequests.getState().views[id];
  if (view === undefined) throw new Error("no such request");
  return view;
}

const chosenOf = (id: string) => shown(id).cases.map(({ summary }) => summary.id);
const undo = async () => useRequests.getState().last?.undo();

async function chosen(cases: number) {
  const { id } = (await register()).row;
  const ids: string[] = [];
  for (let n = 0; n < cases; n += 1) ids.push((await startCase(newCase(`author_${n}`))).summary.id);
  await chooseCases(id, "Chosen.", () => ids);
  return { id, ids, seqs: shown(id).cases.flatMap(({ entries }) => entries.map(({ seq }) => seq)) };
}

beforeEach(() => {
  bridge = setUpDesk();
  useRequests.setState({ views: {}, last: null });
});

describe("the choice of a request", () => {
  it("is what it was when main refuses a change, and no undo is offered for it", async () => {
    const { id, ids } = await chosen(2);
    forgetChange();
    bridge.refuse.set("requests.choose", { code: "REQUEST_ANSWERED" });
    await expect(chooseCases(id, "Out.", () => [])).rejects.toBeInstanceOf(RefusedError);
    expect(chosenOf(id)).toEqual(ids);
    expect(useRequests.getState().last).toBeNull();
  });

  it("loses none of several ticks that are set before the first is answered", async () => {
    const { id, ids } = await chosen(3);
    await chooseCases(id, "Out.", () => []);
    await Promise.all(ids.map((one) => chooseCases(id, "In.", (now) => [...now, one])));
    expect(chosenOf(id)).toEqual(ids);
  });

  it("goes on after a change that was refused", async () => {
    const { id, ids } = await chosen(2);
    bridge.refuse.set("requests.choose", { code: "CASE_UNKNOWN" });
    const refused = chooseCases(id, "Out.", () => []);
    const next = chooseCases(id, "One out.", (now) => now.slice(1));
    await expect(refused).rejects.toBeInstanceOf(RefusedError);
    await next;
    expect(chosenOf(id)).toEqual(ids.slice(1));
  });

  it("is taken back with undo", async () => {
    const { id, ids } = await chosen(2);
    await chooseCases(id, "All out.", () => []);
    expect(useRequests.getState().last?.words).toBe("All out.");
    await undo();
    expect(chosenOf(id)).toEqual(ids);
  });

  it("does not go back to an older view that comes late", async () => {
    const { id } = await chosen(1);
    const old = shown(id);
    await chooseCases(id, "Out.", () => []);
    tookRequest(old);
    expect(chosenOf(id)).toEqual([]);
    await loadRequest(id);
    expect(chosenOf(id)).toEqual([]);
  });
});

describe("withholding", () => {
  it("[A-6.e.i] is taken back to what was in force before, another provision included", async () => {
    const { id, seqs } = await chosen(2);
    const provisions = (await ask("policy.get", { ref: shown(id).cases[0]?.summary.policy ?? "" })).records.provisions;
    const [first, second] = [provisions[0]?.id ?? "", provisions[1]?.id ?? ""];
    const fields = seqs.map((seq) => ({ seq, field: "author" }));
    await withholdFields(id, fields.slice(0, 1), first, { words: "One." });
    await withholdFields(id, fields, second, { words: "All.", look: "author_0" });
    expect(shown(id).withheld.map(({ provision }) => provision)).toEqual([second, second]);
    expect(useRequests.getState().last?.look).toBe("author_0");
    await undo();
    expect(shown(id).withheld).toEqual([{ ...fields[0], provision: first }]);
  });

  it("lets a field go out again", async () => {
    const { id, seqs } = await chosen(1);
    const provision = (await ask("policy.get", { ref: shown(id).cases[0]?.summary.policy ?? "" })).records.provisions[0]
      ?.id;
    const fields = [{ seq: seqs[0] ?? -1, field: "content" }];
    await withholdFields(id, fields, provision ?? "", { words: "Withheld." });
    expect(shown(id).cases[0]?.entries[0]?.fields.find(({ name }) => name === "content")?.value).toBeNull();
    await withholdFields(id, fields, null, { words: "Goes out." });
    expect(shown(id).withheld).toEqual([]);
  });

  it("leaves an entry out and takes it in again, the others untouched", async () => {
    const { id, seqs } = await chosen(2);
    await leaveOut(id, "Out.", (now) => [...now, { seq: seqs[0] ?? -1, provision: null }]);
    await leaveOut(id, "Out.", (now) => [...now, { seq: seqs[1] ?? -1, provision: null }]);
    await undo();
    const left = shown(id).cases.flatMap(({ entries }) => entries.filter((one) => one.leftOut).map(({ seq }) => seq));
    expect(left).toEqual([seqs[0]]);
  });
});

describe("covering a picture", () => {
  it("is taken back to the areas that were covered before", async () => {
    const { id } = await chosen(1);
    const set: string[] = [];
    const make = async ({ areas, provision }: { areas: readonly object[]; provision: string }) => {
      set.push(`${areas.length} ${provision}`);
      return shown(id);
    };
    await redactPicture(
      id,
      3,
      { areas: [{ x: 0, y: 0, width: 5, height: 5 }], provision: "minor", hidesFile: true },
      make,
    );
    await undo();
    expect(set).toEqual(["1 minor", "0 minor"]);
  });
});

describe("choosing all that a search finds", () => {
  it("reads every page", async () => {
    const { ids } = await chosen(60);
    const found = await everyId({ query: "", filters: noFilters });
    expect([...found].sort()).toEqual([...ids].sort());
  });
});

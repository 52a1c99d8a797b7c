import { beforeEach, describe, expect, it } from "vitest";
import type { RegisterDesk } from "../../main/model/register-view.ts";
import type { Channel } from "../../preload/contract.ts";
import { RefusedError } from "../../renderer/bridge.ts";
import { followRegister, loadAccountList, loadRegister, useRegisterStore } from "../../renderer/stores/register.ts";
import { setUpDesk } from "./desk.ts";
import type { FakeBridge } from "./fake-bridge.ts";

let bridge: FakeBridge;
/** What was asked of main, in order. */
let asked: Channel[];
/** Answers wait until they are let through, one by one. */
let waiting: (() => void)[];

/** Slows the bridge down: what main says is of the moment at which it is asked, and comes when the test wants it. */
function slowed(): void {
  const through = bridge.request.bind(bridge);
  bridge.request = async (channel, request) => {
    asked.push(channel);
    const reply = await through(channel, request);
    await new Promise<void>((go) => waiting.push(go));
    return reply;
  };
}

const settled = () => new Promise((done) => setTimeout(done));

async function answer(): Promise<void> {
  await settled();
  const go = waiting.shift();
  if (go === undefined) throw new Error("main was asked nothing");
  go();
  await settled();
}

function another(name: string): void {
  bridge.register.people.add({
    details: { name, title: "", email: null, department: "Parks & Recreation" },
    joinedOn: null,
    anyway: true,
  });
  bridge.register.desk.changed();
}

const shown = () => useRegisterStore.getState();
const names = (desk: RegisterDesk | null) => desk?.people.map(({ name }) => name);

beforeEach(() => {
  bridge = setUpDesk();
  asked = [];
  waiting = [];
  useRegisterStore.setState({ desk: null, opening: null, changes: 0 });
  slowed();
  return followRegister();
});

describe("the register as the window has it", () => {
  it("says to everybody who waits that main refused, and reads again for the next who asks", async () => {
    bridge.refuse.set("register.desk", { code: "DATABASE_BUSY" });
    const both = Promise.allSettled([loadRegister(), loadRegister()]);
    await answer();
    for (const one of await both)
      expect(one).toMatchObject({ status: "rejected", reason: expect.any(RefusedError) as unknown });
    const next = loadRegister();
    await answer();
    expect(names(await next)).toEqual([]);
    expect(asked).toEqual(["register.desk", "register.desk"]);
  });

  it("is read once for all who ask at the same time", async () => {
    const all = Promise.all([loadRegister(), loadRegister(), loadRegister()]);
    await answer();
    const [first, ...others] = await all;
    for (const other of others) expect(other).toBe(first);
    expect(asked).toEqual(["register.desk"]);
  });

  it("is read once more, for all, when it changed meanwhile, and nobody who asked after that gets the old one", async () => {
    const before = loadRegister();
    await settled();
    another("Fern Invented");
    const after = Promise.all([loadRegister(), loadRegister()]);
    another("Robin Nobody");
    const last = loadRegister();
    await answer();
    expect(names(await before)).toEqual([]);
    await answer();
    for (const desk of [...(await after), await last]) expect(names(desk)).toEqual(["Fern Invented", "Robin Nobody"]);
    expect(names(shown().desk)).toEqual(["Fern Invented", "Robin Nobody"]);
    expect(asked).toEqual(["register.desk", "register.desk"]);
  });
});

describe("the list of accounts", () => {
  it("has its beginning first, and all of it in its place after that", async () => {
    const list = loadAccountList();
    await answer();
    expect(shown().desk).toBeNull();
    expect(shown().opening?.first.map(({ name }) => name)).toEqual(["Sample Parks"]);
    await answer();
    expect(shown()).toMatchObject({ desk: await list, opening: null });
    expect(asked).toEqual(["register.opening", "register.desk"]);
  });

  it("starts again when the register changed between its beginning and the rest", async () => {
    const list = loadAccountList();
    await answer();
    await settled();
    another("Fern Invented");
    const again = loadAccountList();
    await answer();
    expect(names(await list)).toEqual([]);
    await answer();
    await answer();
    await again;
    expect(names(shown().desk)).toEqual(["Fern Invented"]);
    expect(shown().opening).toBeNull();
  });

  it("does not ask for a beginning where the window has a list already", async () => {
    const first = loadRegister();
    await answer();
    await first;
    const list = loadAccountList();
    await answer();
    await list;
    expect(asked).toEqual(["register.desk", "register.desk"]);
  });
});

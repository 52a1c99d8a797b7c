import { readFileSync } from "node:fs";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { FakeBridge } from "./fake-bridge.ts";

function pack(name: string): PolicyPack {
  return JSON.parse(readFileSync(new URL(`../../assets/policies/${name}.json`, import.meta.url), "utf8")) as PolicyPack;
}

/** The bridge in memory as `window.custodia`, with one account, for tests of the stores. */
export function setUpDesk(): FakeBridge {
  const bridge = new FakeBridge({
    packs: [pack("anchorage-pp-16-5"), pack("anoka-social-media-policy")],
    pack: 0,
    clock: () => new Date(),
    keyStore: "sample-file",
    verifyFault: false,
  });
  bridge.accounts.push({
    id: "account-1",
    department: "Parks & Recreation",
    platform: "Facebook",
    handle: "@sampleparks",
    name: "Sample Parks",
    address: null,
    since: null,
  });
  Object.assign(globalThis, { window: { custodia: bridge } });
  return bridge;
}

/** A new case for that account. */
export function newCase(author: string) {
  const content = "You will regret closing this trail.";
  return {
    account: "account-1",
    address: null,
    author,
    content,
    contentKind: "comment",
    postedAt: null,
    published: true,
  } as const;
}

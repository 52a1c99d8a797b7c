/** Policy packs of one's own: one that follows the pack in use, one of another city. */
import { type PolicyPack, packRef } from "../../../main/model/policy-pack.ts";
import type { PackPreview, PackSummary } from "../../../preload/contract.ts";
import { type PretendRegisterDesk, raise, type Slice } from "./desk.ts";

export class PretendPacks {
  readonly #desk: PretendRegisterDesk;
  readonly #waiting = new Map<string, PolicyPack>();

  constructor(desk: PretendRegisterDesk) {
    this.#desk = desk;
  }

  #choose(): PackPreview | null {
    const kind = this.#desk.chosen("packs");
    if (kind === null) return null;
    if (typeof kind !== "string") return raise(kind.code, kind.detail);
    const { pack } = this.#desk;
    const version = `${pack.version}.1`;
    const own = { ...pack, version, effective: this.#desk.day() };
    const chosen = kind === "newer" ? own : { ...own, id: "sample-city", version: "1", organisation: "Sample City" };
    const token = crypto.randomUUID();
    this.#waiting.set(token, chosen);
    return {
      token,
      file: `${chosen.id}.json`,
      summary: summaryOf(chosen),
      against: summaryOf(pack),
      changes: [
        {
          part: "Policy",
          says: [`The version is ${chosen.version}, it was ${pack.version}`, `In force since ${chosen.effective}`],
        },
        { part: "Grounds", says: ["1 added: Advertising of a business", "1 reworded: Violent or threatening"] },
        { part: "Account register", says: ["Accounts are reviewed every 14 days; it was every 30 days"] },
      ],
    };
  }

  readonly handlers: Slice<"policy.choose" | "policy.adopt"> = {
    "policy.choose": () => this.#choose(),
    "policy.adopt": ({ token, use }) => {
      const pack = this.#waiting.get(token) ?? raise("SOURCE_UNKNOWN");
      this.#waiting.delete(token);
      const state = this.#desk.options.takePack(pack, use);
      this.#desk.options.emit("app.changed", { state });
      return state;
    },
  };
}

function summaryOf(pack: PolicyPack): PackSummary {
  const { organisation, shortTitle, title, effective } = pack;
  return { ref: packRef(pack), organisation, shortTitle, title, effective };
}

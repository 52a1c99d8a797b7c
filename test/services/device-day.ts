/** A desk whose policy asks for a check of the workstation every seven days. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DeviceRule } from "../../main/model/policy-pack.ts";
import type { Services, ServicesOptions } from "../../main/services.ts";
import { AComputer } from "./a-computer.ts";
import { Workstation } from "./a-workstation.ts";
import { ByHand } from "./by-hand.ts";

export const question = "question:city-computer";

export const rule: DeviceRule = {
  everyDays: 7,
  basis: "Seven days are this pack's own reminder.",
  clauses: ["6"],
  needs: ["system", "updates", "malware", "browsers", "app"],
  asks: [
    {
      id: "city-computer",
      text: "Does this computer belong to the harbour?",
      hint: "A sticker shows it.",
      label: "The harbour’s computer",
      why: "Others are nobody’s business.",
      otherwise: "Ask the harbour’s IT.",
      needed: true,
    },
  ],
  help: "the harbour’s IT",
};

export class DeviceDay {
  readonly desk = new Workstation();
  readonly hand = new ByHand();
  readonly computer = new AComputer();

  constructor(device: DeviceRule | null = rule) {
    this.policy(device);
  }

  /** What the policy says from the next start on. */
  policy(device: DeviceRule | null): void {
    const file = join(this.desk.packFolder, "harbour-rules.json");
    const pack: object = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...pack, device }));
  }

  get options(): Partial<ServicesOptions> {
    return { clock: this.hand.clock, timers: this.hand.timers, workstation: this.computer };
  }

  /** The first run of the app. */
  begin(): Promise<Services> {
    return this.desk.runWithLog(this.options);
  }

  /** The app is closed and started again. */
  async again(run: Services, over: Partial<ServicesOptions> = {}): Promise<Services> {
    await run.close();
    return await this.desk.run({ ...this.options, ...over });
  }

  /** So many looks at the day go by, a minute each. */
  async minutes(count: number): Promise<void> {
    for (let minute = 0; minute < count; minute += 1) {
      this.hand.now += 59_000;
      this.hand.pass(1);
      await settled();
    }
  }
}

/** What was begun in the background is over, where nothing holds it up. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
}

/** Entries of checks, as the log has them. */
export function checks({ ready }: Services) {
  return ready.log.deskEntries("device.checked").map(({ entry }) => entry);
}

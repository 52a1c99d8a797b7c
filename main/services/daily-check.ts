/** Looks at this workstation once a day while the app is open. [A-6.h.iii] */

import { AppError } from "../lib/app-error.ts";
import type { DeviceWork } from "./device-work.ts";
import type { Timers } from "./idle-clock.ts";

/** In milliseconds: the first look comes so long after the start, which nothing is to slow down. */
const minutely = 60_000;
/** After a check so many looks go by before the next one, whatever came of it and whatever the clock says: an hour. */
const restsFor = 60;

export interface DailyCheckOptions {
  readonly device: Pick<DeviceWork, "isDue" | "look" | "check">;
  readonly timers: Timers;
}

export class DailyCheck {
  readonly #device: DailyCheckOptions["device"];
  readonly #stop: () => void;
  /** Counted in looks, not by the clock: that may be set back by years. */
  #rest = 0;

  constructor({ device, timers }: DailyCheckOptions) {
    this.#device = device;
    this.#stop = timers.every(minutely, () => void this.#look());
  }

  /** Begins no check any more. Safe twice. */
  close(): void {
    this.#stop();
  }

  async #look(): Promise<void> {
    try {
      this.#device.look();
      this.#rest = Math.max(0, this.#rest - 1);
      if (this.#rest > 0 || !this.#device.isDue()) return;
      this.#rest = restsFor;
      await this.#device.check("daily");
    } catch (error) {
      // Nothing was recorded: the last check stands and grows old, which is due by itself, and whoever checks by hand hears why.
      if (!(error instanceof AppError)) throw error;
    }
  }
}

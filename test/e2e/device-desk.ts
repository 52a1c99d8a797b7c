import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, type Locator } from "@playwright/test";
import type { DeviceCheck } from "../../main/model/device-view.ts";
import { RegisterDesk } from "./register-desk.ts";

/** Begins the data folder on a made-up computer that is as it should be, and checks it so many days ago; less than none: its clock was ahead. */
export function checkedEarlier(folder: string, policy: string, days: number): void {
  const script = join(import.meta.dirname, "another-computer.ts");
  execFileSync(process.execPath, [script, folder, policy, String(days)], { stdio: ["ignore", "inherit", "inherit"] });
}

/** The same person with the device checklist. */
export class DeviceDesk extends RegisterDesk {
  get standing(): Locator {
    return this.region("How this computer stands");
  }

  /** Above removals and passwords. */
  get warning(): Locator {
    return this.page.getByRole("complementary", { name: "About this computer" });
  }

  /** At the foot of the window. */
  get strip(): Locator {
    return this.page.getByRole("contentinfo").getByRole("button", { name: /^Device:/ });
  }

  line(label: string): Locator {
    const named = this.page.locator("summary bdi.t").getByText(label, { exact: true });
    return this.main.locator("li.device-line").filter({ has: named });
  }

  /** Opens the line, if it isn't. */
  async openLine(label: string): Promise<Locator> {
    const line = this.line(label);
    if ((await line.locator("details").getAttribute("open")) === null) await line.locator("summary").click();
    await expect(line.locator(".device-more")).toBeVisible();
    return line;
  }

  /** The last check, as main has it. */
  async lastCheck(): Promise<DeviceCheck> {
    const { check } = await this.app.get("device.desk", null);
    if (check === null) throw new Error("this computer was never checked");
    return check;
  }

  /** Presses the button on the screen, and waits until the result stands there; the result. */
  async checkNow(): Promise<DeviceCheck> {
    await this.go("Device");
    // The app looks by itself a minute after its start: on a slow machine this is not the first check.
    return await this.checkedAfter(() =>
      this.page.getByRole("button", { name: /^Check (this computer|again)$/ }).click(),
    );
  }

  /** Does what is followed by a check, and waits until the result stands on the screen; the result. */
  async checkedAfter(act: () => Promise<void>): Promise<DeviceCheck> {
    const { check: before } = await this.app.get("device.desk", null);
    await act();
    const entry = async () => (await this.app.get("device.desk", null)).check?.seq ?? null;
    await expect.poll(entry, { timeout: 30_000 }).not.toBe(before?.seq ?? null);
    const check = await this.lastCheck();
    await expect(this.standing).toContainText(`Entry no. ${check.seq} in the log.`);
    await expect(this.standing.getByRole("progressbar")).toHaveCount(0);
    return check;
  }
}

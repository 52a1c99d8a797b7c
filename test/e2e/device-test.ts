/** The app with the desk of the device checklist. */
import { RunningApp } from "./app.ts";
import { checkedEarlier, DeviceDesk } from "./device-desk.ts";
import { test as base } from "./register-test.ts";

export { expect } from "./app.ts";

interface Fixtures {
  /** A desk whose first run is done, on this computer, which was never checked. */
  device: DeviceDesk;
  /** How many days ago the check was that `earlier` finds; less than none: it is dated so many days from now. */
  days: number;
  /** A desk that was begun elsewhere, on a computer that is as it should be. */
  earlier: DeviceDesk;
}

export const test = base.extend<Fixtures>({
  device: async ({ ready }, use) => {
    ready.page.setDefaultTimeout(15_000);
    await use(new DeviceDesk(ready));
  },
  days: [1, { option: true }],
  earlier: async ({ folder, pack, days }, use) => {
    checkedEarlier(folder, pack, days);
    const app = await RunningApp.start(folder);
    app.page.setDefaultTimeout(15_000);
    await use(new DeviceDesk(app));
    await app.close();
  },
});

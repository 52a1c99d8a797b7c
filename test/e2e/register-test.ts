/** The app with the desk of the register. */
import { test as base } from "./records-test.ts";
import { RegisterDesk } from "./register-desk.ts";

export { expect } from "./app.ts";

interface Fixtures {
  /** A desk whose first run is done and whose register is empty. */
  register: RegisterDesk;
}

export const test = base.extend<Fixtures>({
  register: async ({ ready }, use) => {
    ready.page.setDefaultTimeout(15_000);
    await use(new RegisterDesk(ready));
  },
});

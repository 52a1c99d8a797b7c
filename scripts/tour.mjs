// `npm run tour`: both policies on sample data through the real screens, from a removal to a week's duties, with a picture of each step in
// out/tour/.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { withDisplay } from "./hosts.mjs";
import { node24, root } from "./node24.mjs";
import { setup } from "./setup.mjs";
import { withKeyring } from "./with-keyring.mjs";

export async function tour() {
  const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
  const args = [playwright, "test", "--config", join(root, "test", "e2e", "playwright.config.ts"), "--project=tour"];
  const code = await withKeyring(withDisplay([node24(), ...args]));
  const folder = join(root, "out", "tour");
  process.stdout.write(
    code === 0 ? `The pictures are in ${folder}\n` : `The tour stopped; what it saw is in ${folder}\n`,
  );
  return code;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  setup();
  process.exitCode = await tour();
}

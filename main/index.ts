import { startApp } from "./shell/index.ts";

await startApp();

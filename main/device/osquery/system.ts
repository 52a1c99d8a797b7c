import type { DeviceFamily, SystemReading } from "../../model/device/reading.ts";
import { steadyText } from "../../model/device/text.ts";
import { noReading } from "../no-reading.ts";
import type { AnyProbe } from "../probe.ts";
import { nothing, query, type Row, rowsOf } from "./rows.ts";

const question = "SELECT name, version, major, minor, build, platform FROM os_version";

/** macOS and Linux. Of Windows this table does not tell the version by which Microsoft supports it, such as 24H2. */
export function systemByOsquery(program: string, family: DeviceFamily): AnyProbe {
  return {
    item: "system",
    family,
    sources: () => ({ answer: query(program, question) }),
    parse: ({ answer = nothing }) => {
      const [row, ...more] = rowsOf(answer) ?? [];
      if (row === undefined || more.length > 0) return noReading(answer);
      return (family === "macos" ? macos(row) : linux(row)) ?? "unreadable";
    },
  };
}

function macos({ version = "", build = "", platform }: Row): SystemReading | null {
  if (platform !== "darwin" || !/^\d{2}(\.\d{1,3}){0,2}$/.test(version)) return null;
  const [major = "", minor = ""] = version.split(".");
  const cycle = major === "10" ? `10.${minor}` : major;
  const whole = /^\d{1,3}[A-Z]\d{1,5}[a-z]?$/.test(build) ? `${version} (${build})` : version;
  return { product: "macos", name: `macOS ${version}`, cycle, version: whole, edition: null };
}

/** `12 (bookworm)`, `24.04.1 LTS (Noble Numbat)`, `42 (Workstation Edition)` */
function linux({ name = "", version = "", platform = "" }: Row): SystemReading | null {
  if (name === "") return null;
  const product = ["debian", "ubuntu", "fedora"].includes(platform) ? platform : null;
  const numbers = /^\d{1,3}(\.\d{1,3}){0,2}/.exec(version)?.[0] ?? null;
  const cycle = product === "ubuntu" ? numbers?.split(".").slice(0, 2).join(".") : numbers?.split(".")[0];
  return {
    product,
    name: steadyText(`${name} ${version}`),
    cycle: product === null ? null : (cycle ?? null),
    // Debian's point release is not told here, and the number alone is no version.
    version: product === "debian" ? null : numbers,
    edition: null,
  };
}

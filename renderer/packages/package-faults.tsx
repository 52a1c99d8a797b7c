import type { PackageFault, PackageReport } from "../../main/model/records-view.ts";
import { count, counted } from "../format.ts";

const parts: Readonly<Record<PackageFault["part"], string>> = {
  container: "The file as a whole",
  bag: "The list of files",
  evidence: "A sealed file",
  entry: "An entry",
  tree: "The log as a whole",
  signature: "The signature",
  consistency: "The past of the log",
  derived: "The report or the table",
};

/** What the fault is about: the entry by its number, the file by its name, else the part of the package. */
export function faultTitle({ part, seq, file }: PackageFault): string {
  if (seq !== null) return `Entry no. ${count(seq)}`;
  return file ?? parts[part];
}

/** What is wrong with it, without the name that stands before it already: the command line has no titles. */
export function faultWords({ seq, file, what }: PackageFault): string {
  const prefix = [`entry ${seq}: `, `${file}: `].find((one) => what.startsWith(one));
  return prefix === undefined ? what : what.slice(prefix.length);
}

/** Everything that is wrong with a package, as far as it is listed. */
export function PackageFaults({ report }: { report: PackageReport }) {
  const { faults, faultCount } = report;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard (WCAG 2.1.1) */}
      <section className="faults" tabIndex={0} aria-label="Faults">
        <ul>
          {faults.map((fault, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <li key={at}>
              <b>
                <bdi>{faultTitle(fault)}</bdi>
              </b>
              {fault.seq !== null && fault.file !== null && (
                <>
                  {" "}
                  (<bdi>{fault.file}</bdi>)
                </>
              )}
              : <bdi>{faultWords(fault)}</bdi>
            </li>
          ))}
        </ul>
      </section>
      {faultCount > faults.length && (
        <p>
          The first {count(faults.length)} of {counted(faultCount, "fault")} are shown.
        </p>
      )}
    </>
  );
}
